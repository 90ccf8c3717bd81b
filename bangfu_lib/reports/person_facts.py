"""What the ledgers say of one posted person: attendance, leave, visits, reports, votes, norms."""

from collections.abc import Collection, Hashable
from typing import Any

import pandas as pd

from bangfu_lib.charts.intervals import bounds_text
from bangfu_lib.charts.names import indicator_label
from bangfu_lib.charts.numbers import percent_text
from bangfu_lib.periods.period import Period
from bangfu_lib.reports.brief import Brief
from bangfu_lib.reports.norms import requirement
from bangfu_lib.results.schemes import PERSON
from bangfu_lib.scoring.rounding import shown
from bangfu_lib.zh import people_text as zh

MOST_PERIODS, MOST_UNMET = 3, 6
Row = dict[str, Any]


def person_facts(brief: Brief, person: str, told: Collection[str] = ()) -> list[Row]:
    """Rows label, value, required, verdict, clause, source: registers first, then norms.

    Norms not met that are `told` elsewhere, by their own names or their indicators', are left out.
    """
    return [
        _registered(zh.ATTENDANCE, _attendance(brief, person)),
        _registered(zh.LEAVE, _leave(brief, person)),
        _registered(zh.VISITS, _visits(brief, person)),
        *_reports(brief, person),
        *_votes(brief, person),
        *_norms(brief, person, told),
    ]


def _registered(label: str, value: str) -> Row:
    blank = dict.fromkeys(("required", "clause"), zh.NONE)
    return {"label": label, "value": value, "verdict": zh.REGISTERED, **blank, "source": ""}


def _attendance(brief: Brief, person: str) -> str:
    """Days registered by the village's side, by where the person was; half a day is 0.5."""
    declared = brief.document.shows["attendance"]
    table = brief.ledger("attendance")
    here = (table["person"] == person) & (table["recorded_by"] == declared["recorded_by"])
    rows = table[here & _within(brief, table["date"])].drop_duplicates(["date", "half"])
    if rows.empty:
        return zh.NO_ATTENDANCE
    halves = (rows["half"] == declared["whole_day"]).astype(int) + 1
    days = halves.groupby(rows["status"], sort=False).sum() / 2
    total, there = _days(days.sum()), _days(days.get(declared["present"], 0))
    if not brief.document.internal:
        return zh.ATTENDED_ONLY.format(days=total, present=declared["present"], there=there)
    states = sorted(days.index, key=lambda state: (state != declared["present"], -days[state]))
    listing = zh.SEPARATOR.join(
        zh.DAYS_OF.format(state=state, days=_days(days[state])) for state in states
    )
    return zh.ATTENDED.format(days=total, listing=listing)


def _leave(brief: Brief, person: str) -> str:
    """Days of leave by kind; public documents do not say which kind."""
    table = brief.ledger("leave")
    rows = table[(table["person"] == person) & _within(brief, table["first"])]
    if rows.empty:
        return zh.NO_LEAVE
    amounts = rows["days"].astype(float)
    kinds = amounts.groupby(rows["kind"], sort=False).sum()
    listing = zh.LEAVE_DAYS.format(days=_days(amounts.sum()))
    if brief.document.internal:
        listing = zh.SEPARATOR.join(
            zh.DAYS_OF.format(state=kind, days=_days(days)) for kind, days in kinds.items()
        )
    still = int((rows["returned_on"].isna() & (rows["last"] < _last(brief))).sum())
    return zh.LEAVE_TAKEN.format(
        listing=listing, open=zh.LEAVE_OPEN.format(count=still) if still else ""
    )


def _visits(brief: Brief, person: str) -> str:
    """Days in the village and households called on; public documents have no households."""
    table = brief.ledger("visits")
    mine = (table["person"] == person) & (table["village"] == brief.unit)
    rows = table[mine & _within(brief, table["visited_on"])]
    if rows.empty:
        return zh.NO_VISITS
    days, calls = rows["visited_on"].nunique(), rows["household"].dropna()
    pattern = zh.VISITED if len(calls) and brief.document.internal else zh.VISITED_DAYS
    return pattern.format(days=days, times=len(calls), households=calls.nunique())


def _reports(brief: Brief, person: str) -> list[Row]:
    """What the village had to hand in by the norms with a deadline, and what was in time."""
    norms, findings = brief.results.catalogue["norms"], brief.results.findings
    timed = [name for name, norm in norms.items() if norm["comparison"] == "by_deadline"]
    here = findings[(findings["village"] == brief.unit) & findings["norm"].isin(timed)]
    judged = here[here["status"].isin(["met", "unmet"])]
    table = brief.ledger("reports")
    own = table[(table["person"] == person) & _within(brief, table["submitted_on"])]
    said = [zh.REPORTED_OWN.format(count=len(own))] if len(own) else []
    if len(judged):
        parts = [str(value).partition("/") for value in judged["value"]]
        done, due = (sum(int(float(part[n] or 1)) for part in parts) for n in (0, 2))
        said = [zh.REPORTED.format(due=due, done=done), *said]
    if not said:
        return []
    return [_registered(zh.REPORTS, zh.SEMICOLON.join(said)) | {"verdict": zh.REFERENCE}]


def _votes(brief: Brief, person: str) -> list[Row]:
    """Declared shares of votes on the person and on the village's team, with their intervals."""
    facts, rows = brief.results.facts, []
    for indicator in brief.shows("satisfaction"):
        mine = facts["indicator"] == indicator
        mine &= facts["unit"].isin([person, brief.unit])
        for fact in facts[mine].to_dict("records"):
            part, whole = fact["numerator"], fact["denominator"]
            if not whole:
                continue
            low, high = bounds_text(part, whole)
            label = indicator_label(brief.results, indicator)
            on_person = fact["unit_kind"] == PERSON
            value = zh.VOTED.format(
                share=percent_text(part, whole),
                part=shown(part),
                whole=shown(whole),
                low=low,
                high=high,
            )
            row = _registered(label if on_person else zh.OF_TEAM.format(label=label), value)
            rows.append(row | {"verdict": zh.REFERENCE})
    return rows


def _norms(brief: Brief, person: str, told: Collection[str]) -> list[Row]:
    """Each norm that binds the person here: what was reached, demanded and found."""
    findings = brief.results.findings
    mine = (findings["unit_kind"] == PERSON) & (findings["unit"] == person)
    mine &= findings["village"].isin([brief.unit, ""])
    left_out = [*brief.shows("omitted_norms")]
    lost = findings["norm"].isin(told) | findings["indicator"].isin(told)
    lost &= findings["status"] == "unmet"
    here = findings[mine & ~findings["norm"].isin(left_out) & ~lost]
    return [_norm(brief, name, group) for name, group in here.groupby("norm", sort=False)]


def _norm(brief: Brief, name: Hashable, group: pd.DataFrame) -> Row:
    norm = brief.results.catalogue["norms"][name]
    word = brief.results.catalogue["indicators"][norm["indicator"]]["measure_word"]
    return {
        "label": norm["label"],
        "value": reached(group, word),
        "required": requirement(brief, norm),
        "verdict": verdict(group),
        "clause": norm["clause"],
        "source": norm["source"],
    }


def reached(group: pd.DataFrame, word: str) -> str:
    """The values of a norm's findings with their months or weeks; of many only those unmet."""
    rows = group.to_dict("records")
    if len(rows) == 1:
        return _value(rows[0], word)
    if len(rows) <= MOST_PERIODS:
        return zh.SEPARATOR.join(_at(row, word) for row in rows)
    judged = [row for row in rows if row["status"] in ("met", "unmet")]
    unmet = [row for row in judged if row["status"] == "unmet"]
    listing = zh.SEPARATOR.join(_at(row, word) for row in unmet[:MOST_UNMET])
    more = zh.AND_SO_MANY.format(count=len(unmet)) if len(unmet) > MOST_UNMET else ""
    said = zh.MANY_UNMET.format(listing=listing + more) if unmet else ""
    met = len(judged) - len(unmet)
    return zh.MANY_PERIODS.format(judged=len(judged), met=met, unmet=said)


def verdict(group: pd.DataFrame) -> str:
    """The worst of the findings in one word; what only warns is a reminder."""
    found = set(group["status"])
    worst = next(one for one in ("unmet", "met", "pending", "no_data") if one in found)
    warned = worst == "unmet" and set(group["effect"]) == {"warning"}
    return zh.WARNED if warned else zh.VERDICTS[worst]


def _at(row: Row, word: str) -> str:
    return zh.AT.format(when=when_text(str(row["period"])), value=_value(row, word))


def _value(row: Row, word: str) -> str:
    value = row["value"]
    return zh.VERDICTS["no_data"] if not value or pd.isna(value) else f"{value}{word}"


def when_text(code: str) -> str:
    """10月, 第43周, or the whole label of a longer period."""
    period = Period.parse(code)
    short = {"month": zh.MONTH, "week": zh.WEEK}.get(period.kind)
    return short.format(number=period.number) if short else period.label


def _within(brief: Brief, dates: pd.Series) -> pd.Series:
    first, last = pd.Timestamp(brief.period.first), _last(brief)
    return (dates >= first) & (dates <= last)


def _last(brief: Brief) -> pd.Timestamp:
    return pd.Timestamp(brief.period.last)


def _days(days: float) -> str:
    return f"{days:g}"
