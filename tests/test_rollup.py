"""A year's scheme over the scores of its quarters, and persons tied to their village."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from declared import rules, table

from bangfu_lib.assess import assess
from bangfu_lib.errors import LedgerError, ParamsError
from bangfu_lib.ledgers.workbook import write_workbook
from bangfu_lib.periods.period import Period
from bangfu_lib.workspace import new_workspace

OFFICE = """
township: 试验乡
county: 试验县
issuer: 试验乡
schemes: [by_quarter, by_year, secretaries, senders]
"""
HEAD = """
effective: {from: 2024-01-01, to: null}
source: {title: 试验乡驻村考核办法}
total: 100
rounding: {digits: 2}
"""
BY_QUARTER = f"""
scheme: by_quarter
label: 季度考核
every: quarter
{HEAD}
items:
  - {{label: 日常, points: 100, rules: [{{label: 缺岗每次扣5分, take: 缺岗, deduct: {{each: 5, word: 次}}}}]}}
grades: [{{label: 好, at_least: 90}}, {{label: 一般, at_least: 0}}]
lists:
  progress: {{label: 进步奖, when: {{change_rank: first, change: {{above: 0}}}}}}
cases: []
"""
BY_YEAR = f"""
scheme: by_year
label: 年度考核
every: year
{HEAD}
items:
  - label: 平时
    points: 60
    rules:
      - label: 四个季度平均
        take: {{score: parts, every: quarter, scheme: by_quarter}}
        proportional: {{of: 100}}
        empty: refuse
  - {{label: 年终, points: 40, rules: [{{label: 年终评分, take: 年终评分, rating: true, empty: refuse}}]}}
cases: []
"""
SECRETARIES = f"""
scheme: secretaries
label: 第一书记考核
every: quarter
{HEAD}
for: {{unit: person, roles: 第一书记}}
items:
  - {{label: 本村成绩, points: 70, rules: [{{label: 与村捆绑, take: {{score: village}}, proportional: {{of: 100}}, empty: refuse}}]}}
  - {{label: 个人表现, points: 30, rules: [{{label: 批评每次扣3分, take: 批评, deduct: {{each: 3, word: 次}}}}]}}
grades: [{{label: 优秀, at_least: 90}}, {{label: 称职, at_least: 0}}]
grade_limits:
  - {{when: {{team_grade: 一般}}, highest: 称职, says: 所驻村等次为一般的不得评为优秀}}
cases: []
"""
SENDERS = f"""
scheme: senders
label: 派出单位考核
every: quarter
{HEAD}
for: {{unit: sending_unit}}
items:
  - {{label: 连带, points: 100, rules: [{{label: 派出干部受批评每次扣0.1分, take: 批评, deduct: {{each: '0.1', word: 次}}}}]}}
cases: []
"""
VILLAGES = [
    {
        "village": code,
        "name": f"试验{code}村",
        "township": "试验乡",
        "village_type": "脱贫村",
        "household_count": 100,
        "population": 300,
        "sending_unit": "县试验局",
    }
    for code in ("V1", "V2")
]
PERSONS = [
    {
        "person": f"S{code}",
        "name": f"第一书记{code}",
        "village": code,
        "role": "第一书记",
        "full_time": True,
        "arrived": date(2023, 6, 1),
    }
    for code in ("V1", "V2")
]


@pytest.fixture
def workspace(tmp_path):
    made = new_workspace(tmp_path / "office")
    (made.params / "units" / "office.yaml").write_text(OFFICE, "utf-8")
    for name, text in (
        ("by_quarter", BY_QUARTER),
        ("by_year", BY_YEAR),
        ("secretaries", SECRETARIES),
        ("senders", SENDERS),
    ):
        (made.params / "schemes" / f"{name}.yaml").write_text(text, "utf-8")
    return made


def hand_in(workspace, code, *records):
    period = Period.parse(code)
    rows = [
        {"record": f"{code}-{number}", "assessor": "乡党委", "assessed_on": period.last, **record}
        for number, record in enumerate(records)
    ]
    tables = {
        "villages": table("villages", VILLAGES),
        "persons": table("persons", PERSONS),
        "assessments": table("assessments", rows),
    }
    path = workspace.ledgers(code) / "试验乡.xlsx"
    path.parent.mkdir(parents=True)
    write_workbook(path, [rules().ledgers[name] for name in tables], tables)
    return assess(workspace, period).results


def score_of(results, unit):
    return dict(zip(results.scores["unit"], results.scores["score"], strict=True))[unit]


def absent(village, times):
    return {"matter": "缺岗", "village": village, "quantity": times}


def final(village, points):
    return {"matter": "年终评分", "village": village, "quantity": points}


def test_year_takes_the_mean_of_its_quarters(workspace):
    for quarter, times in enumerate((0, 2, 4, 6), start=1):
        hand_in(workspace, f"2024Q{quarter}", absent("V1", times))
    results = hand_in(workspace, "2024", final("V1", 30), final("V2", 40))
    assert (score_of(results, "V1"), score_of(results, "V2")) == (Fraction(60 * 85, 100) + 30, 100)


def test_year_with_a_quarter_never_assessed_is_refused(workspace):
    hand_in(workspace, "2024Q1", absent("V1", 1))
    with pytest.raises(LedgerError):
        hand_in(workspace, "2024", final("V1", 30), final("V2", 40))


def test_quarter_assessed_again_renews_the_year(workspace):
    for quarter in range(1, 5):
        hand_in(workspace, f"2024Q{quarter}", absent("V1", 0))
    before = hand_in(workspace, "2024", final("V1", 40), final("V2", 40))
    (workspace.ledgers("2024Q4") / "试验乡.xlsx").unlink()
    workspace.ledgers("2024Q4").rmdir()
    hand_in(workspace, "2024Q4", absent("V1", 20))
    after = assess(workspace, Period.parse("2024"))
    assert after.is_new
    assert score_of(before, "V1") - score_of(after.results, "V1") == 15


def test_period_of_a_kind_without_scheme_is_refused(workspace):
    with pytest.raises(ParamsError, match="没有用于"):
        hand_in(workspace, "2024-05", absent("V1", 1))


def test_progress_prize_goes_to_the_largest_gain(workspace):
    hand_in(workspace, "2024Q1", absent("V1", 4), absent("V2", 1))
    results = hand_in(workspace, "2024Q2", absent("V1", 1), absent("V2", 1))
    listed = dict(zip(results.scores["unit"], results.scores["listed"], strict=True))
    assert (listed["V1"], listed["V2"]) == ("progress", "")


def test_person_has_the_share_that_the_village_scored(workspace):
    results = hand_in(workspace, "2024Q1", absent("V1", 4), {"matter": "批评", "person": "SV1"})
    assert (score_of(results, "SV1"), score_of(results, "SV2")) == (Fraction(56 + 27), 100)


def test_grade_of_the_village_limits_that_of_the_person(workspace):
    results = hand_in(workspace, "2024Q1", absent("V1", Decimal("2.5")))
    row = results.scores.set_index("unit").loc["SV1"]
    assert (row["score"], row["grade"]) == (Fraction("91.25"), "称职")
    assert dict(zip(results.scores["unit"], results.scores["grade"], strict=True))["SV2"] == "优秀"


def test_what_is_recorded_of_a_person_counts_for_the_unit_that_sent_it(workspace):
    told_off = [{"matter": "批评", "person": f"S{code}"} for code in ("V1", "V2")]
    results = hand_in(workspace, "2024Q1", *told_off)
    assert score_of(results, "县试验局") == Fraction("99.8")
