"""What the four blueprints count: one amount against another, money due, what stands twice."""

from dataclasses import replace
from decimal import Decimal

from declared import context, posted, rules, village

from bangfu_lib.indicators.facts import compute_facts
from bangfu_lib.periods.period import Period

YEAR_END = Period.parse("2016Q4")
SUMMER = Period.parse("2016Q2")


def fact(name, *, period=YEAR_END, unit=None, **tables):
    """(numerator, denominator, evidence rows) of the one fact of `name`, or of `unit`."""
    tables.setdefault("villages", [village("V1"), village("V2")])
    given = replace(context(**tables), period=period)
    found = compute_facts({name: rules().indicators[name]}, given)
    facts = found.facts if unit is None else found.facts[found.facts["unit"] == unit]
    [row] = facts.to_dict("records")
    return row["numerator"], row["denominator"], list(found.evidence["row"])


def target(code, left, population, **more):
    known = {"village": code, "reported_on": "2016-12-31", "poor_left": left}
    return known | {"rural_population": population, **more}


def home(code, size, helper, **more):
    known = {"household": code, "village": "V1", "category": "贫困户", "family_size": size}
    return known | {"helper": helper, **more}


def paid(kind, amount, **more):
    return {"kind": kind, "amount": amount, "paid_on": "2016-06-01", **more}


def secretary(person, code="V1", **more):
    return posted(person, "第一书记", code, **{"arrived": "2015-08-17", **more})


# One amount against another


def test_poverty_rate_is_who_is_left_of_the_rural_population_of_all_villages():
    targets = [target("V1", 20, 1000), target("V2", 10, 2000)]
    assert fact("poverty_rate", poverty_reduction=targets)[:2] == (30, 3000)


def test_poverty_rate_of_villages_that_are_to_leave_counts_those_alone():
    targets = [target("V1", 20, 1000, exit_planned=True), target("V2", 90, 2000)]
    of = {"poverty_reduction": targets}
    assert fact("exit_village_poverty_rate", unit="V1", **of)[:2] == (20, 1000)
    assert fact("exit_village_poverty_rate", unit="V2", **of)[:2] == (0, 0)


def test_people_per_helper_counts_each_helper_once_and_leaves_the_unpaired_out():
    homes = [home("a", 3, "甲"), home("b", 4, "甲"), home("c", 2, "乙"), home("d", 5, None)]
    assert fact("persons_per_helper", households=homes)[:2] == (9, 2)


def test_a_ratio_holds_parts_of_two_ledgers_against_each_other():
    rebuilt = [{"kind": "五改三建", "quantity": 1936, "reported_on": "2016-12-12"}]
    targets = [target("V1", 0, 1, households_planned=1932)]
    found = fact("rebuilt_homes_of_targets", outcomes=rebuilt, poverty_reduction=targets)
    assert found == (1936, 1932, [0])


# Money due by published rates


def test_office_money_is_due_once_a_year_for_each_village_however_many_held_the_place():
    persons = [
        secretary("甲", left="2016-03-11"),
        secretary("乙", arrived="2016-03-12"),
        secretary("丙", "V2"),
        secretary("丁", "V2", left="2015-12-31"),
    ]
    assert fact("office_funds_due", persons=persons)[0] == Decimal(10_000)


def test_allowances_are_due_for_each_month_on_whose_last_day_the_place_was_held():
    persons = [
        secretary("甲", left="2016-03-11"),
        secretary("乙", arrived="2016-03-12"),
        secretary("丙", "V2", arrived="2016-11-30"),
    ]
    assert fact("allowance_due", persons=persons)[0] == (12 + 2) * 1200


def test_allowances_are_due_up_to_the_assessed_period_and_not_for_months_to_come():
    persons = [secretary("甲"), secretary("乙", "V2", left="2016-05-30")]
    assert fact("allowance_due", period=SUMMER, persons=persons)[0] == (6 + 4) * 1200


def test_a_month_in_which_nobody_held_the_place_on_the_last_day_is_not_due():
    persons = [secretary("甲", left="2016-03-11"), secretary("乙", arrived="2016-05-01")]
    assert fact("allowance_due", persons=persons)[0] == 10 * 1200


def test_work_groups_are_due_by_village_while_they_exist():
    def group(code, village, **more):
        known = {"organisation": code, "name": code, "kind": "驻村工作组", "village": village}
        return known | {"founded_on": "2015-08-17", **more}

    groups = [group("a", "V1"), group("b", "V2", dissolved_on="2015-12-01")]
    paid_out = [paid("驻村工作组工作经费", 5000, village="V1")]
    assert fact("group_funds_due", organisations=groups)[0] == 5000
    assert fact("group_funds_paid_share", organisations=groups, funds=paid_out)[:2] == (5000, 5000)


def test_settling_in_money_is_due_once_to_each_who_came_in_the_year():
    persons = [
        secretary("甲", arrived="2016-03-12"),
        posted("乙", "驻村工作组成员", "V2", arrived="2016-06-18"),
        posted("丙", "驻村工作组成员", "V2", arrived="2015-06-18"),
        posted("丁", "农业科技员", "V2", arrived="2016-06-18"),
    ]
    found = fact(
        "settling_in_paid_share", persons=persons, funds=[paid("安家费", 2000, person="甲")]
    )
    assert found == (2000, 4000, [0])


def test_nothing_is_due_where_nobody_is_posted():
    assert fact("village_funds_paid_share", unit="V1")[:2] == (0, 0)


# What stands twice


def test_leaders_of_two_villages_count_once_each():
    leaders = [("甲", "V1"), ("甲", "V2"), ("乙", "V2")]
    persons = [posted(name, "县级联系领导", code, arrived="2015-08-10") for name, code in leaders]
    assert fact("leaders_of_several_villages", persons=persons)[::2] == (1, [0, 1])


def test_a_second_payment_to_the_same_person_is_a_repeat_and_the_first_is_not():
    funds = [
        paid("安家费", 2000, person="甲"),
        paid("安家费", 2000, person="甲"),
        paid("安家费", 2000, person="乙"),
        paid("安家费", 2000),
        paid("安家费", 2000),
        paid("保险经费", 100, person="乙"),
    ]
    assert fact("settling_in_repeats", funds=funds)[::2] == (1, [1])


# Rows of the whole area keep their own village


def test_coverage_of_the_whole_area_goes_by_each_villages_own_rows():
    villages = [village(code, village_type="贫困村") for code in ("V1", "V2")]
    plan = {"category": "行业规划", "name": "规划", "mandatory": True, "complete": True}
    found = fact("sector_plans_share", villages=villages, documents=[plan | {"village": "V1"}])
    assert found[:2] == (1, 2)


def test_a_part_above_its_whole_is_found_and_an_equal_one_is_not():
    def school(people, poor):
        known = {"kind": "农民夜校", "held_on": "2016-12-09", "village": "V1"}
        return known | {"attendance": people, "poor_attendance": poor}

    schools = [school(800, 54), school(40, 40), school(40, 41), school(40, None)]
    assert fact("training_parts_above_whole", trainings=schools)[::2] == (1, [2])
