"""Findings: each fact held against the norm in force on the assessed period's last day."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pandas as pd

from bangfu_lib.params.norms import Norm
from bangfu_lib.params.rules import Rules
from bangfu_lib.periods.deadlines import Deadline
from bangfu_lib.periods.period import Period
from bangfu_lib.scoring.rounding import shown
from bangfu_lib.zh import scoring as zh

COMPARE: dict[str, Callable] = {
    "at_least": lambda left, right: left >= right,
    "at_most": lambda left, right: left <= right,
    "above": lambda left, right: left > right,
    "below": lambda left, right: left < right,
    "equals": lambda left, right: left == right,
}
# What further rows cannot change in a count. Only the rows of a period's ledger stay as they are;
# those of a register or of a ledger cumulated over the year may come to say something else.
REACHED = {"at_least": "met", "above": "met"}
FINAL_COUNTS = {
    "period": {**REACHED, "at_most": "unmet", "below": "unmet"},
    "year": REACHED,
    "standing": REACHED,
}
FINDING_COLUMNS = [
    "norm",
    "indicator",
    "unit_kind",
    "unit",
    "village",
    "role",
    "period",
    "status",
    "value",
    "threshold",
    "effect",
    "missing",
    "source",
    "clause",
    "quote",
]


def judge(
    facts: pd.DataFrame, rules: Rules, period: Period, *, village_types: Mapping[str, str]
) -> pd.DataFrame:
    """Every fact that a watched norm binds, with its status (FINDING_COLUMNS).

    `village_types` gives the type of each village, for norms that bind some types only.
    Status: met; unmet; pending (open, as the norm's own period still runs after the assessed one);
    no_data (nothing to count, or open for want of rows of `missing` earlier periods: a year by one
    quarter's rows, a week that lies in two quarters). What no further row can change is said at
    once. Norms that are not in force on the period's last day make no finding.
    """
    found = [pd.DataFrame(columns=FINDING_COLUMNS)]
    for norm in rules.watched_norms.values():
        if norm.indicator is None or not norm.in_force(period.last):
            continue
        bound = _bound(facts[facts["indicator"] == norm.indicator], norm, village_types)
        ledger = rules.ledgers[rules.indicators[norm.indicator].ledger]
        found.append(_findings(bound, norm, period, FINAL_COUNTS[ledger.window]))
    return pd.concat(found, ignore_index=True)


def meets(norm: Norm, on: date, numerator: Decimal, denominator: Decimal | None) -> str:
    """met, unmet or no_data for one value, compared exactly; raises ParamsError out of force."""
    demanded = norm.on(on).value
    if denominator is not None and not denominator:
        return "no_data"
    if isinstance(demanded, Deadline):
        return "met" if numerator == denominator else "unmet"
    left, right = _scaled(Fraction(numerator), demanded, denominator)
    return "met" if COMPARE[norm.comparison](left, right) else "unmet"


def submitted_in_time(norm: Norm, on: date, for_period: Period, submitted: date) -> str:
    """Met or unmet for one submission held against a deadline norm."""
    return "met" if submitted <= norm.on(on).value.due(for_period) else "unmet"


def _scaled(numerator: Fraction, demanded: Fraction, denominator: Decimal | None) -> tuple:
    """Both sides multiplied out, so that nothing is ever divided: 3 × days and 2 × workdays."""
    whole = 1 if denominator is None else Fraction(denominator)
    return numerator * demanded.denominator, demanded.numerator * whole


def _bound(facts: pd.DataFrame, norm: Norm, village_types: Mapping[str, str]) -> pd.DataFrame:
    """The facts about persons and villages that the norm binds."""
    if norm.roles:
        facts = facts[facts["role"].isin(norm.roles)]
    if norm.village_types:
        facts = facts[facts["village"].map(village_types).isin(norm.village_types)]
    return facts


def _findings(
    facts: pd.DataFrame, norm: Norm, period: Period, final: Mapping[str, str]
) -> pd.DataFrame:
    demanded = norm.on(period.last)
    pairs = list(zip(facts["numerator"], facts["denominator"], strict=True))
    judged = [meets(norm, period.last, part, whole) for part, whole in pairs]
    runs_on = [Period.parse(code).last > period.last for code in facts["period"]]
    missing = facts["missing"].fillna("")
    still_open = [
        "no_data" if lacks else "pending" if later else ""
        for lacks, later in zip(missing, runs_on, strict=True)
    ]
    status = [
        one
        if not still or one == "no_data" or _is_final(one, norm, whole is not None, final)
        else still
        for one, still, (_, whole) in zip(judged, still_open, pairs, strict=True)
    ]
    return facts.assign(
        norm=norm.name,
        status=status,
        value=[value_text(part, whole) for part, whole in pairs],
        threshold=demanded.shown,
        missing=missing,
        effect=norm.effect,
        source=demanded.source,
        clause=demanded.clause,
        quote=demanded.quote,
    )[FINDING_COLUMNS]


def _is_final(status: str, norm: Norm, is_share: bool, final: Mapping[str, str]) -> bool:
    """Whether no further row can change `status`; a deadline once kept stays kept."""
    if is_share:
        return norm.comparison == "by_deadline" and status == "met"
    return final.get(norm.comparison) == status


def value_text(numerator: Decimal, denominator: Decimal | None) -> str:
    """A fact as printed: 28/42, or 3 for a plain count."""
    if denominator is None:
        return shown(numerator)
    return zh.VALUE_SHARE.format(part=shown(numerator), whole=shown(denominator))
