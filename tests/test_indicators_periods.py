"""Facts and findings when a month, a quarter, a half or a year is assessed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from declared import context, posted, rules, table, village
from hypothesis import given, settings
from hypothesis import strategies as st

from bangfu_lib.indicators.facts import compute_facts
from bangfu_lib.params.ledgers import window
from bangfu_lib.periods.notation import KINDS
from bangfu_lib.periods.period import Period
from bangfu_lib.scoring.findings import judge

ASSESSABLE = ("month", "quarter", "half", "year")
YEAR = Period.parse("2021")
ASSESSED = [period for kind in ASSESSABLE for period in YEAR.parts(kind)]
DAYS = st.integers(0, 364).map(lambda number: date(2021, 1, 1) + timedelta(days=number))


def facts(name: str, code: str, *, every: str = "", **tables):
    """The facts of one indicator when `code` is assessed, by the period that they are about."""
    given = replace(context(**{"villages": [village()], **tables}), period=Period.parse(code))
    indicator = rules().indicators[name]
    indicator = replace(indicator, every=every or indicator.every)
    found = compute_facts({name: indicator}, given).facts
    return found.set_index("period")


def shares(name: str, code: str, **more) -> dict[str, tuple[int, int]]:
    found = facts(name, code, **more)
    pairs = zip(found["numerator"].map(int), found["denominator"].map(int), strict=True)
    return dict(zip(found.index, pairs, strict=True))


def sheet_of(ledger: str, rows: list[dict], assessed: Period) -> list[dict]:
    """The rows that an office hands in on `ledger` when `assessed` is assessed."""
    first, last = window(assessed, rules().ledgers[ledger])
    field = rules().ledgers[ledger].window_field
    return [row for row in rows if first <= row[field] <= last]


# What facts are about


@pytest.mark.parametrize("assessed", ASSESSED, ids=str)
@pytest.mark.parametrize("every", ["week", *ASSESSABLE])
def test_smaller_periods_are_the_parts_and_larger_ones_hold_the_assessed_one(assessed, every):
    spans = replace(context(), period=assessed).periods(every)
    if KINDS.index(every) < KINDS.index(assessed.kind):
        assert spans == assessed.parts(every)
    else:
        assert [one.contains(assessed) for one in spans] == [True]


@pytest.mark.parametrize("assessed", ASSESSED, ids=str)
def test_period_means_the_assessed_one(assessed):
    assert replace(context(), period=assessed).periods("period") == [assessed]


@pytest.mark.parametrize("code", ["2021-11", "2021Q4", "2021H2", "2021"])
def test_a_register_says_how_things_stand_at_the_end_of_the_assessed_period(code):
    known = {"village": "V1", "category": "其他必备资料", "name": "资料", "mandatory": True}
    documents = [
        known | {"document": "1", "complete": True},
        known | {"document": "2", "complete": False},
    ]
    assert shares("mandatory_document_share", code, documents=documents) == {code: (1, 2)}


def test_each_quarter_of_an_assessed_year_has_its_own_visits():
    households = [{"household": f"H{n}", "village": "V1", "category": "脱贫户"} for n in (1, 2)]
    visit = {"person": "P1", "village": "V1", "purpose": "慰问"}
    visits = [
        visit | {"visited_on": "2021-02-01", "household": "H1"},
        visit | {"visited_on": "2021-11-01", "household": "H1"},
        visit | {"visited_on": "2021-11-02", "household": "H2"},
    ]
    found = shares("visited_household_share", "2021", households=households, visits=visits)
    assert found == {"2021Q1": (1, 2), "2021Q2": (0, 2), "2021Q3": (0, 2), "2021Q4": (2, 2)}


def test_card_put_up_in_spring_still_hangs_in_autumn():
    households = [{"household": "H1", "village": "V1", "category": "脱贫户"}]
    known = {"card": "1", "village": "V1", "kind": "精准帮扶明白卡", "household": "H1"}
    cards = [known | {"posted": True, "made_on": "2021-05-01"}]
    found = shares("card_household_share", "2021", households=households, cards=cards)
    assert [part for part, _ in found.values()][-3:] == [1, 1, 1]


@pytest.mark.parametrize("code", ["2021-11", "2021Q4", "2021H2", "2021"])
def test_days_in_the_village_are_held_against_the_working_days_of_the_assessed_period(code):
    period = Period.parse(code)
    persons = [posted("P1", "第一书记", arrived="2020-01-01")]
    found = shares("in_village_day_share", code, persons=persons)
    workdays = rules().calendar.workdays(period.first, period.last)
    assert sum(whole for _, whole in found.values()) == workdays


def test_working_days_before_arrival_within_the_year_are_not_owed():
    persons = [posted("P1", "第一书记", arrived="2021-12-01")]
    owed = rules().calendar.workdays(date(2021, 12, 1), date(2021, 12, 31))
    found = shares("in_village_day_share", "2021", persons=persons)
    assert sum(whole for _, whole in found.values()) == owed


def sent(for_period: str, day: str) -> dict:
    known = {"kind": "季度工作小结", "village": "V1", "quality": "合格"}
    return known | {"for_period": for_period, "submitted_on": day}


def test_summaries_of_an_assessed_year_are_owed_for_all_its_quarters():
    reports = [sent("2021Q1", "2021-03-20"), sent("2021Q3", "2021-09-21")]
    found = shares("quarterly_summaries_on_time", "2021", every="quarter", reports=reports)
    assert found == {"2021Q1": (1, 1), "2021Q2": (0, 1), "2021Q3": (0, 1), "2021Q4": (0, 1)}
    assert shares("quarterly_summaries_on_time", "2021", reports=reports) == {"2021": (1, 4)}


@pytest.mark.parametrize(("code", "owed"), [("2021-11", 0), ("2021-12", 1)])
def test_summary_of_a_quarter_falls_due_in_its_last_month(code, owed):
    found = shares("quarterly_summaries_on_time", code)
    assert [whole for _, whole in found.values()] == [owed]


# What findings say of facts whose rows are not all there


def verdict(norm: str, assessed: Period, **tables) -> dict[str, str]:
    """The status by period when the rows of `assessed` alone were handed in."""
    known = rules()
    handed_in = {name: sheet_of(name, rows, assessed) for name, rows in tables.items()}
    persons = [posted("P1", "农业科技员", full_time=False, arrived=date(2019, 1, 1))]
    given = replace(context(villages=[village()], persons=persons, **handed_in), period=assessed)
    indicator = known.norms[norm].indicator
    counted = compute_facts({indicator: known.indicators[indicator]}, given).facts
    alone = replace(known, norms={norm: known.norms[norm]})
    found = judge(counted, alone, assessed, village_types={"V1": "脱贫村"})
    return dict(zip(found["period"], found["status"], strict=True))


def in_village(day: date) -> dict:
    known = {"person": "P1", "half": "全天", "status": "在村", "recorded_by": "村"}
    return known | {"date": day}


@settings(max_examples=25, deadline=None)
@given(days=st.sets(DAYS, max_size=90), assessed=st.sampled_from(ASSESSED))
def test_what_is_said_of_a_part_of_the_year_is_still_true_at_its_end(days, assessed):
    attendance = [in_village(day) for day in sorted(days)]
    truth = "met" if len(days) >= 60 else "unmet"
    said = verdict("agronomist_days_min_per_year", assessed, attendance=attendance)
    assert set(said.values()) <= {truth, "pending", "no_data"}


@settings(max_examples=25, deadline=None)
@given(days=st.lists(DAYS, max_size=6), assessed=st.sampled_from(ASSESSED))
def test_what_is_said_of_half_a_year_is_still_true_at_its_end(days, assessed):
    known = {"kind": "组织生活", "village": "V1", "topic": "学习"}
    activities = [known | {"held_on": day, "activity": str(n)} for n, day in enumerate(days)]
    said = verdict("organisation_life_min_per_half", assessed, activities=activities)
    for code, status in said.items():
        truth = "met" if any(Period.parse(code).contains(day) for day in days) else "unmet"
        assert status in (truth, "pending")


@pytest.mark.parametrize("assessed", ASSESSED, ids=str)
@pytest.mark.parametrize("norm", ["weekly_patrol_min", "organisation_life_min_per_half"])
def test_a_period_whose_rows_are_all_there_is_judged(norm, assessed):
    for code, status in verdict(norm, assessed).items():
        span = Period.parse(code)
        whole = assessed.first <= span.first and span.last <= assessed.last
        assert status == "unmet" or not whole


@pytest.mark.parametrize(
    ("code", "status"), [("2021Q1", "pending"), ("2021Q3", "no_data"), ("2021", "unmet")]
)
def test_a_year_is_judged_when_its_rows_are_known(code, status):
    said = verdict("agronomist_days_min_per_year", Period.parse(code))
    assert said == {"2021": status}


def at_most(value: int, assessed: Period, absent: list[date]) -> str:
    """The status of a yearly limit on days absent from both sides, by the rows of `assessed`."""
    known, person = rules(), posted("P1", "第一书记", arrived=date(2019, 1, 1))
    rows = [
        {"person": "P1", "half": "全天", "date": day, "recorded_by": side, "status": "旷岗"}
        for day in absent
        for side in ("村", "派出单位")
    ]
    given = context(persons=[person], villages=[village()])
    tables = {
        **given.tables,
        "attendance": table("attendance", sheet_of("attendance", rows, assessed)),
    }
    given = replace(given, period=assessed, tables=tables)
    indicator = replace(known.indicators["absent_in_both_days"], every="year")
    counted = compute_facts({indicator.name: indicator}, given).facts
    norm = known.norms["both_absent_days_max"]
    dated = tuple(replace(one, value=value) for one in norm.values)
    alone = replace(known, norms={norm.name: replace(norm, values=dated)})
    return judge(counted, alone, assessed, village_types={})["status"].item()


@pytest.mark.parametrize(
    ("code", "days", "status"),
    [
        ("2021Q1", 3, "unmet"),
        ("2021Q1", 2, "pending"),
        ("2021Q4", 3, "no_data"),
        ("2021", 3, "unmet"),
        ("2021", 2, "met"),
    ],
)
def test_a_limit_once_passed_is_passed_and_one_not_yet_passed_is_open(code, days, status):
    absent = [date(2021, 3, day) for day in range(1, days + 1)]
    assert at_most(2, Period.parse(code), absent) == status
