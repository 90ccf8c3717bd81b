"""First tours, Tuesdays, plans, names in one cell, townships: over small ledgers of 2024."""

from dataclasses import replace
from decimal import Decimal

import pytest
from declared import context, posted, rules, village

from bangfu_lib.indicators.facts import compute_facts
from bangfu_lib.periods.period import Period

QUARTER = Period.parse("2024Q2")
HOME = {
    "village": "V1",
    "category": "脱贫户",
    "basic_form": True,
    "income_form": True,
    "policy_list": True,
}
HOMES = [HOME | {"household": f"H{number}"} for number in (1, 2, 3)]


def facts_of(name, period=QUARTER, **tables):
    tables.setdefault("villages", [village(household_count=10, sending_unit="甲单位")])
    given = replace(context(**tables), period=period)
    found = compute_facts({name: rules().indicators[name]}, given)
    return found.facts, found.evidence


def numbers(facts):
    assert len(facts) == 1
    return facts.iloc[0]["numerator"], facts.iloc[0]["denominator"]


def secretary(arrived, **more):
    return [posted("甲", "第一书记", arrived=arrived, **more)]


def visits(*made):
    known = {"person": "甲", "village": "V1", "purpose": "日常走访"}
    return [known | {"visited_on": day, "household": home} for day, home in made]


def tour(name, arrived, made, period=QUARTER, **more):
    given = {"persons": secretary(arrived, **more), "households": HOMES, "visits": visits(*made)}
    return facts_of(name, period, **given)


def test_a_first_tour_counts_households_up_to_the_day_one_month_after_arrival():
    made = [("2024-04-10", "H1"), ("2024-05-08", "H2"), ("2024-05-09", "H3")]
    facts, _ = tour("first_tour_share", "2024-04-08", made)
    assert numbers(facts) == (2, 3)


def test_a_tour_of_one_who_arrived_on_the_31st_is_due_on_the_months_last_day():
    on_the_last, after = [("2024-06-30", "H1")], [("2024-07-01", "H1")]
    quarter = Period.parse("2024H1")
    facts, _ = tour("first_tour_share", "2024-05-31", on_the_last, quarter)
    assert numbers(facts) == (1, 3)
    later, _ = tour("first_tour_share", "2024-05-31", after, Period.parse("2024"))
    assert numbers(later) == (0, 3)


def test_a_tour_whose_month_still_runs_is_not_judged_but_shown_with_its_days_left():
    made = [("2024-06-20", "H1")]
    due, _ = tour("first_tour_share", "2024-06-12", made)
    running, _ = tour("first_tour_running_share", "2024-06-12", made)
    left, _ = tour("first_tour_days_left", "2024-06-12", made)
    assert numbers(due) == (0, 0)
    assert numbers(running) == (1, 3)
    assert numbers(left)[0] == 12


@pytest.mark.parametrize(
    ("arrived", "left"), [("2024-03-20", None), ("2024-04-08", "2024-05-07"), ("2024-01-08", None)]
)
def test_a_tour_that_the_ledgers_cannot_show_or_that_was_cut_short_is_not_judged(arrived, left):
    facts, _ = tour("first_tour_share", arrived, [("2024-04-10", "H1")], left=left)
    assert numbers(facts)[1] == 0


def test_the_households_that_a_tour_missed_are_its_evidence():
    _, evidence = tour("first_tour_share", "2024-04-08", [("2024-04-10", "H1")])
    assert set(evidence["ledger"]) == {"households"}
    assert evidence["part"].tolist() == ["counted", "short", "short"]


def test_a_tour_of_all_households_is_held_against_the_register_of_villages():
    made = [("2024-04-10", "H1"), ("2024-04-11", "H1"), ("2024-04-12", "H2")]
    facts, _ = tour("first_tour_of_all_households", "2024-04-08", made)
    assert numbers(facts) == (2, 10)


def test_nobody_elses_visits_make_a_first_tour():
    made = [{**visits(("2024-04-10", "H1"))[0], "person": "乙"}]
    given = {"persons": secretary("2024-04-08"), "households": HOMES, "visits": made}
    facts, _ = facts_of("first_tour_share", **given)
    assert numbers(facts) == (0, 3)


def stays(*days, kind="周二蹲点"):
    return [
        {"activity": f"A{n}", "held_on": day, "village": "V1", "kind": kind}
        for n, day in enumerate(days)
    ]


def test_a_week_counts_when_its_tuesday_does():
    facts, evidence = facts_of(
        "tuesday_stay_share", activities=stays("2024-04-02", "2024-04-10", "2024-06-25")
    )
    assert numbers(facts) == (2, 13)
    assert evidence["part"].tolist() == ["counted", "short", "counted"]


def test_two_stays_on_one_tuesday_are_one_week():
    facts, _ = facts_of("tuesday_stay_share", activities=stays("2024-04-02", "2024-04-02"))
    assert numbers(facts)[0] == 1


def test_a_week_whose_tuesday_is_a_holiday_is_excused():
    quarter = Period.parse("2024Q4")  # 1 October 2024 is a Tuesday
    facts, evidence = facts_of(
        "tuesday_stay_share", quarter, activities=stays("2024-10-01", "2024-10-08")
    )
    assert numbers(facts) == (1, 13)
    assert evidence["row"].tolist() == [1]


def test_other_activities_on_a_tuesday_are_no_stay():
    facts, _ = facts_of("tuesday_stay_share", activities=stays("2024-04-02", kind="志愿服务"))
    assert numbers(facts)[0] == 0


def test_a_unit_that_supports_two_villages_covers_a_week_by_either():
    two = [village("V1", sending_unit="甲单位"), village("V2", sending_unit="甲单位")]
    made = [*stays("2024-04-02"), {**stays("2024-04-09")[0], "activity": "B", "village": "V2"}]
    facts, _ = facts_of("unit_tuesday_stay_share", villages=two, activities=made)
    assert numbers(facts) == (2, 13)


def test_stays_by_weekday_do_not_ask_for_every_week():
    facts, _ = facts_of("tuesday_stay_day_share", activities=stays("2024-04-02", "2024-04-10"))
    assert numbers(facts) == (1, 2)


def seminars(*terms):
    known = {"level": "县", "kind": "第一书记研讨", "topic": "研讨", "attendance": 20}
    return [
        known | {"training": f"T{n}", "held_on": "2024-05-10", "term": term}
        for n, term in enumerate(terms)
    ]


def plan(number, period="2024"):
    known = {"plan": f"P{period}", "item": "第一书记研讨", "measure_word": "期"}
    return [known | {"for_period": period, "planned": number}]


@pytest.mark.parametrize(
    ("terms", "done"), [([], 0), (["1"], 1), (["1", "1"], 1), (["1", "2"], 2), (["1", "2", "3"], 2)]
)
def test_terms_held_are_counted_once_and_never_beyond_the_plan(terms, done):
    facts, _ = facts_of("seminars_done_share", trainings=seminars(*terms), plans=plan(2))
    assert numbers(facts) == (done, 2)


def test_a_plan_for_another_period_is_no_plan_for_this_year():
    facts, _ = facts_of("seminars_done_share", trainings=seminars("1"), plans=plan(2, "2024H1"))
    assert numbers(facts)[1] == 0


def test_the_planned_number_is_that_of_the_year():
    facts, _ = facts_of("seminars_planned", plans=[*plan(2), *plan(5, "2023")])
    assert numbers(facts)[0] == 2


def test_themes_of_several_seminars_are_counted_once_each():
    first, second = seminars("1", "1")
    made = [
        first | {"themes": "区域化党建、产业发展"},
        second | {"themes": "区域化党建、软弱涣散村整顿"},
    ]
    facts, evidence = facts_of("seminar_themes", trainings=made)
    assert numbers(facts)[0] == 2
    assert sorted(set(evidence["row"])) == [0, 1]


def test_a_training_with_two_kinds_of_lecturers_is_one_training():
    known = {"held_on": "2024-05-10", "level": "县", "kind": "驻村专题培训", "topic": "政策"}
    made = [known | {"training": "T1", "attendance": 9, "lecturer_type": "领导干部、党校教师"}]
    facts, _ = facts_of("invited_lecturer_trainings", trainings=made)
    assert numbers(facts)[0] == 1


def test_only_activities_that_name_the_first_secretary_count():
    people = [*secretary("2024-01-08"), posted("乙", "队员", arrived="2024-01-08")]
    made = [
        one | {"participants": names}
        for one, names in zip(
            stays("2024-04-02", "2024-04-03", "2024-04-04", kind="义务劳动"),
            ["甲、乙", "乙", None],
            strict=True,
        )
    ]
    times, _ = facts_of("village_life_times", persons=people, activities=made)
    kinds, _ = facts_of(
        "village_life_kinds", persons=people, activities=[*made, made[0] | {"activity": "X"}]
    )
    assert numbers(times)[0] == 1
    assert numbers(kinds)[0] == 1


def test_each_township_answers_for_its_own_exchange():
    two = [village("V1", township="甲乡"), village("V2", township="乙乡")]
    made = [{"activity": "A", "held_on": "2024-05-08", "kind": "心得分享", "township": "甲乡"}]
    facts, _ = facts_of("town_exchanges", villages=two, activities=made)
    assert dict(zip(facts["unit"], facts["numerator"], strict=True)) == {"甲乡": 1, "乙乡": 0}


def test_a_unit_named_twice_on_the_red_list_is_one_unit():
    known = {"decided_on": "2024-05-10", "level": "县", "form": "通报表扬", "object_kind": "单位"}
    made = [
        known | {"record": f"R{n}", "reason": "成效显著", "listing": listing, "unit_name": unit}
        for n, (listing, unit) in enumerate(
            [("红榜", "甲"), ("红榜", "甲"), ("红榜", "丙"), ("蓝榜", "乙")]
        )
    ]
    facts, _ = facts_of("red_units", rewards=made)
    assert numbers(facts)[0] == 2


def test_an_approximate_number_of_trips_is_marked():
    known = {"held_on": "2024-05-10", "level": "县", "kind": "外出交流学习", "topic": "产业"}
    made = [
        known | {"training": f"T{n}", "attendance": 9, "approximate": rough}
        for n, rough in enumerate([False, True])
    ]
    facts, _ = facts_of("study_trips", trainings=made)
    assert numbers(facts)[0] == Decimal(2) and facts["approximate"].tolist() == [True]


def test_a_handover_without_the_diary_is_none():
    people = [
        posted("旧", "第一书记", arrived="2021-01-04", left="2024-04-05"),
        posted("新", "第一书记", arrived="2024-04-08", replaces="旧"),
    ]
    made = {"handover": "J1", "village": "V1", "held_on": "2024-04-08", "outgoing": "旧"}
    given = {"persons": people}
    with_it, _ = facts_of(
        "handover_share",
        handovers=[made | {"incoming": "新", "items": "驻村工作笔记、村情资料"}],
        **given,
    )
    without, _ = facts_of(
        "handover_share", handovers=[made | {"incoming": "新", "items": "村情资料"}], **given
    )
    assert numbers(with_it) == (1, 1) and numbers(without) == (0, 1)


def test_trainings_of_an_earlier_round_are_not_those_of_this_one():
    persons = [
        posted("甲", "第一书记", round="2024"),
        posted("乙", "第一书记", round="2021", left="2024-04-11"),
    ]
    known = {"held_on": "2024-05-20", "level": "县", "kind": "驻村专题培训", "topic": "政策"}
    trainings = [
        known | {"training": "1", "attendance": 9, "round": "2024"},
        known | {"training": "2", "attendance": 9, "round": "2021"},
        known | {"training": "3", "attendance": 9},
    ]
    facts, _ = facts_of("round_trainings", persons=persons, trainings=trainings)
    assert numbers(facts)[0] == Decimal(1)
