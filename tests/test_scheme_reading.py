"""Short forms of a scheme file and what they stand for; names it uses and that must exist."""

from fractions import Fraction

import pytest
from declared import PARAMS
from ruamel.yaml import YAML
from score_sheets import content, sheet

from bangfu_lib.errors import ParamsError
from bangfu_lib.params.scheme_reading import check_scheme, load_scheme

ONE = "items: [{label: 甲, points: 10, rules: [{label: 规则, %s}]}]"


def rule(text: str):
    return sheet(ONE % text, total=10).items[0].rules[0]


def test_a_bare_name_is_a_matter_of_the_office_itself():
    take = rule("take: 违建, deduct: {each: 1, word: 处}").take
    assert (take.kind, take.name, take.taken_as) == ("record", "违建", "count")


@pytest.mark.parametrize(
    ("text", "taken_as"),
    [
        ("take: 办结, proportional: true, empty: full", "share"),
        ("take: 办结, proportional: {at_most: 10}, empty: full", "share"),
        ("take: 件数, proportional: {of: 10}", "count"),
        ("take: 件数, proportional: {of: average}", "count"),
        (
            "take: {record: 测评, values: {优: 1}, combine: mean, whole: cast}, proportional: {of: 1}, empty: full",
            "count",
        ),
        ("take: {norm: weekly_patrol_min}, deduct: {each: 1, word: 周}, empty: full", "unmet"),
    ],
)
def test_a_quantity_is_a_share_where_it_is_proportional_to_its_own_whole(text, taken_as):
    assert rule(text).take.taken_as == taken_as


def test_a_rating_is_the_mean_of_what_was_given():
    assert rule("take: 打分, rating: true, empty: full").take.combine == "mean"


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("take: 事, all_if: {at_least: 1}", 10),
        ("take: 事, deduct: {each: 1, word: 处}", None),
        ("points: 10, take: 事, deduct: {each: 1, word: 处}", 10),
        ("take: 事, tiers: [{at_least: 1, points: 10}, {at_least: 0, points: 0}]", 10),
        ("take: 事, ranked: {points: [10, 8]}", 10),
    ],
)
def test_the_only_rule_of_an_item_has_its_points(text, points):
    assert rule(text).points == points


def test_numbers_are_given_in_order_where_none_are_written():
    text = """
    sections:
      - label: 一
        items:
          - {label: 甲, points: 5, rules: [{label: 扣, take: 甲, deduct: {each: 1, word: 处}}]}
          - label: 分块
            items:
              - {label: 乙, points: 5, rules: [{label: 扣, take: 乙, deduct: {each: 1, word: 处}}]}
      - {label: 二, points: 90, rules: [{label: 扣, take: 丙, deduct: {each: 1, word: 处}}]}
    """
    scheme = sheet(text)
    assert [item.id for item in scheme.items] == ["1.1", "1.2.1", "2"]
    assert [item.rules[0].id for item in scheme.items] == ["1.1.1", "1.2.1.1", "2.1"]
    assert scheme.items[1].block.points == 5


def test_an_item_without_a_clause_cites_its_number_and_its_rules():
    item = sheet(ONE % "take: 事, deduct: {each: 1, word: 处}", total=10).items[0]
    assert "1" in item.clause and "甲" in item.clause and item.quote == "规则"


def test_points_of_sections_are_those_of_their_items_by_weight():
    text = """
    items:
      - {label: 甲, points: 100, weight: 70%, rules: [{label: 打分, take: 甲, rating: true, empty: full}]}
      - {label: 乙, points: 100, weight: 30%, rules: [{label: 打分, take: 乙, rating: true, empty: full}]}
    """
    assert sheet(text).sections[0].points == 100


def test_fractions_and_percentages_are_exact():
    text = (
        ONE
        % "take: {record: 事, as: share}, tiers: [{at_least: 2/3, points: 10}, {at_least: 0, points: '0.5'}], empty: zero"
    )
    tiers = sheet(text, total=10).items[0].rules[0].conversion.tiers
    assert [(tier.bounds.low, tier.points) for tier in tiers] == [
        (Fraction(2, 3), 10),
        (0, Fraction(1, 2)),
    ]


# Names that must exist


def told(tmp_path, text: str, **head: object) -> str:
    path = tmp_path / "sheet.yaml"
    with path.open("w", encoding="utf-8") as file:
        YAML().dump(content(text, **head), file)
    with pytest.raises(ParamsError) as caught:
        check_scheme(PARAMS, path)
    return "\n".join(caught.value.lines())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("take: {indicator: nothing}, all_if: {at_least: 1}", "没有名为“nothing”的指标"),
        (
            "take: {norm: nothing}, deduct: {each: 1, word: 周}, empty: full",
            "没有名为“nothing”的规范",
        ),
        ("take: 事, proportional: {of: {norm: nothing}}", "没有名为“nothing”的规范"),
        (
            "take: {indicator: vehicles, as: share}, proportional: true, empty: full",
            "“vehicles”是计数指标",
        ),
    ],
)
def test_an_indicator_or_norm_that_is_not_there_is_named_with_its_rule(tmp_path, text, said):
    found = told(tmp_path, ONE % text, total=10)
    assert said in found and "1 › 1.1" in found


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("figures: [nothing]", "没有名为“nothing”的指标"),
        ("practices: ['共{nothing}件']", "没有名为“nothing”的指标"),
        ("watches: [nothing]", "没有文件“nothing”"),
        ("source: nothing", "来源“nothing”没有"),
        ("lists: {x: {label: 榜, when: {take: {indicator: nothing}}}}", "没有名为“nothing”的指标"),
    ],
)
def test_names_beside_the_rules_must_exist_as_well(tmp_path, more, said):
    text = ONE % "take: 事, deduct: {each: 1, word: 处}"
    assert said in told(tmp_path, f"{text}\n{more}", total=10)


def test_faults_of_sums_and_of_names_are_told_together(tmp_path):
    found = told(tmp_path, ONE % "take: {indicator: nothing}, all_if: {at_least: 1}", total=11)
    assert "合计10分，与标明的11分不符" in found and "没有名为“nothing”的指标" in found


def test_choices_left_open_are_told_together_with_sums(tmp_path):
    found = told(tmp_path, ONE % "take: 事, deduct: {each: 1, per: 3, word: 处}", total=11)
    assert "合计10分，与标明的11分不符" in found and "不足一个单位的怎么计" in found


def test_a_scheme_that_is_not_there_names_those_that_are():
    with pytest.raises(ParamsError, match="five_musts"):
        load_scheme(PARAMS, "ten_musts")
