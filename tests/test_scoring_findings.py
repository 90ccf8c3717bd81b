"""Findings: what is unmet, what is not due yet, and what the ledgers cannot tell."""

from dataclasses import replace

import pandas as pd
from declared import context, rules, village

from bangfu_lib.indicators.facts import FACT_COLUMNS, compute_facts
from bangfu_lib.periods.period import Period
from bangfu_lib.scoring.findings import judge


def statuses(norm: str, quarter: str, **tables) -> dict[str, str]:
    """Status by period of the findings on village V1 from these ledgers."""
    tables.setdefault("villages", [village()])
    period, known = Period.parse(quarter), rules()
    indicator = known.norms[norm].indicator
    given = replace(context(**tables), period=period)
    facts = compute_facts({indicator: known.indicators[indicator]}, given).facts
    known = replace(known, norms={norm: known.norms[norm]})
    found = judge(facts, known, period, village_types={"V1": "脱贫村"})
    return dict(zip(found["period"], found["status"], strict=True))


def test_week_begun_in_the_quarter_before_is_not_held_against_a_village():
    found = statuses("weekly_patrol_min", "2021Q2")
    assert found["2021W13"] == "no_data" and found["2021W14"] == "unmet"


def test_week_that_runs_into_the_next_quarter_is_not_over():
    assert statuses("weekly_patrol_min", "2021Q4")["2021W52"] == "pending"


def test_half_year_is_judged_when_it_is_over():
    by_quarter = [
        statuses("joint_meeting_min_per_half", quarter) for quarter in ("2021Q3", "2021Q4")
    ]
    assert by_quarter == [{"2021H2": "pending"}, {"2021H2": "unmet"}]


def test_year_of_attendance_is_not_judged_by_its_last_quarter_alone():
    person = {"person": "P1", "name": "甲", "village": "V1", "role": "农业科技员"}
    persons = [person | {"full_time": False, "arrived": "2020-01-01"}]
    by_quarter = [
        statuses("agronomist_days_min_per_year", quarter, persons=persons)
        for quarter in ("2021Q1", "2021Q4")
    ]
    assert by_quarter == [{"2021": "pending"}, {"2021": "no_data"}]


def test_no_facts_make_no_findings():
    facts = pd.DataFrame(columns=FACT_COLUMNS)
    found = judge(facts, rules(), Period.parse("2021Q4"), village_types={})
    assert found.empty


def test_norm_for_one_type_of_village_does_not_bind_the_others():
    known, period = rules(), Period.parse("2021Q4")
    name = "collective_activity_min_per_quarter"
    norm = replace(known.norms[name], village_types=("脱贫村",))
    villages = [village("V1"), village("V2")]
    indicator = {norm.indicator: known.indicators[norm.indicator]}
    facts = compute_facts(indicator, context(villages=villages)).facts
    types = {"V1": "脱贫村", "V2": "非脱贫村"}
    found = judge(facts, replace(known, norms={name: norm}), period, village_types=types)
    assert list(found["unit"]) == ["V1"]
