"""What the implementation plan asks: occasions, exits, entries, traces, lateness."""

import pytest
from declared import context, posted, rules, village

from bangfu_lib.indicators.facts import compute_facts


def counted(name: str, **tables):
    """numerator and denominator (None for a plain count) of every fact, and the evidence."""
    tables.setdefault("villages", [village()])
    found = compute_facts({name: rules().indicators[name]}, context(**tables))
    pairs = zip(found.facts["numerator"], found.facts["denominator"], strict=True)
    return [(int(a), None if b is None else int(b)) for a, b in pairs], found.evidence


def occasion(code, kind, since, household=None, **more):
    known = {"occasion": code, "village": "V1", "kind": kind, "since": since}
    return known | {"household": household} | more


def visit(day, household=None, person="甲", **more):
    known = {"visited_on": day, "person": person, "village": "V1", "household": household}
    return known | {"purpose": "慰问"} | more


def test_occasion_needs_a_visit_to_its_household_on_or_after_its_day():
    occasions = [
        occasion("1", "突发事件", "2021-10-20", "H1"),
        occasion("2", "突发事件", "2021-10-20", "H2"),
        occasion("3", "突发事件", "2021-10-20", "H3"),
    ]
    visits = [visit("2021-10-20", "H1"), visit("2021-10-19", "H2"), visit("2021-11-01", "H9")]
    found, evidence = counted("occasions_answered_share", occasions=occasions, visits=visits)
    assert found == [(1, 3)]
    assert list(evidence.loc[evidence["part"] == "short", "row"]) == [1, 2]


def test_occasion_without_a_household_needs_a_visit_recorded_as_of_its_kind():
    occasions = [occasion("1", "矛盾纠纷", "2021-10-20"), occasion("2", "喜事丧事", "2021-10-20")]
    visits = [visit("2021-10-21", "H1", occasion="矛盾纠纷")]
    found, _ = counted("occasions_answered_share", occasions=occasions, visits=visits)
    assert found == [(1, 2)]


def test_events_of_earlier_periods_are_not_due_but_households_on_the_list_are():
    occasions = [
        occasion("1", "困难需求", "2021-09-30", "H1"),
        occasion("2", "困难家庭", "2021-01-05", "H2"),
        occasion("3", "困难家庭", "2021-01-05", "H3", until="2021-09-30"),
    ]
    found, evidence = counted("occasions_answered_share", occasions=occasions)
    assert found == [(0, 1)]
    assert list(evidence["row"]) == [1]


def test_only_village_cadres_answer_under_the_other_reading():
    persons = [posted("甲", "帮扶责任人"), posted("乙", "村干部")]
    occasions = [occasion(str(n), "困难家庭", "2021-01-05", f"H{n}") for n in (1, 2)]
    visits = [visit("2021-10-21", "H1"), visit("2021-10-21", "H2", person="乙")]
    tables = {"persons": persons, "occasions": occasions, "visits": visits}
    assert counted("occasions_answered_by_cadres_share", **tables)[0] == [(1, 2)]


def left(person, day, role="队员", **more):
    return posted(person, role, left=day, **more)


@pytest.mark.parametrize(
    ("exit_", "found"),
    [
        ({"exit_status": "未摘帽"}, (0, 1)),
        ({"exit_status": "已摘帽", "exit_on": "2021-11-01"}, (0, 1)),
        ({"exit_status": "已销号", "exit_on": "2021-11-30"}, (1, 1)),
        ({"exit_status": "已销号", "exit_on": "2021-12-01"}, (0, 1)),
        ({}, (0, 0)),
    ],
)
def test_posting_must_not_end_before_the_village_is_struck_off(exit_, found):
    tables = {"villages": [village(**exit_)], "persons": [left("甲", "2021-11-30")]}
    assert counted("orderly_departures_share", **tables)[0] == [found]


def test_who_is_replaced_leaves_nobody_behind():
    persons = [left("甲", "2021-11-30"), posted("乙", "队员", arrived="2021-12-01")]
    tables = {"villages": [village(exit_status="未摘帽")], "persons": persons}
    assert counted("orderly_departures_share", **tables)[0] == [(1, 1)]


def test_postings_that_ended_before_the_period_count_no_more():
    tables = {"villages": [village(exit_status="未摘帽")], "persons": [left("甲", "2021-09-30")]}
    assert counted("orderly_departures_share", **tables)[0] == [(0, 0)]


def promise(code, period, **more):
    known = {"commitment": code, "village": "V1", "promised_by": "单位", "kind": "季度"}
    known |= {"for_period": period, "content": "事项", "due": "2021-12-31"}
    return known | {"published_on": "2021-10-08"} | more


@pytest.mark.parametrize(("year", "found"), [(2021, (1, 1)), (2022, (0, 0)), (None, (0, 0))])
def test_only_villages_to_exit_this_year_owe_a_promise_each_quarter(year, found):
    tables = {"villages": [village(exit_year=year)], "commitments": [promise("1", "2021Q4")]}
    assert counted("quarterly_commitments_share", **tables)[0] == [found]


def test_two_promises_of_a_quarter_are_one_and_another_quarter_s_is_none():
    promises = [promise("1", "2021Q4"), promise("2", "2021Q4"), promise("3", "2021Q3")]
    tables = {"villages": [village(exit_year=2021)], "commitments": promises}
    assert counted("quarterly_commitments_share", **tables)[0] == [(1, 1)]


def entry(day, event):
    known = {"kind": "领导到村录入", "for_period": "2021Q4", "village": "V1"}
    return known | {"submitted_on": day, "event_on": event}


@pytest.mark.parametrize(
    ("visited", "entered", "found"),
    [
        ("2021-11-01", "2021-11-07", (1, 1)),
        ("2021-11-01", "2021-11-08", (1, 1)),
        ("2021-11-01", "2021-11-09", (0, 1)),
        ("2021-12-24", None, (0, 1)),
        ("2021-12-25", None, (0, 0)),
    ],
)
def test_leader_s_visit_is_entered_within_seven_days(visited, entered, found):
    tables = {
        "persons": [posted("甲", "县级联系领导")],
        "visits": [visit(visited), visit(visited, "H1"), visit("2021-11-01", person="乙")],
        "reports": [entry(entered, visited)] if entered else [],
    }
    assert counted("leader_visits_entered_share", **tables)[0] == [found]


def test_traces_of_work_count_kinds_of_ledgers_not_rows():
    diaries = [
        {"diary": str(n), "written_on": f"2021-10-{n}", "person": "甲", "village": "V1"}
        for n in (11, 12)
    ]
    attendance = [
        {
            "person": "甲",
            "date": "2021-10-11",
            "half": "全天",
            "status": "在村",
            "recorded_by": "村",
        }
    ]
    tables = {"persons": [posted("甲", "队员")], "diaries": diaries, "attendance": attendance}
    found, evidence = counted("traces_of_work", **tables)
    assert found == [(2, None)]
    assert sorted(evidence["ledger"]) == ["attendance", "diaries"]


def summary(day, **more):
    known = {"kind": "季度工作小结", "for_period": "2021Q4", "village": "V1", "quality": "合格"}
    return known | {"submitted_on": day} | more


@pytest.mark.parametrize(
    ("reports", "days"),
    [
        ([summary("2021-12-20")], 0),
        ([summary("2021-12-23")], 3),
        ([summary("2021-12-18", quality="退回"), summary("2021-12-24")], 4),
        ([], 11),
    ],
)
def test_days_late_run_to_the_day_handed_in_or_the_period_s_end(reports, days):
    assert counted("quarterly_summaries_days_late", reports=reports)[0] == [(days, None)]


def test_days_late_show_the_late_row_and_none_for_what_never_came():
    _, late = counted("quarterly_summaries_days_late", reports=[summary("2021-12-23")])
    _, never = counted("quarterly_summaries_days_late")
    assert (list(late["row"]), list(never["row"])) == ([0], [])


def test_village_that_a_norm_does_not_bind_owes_nothing_by_it():
    villages = [village("V1", village_type="贫困村"), village("V2", village_type="非贫困村")]
    found, _ = counted("monthly_entries_on_time", villages=villages)
    assert found == [(0, 3), (0, 0)]


def test_all_reports_add_up_the_obligations_of_every_kind():
    found, _ = counted("all_reports_on_time", villages=[village(village_type="贫困村")])
    assert found == [(0, 3 + 3 + 1 + 1 + 0 + 3)]


def test_invited_households_are_held_against_those_at_home():
    known = {"held_on": "2021-11-20", "village": "V1", "kind": "集中联谊"}
    activities = [
        known | {"activity": "1", "at_home": 40, "invited": 38},
        known | {"activity": "2", "at_home": 10, "invited": 10},
        known | {"activity": "3"},
    ]
    assert counted("invited_at_home_share", activities=activities)[0] == [(48, 50)]


def checked(code, number, group="V2", **more):
    known = {"check": code, "campaign": "交叉检查", "group": "第一组", "group_village": group}
    known |= {"village": "V1", "held_on": "2021-12-06", "sheet": "村", "item_number": number}
    return known | {"result": "合格"} | more


def test_group_that_checks_its_own_village_is_counted():
    inspections = [checked("1", 1), checked("2", 2, group="V1"), checked("3", 3, group=None)]
    assert counted("cross_checks_of_own_village", inspections=inspections)[0] == [(1, None)]


def test_items_of_a_sheet_are_counted_once_each():
    inspections = [checked("1", 1), checked("2", 1), checked("3", 2), checked("4", 1, sheet="户")]
    assert counted("village_sheet_items", inspections=inspections)[0] == [(2, None)]
