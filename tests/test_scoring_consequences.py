"""What follows apart from points: praise, talks, ladders, money, self-scores to check again."""

import pytest
from score_sheets import own_scores, scored, sheet, ties

BASE = """
items:
  - {label: 甲项, points: 60, rules: [{label: 打分, take: 甲, rating: true, empty: zero}]}
  - {label: 乙项, points: 40, rules: [{label: 打分, take: 乙, rating: true, empty: zero}]}
grades: [{label: 好, at_least: 60}, {label: 差, at_least: 0}]
"""


def follows(text: str, given: dict, **more: object):
    head = more.pop("head", {})
    return scored(sheet(BASE + text, **head), given, **more).consequences


def labels(table) -> dict[str, list[str]]:
    return {unit: list(rows["label"]) for unit, rows in table.groupby("unit")}


def rated(first: object, second: object = 40, **facts: object) -> dict:
    return {"甲": (first, 1), "乙": (second, 1), **facts}


def test_the_first_is_praised_and_the_last_is_talked_to():
    text = (
        "consequences: [{label: 通报表扬, when: {rank: first}}, {label: 约谈, when: {rank: last}}]"
    )
    table = follows(text, {"甲": rated(60), "乙": rated(50), "丙": rated(40)})
    assert labels(table) == {"甲": ["通报表扬"], "丙": ["约谈"]}
    assert list(table["sentence"]) == ["甲名列第1位，通报表扬", "丙名列第3位，约谈"]


LADDER = """
consequences:
  - label: 缺岗处理
    ladder:
      - {label: 停发全年补助, when: {take: 缺岗, at_least: 3}}
      - {label: 停发当季补助, when: {take: 缺岗, at_least: 2}}
      - {label: 停发当月补助, when: {take: 缺岗, at_least: 1}, money: -1200}
"""


@pytest.mark.parametrize(
    ("absences", "label"),
    [(0, []), (1, ["停发当月补助"]), (2, ["停发当季补助"]), (5, ["停发全年补助"])],
)
def test_of_a_ladder_only_the_first_step_that_holds_takes_effect(absences, label):
    assert list(follows(LADDER, {"甲": rated(60, 缺岗=absences)})["label"]) == label


def test_a_fixed_sum_stands_beside_its_consequence():
    row = follows(LADDER, {"甲": rated(60, 缺岗=1)}).iloc[0]
    assert (row["kind"], row["money"]) == ("consequence", "-1200.00")
    assert row["sentence"] == "甲缺岗1，停发当月补助"


@pytest.mark.parametrize(
    ("money", "paid"),
    [
        ("{each: 8, above: 95}", ["32.00"]),
        ("{each: 8, above: 99}", []),
        ("{each: -10, below: 100}", ["-10.00"]),
        ("{each: '0.5'}", ["49.50"]),
    ],
)
def test_each_point_beyond_a_line_is_worth_money(money, paid):
    text = f"consequences: [{{label: 绩效奖, money: {money}}}]"
    assert list(follows(text, {"甲": rated(59)})["money"]) == paid


def test_money_by_points_says_how_it_was_worked_out():
    text = "consequences: [{label: 绩效奖, money: {each: 8, above: 95}}]"
    row = follows(text, {"甲": rated(59)}).iloc[0]
    assert row["kind"] == "money"
    assert row["sentence"] == "绩效奖：得分99分，95分以上的部分，每分8元，计32.00元"


def test_money_changes_no_score():
    text = "consequences: [{label: 奖, money: 100}]"
    card = scored(sheet(BASE + text), {"甲": rated(59)})
    assert list(card.scores["score"]) == [99]


def test_an_account_that_runs_low_has_its_consequences():
    text = """
    items: [{label: 积分, points: 10, rules: [{label: 记分, take: 记分, signed: {only: minus}}]}]
    consequences:
      - label: 积分处理
        ladder:
          - {label: 约谈, when: {score: {at_most: 6}}}
          - {label: 提醒, when: {score: {at_most: 8}}}
    """
    scheme = sheet(text, total=10)
    given = {"甲": {"记分": -1}, "乙": {"记分": -2}, "丙": {"记分": -4}}
    assert labels(scored(scheme, given).consequences) == {"乙": ["提醒"], "丙": ["约谈"]}


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("{score: {at_least: 60}}", "甲得分99.00分，不低于60分，表扬"),
        ("{grade: 好}", "甲等次为好，表扬"),
        ("{listed: red}", "甲列入红榜，表扬"),
        ("{item: '1', points: {above: 50}}", "甲“甲项”得59分，表扬"),
        ("{change: {above: 0}}", "甲比上一时段变化9分，表扬"),
        ("{take: {record: 满意, as: share}, at_least: 90%}", "甲满意95%，表扬"),
        ("{take: {score: previous}, at_least: 90}", "甲上一时段得分90，表扬"),
    ],
)
def test_a_consequence_says_what_it_follows_from(when, said):
    text = f"lists: {{red: {{label: 红榜, when: {{rank: first}}}}}}\nconsequences: [{{label: 表扬, when: {when}}}]"
    facts = {"满意": (19, 20)} if "满意" in when else {}
    table = follows(text, {"甲": rated(59, **facts)}, ties=ties(previous={"甲": 90}))
    assert list(table["sentence"]) == [said]


def test_a_consequence_cites_its_clause():
    text = "consequences: [{label: 约谈, when: {rank: last}, clause: 第九条, says: 末位约谈}]"
    row = follows(text, {"甲": rated(60)}).iloc[0]
    assert (row["source"], row["clause"]) == ("scheme:sheet", "第九条")
    assert row["sentence"].endswith("（末位约谈）")


# Self-scores

RECHECK = "self_score: {recheck_above: 10%}"


@pytest.mark.parametrize(
    ("own", "again"), [(56, []), (50, []), ("56.1", ["1"]), ("43.9", ["1"]), (44, [])]
)
def test_a_self_score_further_off_than_allowed_is_checked_again(own, again):
    table = follows(RECHECK, {"甲": rated(50)}, own=own_scores(i1=own))
    assert list(table["item"]) == again and set(table["kind"]) <= {"recheck"}


def test_a_recheck_names_both_scores_and_the_difference():
    row = follows(RECHECK, {"甲": rated(50)}, own=own_scores(i1=58)).iloc[0]
    assert row["sentence"] == ("“甲项”自评58分，考评50分，相差8分，超过本项60分的10%，须重新核查")


def test_a_self_score_is_held_against_the_points_before_weighting():
    text = """
    sections:
      - {label: 一, weight: 50%, points: 100, rules: [{label: 打分, take: 甲, rating: true, empty: zero}]}
      - {label: 二, weight: 50%, points: 100, rules: [{label: 打分, take: 乙, rating: true, empty: zero}]}
    self_score: {recheck_above: 10%}
    """
    given = {"甲": {"甲": (80, 1), "乙": (80, 1)}}
    table = scored(sheet(text), given, own=own_scores(i1=85, i2=95)).consequences
    assert list(table["item"]) == ["2"]


def test_no_self_score_no_recheck():
    assert follows(RECHECK, {"甲": rated(50)}).empty
