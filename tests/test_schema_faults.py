"""A scheme file with a common slip: the message says the line, the place and what to write."""

import pytest
from source_tree import ROOT

from bangfu_lib.errors import ParamsError
from bangfu_lib.params.scheme_reading import check_scheme, read_scheme

PARAMS = ROOT / "params"
GOOD = """scheme: mine
label: 某县办法
effective: {from: 2024-01-01, to: null}
source: {title: 某县办法}
total: 100
rounding: {digits: 2}
items:
  - label: 环境
    points: 100
    rules:
      - {label: 每处扣5分, take: 违建, deduct: {each: 5, word: 处}}
cases:
  - name: 两处违建
    facts: {违建: 2}
    expect: {score: 90}
"""
RULE = "{label: 每处扣5分, take: 违建, deduct: {each: 5, word: 处}}"


def said(tmp_path, old, new, read=read_scheme):
    assert old in GOOD
    path = tmp_path / "mine.yaml"
    path.write_text(GOOD.replace(old, new, 1), "utf-8")
    with pytest.raises(ParamsError) as caught:
        read(path)
    return "\n".join(caught.value.details)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("each: 5", "each: 0.5", ["第11行", "小数要加引号", "'0.5'"]),
        ("score: 90", "score: 90.5", ["第15行", "“两处违建”", "'90.5'"]),
        ("points: 100", "pionts: 100", ["第9行", "“pionts”", "是不是“points”"]),
        ("每处扣5分", "每处扣5分,扣完为止", ["扣完为止", "英文逗号", "加引号"]),
        ("total: 100", "total: 一百", ["第5行", "“一百”", "整数、加引号的小数"]),
        ("2024-01-01", "2024/1/1", ["第3行", "2024-01-05"]),
        ("take: 违建", "take: {record: 违建, as: shares}", ["“shares”", "是不是“share”"]),
        ("title: 某县办法", "titel: 某县办法", ["是不是“title”", "address"]),
        ("score: 90", "points: {1.10: 90}", ["编号要加引号"]),
        ("each: 5", "each：5", ["第11行", "半角"]),
    ],
)
def test_a_slip_of_form_is_named_with_its_line_and_what_to_write(tmp_path, old, new, words):
    found = said(tmp_path, old, new)
    assert all(word in found for word in words), found


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ("{label: 打分, take: 打分}", ["一种算分办法", "deduct"]),
        ("{label: 满意, take: {record: 户, as: share}, tiers: [{at_least: 90, points: 100},"
         " {below: 90, points: 0}], empty: full}", ["占比", "at_least: 90", "90%"]),
        ("{label: 满意, take: 户, tiers: [{at_least: 90%, points: 100}, {below: 90%, points: 0}]}",
         ["取的却是数量", "as: share"]),
        ("{label: 数, take: 数, tiers: [{at_least: 9, points: 100}, {at_most: 9, points: 0}]}",
         ["重叠", "恰好9", "at_least"]),
        ("{label: 数, take: 数, tiers: [{above: 9, points: 100}, {below: 9, points: 0}]}",
         ["空档", "恰好9"]),
        ("{label: 票, take: {record: 票, values: {优: 100, 良: 100}, combine: mean, whole: valid},"
         " proportional: {of: 100}, empty: full}", ["都是100", "值写0"]),
    ],
)  # fmt: skip
def test_a_rule_that_cannot_be_meant_says_what_to_write(tmp_path, new, words):
    found = said(tmp_path, RULE, new)
    assert all(word in found for word in words), found


def test_an_item_without_rules_shows_how_one_is_written(tmp_path):
    rules = GOOD[GOOD.index("    rules:") : GOOD.index("cases:")]
    found = said(tmp_path, rules, "")
    assert "环境" in found and "rules: [{label: 每处扣2分" in found


@pytest.mark.parametrize(
    ("take", "words"),
    [
        ("{indicator: in_village_day_shar}", ["是不是“in_village_day_share”"]),
        ("{indicator: 在村工作日占比}", ["是不是“in_village_day_share”"]),
        ("{norm: weekly_patrol}", ["是不是“weekly_patrol_min”"]),
        ("{indicator: 厕所普及}", ["考核记录", "take: 事项名称"]),
        ("weekly_patrols", ["是指标的名称", "{indicator: weekly_patrols}"]),
    ],
)
def test_a_take_that_names_nothing_names_what_may_be_meant(tmp_path, take, words):
    found = said(tmp_path, "违建, deduct", f"{take}, deduct", lambda p: check_scheme(PARAMS, p))
    assert all(word in found for word in words), found
