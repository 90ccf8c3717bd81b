"""Whom facts are about: stays in a village, roles that change, registers with people who left."""

from declared import QUARTER, context, posted, rules, village

from bangfu_lib.indicators.facts import compute_facts

WORKDAYS = [str(day.date()) for day in rules().calendar.workday_dates(QUARTER.first, QUARTER.last)]


def facts_of(name: str, **tables):
    tables.setdefault("villages", [village()])
    return compute_facts({name: rules().indicators[name]}, context(**tables)).facts


def shares(facts) -> list[tuple[int, int]]:
    pairs = zip(facts["numerator"], facts["denominator"], strict=True)
    return [(int(part), int(whole)) for part, whole in pairs]


def days(person, dates, status="在村", half="全天", by="村"):
    known = {"person": person, "status": status, "half": half, "recorded_by": by}
    return [known | {"date": day} for day in dates]


BEFORE = posted("甲", "队员", left="2021-10-31")
AFTER = posted("甲", "第一书记", arrived="2021-11-01")


def test_change_of_role_is_one_stay_in_whatever_order_it_is_written():
    for persons in ([BEFORE, AFTER], [AFTER, BEFORE]):
        facts = facts_of("in_village_day_share", persons=persons, attendance=days("甲", WORKDAYS))
        assert shares(facts) == [(62, 62)]
        assert list(facts["role"]) == ["第一书记"]


def test_month_in_which_the_role_changes_is_owed_whole():
    persons = [
        posted("甲", "单位帮扶队长", left="2021-11-15"),
        posted("甲", "协助驻村乡干部", arrived="2021-11-16"),
    ]
    facts = facts_of("team_leader_visits", persons=persons)
    assert list(facts["period"]) == ["2021-10", "2021-11", "2021-12"]


def test_days_between_two_stays_are_not_owed():
    persons = [
        posted("甲", "队员", left=WORKDAYS[9]),
        posted("甲", "第一书记", arrived=WORKDAYS[20]),
    ]
    facts = facts_of("in_village_day_share", persons=persons, attendance=days("甲", WORKDAYS))
    assert shares(facts) == [(52, 52)]


def test_move_to_another_village_divides_the_days_between_both():
    persons = [BEFORE, posted("甲", "队员", "V2", arrived="2021-11-01")]
    facts = facts_of(
        "in_village_day_share",
        villages=[village("V1"), village("V2")],
        persons=persons,
        attendance=days("甲", WORKDAYS),
    )
    assert shares(facts) == [(17, 17), (45, 45)]


def test_leaving_before_arriving_owes_no_days_rather_than_less_than_none():
    person = posted("甲", "队员", arrived="2021-11-20", left="2021-11-10")
    assert shares(facts_of("in_village_day_share", persons=[person])) == [(0, 0)]


def missing(person, dates, half="全天"):
    """Neither side knows where the person is."""
    both = [
        days(person, dates, status="去向不明"),
        days(person, dates, "去向不明", half, "派出单位"),
    ]
    return [row for rows in both for row in rows]


def test_absence_in_both_places_costs_only_the_village_of_the_posting():
    persons = [BEFORE, posted("甲", "队员", "V2", arrived="2021-11-01")]
    facts = facts_of(
        "absent_in_both_days",
        villages=[village("V1"), village("V2")],
        persons=persons,
        attendance=missing("甲", ["2021-11-05"]),
    )
    assert list(facts["numerator"]) == [0, 1]


def test_half_day_missed_in_both_places_counts_whatever_others_registered():
    persons = [posted("P1", "队员"), posted("P2", "队员")]
    alone = missing("P1", ["2021-11-05"], half="上午")
    among = [*alone, *days("P2", ["2021-11-05"], half="下午")]
    for attendance in (alone, among):
        facts = facts_of("absent_in_both_days", persons=persons, attendance=attendance)
        assert [str(days) for days in facts["numerator"]] == ["0.5", "0"]


def test_first_secretary_who_left_before_the_quarter_needs_no_supervisor():
    persons = [
        posted("旧", "第一书记", arrived="2020-05-01", left="2021-09-30"),
        posted("新", "第一书记", supervisor="领导"),
        posted("领导", "联系村领导"),
    ]
    assert shares(facts_of("supervised_share", persons=persons)) == [(1, 1)]


def test_supervisor_who_left_before_the_quarter_supervises_nobody():
    persons = [posted("书记", "第一书记", supervisor="领导")]
    gone = posted("领导", "联系村领导", left="2021-09-30")
    assert shares(facts_of("supervised_share", persons=[*persons, gone])) == [(0, 1)]


def test_conduct_supervisor_counts_while_in_office_only():
    persons = [
        posted("甲", "风气监督员", left="2021-09-30"),
        posted("乙", "风气监督员", arrived="2022-01-01"),
        posted("丙", "风气监督员", arrived="2021-12-31"),
    ]
    assert list(facts_of("conduct_supervisors", persons=persons)["numerator"]) == [1]
