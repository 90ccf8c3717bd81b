"""Facts over small ledgers: what is counted, what is not, and the rows behind it."""

from decimal import Decimal
from fractions import Fraction

import pandas as pd
import pytest
from declared import QUARTER, context, posted, rules, table, village
from hypothesis import given, settings
from hypothesis import strategies as st

from bangfu_lib.indicators.facts import FUNCTIONS, compute_facts
from bangfu_lib.indicators.where import matches
from bangfu_lib.params.indicators import FUNCTIONS as NAMED_FUNCTIONS


def facts_of(name: str, **tables):
    tables.setdefault("villages", [village()])
    found = compute_facts({name: rules().indicators[name]}, context(**tables))
    return found.facts, found.evidence


def numbers(facts, unit=None, period=None):
    kept = facts
    kept = kept[kept["unit"] == unit] if unit else kept
    kept = kept[kept["period"] == period] if period else kept
    assert len(kept) == 1
    row = kept.iloc[0]
    return row["numerator"], row["denominator"]


def days(person, dates, status="在村", half="全天", by="村"):
    known = {"person": person, "status": status, "half": half, "recorded_by": by}
    return [known | {"date": day} for day in dates]


WORKDAYS = [str(day.date()) for day in rules().calendar.workday_dates(QUARTER.first, QUARTER.last)]


def test_in_village_share_counts_workdays_of_the_quarter_only():
    attendance = days("甲", [*WORKDAYS[:40], "2021-10-02"])
    facts, _ = facts_of(
        "in_village_day_share", persons=[posted("甲", "队员")], attendance=attendance
    )
    assert numbers(facts) == (Decimal(40), Decimal(62))


def test_half_days_count_half_and_one_date_never_more_than_one_day():
    attendance = [
        *days("甲", WORKDAYS[:1], half="上午"),
        *days("甲", WORKDAYS[1:2]),
        *days("甲", WORKDAYS[1:2], half="上午"),
    ]
    facts, _ = facts_of(
        "in_village_day_share", persons=[posted("甲", "队员")], attendance=attendance
    )
    assert numbers(facts)[0] == Decimal("1.5")


def test_workdays_before_arrival_and_after_leaving_are_not_owed():
    person = posted("甲", "队员", arrived=WORKDAYS[10], left=WORKDAYS[29])
    facts, _ = facts_of("in_village_day_share", persons=[person], attendance=days("甲", WORKDAYS))
    assert numbers(facts) == (Decimal(20), Decimal(20))


def test_days_away_are_the_evidence_of_what_was_short():
    attendance = [*days("甲", WORKDAYS[:2]), *days("甲", WORKDAYS[2:3], status="旷岗")]
    _, evidence = facts_of(
        "in_village_day_share", persons=[posted("甲", "队员")], attendance=attendance
    )
    assert list(evidence.loc[evidence["part"] == "short", "row"]) == [2]


def test_part_time_and_other_roles_owe_no_days():
    persons = [posted("甲", "帮扶责任人"), posted("乙", "队员", full_time=False)]
    facts, _ = facts_of("in_village_day_share", persons=persons)
    assert facts.empty


def test_absent_in_both_needs_both_registers():
    attendance = [
        *days("甲", WORKDAYS[:2], status="去向不明"),
        *days("甲", WORKDAYS[:1], status="在村", by="派出单位"),
        *days("甲", WORKDAYS[1:2], status="在派出单位", by="派出单位"),
    ]
    facts, evidence = facts_of(
        "absent_in_both_days", persons=[posted("甲", "队员")], attendance=attendance
    )
    assert numbers(facts)[0] == 1
    assert set(evidence["row"]) == {0, 2}


def visit(day, person="甲", household=None, stay=1, **more):
    known = {"visited_on": day, "person": person, "village": "V1", "household": household}
    return known | {"stay_days": stay, "purpose": "督导", "met": True} | more


def test_leader_visits_count_days_of_half_a_day_or_more_per_month():
    visits = [
        visit("2021-10-08", household="H1"),
        visit("2021-10-08", household="H2", stay=None),
        visit("2021-10-09", stay="0.5"),
        visit("2021-10-11", stay="0.4"),
        visit("2021-11-01"),
    ]
    facts, _ = facts_of("area_leader_visits", persons=[posted("甲", "连片领导")], visits=visits)
    assert numbers(facts, period="2021-10")[0] == 2
    assert numbers(facts, period="2021-12")[0] == 0


def test_households_are_counted_once_a_month_under_the_chosen_reading():
    visits = [visit("2021-10-08", household="H1"), visit("2021-10-09", household="H1")]
    facts, _ = facts_of("area_leader_households", persons=[posted("甲", "连片领导")], visits=visits)
    assert numbers(facts, period="2021-10")[0] == 1


def test_other_reading_takes_the_visit_with_fewest_households():
    visits = [
        visit("2021-10-08", household="H1"),
        visit("2021-10-08", household="H2"),
        visit("2021-10-09", household="H1"),
    ]
    facts, _ = facts_of(
        "area_leader_households_per_visit", persons=[posted("甲", "连片领导")], visits=visits
    )
    assert numbers(facts, period="2021-10")[0] == 1


def test_helper_reading_per_household_takes_the_household_visited_least():
    households = [
        {"household": code, "village": "V1", "category": "脱贫户", "helper": "甲"}
        for code in ("H1", "H2")
    ]
    visits = [visit("2021-10-08", household="H1"), visit("2021-10-09", household="H1")]
    facts, _ = facts_of(
        "helper_visits_least_household",
        persons=[posted("甲", "帮扶责任人")],
        visits=visits,
        households=households,
    )
    assert numbers(facts, period="2021-10")[0] == 0


def test_month_before_a_posting_is_not_owed():
    person = posted("甲", "连片领导", arrived="2021-11-15")
    facts, _ = facts_of("area_leader_visits", persons=[person])
    assert list(facts["period"]) == ["2021-12"]


def test_coverage_counts_households_seen_and_names_those_that_were_not():
    households = [
        {"household": code, "village": "V1", "category": "脱贫户"} for code in ("H1", "H2")
    ]
    facts, evidence = facts_of(
        "visited_household_share",
        households=households,
        visits=[visit("2021-10-08", household="H2")],
    )
    assert numbers(facts) == (1, 2)
    assert list(evidence.loc[evidence["part"] == "short", "row"]) == [0]


def test_village_without_rows_has_a_fact_of_zero_over_zero():
    facts, _ = facts_of("problem_closed_share", villages=[village("V1"), village("V2")])
    assert numbers(facts, "V2") == (0, 0)


def test_true_cells_count_per_household_and_document():
    households = [
        {
            "household": "H1",
            "village": "V1",
            "category": "脱贫户",
            "basic_form": True,
            "income_form": False,
        }
    ]
    facts, _ = facts_of("household_file_share", households=households)
    assert numbers(facts) == (1, 3)


def test_approximate_amounts_mark_the_fact():
    known = {"held_on": "2021-11-20", "kind": "走访慰问"}
    activities = [
        known | {"activity": "A1", "attendance": 300},
        known | {"activity": "A2", "amount": "30000", "approximate": True},
    ]
    amount, _ = facts_of("sympathy_amount", activities=activities)
    persons, _ = facts_of("sympathy_visits", activities=activities)
    assert amount["approximate"].tolist() == [True]
    assert persons["approximate"].tolist() == [False]


def report(period, day, **more):
    known = {"kind": "领导挂联月台账", "for_period": period, "village": "V1", "quality": "合格"}
    return known | {"submitted_on": day} | more


def test_monthly_ledgers_owed_in_the_quarter_are_those_falling_due_in_it():
    reports = [
        report("2021-09", "2021-10-05"),
        report("2021-10", "2021-11-06"),
        report("2021-12", "2021-12-31"),
    ]
    facts, evidence = facts_of("monthly_ledgers_on_time", reports=reports)
    assert numbers(facts) == (1, 3)
    assert list(evidence.loc[evidence["part"] == "short", "row"]) == [1]


def test_returned_report_does_not_count():
    facts, _ = facts_of(
        "monthly_ledgers_on_time", reports=[report("2021-09", "2021-10-01", quality="退回")]
    )
    assert numbers(facts) == (0, 3)


def test_supervision_pairs_hold_within_the_village():
    persons = [
        posted("书记", "第一书记", supervisor="领导"),
        posted("队员", "队员", supervisor="领导"),
        posted("领导", "联系村领导"),
        posted("支书", "村支部书记"),
    ]
    facts, evidence = facts_of("supervised_share", persons=persons)
    assert numbers(facts) == (1, 2)
    assert list(evidence.loc[evidence["part"] == "short", "row"]) == [1]


def test_weekly_patrols_follow_the_thursday_rule():
    inspections = [
        {
            "check": "C1",
            "campaign": "每周巡视",
            "group": "组",
            "village": "V1",
            "held_on": "2021-10-01",
            "result": "合格",
        },
        {
            "check": "C2",
            "campaign": "每周巡视",
            "group": "组",
            "village": "V1",
            "held_on": "2021-10-08",
            "result": "合格",
        },
    ]
    facts, _ = facts_of("weekly_patrols", inspections=inspections)
    assert len(facts) == 13
    assert facts["numerator"].sum() == 1


@pytest.mark.parametrize(
    ("condition", "kept"),
    [
        ({"blank": True}, [2]),
        ({"at_least": "0.5"}, [0, 1]),
        ({"above": "1/2"}, [1]),
        ({"below": {"norm": "team_leader_stay_min"}}, [0]),
    ],
)
def test_number_conditions_are_exact_and_never_hold_for_blank_cells(condition, kept):
    rows = table("visits", [visit("2021-10-08", stay=stay) for stay in ("0.5", "1", None)])
    mask = matches(rows, {"stay_days": condition}, context())
    assert list(rows.index[mask]) == kept


def test_multi_valued_cells_are_matched_by_whole_names():
    rows = table("visits", [visit("2021-10-08", purpose=text) for text in ("慰问、督导", "慰问")])
    mask = matches(rows, {"purpose": {"includes": "督导"}}, context())
    assert list(mask) == [True, False]


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 62), st.integers(0, 62))
def test_more_days_in_the_village_never_lower_the_share(first, second):
    fewer, more = sorted((first, second))
    shares = []
    for number in (fewer, more):
        attendance = days("甲", WORKDAYS[:number])
        facts, _ = facts_of(
            "in_village_day_share", persons=[posted("甲", "队员")], attendance=attendance
        )
        shares.append(Fraction(facts["numerator"].iloc[0]) / 62)
    assert shares[0] <= shares[1]


def test_all_indicators_compute_on_empty_ledgers():
    found = compute_facts(rules().indicators, context(villages=[village()]))
    late = found.facts["indicator"].str.endswith("_days_late")  # what never came is late
    assert set(found.facts.loc[~late, "numerator"]) == {Decimal(0)}
    assert found.evidence.empty
    assert isinstance(found.facts, pd.DataFrame)


def test_functions_that_params_may_name_are_those_that_compute():
    assert set(NAMED_FUNCTIONS) == set(FUNCTIONS)
