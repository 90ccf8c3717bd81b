"""Findings: each fact held against the norm in force on the assessed period's last day."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pandas as pd

from bangfu_lib.params.ledgers import Ledger
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
    "source",
    "clause",
    "quote",
]


def judge(
    facts: pd.DataFrame, rules: Rules, period: Period, *, village_types: Mapping[str, str]
) -> pd.DataFrame:
    """Every fact that a norm binds, with its status (FINDING_COLUMNS).

    `village_types` gives the type of each village, for norms that bind some types only.
    Status: met; unmet; pending (not met yet, the norm's own period still runs after this
    quarter); no_data (nothing to count, or not met in a period that begins before the ledger's
    rows do: a year by one quarter's rows, a week that lies in two quarters). Norms that are not in
    force on the period's last day make no finding.
    """
    found = [pd.DataFrame(columns=FINDING_COLUMNS)]
    for norm in rules.norms.values():
        if norm.indicator is None or not norm.in_force(period.last):
            continue
        bound = _bound(facts[facts["indicator"] == norm.indicator], norm, village_types)
        ledger = rules.ledgers[rules.indicators[norm.indicator].ledger]
        found.append(_findings(bound, norm, period, _rows_since(ledger, period)))
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


def _rows_since(ledger: Ledger, period: Period) -> date:
    """The first day on which rows of `ledger` may lie when `period` is assessed."""
    if ledger.window == "standing":
        return date.min
    return period.first if ledger.window == "period" else period.within("year").first


def _findings(facts: pd.DataFrame, norm: Norm, period: Period, rows_since: date) -> pd.DataFrame:
    demanded = norm.on(period.last)
    pairs = list(zip(facts["numerator"], facts["denominator"], strict=True))
    judged = [meets(norm, period.last, part, whole) for part, whole in pairs]
    about = [Period.parse(code) for code in facts["period"]]
    status = [
        _unless_unknown(one, span, period.last, rows_since)
        for one, span in zip(judged, about, strict=True)
    ]
    return facts.assign(
        norm=norm.name,
        status=status,
        value=[value_text(part, whole) for part, whole in pairs],
        threshold=demanded.shown,
        effect=norm.effect,
        source=demanded.source,
        clause=demanded.clause,
        quote=demanded.quote,
    )[FINDING_COLUMNS]


def _unless_unknown(status: str, span: Period, last: date, rows_since: date) -> str:
    """Unmet only where the ledger could hold all of the period's rows and the period is over."""
    if status != "unmet":
        return status
    if span.first < rows_since:
        return "no_data"
    return "pending" if span.last > last else status


def value_text(numerator: Decimal, denominator: Decimal | None) -> str:
    """A fact as printed: 28/42, or 3 for a plain count."""
    if denominator is None:
        return shown(numerator)
    return zh.VALUE_SHARE.format(part=shown(numerator), whole=shown(denominator))
