"""The sample quarter adds up to its article, keeps its honest faults, and is always the same."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from itertools import product

import pandas as pd
import pytest

from bangfu_lib.demo.pingbian import make_tables, published_figures, write_pingbian
from bangfu_lib.demo.population import build_township
from bangfu_lib.demo.story import load_story
from bangfu_lib.demo.workbooks import notice, owners
from bangfu_lib.ledgers.intake import read_ledgers
from bangfu_lib.params.calendars import load_calendar
from bangfu_lib.params.ledgers import load_ledgers
from bangfu_lib.periods.period import Period, period_codes
from bangfu_lib.workspace import Workspace, shipped_folder

PARAMS = shipped_folder("params")
QUARTER = Period.parse("2021Q4")
VILLAGES = ["PB01", "PB02", "PB03", "PB04", "PB05"]
MONTHS = ["2021-10", "2021-11", "2021-12"]
FIGURES = {f"{figure.row} {figure.label}": figure for figure in published_figures()}


@pytest.fixture(scope="module")
def tables():
    return make_tables()


@pytest.fixture(scope="module")
def township():
    return build_township(load_story(), load_calendar(PARAMS))


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    root = tmp_path_factory.mktemp("workspace")
    shutil.copytree(PARAMS, root / "params")
    return Workspace(root)


@pytest.fixture(scope="module")
def workbooks(workspace):
    return write_pingbian(workspace)


@pytest.fixture(scope="module")
def intake(workbooks, workspace):
    return read_ledgers(workspace.ledgers("2021Q4"), load_ledgers(PARAMS), QUARTER)


# The published figures, counted over the tables


def of(table, **wanted):
    """The rows whose columns hold the wanted values."""
    for column, value in wanted.items():
        table = table[table[column] == value]
    return table


def attendance_of(tables, kind):
    return of(tables["activities"], kind=kind)["attendance"].sum()


def parts(column):
    """How many people each cell of a list names, blank cells left out."""
    return set(column.dropna().str.split("、").str.len())


def documents(tables, **wanted):
    return of(tables["documents"], **wanted)


def penalties(tables):
    return tables["rewards"][tables["rewards"]["form"].isin(["通报批评", "约谈"])]


def items_of_each(tables, sheet, *subject):
    """How many different items each checked subject has in the cross-checks."""
    checks = of(tables["inspections"], campaign="交叉检查", sheet=sheet)
    counts = set(checks.groupby(["village", *subject])["item_number"].nunique())
    assert checks["village"].nunique() == len(VILLAGES)
    return only(counts)


def only(values):
    (value,) = values
    return value


def supervision_groups(tables):
    checks = tables["inspections"]
    return checks[checks["campaign"].isin(["入户督导", "访谈督导", "资料督导"])]["group"].nunique()


def document_files(tables):
    forms = tables["households"][["basic_form", "income_form", "policy_list"]]
    return forms.sum().sum()


def photographs(tables):
    photos = of(tables["cards"], kind="温馨照片", consent=True, posted=True)
    return len(photos.dropna(subset=["made_on", "place", "event", "household"]))


COUNTS = {
    "P02 省级表彰": lambda t: len(of(t["rewards"], level="省", form="表彰", object_kind="乡")),
    "P08 通报干部": lambda t: of(t["rewards"], form="通报批评")["person"].nunique(),
    "P09 专项督导小组": supervision_groups,
    "P13 约谈队员": lambda t: of(t["rewards"], form="约谈")["person"].nunique(),
    "P14 立行立改问题": lambda t: len(of(t["problems"], stream="立行立改", status="已销号")),
    "P17 每份资料的牵头书记": lambda t: only(parts(t["documents"]["lead_secretaries"])),
    "P17 每份资料的负责干部": lambda t: only(parts(t["documents"]["responsible"])),
    "P19 每村驻村帮扶台账": lambda t: only(
        set(documents(t, category="五本台账").groupby("village").size())
    ),
    "P20 必备资料": lambda t: len(documents(t, mandatory=True, complete=True)),
    "P23 交叉检查工作组": lambda t: of(t["inspections"], campaign="交叉检查")["group"].nunique(),
    "P24 村自查内容": lambda t: items_of_each(t, "村"),
    "P24 户自查内容": lambda t: items_of_each(t, "户", "household"),
    "P26 通报和约谈期数": lambda t: penalties(t)["issue"].nunique(),
    "P26 通报和约谈人次": lambda t: len(penalties(t)),
    "P29 协调车辆": lambda t: of(t["resources"], kind="车辆保障")["quantity"].sum(),
    "P30 生活必需品": lambda t: of(t["resources"], kind="生活必需品")["quantity"].sum(),
    "P32 帮扶责任人": lambda t: of(t["cards"], kind="温馨照片")["helper"].nunique(),
    "P32 温馨照片": photographs,
    "P33 村级帮扶力量明白卡": lambda t: len(of(t["cards"], kind="村级帮扶力量明白卡", posted=True)),
    "P34 精准帮扶明白卡": lambda t: len(of(t["cards"], kind="精准帮扶明白卡", posted=True)),
    "P35 四类名单": lambda t: len(documents(t, category="四类名单", complete=True)),
    "P36 一表一收入一清单": document_files,
    "P39 集中联谊活动": lambda t: len(of(t["activities"], kind="集中联谊")),
    "P39 走访慰问人次": lambda t: attendance_of(t, "走访慰问"),
    "P39 走访慰问金额": lambda t: sum(of(t["activities"], kind="走访慰问")["amount"].dropna()),
    "P39 电话短信祝福人次": lambda t: attendance_of(t, "电话短信祝福"),
    "P43 政策宣讲活动": lambda t: len(of(t["activities"], kind="院坝会等政策宣讲")),
    "P44 入户收集问题或诉求": lambda t: len(of(t["problems"], stream="入户收集")),
    "P44 现场销号": lambda t: len(of(t["problems"], stream="入户收集", status="现场销号")),
    "P47 爱心大礼包": lambda t: of(t["resources"], kind="爱心大礼包")["quantity"].sum(),
    "P47 谈心谈话人次": lambda t: attendance_of(t, "谈心谈话"),
    "P47 解决干部棘手问题": lambda t: len(of(t["problems"], stream="干部困难", status="已销号")),
    "P48 捐赠物资批次": lambda t: of(t["resources"], kind="捐赠物资")["batch"].nunique(),
    "P48 捐赠物资金额": lambda t: sum(of(t["resources"], kind="捐赠物资")["amount"]),
    "P49 学习贯彻会": lambda t: len(of(t["activities"], kind="学习贯彻会")),
    "P49 列席党委会人次": lambda t: attendance_of(t, "列席党委会"),
}


@pytest.mark.parametrize("figure", FIGURES)
def test_the_rows_add_up_to_the_published_figure(tables, figure):
    assert COUNTS[figure](tables) == FIGURES[figure].value


def test_every_count_is_of_a_published_figure():
    assert COUNTS.keys() == FIGURES.keys()
    assert len(FIGURES) == len(published_figures())


def test_p39_what_is_approximate_in_the_article_is_marked_so_and_nothing_else(tables):
    marked = of(tables["activities"], approximate=True)
    assert set(marked["kind"]) == {"走访慰问", "电话短信祝福"}
    assert [f.label for f in published_figures() if f.approximate] == [
        "走访慰问金额",
        "电话短信祝福人次",
    ]


def test_p39_the_approximate_cost_is_not_spread_over_visits(tables):
    spent = tables["activities"].dropna(subset=["amount"])
    assert spent["amount"].tolist() == [Decimal("30000.00")]
    assert spent["village"].isna().all()


# What the article says beside its figures


def test_p02_the_honour_carries_its_title(tables):
    assert "四川省脱贫攻坚先进集体" in of(tables["rewards"], form="表彰")["reason"].item()


def test_p03_each_first_secretary_is_watched_by_the_one_leader_of_the_village(tables):
    persons = tables["persons"]
    leaders = of(persons, role="联系村领导").set_index("village")["person"]
    watched = of(persons, role="第一书记").set_index("village")["supervisor"]
    assert watched.to_dict() == leaders.to_dict()


def test_p04_each_team_member_is_watched_by_the_party_secretary_of_the_village(tables):
    persons = tables["persons"]
    secretaries = of(persons, role="村支部书记").set_index("village")["person"]
    members = of(persons, role="队员")
    assert (members["supervisor"] == members["village"].map(secretaries)).all()


def test_p13_those_talked_to_are_team_members_with_poor_ballots(tables):
    talked = set(of(tables["rewards"], form="约谈")["person"])
    assert talked <= set(of(tables["persons"], role="队员")["person"])
    assert talked == set(tables["satisfaction"]["person"].dropna())


def test_p17_one_document_has_nobody_assisting(tables):
    lists = tables["documents"].dropna(subset=["village"])
    assert lists[lists["assisting"].isna()]["document"].tolist() == ["PB05-ZL09"]


def test_p20_five_of_seventy_required_documents_are_missing_unevenly(tables):
    missing = documents(tables, mandatory=True, complete=False)["village"].value_counts()
    assert len(documents(tables, mandatory=True)) == 70
    assert missing.to_dict() == {"PB02": 1, "PB04": 3, "PB05": 1}


def test_p35_every_village_keeps_all_four_kinds_of_list(tables):
    kept = documents(tables, category="四类名单", complete=True).groupby("village")["name"]
    assert kept.nunique().to_dict() == dict.fromkeys(VILLAGES, 4)


def test_p21_every_village_checks_itself_in_december(tables):
    checks = of(tables["inspections"], campaign="自查")
    assert (checks["village"] == checks["group_village"]).all()
    assert set(period_codes(checks["held_on"], "month")) == {"2021-12"}
    assert set(checks["village"]) == set(VILLAGES)


@pytest.mark.parametrize(
    "name",
    ["屏边彝族乡巩固脱贫成果村级交叉检查工作方案", "屏边彝族乡驻村工作队管理办法"],
    ids=["P22", "P27"],
)
def test_the_townships_regulations_are_listed_and_not_counted_as_required(tables, name):
    found = documents(tables, name=name)
    assert found["category"].tolist() == ["规章方案"]
    assert not found["mandatory"].any()


def test_p23_no_group_checks_its_own_village_and_each_village_has_one_group(tables):
    checks = of(tables["inspections"], campaign="交叉检查")
    pairs = checks[["group", "group_village", "village"]].drop_duplicates()
    assert sorted(pairs["village"]) == sorted(pairs["group_village"]) == VILLAGES
    assert (pairs["village"] != pairs["group_village"]).all()


def test_p36_every_household_is_registered_under_its_village_as_often_as_the_village_says(tables):
    villages, homes = tables["villages"].set_index("village"), tables["households"]
    registered = villages["lifted_households"] + villages["monitored_households"]
    assert homes["village"].value_counts().to_dict() == registered.to_dict()
    assert len(homes) == 487


def test_p38_festival_activities_start_with_the_yi_new_year(tables):
    festive = tables["activities"]["kind"].isin(["集中联谊", "走访慰问", "电话短信祝福"])
    assert tables["activities"][festive]["held_on"].min() == pd.Timestamp("2021-11-20")


def test_p44_eight_requests_are_open_and_three_of_them_overdue(tables):
    collected = of(tables["problems"], stream="入户收集")
    unsolved = collected[collected["closed_on"].isna()]
    assert Counter(unsolved["status"]) == {"办理中": 4, "登记": 2, "提交党委会": 2}
    assert (unsolved["due"] < pd.Timestamp(QUARTER.last)).sum() == 3


def test_p45_talks_are_held_monthly_by_the_villages_leader_but_for_one(tables):
    talks = of(tables["activities"], kind="谈心谈话")
    leaders = of(tables["persons"], role="联系村领导").set_index("person")["village"]
    assert (talks["host"].map(leaders) == talks["village"]).all()
    assert missing_months(talks) == {("PB03", "2021-11")}


def missing_months(table, day="held_on"):
    held = set(zip(table["village"], period_codes(table[day], "month"), strict=True))
    return set(product(VILLAGES, MONTHS)) - held


def test_p46_what_went_to_the_committee_has_its_day_of_decision(tables):
    assert of(tables["problems"], status="提交党委会")["decided_on"].notna().all()


def test_p50_the_exploration_is_recorded_under_its_name(tables):
    assert "五子五治" in of(tables["activities"], kind="创新探索")["topic"].item()


def test_the_chosen_numbers_are_those_of_the_tables(tables):
    chosen = {entry["label"]: entry["value"] for entry in load_story()["chosen"]}
    assert chosen == {
        "村数": len(tables["villages"]),
        "全脱产驻村干部": len(of(tables["persons"], full_time=True)),
        "脱贫户和监测户": len(tables["households"]),
        "每村应有必备资料": len(documents(tables, mandatory=True, village="PB01")),
        "应有四类名单": len(documents(tables, category="四类名单")),
    }


# Norms: mostly met, and honest faults in different villages


def days_by(tables, status):
    """Days of each full-time person on the village's sheet with one of the statuses."""
    posted = set(of(tables["persons"], full_time=True)["person"])
    sheet = of(tables["attendance"], recorded_by="村")
    sheet = sheet[sheet["person"].isin(posted) & sheet["status"].isin(status)]
    lengths = sheet["half"].map({"全天": 1, "上午": 0.5, "下午": 0.5})
    return lengths.groupby(sheet["person"]).sum().reindex(sorted(posted), fill_value=0)


def test_x13_every_full_time_day_is_accounted_for(tables):
    fields = load_ledgers(PARAMS)["attendance"].fields
    assert set(days_by(tables, fields["status"].values)) == {62}


@pytest.mark.parametrize("counted", [["在村"], ["在村", "公务外出", "培训"]])
def test_x13_one_person_is_below_two_thirds_however_trips_are_counted(tables, counted):
    days = days_by(tables, counted)
    assert days[3 * days < 2 * 62].index.tolist() == ["PB04-D1"]


def test_p05_one_person_was_unknown_to_both_sides_on_one_day(tables):
    unknown = of(tables["attendance"], status="去向不明")
    assert unknown["recorded_by"].tolist() == ["村", "派出单位"]
    assert unknown["person"].unique().tolist() == ["PB03-D1"]


def test_p05_sending_units_recorded_the_same_as_the_village(tables):
    key = ["person", "date", "half", "status"]
    sheet = tables["attendance"]
    village, unit = of(sheet, recorded_by="村")[key], of(sheet, recorded_by="派出单位")[key]
    assert len(unit.merge(village)) == len(unit) > 100


def test_x14_agronomists_keep_pace(tables):
    agronomists = set(of(tables["persons"], role="农业科技员")["person"])
    days = tables["attendance"][tables["attendance"]["person"].isin(agronomists)]
    assert days["person"].value_counts().to_dict() == {"PB-N1": 18, "PB-N2": 23}


def test_leave_is_what_attendance_says(tables):
    away = tables["attendance"]["status"].isin(["公休", "事假", "病假"])
    absent = of(tables["attendance"][away], recorded_by="村")
    joined = absent.merge(tables["leave"], on="person")
    inside = joined["date"].between(joined["first"], joined["last"])
    assert (joined[inside]["status"] == joined[inside]["kind"]).all()
    assert inside.sum() == len(absent) == sum(tables["leave"]["days"])


def visits_by(tables, *roles):
    persons = tables["persons"][tables["persons"]["role"].isin(roles)]
    return tables["visits"].merge(persons[["person", "village", "role", "arrived"]])


def short(tables, roles, column, least):
    """Person, village and month with fewer than `least` different values of `column`."""
    visits = visits_by(tables, *roles)
    month = period_codes(visits["visited_on"], "month")
    counts = visits.groupby(["person", "village", month])[column].nunique()
    persons = tables["persons"][tables["persons"]["role"].isin(roles)]
    assert len(counts) == len(persons) * len(MONTHS)
    return counts[counts < least].index.tolist()


def test_x03_area_leaders_fall_short_of_six_households_once(tables):
    assert short(tables, ["连片领导"], "visited_on", 4) == []
    assert short(tables, ["连片领导"], "household", 6) == [("PB-P1", "PB02", "2021-11")]


def test_x04_unit_leaders_and_assistants_fall_short_of_six_days_once(tables):
    roles = ["单位帮扶队长", "协助驻村乡干部"]
    assert short(tables, roles, "visited_on", 6) == [("PB04-U1", "PB04", "2021-12")]
    assert short(tables, roles, "household", 10) == []


@pytest.mark.parametrize(
    ("role", "stay"), [("连片领导", "0.5"), ("单位帮扶队长", "1"), ("协助驻村乡干部", "1")]
)
def test_x03_x04_every_day_in_a_village_is_long_enough(tables, role, stay):
    visits = visits_by(tables, role)
    days = visits.dropna(subset=["stay_days"]).groupby(["person", "village", "visited_on"])
    assert set(days["stay_days"].sum()) == {Decimal(stay)}
    assert len(days) == visits[["person", "village", "visited_on"]].drop_duplicates().shape[0]


def test_x16_six_of_282_helper_months_are_short(tables):
    found = [(person, month) for person, _, month in short(tables, ["帮扶责任人"], "visited_on", 4)]
    assert dict(found) == load_story()["faults"]["lazy_helpers"]


def test_p40_six_households_of_two_villages_were_not_reached(tables):
    homes = tables["households"]
    missed = homes[~homes["household"].isin(tables["visits"]["household"])]
    assert missed["village"].value_counts().to_dict() == {"PB04": 4, "PB05": 2}


def test_p40_in_thirteen_households_nobody_was_met(tables):
    met = tables["visits"].dropna(subset=["household"]).groupby(["village", "household"])["met"]
    unmet = met.any()[lambda found: ~found].groupby("village").size()
    assert unmet.to_dict() == {"PB02": 1, "PB03": 3, "PB04": 8, "PB05": 1}


def test_team_members_visit_on_whole_days_in_the_village(tables):
    visits = visits_by(tables, "第一书记", "队员", "乡镇派驻成员")
    present = of(tables["attendance"], recorded_by="村", half="全天", status="在村")
    matched = visits.merge(present, left_on=["person", "visited_on"], right_on=["person", "date"])
    assert len(matched) == len(visits) > 400


def test_nobody_visits_before_arriving_or_in_two_villages_on_a_day(tables):
    visits = tables["visits"].merge(tables["persons"], on=["person", "village"])
    assert len(visits) == len(tables["visits"])
    assert (visits["visited_on"] >= visits["arrived"]).all()
    assert visits.groupby(["person", "visited_on"])["village"].nunique().max() == 1


def test_problems_of_the_quarter_were_heard_on_a_visit(tables):
    problems = of(tables["problems"], stream="入户收集")
    recent = problems[problems["received_on"] >= pd.Timestamp(QUARTER.first)]
    key = ["received_on", "household", "responsible"]
    heard = recent.merge(
        tables["visits"], left_on=key, right_on=["visited_on", "household", "person"]
    )
    assert len(heard) == len(recent) == 33


def test_x15_each_occasion_has_a_visit_in_every_village(tables):
    occasions = load_ledgers(PARAMS)["visits"].fields["occasion"].values
    found = tables["visits"].dropna(subset=["occasion"]).groupby("village")["occasion"].nunique()
    assert found.to_dict() == dict.fromkeys(VILLAGES, len(occasions))


@pytest.mark.parametrize("kind", ["组织生活", "联席会议"])
def test_x07_party_life_and_joint_meetings_are_held_each_half_year(tables, kind):
    held = of(tables["activities"], kind=kind)
    halves = zip(held["village"], period_codes(held["held_on"], "half"), strict=True)
    assert set(halves) == set(product(VILLAGES, ["2021H1", "2021H2"]))


def test_x08_one_village_has_no_collective_activity_in_the_quarter(tables):
    held = of(tables["activities"], kind="集体帮扶活动")
    recent = held[period_codes(held["held_on"], "quarter") == "2021Q4"]
    assert set(VILLAGES) - set(recent["village"]) == {"PB03"}


def test_x12_one_village_misses_a_hundred_by_two(tables):
    trained = of(tables["trainings"], kind="农村实用技术").groupby("village")["attendance"].sum()
    assert trained[trained < 100].to_dict() == {"PB02": 98}
    assert tables["trainings"].groupby("village")["new_farmers"].sum().min() >= 1


def test_x23_one_weekly_patrol_was_missed(tables):
    patrols = of(tables["inspections"], campaign="每周巡视")
    held = set(zip(patrols["village"], period_codes(patrols["held_on"], "week"), strict=True))
    due = set(product(VILLAGES, [week.code for week in QUARTER.parts("week")]))
    assert due - held == {("PB05", "2021W47")}


def test_x23_supervision_is_monthly_and_assessment_quarterly(tables):
    checks = tables["inspections"]
    assert missing_months(of(checks, campaign="每月督查")) == set()
    assert sorted(of(checks, campaign="每季考核")["village"]) == VILLAGES


def test_x28_one_monthly_ledger_is_two_days_late(tables):
    ledgers = of(tables["reports"], kind="领导挂联月台账")
    due = pd.to_datetime(ledgers["for_period"]) + pd.DateOffset(months=1, days=4)
    late = ledgers[ledgers["submitted_on"] > due]
    assert late[["village", "for_period"]].to_numpy().tolist() == [["PB05", "2021-11"]]
    assert (late["submitted_on"] - due[late.index]).item() == pd.Timedelta(days=2)


def test_x31_one_summary_of_the_quarter_is_late(tables):
    summaries = of(tables["reports"], kind="季度工作小结")
    due = {"2021Q1": "03-20", "2021Q2": "06-20", "2021Q3": "09-20", "2021Q4": "12-20"}
    last = pd.to_datetime("2021-" + summaries["for_period"].map(due))
    late = summaries[summaries["submitted_on"] > last]
    assert late[["village", "for_period"]].to_numpy().tolist() == [["PB04", "2021Q4"]]
    assert len(summaries) == len(VILLAGES) * len(due)


def test_x35_feedback_comes_every_month_and_one_research_article_is_missing(tables):
    feedback = of(tables["reports"], kind="信息反馈")
    assert feedback.groupby("village")["for_period"].nunique().to_dict() == dict.fromkeys(
        VILLAGES, 12
    )
    assert set(VILLAGES) - set(of(tables["reports"], kind="调研文章")["village"]) == {"PB05"}


def test_p06_one_village_has_no_conduct_supervisor(tables):
    assert set(VILLAGES) - set(of(tables["persons"], role="风气监督员")["village"]) == {"PB05"}


def test_p10_one_village_is_clearly_less_satisfied(tables):
    ballots = of(tables["satisfaction"], target="驻村工作队")
    total = ballots.groupby("village")["votes"].sum()
    content = (
        ballots[ballots["option"].isin(["满意", "基本满意"])].groupby("village")["votes"].sum()
    )
    assert total.between(20, 40).all()
    assert (content / total < 0.8).to_dict() == {code: code == "PB04" for code in VILLAGES}


# Made up, and plainly so


def test_no_table_holds_a_telephone_an_identity_number_or_a_householder(tables):
    blank = [*(tables["persons"][name] for name in ("phone", "id_number"))]
    assert all(column.isna().all() for column in [*blank, tables["households"]["head"]])


def test_the_first_sheet_says_seed_article_and_what_is_made_up(township):
    text = "".join(notice(township))
    for words in ("示范数据", "20211231", "“五必四有三聚焦”", "2022年1月21日", "虚构", "5个村"):
        assert words in text


def test_every_row_lies_in_exactly_one_workbook(tables, township):
    offices = {"", *VILLAGES}
    for name, table in tables.items():
        assert set(owners(name, table, township)) <= offices, name


def test_the_workbooks_are_one_per_village_and_one_of_the_township(workbooks, workspace):
    assert {path.name for path in workspace.ledgers("2021Q4").iterdir()} == {
        path.name for path in workbooks
    }
    assert [path.name for path in workbooks][:2] == [
        "乡级台账_2021Q4.xlsx",
        "PB01_甲示例村_2021Q4.xlsx",
    ]
    assert len(workbooks) == 1 + len(VILLAGES)


# Read back, and the same every time


def test_the_workbooks_read_back_without_any_issue(intake):
    assert [str(issue) for issue in intake.issues] == []


def test_what_is_read_back_is_what_was_written(intake, tables):
    for name, ledger in load_ledgers(PARAMS).items():
        assert as_text(intake.tables[name], ledger) == as_text(tables[name], ledger), name


def as_text(table, ledger):
    """Every row as text, in an order that does not depend on files."""
    columns = list(ledger.fields)
    return sorted(map(tuple, table[columns].astype("object").fillna("").astype(str).to_numpy()))


def test_a_second_generation_is_identical_byte_for_byte(workbooks, workspace, tmp_path):
    shutil.copytree(PARAMS, tmp_path / "params")
    again = write_pingbian(Workspace(tmp_path))
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in workbooks]


def test_the_tables_do_not_depend_on_the_hash_seed(tables):
    code = (
        "import hashlib; from bangfu_lib.demo.pingbian import make_tables; "
        "text = ''.join(t.to_csv() for t in make_tables().values()); "
        "print(hashlib.sha256(text.encode()).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    text = "".join(table.to_csv() for table in tables.values())
    assert done.stdout.strip() == hashlib.sha256(text.encode()).hexdigest()
