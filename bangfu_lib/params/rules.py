"""Everything that judges a period, read and checked together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from bangfu_lib.errors import ParamsError
from bangfu_lib.files import sha256_file, sha256_json
from bangfu_lib.params.calendars import load_calendar
from bangfu_lib.params.indicators import Indicator, load_indicators
from bangfu_lib.params.ledgers import Ledger, load_ledgers
from bangfu_lib.params.norms import Norm, load_norms
from bangfu_lib.params.office import Office, load_office
from bangfu_lib.params.reading import refuse
from bangfu_lib.params.scheme_names import PLACEHOLDER, name_faults, source_faults
from bangfu_lib.params.scheme_reading import load_scheme
from bangfu_lib.params.scheme_rules import Take
from bangfu_lib.params.schemes import Scheme
from bangfu_lib.params.sources import Source, load_sources, scheme_source
from bangfu_lib.periods.calendar import WorkCalendar
from bangfu_lib.periods.period import Period, require_assessable
from bangfu_lib.zh import params as zh

JUDGING = ("calendars", "indicators", "ledgers", "norms", "schemes", "sources", "units")
EXPLANATION = ".md"


@dataclass(frozen=True)
class Named:
    """The norms and indicators that schemes may name."""

    norms: Mapping[str, Norm]
    indicators: Mapping[str, Indicator]


@dataclass(frozen=True)
class Rules:
    """All declared rules of one workspace, consistent with each other; `digest` is their hash."""

    sources: Mapping[str, Source]
    ledgers: Mapping[str, Ledger]
    norms: Mapping[str, Norm]
    indicators: Mapping[str, Indicator]
    schemes: Mapping[str, Scheme]
    office: Office
    calendar: WorkCalendar
    digest: str

    @property
    def scheme(self) -> Scheme:
        """The first scheme for villages, which documents are about; without one, the first."""
        schemes = list(self.schemes.values())
        return next((one for one in schemes if one.unit == "village"), schemes[0])

    @cached_property
    def watched_norms(self) -> dict[str, Norm]:
        """The norms that the schemes score by or watch; only these are judged."""
        watched = {name for scheme in self.schemes.values() for name in scheme.watches}
        named = {take.name for take in self._takes if take.kind == "norm"}
        return {n: one for n, one in self.norms.items() if n in named or one.file in watched}

    @cached_property
    def watched_indicators(self) -> dict[str, Indicator]:
        """The indicators that schemes or watched norms need; only these are counted."""
        watched = {name for scheme in self.schemes.values() for name in scheme.watches}
        named = {take.name for take in self._takes if take.kind == "indicator"}
        named |= {norm.indicator for norm in self.watched_norms.values() if norm.indicator}
        for scheme in self.schemes.values():
            named |= set(scheme.figures)
            named |= {name for text in scheme.practices for name in PLACEHOLDER.findall(text)}
        return {n: one for n, one in self.indicators.items() if n in named or one.file in watched}

    @cached_property
    def counted_ledgers(self) -> frozenset[str]:
        """The ledgers that the schemes count anything from, and the registers of their units."""
        named = set(_strings([dict(one.spec) for one in self.watched_indicators.values()]))
        people = {one.unit for one in [*self.watched_indicators.values(), *self.schemes.values()]}
        named |= {"villages"} | ({"persons"} if "person" in people else set())
        return frozenset(named & self.ledgers.keys())

    @cached_property
    def asked_ledgers(self) -> dict[str, Ledger]:
        """All ledgers; those from which nothing is counted for these schemes need not be there."""
        return {
            name: replace(ledger, required=ledger.required and name in self.counted_ledgers)
            for name, ledger in self.ledgers.items()
        }

    def for_period(self, period: Period) -> "Rules":
        """These rules with the schemes for that kind of period.

        Raises UsageError for a day or week, ParamsError where no scheme is for such a period.
        """
        require_assessable(period)
        kept = {n: one for n, one in self.schemes.items() if one.every in ("", period.kind)}
        if not kept:
            labels = zh.SEPARATOR.join(scheme.label for scheme in self.schemes.values())
            raise ParamsError(zh.NO_SCHEME_FOR_PERIOD.format(period=period.label, known=labels))
        return replace(self, schemes=kept)

    @property
    def _takes(self) -> list[Take]:
        return [take for scheme in self.schemes.values() for take in scheme.takes]


def load_rules(params: Path) -> Rules:
    """The rules under `params`; raises ParamsError naming every fault of the first kind found."""
    sources = load_sources(params)
    ledgers = load_ledgers(params)
    norms = load_norms(params, sources)
    indicators = load_indicators(params, ledgers, norms)
    office = load_office(params)
    schemes = {name: load_scheme(params, name) for name in office.schemes}
    for scheme in schemes.values():
        refuse(name_faults(scheme, indicators, norms))
    refuse(source_faults(schemes.values(), sources))
    own = {one.source: scheme_source(one) for one in schemes.values() if one.own_source}
    return Rules(
        sources={**sources, **own},
        ledgers=ledgers,
        norms=norms,
        indicators=indicators,
        schemes=schemes,
        office=office,
        calendar=load_calendar(params),
        digest=rules_digest(params),
    )


def load_named(params: Path) -> Named:
    """The norms and indicators under `params` alone, for schemes that are only tried."""
    norms = load_norms(params, load_sources(params))
    return Named(norms, load_indicators(params, load_ledgers(params), norms))


def _strings(content: Any) -> Iterator[str]:
    """Every text within declared content."""
    if isinstance(content, Mapping):
        for value in content.values():
            yield from _strings(value)
    elif isinstance(content, list):
        for value in content:
            yield from _strings(value)
    elif isinstance(content, str):
        yield content


def rules_digest(params: Path) -> str:
    """One hash over every file that can change a score."""
    return sha256_json({name: sha256_file(path) for name, path in judging_files(params).items()})


def judging_files(params: Path) -> dict[str, Path]:
    """Every file that can change a score, by its name below `params`."""
    files = sorted(
        path
        for kind in JUDGING
        for path in (params / kind).glob("*.*")
        if path.suffix != EXPLANATION
    )
    return {f"{path.parent.name}/{path.name}": path for path in files}


def require_in_force(rules: Rules, period: Period) -> None:
    """Raise ParamsError when a scheme, or a norm that it scores by, is not in force in `period`.

    Norms by which the indicators of its rules count are among them. So it does when the calendar
    does not cover the period.
    """
    rules.calendar.workdays(period.first, period.last)
    for scheme in rules.schemes.values():
        if period.last < scheme.first or (scheme.last and period.first > scheme.last):
            last = scheme.last or zh.NO_END
            words = {"label": scheme.label, "first": scheme.first, "period": period.label}
            raise ParamsError(zh.SCHEME_NOT_IN_FORCE.format(last=last, **words))
        problems = [
            zh.RULE_OUT_OF_FORCE.format(rule=rule.id, label=norm.label)
            for item in scheme.items
            for rule in item.rules
            for norm in _norms_behind(rule.take, rules)
            if not norm.in_force(period.last)
        ]
        if problems:
            sentence = zh.RULES_OUT_OF_FORCE.format(label=scheme.label, period=period.label)
            raise ParamsError(sentence, problems)


def _norms_behind(take: Take, rules: Rules) -> list[Norm]:
    if take.kind not in ("norm", "indicator"):
        return []
    taken = [take.name] if take.kind == "norm" else []
    counted = rules.norms[take.name].indicator if taken else take.name
    return [rules.norms[name] for name in [*taken, *rules.indicators[counted].norms]]
