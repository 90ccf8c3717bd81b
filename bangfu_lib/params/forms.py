"""The blank ledgers of an office: those that its schemes count, with their matters to choose."""

from collections.abc import Iterator
from dataclasses import replace

from bangfu_lib.params.ledgers import Ledger
from bangfu_lib.params.matters import Matter, Recordable, recordable
from bangfu_lib.params.numbers import plain
from bangfu_lib.params.rules import Rules
from bangfu_lib.zh import forms as zh

RECORDS = "assessments"
# Mistakes found later are declared there, whatever is counted.
CORRECTIONS = "corrections"
# A register that says why somebody was away is handed in wherever attendance is.
BESIDE = {"attendance": ("leave",)}


def form_ledgers(rules: Rules) -> list[Ledger]:
    """The ledgers to hand out: registers, and all from which the schemes count something."""
    allowed = recordable(rules.schemes.values())
    wanted = set(rules.counted_ledgers)
    wanted |= {name for ledger in wanted for name in BESIDE.get(ledger, ())}
    wanted |= {CORRECTIONS, *((RECORDS,) if allowed.matters else ())}
    asked = rules.asked_ledgers
    chosen = {name: ledger for name, ledger in asked.items() if name in wanted}
    if RECORDS in chosen:
        chosen[RECORDS] = _with_matters(chosen[RECORDS], allowed)
    return list(chosen.values())


def _with_matters(ledger: Ledger, allowed: Recordable) -> Ledger:
    """考核记录 with the matters of the schemes to choose from, each explained in the guide."""
    names = tuple(allowed.matters)
    field = replace(ledger.fields["matter"], kind="choice", values=(*names, *sorted(allowed.items)))
    about = [ledger.about, zh.MATTERS, *(_explained(one) for one in allowed.matters.values())]
    fields = {**ledger.fields, "matter": field}
    return replace(ledger, fields=fields, about="\n".join(about))


def _explained(matter: Matter) -> str:
    return zh.MATTER.format(name=matter.name, how=zh.SEMICOLON.join(_how(matter)))


def _how(matter: Matter) -> Iterator[str]:
    if matter.options:
        template = zh.BALLOT if matter.ballot else zh.OPTIONS
        yield template.format(options=zh.LIST_SEPARATOR.join(matter.options))
    elif matter.needs_whole:
        yield zh.SHARE
    elif matter.high is not None and matter.low is not None:
        yield zh.RATING.format(low=plain(matter.low), high=plain(matter.high))
    elif matter.high is not None:
        yield zh.MINUS
    else:
        yield zh.COUNT
    if matter.assessors:
        yield zh.ASSESSORS.format(assessors=zh.LIST_SEPARATOR.join(matter.assessors))
