"""What a scheme file must not leave open or get wrong: every duty, with its place, in Chinese."""

import pytest
from score_sheets import faults, sheet

DEDUCT = "deduct: {each: 1, word: 处}"


def item(rule: str, more: str = "", points: object = 10) -> list[str]:
    """The faults of a scheme of one item with one rule."""
    more = f", {more}" if more else ""
    text = f"items: [{{label: 甲项, points: {points}{more}, rules: [{{label: 规则, {rule}}}]}}]"
    return faults(text, total=points)


def only(found: list[str]) -> str:
    """The single fault, without the file's name."""
    assert len(found) == 1, found
    return found[0].removeprefix("schemes/sheet.yaml › ")


def test_a_good_scheme_has_no_fault():
    assert item(f"take: 违建, {DEDUCT}") == []


# Sums

SUMS = """
sections:
  - label: 一
    points: %s
    items:
      - label: 分块
        points: %s
        items:
          - {label: 甲, points: 5, rules: [{label: 扣, take: 甲, deduct: {each: 1, word: 处}}]}
          - {label: 乙, points: 5, rules: [{label: 扣, take: 乙, deduct: {each: 1, word: 处}}]}
      - label: 丙
        points: 20
        rules:
          - {label: 一, points: %s, take: 丙, deduct: {each: 1, word: 处}}
          - {label: 二, points: 5, take: 丁, deduct: {each: 1, word: 处}}
"""


@pytest.mark.parametrize(
    ("values", "total", "said"),
    [
        ((30, 10, 15), 30, None),
        ((30, 10, 15), 31, "total：各板块（按权重）合计30分，与标明的31分不符"),
        ((31, 10, 15), 31, "1：板块“一”各项合计30分，与标明的31分不符"),
        ((30, 11, 15), 30, "1.1：分块“分块”各项合计10分，与标明的11分不符"),
        ((30, 10, 14), 30, "1.2：考核项“丙”各条规则合计19分，与标明的20分不符"),
        ((30, 10, 16), 30, "1.2：考核项“丙”各条规则合计21分，超过本项20分"),
    ],
)
def test_points_that_do_not_add_up_are_named_with_both_sums(values, total, said):
    found = faults(SUMS % values, total=total)
    assert found == [] if said is None else only(found).startswith(said)


def test_weights_that_do_not_add_up_are_named():
    text = """
    sections:
      - {label: 一, weight: 70%, points: 100, rules: [{label: 打分, take: 一, rating: true, empty: full}]}
      - {label: 二, weight: 20%, points: 100, rules: [{label: 打分, take: 二, rating: true, empty: full}]}
    """
    assert "合计90分，与标明的100分不符" in only(faults(text))


# Points that cannot be had, or lost


@pytest.mark.parametrize(
    "rule",
    [
        "take: 事, tiers: [{at_least: 3, points: 10}, {at_least: 0, points: -5}]",
        "take: 事, ranked: {points: [10, 8], rest: -1}",
    ],
)
def test_losses_below_nothing_must_be_allowed_in_words(rule):
    assert only(item(rule)).startswith("1.1：分档或名次里有得分也有扣分（负分），但本条扣到0分为止")
    assert item(rule, "floor: none") == []


def test_points_that_no_tier_gives_are_named():
    steps = "{at_least: 3, points: 10}, {at_least: 0, points: 5}"
    said = only(item(f"take: 事, points: 15, tiers: [{steps}]", points=15))
    assert said.startswith("1.1：“规则”满分15分，按条文最多只能得10分，余下的分谁也得不到")


@pytest.mark.parametrize(
    "rule",
    [
        "points: 15, take: 事, ranked: {points: [10, 8], rest: 5}",
        "points: 15, take: 事, proportional: {of: 10, gives: 10, at_most: 10}",
        "points: 15, take: 事, add: {each: 2, word: 次, at_most: 10}",
        "points: 15, take: {record: 事, values: {省: 10, 市: 5}, combine: highest}, add: 1",
    ],
)
def test_points_beyond_the_most_that_a_rule_gives_are_named(rule):
    found = item(rule, points=15)
    assert any("满分15分，按条文最多只能得10分" in line for line in found)


def test_gains_that_cannot_make_up_their_item_are_named():
    found = item("take: 事, add: {each: 2, word: 次, at_most: 10}", points=15)
    assert any("“甲项”满分15分，按条文最多只能得10分" in line for line in found)


def test_a_bonus_inside_the_total_says_what_is_left_without_it():
    text = """
    items:
      - {label: 甲, points: 90, rules: [{label: 扣, take: 甲, deduct: {each: 1, word: 处}}]}
      - {label: 奖, points: 10, rules: [{label: 奖, take: 奖, add: {each: 2, word: 次}}]}
    """
    assert only(faults(text)).startswith("2：“奖”是加分，却计入总分之内：不获加分的最高只能得90分")


@pytest.mark.parametrize(
    ("rule", "more", "said"),
    [
        (f"take: 事, {DEDUCT}", "limit: 12", "1：扣分上限12分大于本项的10分"),
        (
            "take: 事, deduct: {each: 1, word: 处, at_most: 12}",
            "",
            "1.1：扣分上限12分大于本项的10分",
        ),
        (
            "points: 10, take: 事, deduct: {each: 1, word: 处, at_most: 12}",
            "",
            "1.1：扣分上限12分大于本条的10分",
        ),
        (f"take: 事, {DEDUCT}", "floor: section, limit: 12", "1：扣分上限12分大于本板块的10分"),
        (f"take: 事, {DEDUCT}", "floor: block", "1：本项不在分块内，不能写 floor: block"),
        ("take: 事, zero: {scope: block}", "", "1.1：本项不在分块内，一票否决的范围不能写 block"),
    ],
)
def test_a_floor_larger_than_what_it_stops_is_named(rule, more, said):
    assert only(item(rule, more)).startswith(said)


# Gaps and overlaps


@pytest.mark.parametrize(
    ("grades", "said"),
    [
        ("{label: 优, at_least: 90}, {label: 良, at_least: 0}", None),
        ("{label: 优, above: 90}, {label: 良, at_least: 0, below: 90}", "有空档：恰好90没有规定"),
        ("{label: 优, at_least: 81}, {label: 良, at_least: 0, at_most: 80}", "80与81之间没有规定"),
        ("{label: 优, at_least: 85}, {label: 良, at_least: 0, at_most: 90}", "有重叠"),
        ("{label: 优, at_least: 90}, {label: 良, at_least: 60}", "60以下没有规定"),
        ("{label: 优, at_least: 90, at_most: 95}, {label: 良, at_least: 0, below: 90}", "95以上"),
        ("{label: 优, at_least: 90}, {label: 优, at_least: 0}", "等次“优”重复"),
    ],
)
def test_gaps_and_overlaps_of_grades_are_named(grades, said):
    text = f"items: [{{label: 甲, points: 100, rules: [{{label: 扣, take: 甲, {DEDUCT}}}]}}]"
    found = faults(f"{text}\ngrades: [{grades}]")
    assert found == [] if said is None else said in only(found)


@pytest.mark.parametrize(
    ("take", "tiers", "said"),
    [
        ("{record: 事, as: share}", "{above: 90%, points: 10}, {below: 90%, points: 0}", "恰好0.9"),
        (
            "{record: 事, as: share}",
            "{at_least: 90%, points: 10}, {at_least: 80%, points: 8}",
            "0.8以下",
        ),
        ("事", "{at_most: 3, points: 10}, {above: 5, points: 0}", "3与5之间"),
        ("事", "{at_least: 0, at_most: 3, points: 10}, {above: 3, at_most: 5, points: 0}", "5以上"),
        ("事", "{at_most: 3, points: 10}, {at_least: 3, points: 0}", "恰好3两档都包括"),
    ],
)
def test_gaps_and_overlaps_of_tiers_are_named_at_their_rule(take, tiers, said):
    found = only(item(f"take: {take}, tiers: [{tiers}], empty: zero"))
    assert found.startswith("1.1：“规则”的分档") and said in found


# Numbers, units, traces


def test_a_number_given_twice_is_named():
    text = """
    items:
      - {id: '3', label: 甲, points: 50, rules: [{label: 扣, take: 甲, deduct: {each: 1, word: 处}}]}
      - {id: '3', label: 乙, points: 50, rules: [{id: '9', label: 扣, take: 乙, deduct: {each: 1, word: 处}}]}
    """
    assert only(faults(text)) == "3：编号“3”重复"


@pytest.mark.parametrize("kind", ["deduct", "add"])
def test_a_missing_unit_word_is_named(kind):
    found = item(f"take: 事, {kind}: 2")
    assert any("缺少计量单位，如 {each: 2, word: 处}" in line for line in found)


@pytest.mark.parametrize(
    ("rule", "is_trace"),
    [
        ("label: 照片每张加1分, take: 照片, points: 10, add: {each: 1, word: 张}", True),
        ("label: 走访留痕, take: 走访照片, proportional: {of: 10}", True),
        ("label: 工作简报达10篇得满分, take: 篇数, all_if: {at_least: 10}", True),
        ("label: 违规张贴照片每处扣1分, take: 违规照片, deduct: {each: 1, word: 处}", False),
        ("label: 问题按办结率得分, take: 问题办结, proportional: true, empty: full", False),
    ],
)
def test_points_for_paper_are_named(rule, is_trace):
    text = f"items: [{{label: 甲项, points: 10, rules: [{{{rule}}}]}}]"
    said = [line for line in faults(text, total=10) if "痕迹管理" in line]
    assert bool(said) == is_trace


# Choices that the file must make


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("take: {record: 事, as: share}, proportional: true", "必须写明没有数据或没有对象时怎么计"),
        ("take: 事, rating: true", "必须写明没有数据或没有对象时怎么计"),
        ("take: {norm: weekly_patrol_min}, deduct: {each: 1, word: 周}", "必须写明没有数据"),
        ("take: {score: previous}, proportional: {of: 100}", "必须写明没有数据"),
        (
            "take: {record: 事, values: {优: 1}, combine: mean}, all_if: {above: 0}",
            "什么票数为分母",
        ),
        ("take: {record: 事, values: {优: 1}}, all_if: {above: 0}", "必须写明怎样合计"),
        ("take: 事, deduct: {each: 1, per: 3, word: 处}", "不足一个单位的怎么计"),
        ("take: {score: parts}, proportional: {of: 100}, empty: zero", "必须写明是哪种时段"),
        (f"take: 事, {DEDUCT}, add: {{each: 1, word: 处}}", "必须且只能写一种算分办法"),
        ("take: 事", "现写了：没有写"),
        ("take: {record: 事, norm: 某规范}, all_if: {above: 0}", "必须且只能取一种数量"),
        ("take: {norm: weekly_patrol_min}, proportional: {of: 3}, empty: zero", "规范只能用于扣分"),
        ("take: {record: 事, as: share}, deduct: {each: 1, word: 处}, empty: full", "要取数量"),
        ("take: {record: 事, as: count}, proportional: true", "必须写明与什么相比"),
        ("take: 事, scale: {low: 5, high: 5}", "不能相等"),
        ("take: 事, scale: {low: 0, high: 5, log: true}", "取对数的必须大于0"),
        (
            "take: 事, points: 5, tiers: [{at_least: 1, points: 10}, {below: 1, points: 0}]",
            "分档得分最高10分",
        ),
        ("take: 事, all_if: {at_least: 4, above: 4}", "同一头写了两次（at_least、above）"),
        ("take: 事, all_if: {equals: 4, at_most: 5}", "写了 equals（等于）就不能再写 at_most"),
        ("take: 事, all_if: {at_least: 5, below: 5}", "5与5之间没有任何数"),
        ("take: 事, deduct: {each: 1, per: 0, word: 处, parts: up}", "per 必须大于0"),
        ("take: 事, rating: {of: 0}, empty: full", "of 必须大于0"),
        (
            "take: {score: village}, proportional: {of: 100}, empty: full",
            "只能用于人员、乡镇、派出单位",
        ),
    ],
)
def test_a_rule_that_leaves_a_choice_open_or_makes_none_is_named(rule, said):
    found = item(rule)
    assert any("规则" in line.split("：")[0] or "1.1" in line or "take" in line for line in found)
    assert any(said in line for line in found), found


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("for: {village_types: 脱贫村}", "必须写明不适用的怎么计"),
        ("weight: 0", "weight 必须大于0"),
    ],
)
def test_an_item_that_leaves_a_choice_open_is_named(more, said):
    assert any(said in line for line in item(f"take: 事, {DEDUCT}", more))


def test_an_item_of_gains_and_losses_must_say_where_gains_stop():
    text = """
    items:
      - label: 甲项
        points: 10
        rules:
          - {label: 扣, take: 甲, deduct: {each: 1, word: 处}}
          - {label: 加, take: 乙, add: {each: 1, word: 处}}
    """
    assert "必须写明加分能否超过本项满分" in only(faults(text, total=10))


@pytest.mark.parametrize("policy", ["zero", "rescale", "rescale_item"])
def test_rules_on_common_points_cannot_lose_or_move_them_for_want_of_data(policy):
    text = f"""
    items:
      - label: 甲项
        points: 10
        rules:
          - {{label: 扣, take: 甲, deduct: {{each: 1, word: 处}}}}
          - {{label: 巡, take: {{norm: weekly_patrol_min}}, deduct: {{each: 1, word: 周}}, empty: {policy}}}
    """
    assert "共用本项分的" in only(faults(text, total=10))


def test_what_lies_outside_the_total_cannot_be_rescaled():
    text = """
    items:
      - {label: 甲, points: 10, rules: [{label: 扣, take: 甲, deduct: {each: 1, word: 处}}]}
      - label: 奖
        outside: true
        rules: [{label: 奖, points: 5, take: {record: 乙, as: share}, proportional: true, empty: rescale}]
    """
    assert "总分以外的加分扣分不能折算" in only(faults(text, total=10))


GOOD = f"items: [{{label: 甲, points: 100, rules: [{{label: 扣, take: 甲, {DEDUCT}}}]}}]\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("lists: {red: {label: 红榜, when: {at_least: 90}}}", "却没有写取什么数（take）"),
        ("lists: {red: {label: 红榜, when: {item: '1'}}}", "要一起写"),
        ("lists: {red: {label: 红榜, when: {points: {at_least: 3}}}}", "要一起写"),
        ("lists: {red: {label: 红榜, when: {score: {at_least: 9, below: 3}}}}", "没有任何数"),
        (
            "lists: {red: {label: 红榜, when: {item: '7', points: {above: 1}}}}",
            "没有编号为“7”的考核项",
        ),
        ("lists: {red: {label: 红榜, when: {listed: red}}}", "不能以榜单（listed）为条件"),
        ("lists: {red: {label: 红榜, when: {grade: 优秀}}}", "没有名为“优秀”的等次"),
        ("consequences: [{label: 表扬, when: {listed: blue}}]", "没有名为“blue”的榜单"),
        (
            "grade_limits: [{when: {take: 缺岗}, highest: 称职, says: 缺岗的不得优秀}]",
            "没有名为“称职”的等次，已有：（无）",
        ),
        (
            "grades: [{label: 好, at_least: 60}, {label: 差, at_least: 0}]\n"
            "quotas: [{grade: 差, at_most: 25%, per: all, rounding: down, ties: out}]",
            "“差”是最低等次，不能限定名额",
        ),
        (
            "grades: [{label: 好, at_least: 60}, {label: 差, at_least: 0}]\n"
            "quotas: [{grade: 好, at_most: {好: 1}, per: village, rounding: down, ties: out}]",
            "只能用于人员方案",
        ),
        ("cases: [{name: 用例, facts: {乙: 1}, expect: {score: 1}}]", "没有用到“乙”，用到的有：甲"),
        ("cases: [{name: 用例, expect: {points: {'9': 1}}}]", "没有用到“9”"),
        ("cases: [{name: 用例, self: {'9': 1}, expect: {score: 1}}]", "没有用到“9”"),
        ("cases: [{name: 用例, expect: {consequences: [表扬]}}]", "没有用到“表扬”"),
        ("cases: [{name: 用例, expect: {listed: red}}]", "没有用到“red”"),
        ("cases: [{name: 用例, facts: {甲: 1}}]", "用例没有写应有的结果"),
        (
            "cases: [{name: 用例, facts: {甲: 1}, units: {子: {expect: {score: 1}}, 丑: {}}}]",
            "要写在各对象之下",
        ),
    ],
)
def test_names_and_conditions_that_cannot_hold_are_named(text, said):
    assert any(said in line for line in faults(GOOD + text))


def test_sections_and_items_cannot_both_stand_at_the_top():
    text = GOOD.replace("items", "sections") + GOOD
    assert "其中一种，不能都写或都不写" in only(faults(text))


def test_items_may_not_lie_deeper_than_three_levels():
    inner = f"{{label: 丁, points: 10, rules: [{{label: 扣, take: 甲, {DEDUCT}}}]}}"
    text = f"sections: [{{label: 甲, items: [{{label: 乙, items: [{{label: 丙, items: [{inner}]}}]}}]}}]"
    assert "最多三级" in only(faults(text, total=10))


def test_every_fault_is_named_at_once():
    text = """
    sections:
      - label: 一
        points: 31
        items:
          - {id: '1', label: 甲, points: 20, rules: [{label: 扣, take: 甲, deduct: 1}]}
          - {id: '1', label: 乙, points: 10, limit: 15, rules: [{label: 扣, take: 乙, deduct: {each: 1, word: 处}}]}
    grades: [{label: 好, above: 60}, {label: 差, below: 60}]
    """
    found = "\n".join(faults(text))
    said = ("各板块（按权重）合计31分", "各项合计30分", "缺少计量单位", "编号“1”重复")
    assert all(words in found for words in (*said, "扣分上限15分", "恰好60没有规定"))


# Faults of the published sheet that stand


def test_a_fault_of_the_published_sheet_stands_when_it_is_accepted():
    accepts = [{"fault": "limit", "at": "1", "says": "原表如此"}]
    text = GOOD.replace("points: 100", "points: 100, limit: 120")
    assert "limit" in only(faults(text))
    assert faults(text, accepts=accepts) == []


def test_an_acceptance_of_no_fault_is_a_fault():
    accepts = [{"fault": "limit", "at": "1", "says": "原表如此"}]
    assert "“limit”（1）并不存在，请删去" in only(faults(GOOD, accepts=accepts))


@pytest.mark.parametrize("fault", ["gap", "twice", "word"])
def test_what_must_be_mended_cannot_be_accepted(fault):
    text = """
    items:
      - {id: '1', label: 甲, points: 50, rules: [{label: 扣, take: 甲, deduct: 1}]}
      - {id: '1', label: 乙, points: 50, rules: [{id: '9', label: 扣, take: 乙, deduct: {each: 1, word: 处}}]}
    grades: [{label: 好, above: 60}, {label: 差, below: 60}]
    """
    places = {"gap": "grades", "twice": "1", "word": "1.1"}
    accepts = [{"fault": fault, "at": places[fault], "says": "原表如此"}]
    assert len(faults(text, accepts=accepts)) >= 3


def test_a_fault_that_may_be_accepted_says_how():
    said = only(item(f"take: 事, {DEDUCT}", "limit: 12"))
    assert "accepts" in said and "limit" in said


def test_grades_may_be_written_from_the_lowest_up():
    scheme = sheet(GOOD + "grades: [{label: 差, at_least: 0}, {label: 好, at_least: 60}]")
    assert [grade.label for grade in scheme.grades] == ["好", "差"]
