"""考核记录: what an office enters itself is scored, traced, and refused where it cannot be."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from declared import rules, table

from bangfu_lib.assess import assess
from bangfu_lib.errors import LedgerError
from bangfu_lib.ledgers.workbook import write_workbook
from bangfu_lib.periods.period import Period
from bangfu_lib.results.explain import lost_points
from bangfu_lib.workspace import new_workspace

PERIOD = Period.parse("2024Q3")
OFFICE = "township: 试验乡\ncounty: 试验县\nissuer: 试验乡\nscheme: own_sheet\n"
SCHEME = """
scheme: own_sheet
label: 试验乡驻村考核办法
effective: {from: 2024-01-01, to: null}
source: {title: 试验乡驻村考核办法}
total: 100
rounding: {digits: 2}
items:
  - label: 环境整治
    points: 30
    rules:
      - {label: 违建每处扣5分, take: 违建, deduct: {each: 5, word: 处}}
  - label: 问题办结
    points: 30
    rules:
      - {label: 按办结率得分, take: 问题办结, proportional: true, empty: refuse}
  - label: 领导评分
    points: 20
    not_applicable: rescale
    rules:
      - {label: 领导评分, take: 领导评分, rating: true, empty: refuse, assessor: 乡党委}
  - label: 民主测评
    points: 20
    rules:
      - label: 按票数折算
        take:
          record: 民主测评
          values: {优秀: 100, 称职: 80}
          combine: mean
          whole: valid
        proportional: {of: 100}
        empty: zero
  - label: 扣分账
    points: 0
    outside: true
    rules:
      - {label: 违纪记分, take: 违纪记分, signed: {only: minus}}
self_score: {recheck_above: 10%}
cases:
  - {name: 全部做到, facts: {}, expect: {score: 100}}
"""
GOOD = [
    {"matter": "违建", "quantity": 2},
    {"matter": "问题办结", "quantity": 9, "whole": 10},
    {"matter": "领导评分", "quantity": 18, "assessor": "乡党委"},
    {"matter": "民主测评", "option": "优秀", "quantity": 15},
    {"matter": "民主测评", "option": "称职", "quantity": 5},
    {"matter": "民主测评", "option": "弃权", "quantity": 2},
    {"matter": "民主测评", "option": "发出", "quantity": 25},
    {"matter": "民主测评", "option": "收回", "quantity": 22},
    {"matter": "1", "origin": "自评", "quantity": 30},
]
SCORE = Fraction(20 + 27 + 18 + 19)


def row(number, **cells):
    known = {
        "record": f"K{number}",
        "village": "V1",
        "assessor": "县委组织部",
        "assessed_on": date(2024, 9, 30),
    }
    return known | cells


def handed_in(tmp_path, rows):
    workspace = new_workspace(tmp_path / "office")
    (workspace.params / "units" / "office.yaml").write_text(OFFICE, "utf-8")
    (workspace.params / "schemes" / "own_sheet.yaml").write_text(SCHEME, "utf-8")
    known = rules().ledgers
    villages = [
        {
            "village": "V1",
            "name": "试验一村",
            "township": "试验乡",
            "village_type": "脱贫村",
            "household_count": 100,
            "population": 300,
            "sending_unit": "县试验局",
        }
    ]
    numbered = [row(number, **cells) for number, cells in enumerate(rows, start=1)]
    tables = {
        "villages": table("villages", villages),
        "assessments": table("assessments", numbered),
    }
    path = workspace.ledgers(PERIOD.code) / "试验乡.xlsx"
    path.parent.mkdir(parents=True)
    write_workbook(path, [known[name] for name in tables], tables)
    return workspace


def refused(tmp_path, *rows):
    with pytest.raises(LedgerError) as error:
        assess(handed_in(tmp_path, [*GOOD, *rows]), PERIOD)
    return error.value.details


def test_recorded_matters_are_scored_without_any_other_ledger(tmp_path):
    results = assess(handed_in(tmp_path, GOOD), PERIOD).results
    assert list(results.scores["score"]) == [SCORE]


def test_every_lost_point_leads_to_the_row_that_was_entered(tmp_path):
    results = assess(handed_in(tmp_path, GOOD), PERIOD).results
    first = lost_points(results, "V1", "1")[0]
    assert (first.points, [one.row for one in first.evidence]) == (-10, [2])


def test_self_score_far_from_the_assessed_one_is_to_be_checked_again(tmp_path):
    follows = assess(handed_in(tmp_path, GOOD), PERIOD).results.consequences
    assert list(follows["kind"] + follows["item"]) == ["recheck1"]


def test_item_recorded_as_not_applicable_is_shared_out(tmp_path):
    rows = [one for one in GOOD if one["matter"] != "领导评分"]
    rows.append({"matter": "3", "option": "不适用"})
    results = assess(handed_in(tmp_path, rows), PERIOD).results
    assert list(results.scores["score"]) == [Fraction(20 + 27 + 19) * 100 / 80]


def test_missing_record_of_a_rule_that_refuses_stops_everything(tmp_path):
    rows = [one for one in GOOD if one["matter"] != "问题办结"]
    with pytest.raises(LedgerError) as error:
        assess(handed_in(tmp_path, rows), PERIOD)
    assert "试验一村" in error.value.details[0]


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"matter": "违见", "quantity": 1}, "没有考核事项“违见”"),
        ({"matter": "违建", "quantity": -1}, "超出范围"),
        ({"matter": "领导评分", "quantity": Decimal("20.5"), "assessor": "乡党委"}, "超出范围"),
        ({"matter": "领导评分", "quantity": 18}, "不应由“县委组织部”登记"),
        ({"matter": "领导评分", "assessor": "乡党委"}, "没有填写数量或得分"),
        ({"matter": "违建", "assessor": None}, "登记单位（人）"),
        ({"matter": "问题办结", "quantity": 1}, "没有填写总数"),
        (
            {"matter": "问题办结", "quantity": 1, "whole": 2, "approximate": True},
            "按比例计分，不能用约数",
        ),
        ({"matter": "违纪记分", "quantity": 2}, "超出范围"),
        ({"matter": "违建", "village": None}, "没有写明考核对象"),
        ({"matter": "9", "origin": "自评", "quantity": 1}, "考核项编号"),
        ({"matter": "违建", "organisation": "没有的局"}, "没有名为“没有的局”"),
        ({"matter": "民主测评", "option": "收回", "quantity": 9}, "收回票31张，多于发出票"),
        ({"matter": "民主测评", "option": "称 职", "quantity": 1}, "选项“称 职”不在方案中"),
        ({"matter": "民主测评", "quantity": 1}, "没有填写选项"),
        ({"matter": "民主测评", "option": "优秀", "quantity": 30}, "多于收回票"),
    ],
)
def test_row_that_cannot_be_is_refused_with_its_cell(tmp_path, cells, says):
    problems = refused(tmp_path, cells)
    assert any("考核记录›" in one and says in one for one in problems), problems


def test_all_wrong_rows_are_named_at_once(tmp_path):
    problems = refused(tmp_path, {"matter": "违见"}, {"matter": "违建", "quantity": -1})
    assert len(problems) == 2
