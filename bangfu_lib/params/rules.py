"""Everything that judges a quarter, read and checked together."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bangfu_lib.errors import ParamsError
from bangfu_lib.files import sha256_file, sha256_json
from bangfu_lib.params.calendars import load_calendar
from bangfu_lib.params.indicators import Indicator, load_indicators
from bangfu_lib.params.ledgers import Ledger, load_ledgers
from bangfu_lib.params.norms import Norm, load_norms
from bangfu_lib.params.office import Office, load_office
from bangfu_lib.params.reading import refuse
from bangfu_lib.params.scheme_lint import name_faults
from bangfu_lib.params.schemes import Rule, Scheme, load_scheme
from bangfu_lib.params.sources import Source, load_sources
from bangfu_lib.periods.calendar import WorkCalendar
from bangfu_lib.periods.period import Period
from bangfu_lib.zh import params as zh

JUDGING = ("calendars", "indicators", "ledgers", "norms", "schemes", "sources", "units")


@dataclass(frozen=True)
class Rules:
    """All declared rules of one workspace, consistent with each other; `digest` is their hash."""

    sources: Mapping[str, Source]
    ledgers: Mapping[str, Ledger]
    norms: Mapping[str, Norm]
    indicators: Mapping[str, Indicator]
    scheme: Scheme
    office: Office
    calendar: WorkCalendar
    digest: str


def load_rules(params: Path) -> Rules:
    """The rules under `params`; raises ParamsError naming every fault of the first kind found."""
    sources = load_sources(params)
    ledgers = load_ledgers(params)
    norms = load_norms(params, sources)
    indicators = load_indicators(params, ledgers, norms)
    office = load_office(params)
    scheme = load_scheme(params, office.scheme)
    refuse(name_faults(scheme, indicators, norms))
    return Rules(
        sources=sources,
        ledgers=ledgers,
        norms=norms,
        indicators=indicators,
        scheme=scheme,
        office=office,
        calendar=load_calendar(params),
        digest=rules_digest(params),
    )


def rules_digest(params: Path) -> str:
    """One hash over every file that can change a score."""
    files = sorted(path for kind in JUDGING for path in (params / kind).glob("*.*"))
    return sha256_json({f"{path.parent.name}/{path.name}": sha256_file(path) for path in files})


def require_in_force(rules: Rules, period: Period) -> None:
    """Raise ParamsError when the scheme, or a norm that it scores by, is not in force in `period`.

    Norms by which the indicators of its rules count are among them. So it does when the calendar
    does not cover the period.
    """
    rules.calendar.workdays(period.first, period.last)
    scheme = rules.scheme
    if period.last < scheme.first or (scheme.last and period.first > scheme.last):
        last = scheme.last or zh.NO_END
        raise ParamsError(
            zh.SCHEME_NOT_IN_FORCE.format(
                label=scheme.label, first=scheme.first, last=last, period=period.label
            )
        )
    problems = []
    for item in scheme.items:
        for rule in item.rules:
            for norm in _norms_behind(rule, rules):
                if not norm.in_force(period.last):
                    problem = zh.RULE_OUT_OF_FORCE.format(rule=rule.id, label=norm.label)
                    problems.append(problem)
    if problems:
        sentence = zh.RULES_OUT_OF_FORCE.format(label=scheme.label, period=period.label)
        raise ParamsError(sentence, problems)


def _norms_behind(rule: Rule, rules: Rules) -> list[Norm]:
    taken = [rule.norm] if rule.norm else []
    counted = rules.norms[rule.norm].indicator if rule.norm else rule.indicator
    return [rules.norms[name] for name in [*taken, *rules.indicators[counted].norms]]
