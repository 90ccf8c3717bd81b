"""Facts at the edges: blank cells, last days, two villages, what only looks like a count."""

from dataclasses import replace
from datetime import date

import pytest
from declared import QUARTER, context, posted, rules, village

from bangfu_lib.indicators.facts import compute_facts
from bangfu_lib.indicators.submissions import due_dates
from bangfu_lib.params.norms import DatedValue
from bangfu_lib.periods.deadlines import Deadline


def numerators(name: str, **tables) -> list[int]:
    tables.setdefault("villages", [village()])
    found = compute_facts({name: rules().indicators[name]}, context(**tables))
    return [int(number) for number in found.facts["numerator"]]


def problem(code: str, due: str, **more):
    known = {"problem": code, "village": "V1", "stream": "入户收集", "kind": "问题"}
    known |= {"source": "入户", "received_on": "2021-11-01", "content": "内容", "status": "办理中"}
    return known | {"due": due} | more


def test_problem_due_on_the_last_day_is_not_overdue_yet():
    problems = [problem("1", "2021-12-30"), problem("2", "2021-12-31")]
    assert numerators("overdue_problems", problems=problems) == [1]


def test_problem_before_the_committee_is_not_overdue():
    problems = [problem("1", "2021-11-30", status="提交党委会")]
    assert numerators("overdue_problems", problems=problems) == [0]


def test_blank_is_not_one_of_the_distinct_values():
    known = {"decided_on": "2021-11-01", "level": "乡", "form": "约谈", "object_kind": "人"}
    known |= {"reason": "事由"}
    rewards = [known | {"record": "1", "issue": "第1期"}, known | {"record": "2"}]
    assert numerators("notice_issues", rewards=rewards) == [1]


def feedback(quality: str | None):
    known = {"kind": "信息反馈", "village": "V1", "for_period": "2021-10"}
    return known | {"submitted_on": "2021-10-09", "quality": quality}


def test_feedback_counts_until_it_is_sent_back():
    assert numerators("feedback_articles", reports=[feedback(None)]) == [1, 0, 0]
    assert numerators("feedback_articles", reports=[feedback("退回")]) == [0, 0, 0]


def test_helper_in_two_villages_owes_each_its_own_households():
    villages = ["V1", "V2"]
    households = [
        {"household": f"H{code}", "village": code, "category": "脱贫户", "helper": "P1"}
        for code in villages
    ]
    known = {"visited_on": "2021-10-08", "person": "P1", "purpose": "慰问"}
    visits = [known | {"village": code, "household": f"H{code}"} for code in villages]
    found = numerators(
        "helper_visits_least_household",
        villages=[village(code) for code in villages],
        persons=[posted("P1", "帮扶责任人", code) for code in villages],
        households=households,
        visits=visits,
    )
    assert found == [1, 0, 0, 1, 0, 0]


def votes(option: str, number: int):
    known = {"batch": "1", "held_on": "2021-12-01", "village": "V1", "target": "驻村工作队"}
    return known | {"method": "入户", "option": option, "votes": number}


def test_votes_that_take_no_side_leave_nothing_to_judge():
    found = compute_facts(
        {"satisfaction_team": rules().indicators["satisfaction_team"]},
        context(villages=[village()], satisfaction=[votes("不了解", 20)]),
    )
    assert list(found.facts["denominator"]) == [0]


def test_item_without_a_time_limit_is_neither_late_nor_fixed_in_time():
    known = {"campaign": "资料督导", "group": "组", "village": "V1", "held_on": "2021-11-01"}
    inspections = [
        known | {"check": "1", "result": "不合格"},
        known | {"check": "2", "result": "不合格", "due": "2021-11-10", "fixed_on": "2021-11-10"},
        known | {"check": "3", "result": "不合格", "due": "2022-01-10"},
    ]
    found = compute_facts(
        {"fixed_in_time_share": rules().indicators["fixed_in_time_share"]},
        context(villages=[village()], inspections=inspections),
    )
    assert found.facts[["numerator", "denominator"]].astype(int).values.tolist() == [[1, 1]]


@pytest.mark.parametrize(
    ("after", "owed"),
    [
        (0, ["2021-10", "2021-11", "2021-12"]),
        (1, ["2021-09", "2021-10", "2021-11"]),
        (3, ["2021-07", "2021-08", "2021-09"]),
    ],
)
def test_reports_owed_are_those_falling_due_however_long_after(after, owed):
    given = context(villages=[village()])
    norm = given.norms["monthly_ledger_due"]
    value = DatedValue(date(2016, 1, 1), Deadline(5, after), "来源", "条款", "原文", "office")
    given = replace(given, norms={norm.name: replace(norm, values=(value,))})
    found = due_dates(QUARTER, given, "month", norm.name)
    assert list(found["for_period"]) == owed


def sent(day: str, **more):
    known = {"kind": "季度工作小结", "for_period": "2021Q4", "village": "V1", "submitted_on": day}
    return known | more


@pytest.mark.parametrize(
    ("reports", "in_time"),
    [
        ([sent("2021-12-20", serial=1), sent("2021-12-30", serial=2)], 1),
        ([sent("2021-12-30", serial=1), sent("2021-12-20", serial=2)], 1),
        ([sent("2021-12-19", quality="退回"), sent("2021-12-21", serial=2)], 0),
        ([sent("2021-12-20", for_period="2021Q3")], 0),
    ],
)
def test_report_sent_twice_counts_once_and_one_sent_back_not_at_all(reports, in_time):
    assert numerators("quarterly_summaries_on_time", reports=reports) == [in_time]
