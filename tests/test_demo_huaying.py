"""The sample city adds up to its article, keeps its honest faults, and is always the same."""

from collections import Counter
from datetime import date
from fractions import Fraction
from importlib.resources import files
from random import Random

import pandas as pd
import pytest

from bangfu_lib.demo.huaying import tables as module
from bangfu_lib.demo.huaying.shares import fitted, split
from bangfu_lib.demo.huaying.villages import build_county
from bangfu_lib.demo.story import load_story
from bangfu_lib.ledgers.names import parse_name
from bangfu_lib.params.calendars import load_calendar
from bangfu_lib.params.ledgers import load_ledgers
from bangfu_lib.params.norms import load_norms
from bangfu_lib.params.sources import load_sources
from bangfu_lib.periods.period import period_codes
from bangfu_lib.workspace import shipped_folder

PARAMS = shipped_folder("params")
NORMS = load_norms(PARAMS, load_sources(PARAMS))
FIGURES = {f"{figure.row} {figure.label}": figure for figure in module.published_figures()}


@pytest.fixture(scope="module")
def tables():
    return module.make_tables()


def of(table, **wanted):
    """The rows whose columns hold the wanted values."""
    for column, value in wanted.items():
        table = table[table[column] == value]
    return table


def serving(tables, role):
    """The people who hold `role` now."""
    persons = of(tables["persons"], role=role)
    return persons[persons["left"].isna()]["person"].nunique()


def organised(tables, kind):
    return of(tables["organisations"], kind=kind)["organisation"].nunique()


def rewarded(tables, **wanted):
    return of(tables["rewards"], **wanted)["person"].nunique()


def outcome(kind):
    return lambda t: sum(of(t["outcomes"], kind=kind)["quantity"])


def rate(name):
    return lambda t: NORMS[name].on(date(2016, 12, 31)).value


def ranked(tables):
    secretaries = of(tables["persons"], role="第一书记")
    return secretaries["rank"].isin(["县级", "正科级", "副科级"]).sum()


def planned(field):
    return lambda t: t["poverty_reduction"][field].sum()


COUNTS = {
    "H03 计划退出贫困村": planned("exit_planned"),
    "H03 计划脱贫户": planned("households_planned"),
    "H03 计划脱贫人数": planned("persons_planned"),
    "H08 贫困村": lambda t: len(of(t["villages"], village_type="贫困村")),
    "H08 有行业规划的贫困村": lambda t: of(t["documents"], category="行业规划", complete=True)[
        "village"
    ].nunique(),
    "H08 有帮扶项目的贫困村": lambda t: of(t["outcomes"], kind="协调争取项目")["village"].nunique(),
    "H11 县级领导": lambda t: serving(t, "县级联系领导"),
    "H11 市级部门": lambda t: organised(t, "帮扶单位"),
    "H11 驻村干部": lambda t: serving(t, "驻村工作组成员"),
    "H11 驻村工作组": lambda t: organised(t, "驻村工作组"),
    "H11 第一书记": lambda t: serving(t, "第一书记"),
    "H11 副科级以上第一书记": ranked,
    "H11 驻村农技员": lambda t: serving(t, "农业科技员"),
    "H12 非贫困村帮扶工作组": lambda t: organised(t, "帮扶工作组"),
    "H13 帮扶责任人": lambda t: t["households"]["helper"].nunique(),
    "H13 贫困对象": lambda t: t["households"]["family_size"].sum(),
    "H14 职责清单文件": lambda t: len(of(t["documents"], category="职责清单")),
    "H18 第一书记办公经费标准": rate("office_funds_rate"),
    "H19 第一书记综合补助标准": rate("allowance_rate"),
    "H20 驻村工作组工作经费标准": rate("group_funds_rate"),
    "H21 安家费标准": rate("settling_in_rate"),
    "H23 提拔重用第一书记": lambda t: rewarded(t, form="提拔", object_role="第一书记"),
    "H23 提拔担任镇长": lambda t: rewarded(t, form="提拔", new_post="镇长"),
    "H23 表彰第一书记": lambda t: rewarded(t, form="表彰", object_role="第一书记"),
    "H26 专项督查通报": lambda t: of(t["rewards"], form="督查通报")["issue"].nunique(),
    "H27 调整第一书记": lambda t: rewarded(t, form="调整", object_role="第一书记"),
    "H27 调整驻村工作人员": lambda t: rewarded(t, form="调整", object_role="驻村工作人员"),
    "H28 约谈单位主要负责人": lambda t: len(of(t["rewards"], object_role="单位主要负责人")),
    "H30 帮扶措施类别": lambda t: t["measures"]["category"].nunique(),
    "H31 收集民意": outcome("收集民意"),
    "H31 化解矛盾纠纷": outcome("化解矛盾纠纷"),
    "H31 帮办实事": outcome("帮办实事"),
    "H31 社会扶贫活动": outcome("社会扶贫活动"),
    "H31 义诊": outcome("义诊"),
    "H31 捐送物资折合资金": lambda t: sum(t["resources"]["amount"]),
    "H32 培育养殖户": outcome("培育养殖户"),
    "H32 新增畜禽饲养": outcome("新增畜禽饲养"),
    "H32 种植果木": outcome("种植果木"),
    "H33 农民夜校班次": lambda t: t["trainings"]["classes"].sum(),
    "H33 农民夜校受训人次": lambda t: t["trainings"]["attendance"].sum(),
    "H33 贫困户就业培训": lambda t: t["trainings"]["poor_attendance"].sum(),
    "H34 贫困户实现本地就业": outcome("实现本地就业"),
    "H34 协调争取项目": outcome("协调争取项目"),
    "H34 五改三建": outcome("五改三建"),
    "H34 党员精准扶贫示范项目": outcome("党员精准扶贫示范项目"),
    "H34 打造庭院经济": outcome("打造庭院经济"),
    "H34 改扩建活动室和农家书屋": outcome("改扩建活动室和农家书屋"),
    "H34 新建文化院坝": outcome("新建文化院坝"),
}


@pytest.mark.parametrize("figure", FIGURES)
def test_the_rows_add_up_to_the_published_figure(tables, figure):
    assert COUNTS[figure](tables) == FIGURES[figure].value


def test_every_count_is_of_a_published_figure():
    assert COUNTS.keys() == FIGURES.keys()
    assert len(FIGURES) == len(module.published_figures())


def test_what_is_approximate_in_the_article_is_marked_so_and_nothing_else(tables):
    rough = {figure.label for figure in module.published_figures() if figure.approximate}
    marked = set(of(tables["outcomes"], approximate=True)["kind"])
    names = {"社会扶贫活动", "协调争取项目", "收集民意", "化解矛盾纠纷", "帮办实事"}
    assert marked == names | {"培育养殖户", "种植果木"}
    assert rough == marked | {"捐送物资折合资金", "农民夜校班次", "农民夜校受训人次"}


# What the article says beside its figures


def test_h02_each_poor_village_has_all_five_and_at_least_three_leaders_have_two(tables):
    persons, organisations = tables["persons"], tables["organisations"]
    poor = set(of(tables["villages"], village_type="贫困村")["village"])
    now = persons[persons["left"].isna()]
    for role in ("县级联系领导", "第一书记", "农业科技员", "驻村工作组成员"):
        assert set(of(now, role=role)["village"]) == poor
    for kind in ("帮扶单位", "驻村工作组"):
        assert set(of(organisations, kind=kind)["village"]) == poor
    assert (of(now, role="县级联系领导")["person"].value_counts() > 1).sum() == 3


def test_h04_the_poverty_rate_is_below_three_percent(tables):
    targets = tables["poverty_reduction"]
    rate = Fraction(int(targets["poor_left"].sum()), int(targets["rural_population"].sum()))
    assert rate < Fraction(3, 100)


def test_h13_every_household_has_a_helper_of_its_own_village_and_3_17_people_each(tables):
    persons = of(tables["persons"], role="帮扶责任人").set_index("person")["village"]
    homes = tables["households"]
    assert (homes["helper"].map(persons) == homes["village"]).all()
    assert round(homes["family_size"].sum() / homes["helper"].nunique(), 2) == 3.17


def test_h17_a_month_without_a_meeting_is_left_as_it_is(tables):
    months = set(period_codes(tables["activities"]["held_on"], "month"))
    assert {f"2016-{month:02}" for month in range(1, 13)} - months == {"2016-02"}


def test_h18_to_h20_what_was_paid_is_rate_times_people_and_months(tables):
    paid = tables["funds"].groupby("kind")["amount"].sum().to_dict()
    assert paid == {
        "第一书记办公经费": 125_000,
        "第一书记生活等综合补助": 360_000,
        "驻村工作组工作经费": 125_000,
        "安家费": 38_000,
    }


def test_h21_one_of_twenty_newcomers_has_no_settling_in_money_and_nobody_has_it_twice(tables):
    persons = tables["persons"]
    new = set(persons[persons["arrived"] >= pd.Timestamp("2016-01-01")]["person"])
    paid = of(tables["funds"], kind="安家费")["person"]
    assert len(new) == 20 and paid.is_unique
    assert new - set(paid) == {"HY1002-D1"}


def test_h33_the_part_is_never_more_than_the_whole(tables):
    trainings = tables["trainings"]
    assert (trainings["poor_attendance"] <= trainings["attendance"]).all()


def test_h16_difficult_villages_have_open_problems_for_all_three_who_get_the_list(tables):
    open_ones = tables["problems"][tables["problems"]["closed_on"].isna()]
    difficult = set(of(tables["villages"], difficult=True)["village"])
    assert set(open_ones["village"]) == difficult and len(difficult) == 6
    assert {"联系领导", "帮扶单位", "驻村工作组"} <= set(open_ones["holder"].dropna())


def test_h15_each_holder_in_each_village_has_tasks_and_duties(tables):
    lists = tables["tasks"].groupby(["village", "list"])["holder"].nunique()
    assert set(lists) == {5} and len(lists) == 50


def test_h27_who_was_promoted_or_adjusted_has_left_and_somebody_came_the_next_day(tables):
    persons = tables["persons"]
    left = persons[persons["left"].notna()].set_index("person")["left"]
    decided = tables["rewards"][tables["rewards"]["form"].isin(["提拔", "调整"])]
    assert left.to_dict() == decided.set_index("person")["decided_on"].to_dict()
    newcomers = persons[persons["arrived"] > pd.Timestamp("2016-01-01")]
    assert Counter(newcomers["arrived"] - pd.Timedelta(days=1)) == Counter(left)


def test_the_chosen_numbers_are_those_of_the_tables(tables):
    chosen = {entry["label"]: entry["value"] for entry in load_story(module.STORY)["chosen"]}
    persons = tables["persons"]
    team = persons[persons["role"].isin(["第一书记", "驻村工作组成员"]) & persons["left"].isna()]
    assert chosen == {
        "非贫困村": len(of(tables["villages"], village_type="非贫困村")),
        "贫困户": len(tables["households"]),
        "第一书记和驻村干部合计": len(team),
        "年内新选派": (persons["arrived"] >= pd.Timestamp("2016-01-01")).sum(),
    }


@pytest.mark.parametrize(("included", "people"), [(False, 112), (True, 87)])
def test_h11_both_readings_of_the_87_cadres_can_be_made(included, people):
    story = load_story(module.STORY) | {"cadres_include_secretaries": included}
    county = build_county(story, load_calendar(PARAMS))
    roles = ("第一书记", "驻村工作组成员")
    assert sum(post.role in roles and post.left is None for post in county.posts) == people


def test_the_tables_are_the_same_on_every_run(tables):
    again = module.make_tables()
    assert [name for name in tables if not tables[name].equals(again[name])] == []


def test_no_name_is_that_of_a_person(tables):
    titles = "(原?第一书记|原?驻村干部|县级领导|农技员|帮扶责任人)"
    made_up = titles + "[甲乙丙丁戊己庚辛壬癸一二三四五六七八九十0-9]+"
    assert tables["persons"]["name"].str.fullmatch(made_up).all()
    assert tables["persons"]["phone"].isna().all() and tables["households"]["head"].isna().all()


def test_the_city_is_written_with_its_own_character():
    office = files("bangfu_lib.demo").joinpath(module.OFFICE).read_text("utf-8")
    assert "华蓥市" in office and "?" not in office


# Sharing out whole numbers


def test_parts_add_up_and_the_largest_remainders_come_first():
    assert split(10, [1, 1, 1]) == [4, 3, 3]
    assert split(27, [60] * 25).count(2) == 2


def test_sizes_are_moved_by_ones_until_they_fit():
    sizes = fitted([1, 2, 3, 6], 15, Random(1))
    assert sum(sizes) == 15 and max(sizes) <= 6


def test_intake_accepts_every_name_of_the_sample_persons(tables):
    names, field = (
        tables["persons"]["name"].unique(),
        load_ledgers(PARAMS)["persons"].fields["name"],
    )
    assert [parse_name(name, field) for name in names] == list(names)
