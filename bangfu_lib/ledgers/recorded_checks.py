"""Checks of 考核记录 against the schemes in use: what no scheme takes, or cannot be true."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction

import numpy as np
import pandas as pd

from bangfu_lib.ledgers.flagging import Filled, Problem, flag_by
from bangfu_lib.ledgers.issues import Issue
from bangfu_lib.params.matters import Matter, Recordable
from bangfu_lib.params.numbers import plain
from bangfu_lib.zh import ledgers as zh
from bangfu_lib.zh import recorded as words

LEDGER = "assessments"
BALLOT_COUNTS = (words.ISSUED, words.COLLECTED)
# The fields that lead to a unit of each kind, the usual one first.
LEADING = {
    "village": ("village", "person"),
    "person": ("person",),
    "town": ("organisation", "village", "person"),
    "sending_unit": ("organisation", "village", "person"),
}


def recorded_issues(ledgers: Mapping[str, Filled], allowed: Recordable) -> list[Issue]:
    """Every row that names an unknown matter, item or unit, or whose number cannot be."""
    filled = ledgers.get(LEDGER)
    if filled is None or filled.table.empty:
        return []
    table = filled.table
    void = table["option"].eq(words.NOT_APPLICABLE).fillna(False)
    about_item = table["origin"].eq(words.SELF).fillna(False) | void
    found = _unknown_names(filled, about_item, allowed)
    for name, matter in allowed.matters.items():
        rows = (table["matter"].eq(name).fillna(False) & ~about_item).to_numpy(dtype=bool)
        if rows.any():
            found += [one for check in CHECKS for one in check(filled, matter, rows)]
    return found + _unknown_organisations(filled, ledgers.get("villages"))


def _unknown_names(filled: Filled, about_item: pd.Series, allowed: Recordable) -> list[Issue]:
    """Matters that no scheme takes, and items that no scheme has; near names are suggested."""
    matters = filled.table["matter"]
    stranger = matters.notna() & ~matters.isin(list(allowed.matters)) & ~about_item
    no_item = matters.notna() & ~matters.isin(list(allowed.items)) & about_item
    return [
        *flag_by(
            filled,
            "matter",
            stranger,
            keys={"value": matters},
            problem=_named("unknown_matter", list(allowed.matters)),
        ),
        *flag_by(
            filled,
            "matter",
            no_item,
            keys={"value": matters},
            problem=_named("unknown_item", sorted(allowed.items)),
        ),
    ]


def _named(code: str, known: Sequence[str]) -> Callable[..., Problem]:
    def problem(value: str) -> Problem:
        near = get_close_matches(value, known, n=5, cutoff=0.4) or known
        listing = zh.LIST_SEPARATOR.join(near) or words.NOTHING
        return Problem(code, {"value": value, "known": listing})

    return problem


def _unknown_organisations(filled: Filled, villages: Filled | None) -> list[Issue]:
    """Units and townships that the register of villages does not name."""
    if villages is None:
        return []
    named = [villages.table[field].dropna() for field in ("township", "sending_unit")]
    known = sorted(set(pd.concat(named)))
    column = filled.table["organisation"]
    return flag_by(
        filled,
        "organisation",
        column.notna() & ~column.isin(known),
        keys={"value": column},
        problem=_named("unknown_organisation", known),
    )


def _no_subject(filled: Filled, matter: Matter, rows: np.ndarray) -> list[Issue]:
    """Rows that name nobody for whom the matter is recorded.

    A person leads to its village, and both to the township and the sending unit.
    """
    named = np.zeros(len(filled.table), dtype=bool)
    for field in {field for kind in matter.units for field in LEADING[kind]}:
        named |= filled.table[field].notna().to_numpy()
    field = LEADING[min(matter.units)][0]
    header = filled.ledger.fields[field].header
    return _flagged(filled, field, rows & ~named, matter, code="no_subject", header=header)


def _out_of_range(filled: Filled, matter: Matter, rows: np.ndarray) -> list[Issue]:
    """Numbers below or above what a row of this matter may say."""
    values = filled.table["quantity"]
    low, high = matter.low, matter.high
    wrong = rows & values.map(lambda value: _outside(value, low, high)).to_numpy(dtype=bool)
    ends = {
        "low": words.NO_END if low is None else plain(low),
        "high": words.NO_END if high is None else plain(high),
    }
    return flag_by(
        filled,
        "quantity",
        wrong,
        keys={"value": _as_written(values)},
        problem=lambda value: Problem(
            "out_of_range", {"matter": matter.name, "value": value, **ends}
        ),
    )


def _outside(value: Decimal | None, low: Fraction | None, high: Fraction | None) -> bool:
    if value is None:
        return False
    return (low is not None and value < low) or (high is not None and value > high)


def _without_number(filled: Filled, matter: Matter, rows: np.ndarray) -> list[Issue]:
    """Ratings, votes and measured values need a number; only a plain case may go without."""
    needed = matter.high is not None or matter.ballot or matter.low is None
    blank = rows & filled.table["quantity"].isna().to_numpy()
    return _flagged(filled, "quantity", blank & needed, matter, code="no_number")


def _without_whole(filled: Filled, matter: Matter, rows: np.ndarray) -> list[Issue]:
    blank = rows & filled.table["whole"].isna().to_numpy()
    return _flagged(filled, "whole", blank & matter.needs_whole, matter, code="no_whole")


def _approximate_part(filled: Filled, matter: Matter, rows: np.ndarray) -> list[Issue]:
    """What is known only approximately (余, 多) makes no share."""
    rough = filled.table["approximate"].fillna(False).to_numpy(dtype=bool)
    wrong = rows & rough & (matter.needs_whole or matter.ballot)
    return _flagged(filled, "approximate", wrong, matter, code="approximate_part")


def _unknown_option(filled: Filled, matter: Matter, rows: np.ndarray) -> list[Issue]:
    """Options that have no worth, where the matter has any; ballots know votes for nobody too."""
    if not matter.options:
        return []
    options = filled.table["option"]
    allowed = (*matter.options, *(words.VOTES if matter.ballot else ()))
    blank, wrong = (one.to_numpy(dtype=bool) for one in (options.isna(), ~options.isin(allowed)))
    listing = zh.LIST_SEPARATOR.join(allowed)
    return [
        *_flagged(filled, "option", rows & blank, matter, code="no_option", known=listing),
        *_flagged(
            filled, "option", rows & wrong & ~blank, matter, code="unknown_option", known=listing
        ),
    ]


def _wrong_assessor(filled: Filled, matter: Matter, rows: np.ndarray) -> list[Issue]:
    if not matter.assessors:
        return []
    column = filled.table["assessor"]
    wrong = (column.notna() & ~column.isin(matter.assessors)).to_numpy()
    listing = zh.LIST_SEPARATOR.join(matter.assessors)
    return _flagged(filled, "assessor", rows & wrong, matter, code="wrong_assessor", known=listing)


def _too_many_votes(filled: Filled, matter: Matter, rows: np.ndarray) -> list[Issue]:
    """More votes than were collected, or more collected than issued, for one unit."""
    if not matter.ballot:
        return []
    table = filled.table
    subject = table["person"].fillna(table["organisation"]).fillna(table["village"]).fillna("")
    number = table["quantity"].map(lambda value: 0 if value is None else float(value))
    counted = pd.DataFrame({"subject": subject, "number": number, "option": table["option"]})[rows]
    issued, collected = (
        counted[counted["option"] == name].groupby("subject")["number"].sum()
        for name in BALLOT_COUNTS
    )
    cast = counted[~counted["option"].isin(BALLOT_COUNTS)].groupby("subject")["number"].sum()
    more_cast = [one for one in cast.index if one in collected and cast[one] > collected[one]]
    more_back = [one for one in collected.index if one in issued and collected[one] > issued[one]]
    back = table["option"].eq(words.COLLECTED).fillna(False).to_numpy()
    returned = subject.map(collected).astype(object)
    return [
        one
        for code, units in (
            ("more_votes_than_collected", more_cast),
            ("more_collected_than_issued", more_back),
        )
        for one in flag_by(
            filled,
            "quantity",
            rows & back & subject.isin(units).to_numpy(),
            keys={"value": returned},
            problem=_ballot_problem(code, matter),
        )
    ]


def _ballot_problem(code: str, matter: Matter) -> Callable[..., Problem]:
    def problem(value: float) -> Problem:
        return Problem(code, {"matter": matter.name, "value": f"{value:g}"})

    return problem


def _flagged(
    filled: Filled, field: str, mask: np.ndarray, matter: Matter, *, code: str, **facts: object
) -> list[Issue]:
    return flag_by(
        filled,
        field,
        mask,
        keys={"value": _as_written(filled.table[field])},
        problem=lambda value: Problem(code, {"matter": matter.name, "value": value, **facts}),
    )


def _as_written(values: pd.Series) -> pd.Series:
    """Values as a message quotes them: numbers without digits that say nothing, blanks as none."""
    return values.map(_written)


def _written(value: object) -> str:
    if isinstance(value, Decimal):
        return plain(Fraction(value))
    return "" if pd.isna(value) else str(value)


CHECKS = (
    _no_subject,
    _out_of_range,
    _without_number,
    _without_whole,
    _approximate_part,
    _unknown_option,
    _wrong_assessor,
    _too_many_votes,
)
