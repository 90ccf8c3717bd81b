"""The sample quarter of Qinyang adds up to its article, row by row, and is always the same."""

import hashlib
import os
import shutil
import subprocess
import sys

import pandas as pd
import pytest

from bangfu_lib.assess import assess, check_ledgers
from bangfu_lib.demo.qinyang.tables import (
    make_city,
    make_tables,
    notice,
    owners,
    published_figures,
    write_qinyang,
)
from bangfu_lib.demo.story import load_story
from bangfu_lib.params.rules import load_rules
from bangfu_lib.periods.period import Period
from bangfu_lib.workspace import Workspace, new_workspace, shipped_folder

PARAMS = shipped_folder("params")
QUARTER = Period.parse("2024Q2")
FIGURES = {f"{figure.row} {figure.label}": figure for figure in published_figures()}
TOWNS = ["甲示例乡", "乙示例镇", "丙示例镇", "丁示例街道", "戊示例街道"]


@pytest.fixture(scope="module")
def tables():
    return make_tables()


@pytest.fixture(scope="module")
def city():
    return make_city()


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    return new_workspace(tmp_path_factory.mktemp("qinyang") / "示范")


@pytest.fixture(scope="module")
def workbooks(workspace):
    return write_qinyang(workspace)


@pytest.fixture(scope="module")
def results(workspace, workbooks):
    return assess(workspace, QUARTER).results


def of(table, **wanted):
    """The rows whose columns hold the wanted values."""
    for column, value in wanted.items():
        table = table[table[column] == value]
    return table


# The published figures, counted over the tables and by the indicators


COUNTS = {
    "Q03 本轮专题培训": lambda t: of(t["trainings"], kind="驻村专题培训", round="2024").shape[0],
    "Q04 第一书记研讨计划期数": lambda t: of(t["plans"], item="第一书记研讨")["planned"].sum(),
    "Q04 第一书记研讨已开展期数": lambda t: of(t["trainings"], kind="第一书记研讨")[
        "term"
    ].nunique(),
    "Q18 团购订单金额": lambda t: sum(of(t["links"], order=True)["amount"]),
    "Q20 业务培训": lambda t: of(t["trainings"], kind="驻村业务培训", level="乡").shape[0],
    "Q21 外出交流学习": lambda t: of(t["trainings"], kind="外出交流学习").shape[0],
    "Q23 红榜单位": lambda t: of(t["rewards"], listing="红榜")["unit_name"].nunique(),
    "Q23 蓝榜单位": lambda t: of(t["rewards"], listing="蓝榜")["unit_name"].nunique(),
    "Q23 先进典型": lambda t: of(t["rewards"], form="先进典型")["person"].nunique(),
    "Q24 党建指导组": lambda t: of(t["inspections"], campaign="党建指导")["group"].nunique(),
}
INDICATORS = {
    "Q03 本轮专题培训": "round_trainings",
    "Q04 第一书记研讨计划期数": "seminars_planned",
    "Q04 第一书记研讨已开展期数": "seminars_held",
    "Q18 团购订单金额": "order_amount",
    "Q20 业务培训": "skill_trainings",
    "Q21 外出交流学习": "study_trips",
    "Q23 红榜单位": "red_units",
    "Q23 蓝榜单位": "blue_units",
    "Q23 先进典型": "model_persons",
    "Q24 党建指导组": "guidance_groups",
}


def test_every_published_figure_is_counted_by_the_tables_and_by_an_indicator():
    assert set(COUNTS) == set(INDICATORS) == set(FIGURES)


@pytest.mark.parametrize("name", FIGURES)
def test_the_tables_add_up_to_the_published_figure(name, tables):
    assert COUNTS[name](tables) == FIGURES[name].value


@pytest.mark.parametrize("name", FIGURES)
def test_the_indicator_counts_the_published_figure(name, results):
    fact = of(results.facts, indicator=INDICATORS[name], unit_kind="township").iloc[0]
    assert fact["numerator"] == FIGURES[name].value
    assert bool(fact["approximate"]) == FIGURES[name].approximate


def test_q04_half_of_the_years_plan_is_done_and_the_rest_is_pending(results):
    fact = of(results.facts, indicator="seminars_done_share").iloc[0]
    finding = of(results.findings, norm="seminars_done_all").iloc[0]
    assert (fact["numerator"], fact["denominator"]) == (1, 2)
    assert finding["status"] == "pending"


def test_q02_trainings_for_others_than_the_round_are_kept_apart(tables):
    special = of(tables["trainings"], kind="驻村专题培训")
    assert (len(special), special["round"].isna().sum()) == (10, 1)


def test_q20_every_township_has_its_trainings(tables):
    times = of(tables["trainings"], kind="驻村业务培训")["township"].value_counts()
    assert [times[town] for town in TOWNS] == [8, 7, 7, 7, 6]


def test_q21_only_trips_are_approximate(tables):
    rough = tables["trainings"][tables["trainings"]["approximate"].fillna(False)]
    assert rough["kind"].tolist() == ["外出交流学习"]


def test_q23_no_unit_is_on_both_lists(tables):
    listed = tables["rewards"].dropna(subset=["listing"])
    assert not listed.duplicated("unit_name").any()


def test_the_chosen_numbers_are_those_of_the_tables(tables):
    chosen = {
        entry["label"]: entry["value"] for entry in load_story("qinyang/story.yaml")["chosen"]
    }
    units = tables["persons"]["sending_unit"].dropna().nunique()
    assert chosen == {
        "乡镇（街道）数": tables["villages"]["township"].nunique(),
        "村数": len(tables["villages"]),
        "帮扶单位数": units,
    }


# Norms: mostly met, and honest faults in different places


def unmet(results, norm):
    return sorted(of(results.findings, norm=norm, status="unmet")["unit"])


def fact(results, indicator, unit):
    found = of(results.facts, indicator=indicator, unit=unit).iloc[0]
    return found["numerator"], found["denominator"]


def test_q10_three_first_tours_fell_short_within_their_month(results):
    assert unmet(results, "first_tour_all") == ["QY07-S", "QY12-S", "QY20-S"]


def test_q10_one_who_arrived_on_31_may_was_due_on_30_june(results):
    assert fact(results, "first_tour_share", "QY12-S") == (23, 26)


def test_q10_those_who_arrived_in_june_are_not_judged_but_have_days_left(results):
    assert fact(results, "first_tour_share", "QY19-S") == (0, 0)
    assert fact(results, "first_tour_days_left", "QY19-S")[0] == 17
    assert fact(results, "first_tour_days_left", "QY16-S")[0] == 12


def test_q10_those_whose_first_visits_are_in_another_quarter_are_not_judged(results):
    assert fact(results, "first_tour_share", "QY05-S") == (0, 0)


def test_q08_one_handover_lacks_its_notes_and_one_was_not_held(results):
    assert unmet(results, "handover_all") == ["QY12", "QY20"]


def test_q11_one_township_did_not_review_diaries(results):
    assert unmet(results, "diary_reviews_min") == ["丙示例镇"]


def test_q14_weeks_missed_and_weeks_moved_to_wednesday_are_both_short(results):
    assert fact(results, "tuesday_stay_share", "QY20") == (8, 13)
    assert fact(results, "tuesday_stay_day_share", "QY20") == (8, 10)
    assert "QY01" not in unmet(results, "tuesday_stay_all")


def test_q12_plans_with_all_three_parts(results):
    short = ["QY03", "QY07", "QY12", "QY16", "QY20"]
    assert unmet(results, "village_plan_min") == short


def test_q24_two_people_were_found_off_duty_and_attendance_says_so(results, tables):
    assert unmet(results, "found_off_duty_none") == ["QY07-S", "QY20-D"]
    absent = of(tables["attendance"], status="旷岗")
    found = of(tables["inspections"], duty="不在岗")
    assert set(zip(absent["person"], absent["date"], strict=True)) == set(
        zip(found["person"], found["held_on"], strict=True)
    )


def test_q25_one_township_held_no_exchange_this_quarter(results):
    assert unmet(results, "town_exchange_min_per_quarter") == ["戊示例街道"]


def test_q07_one_document_was_passed_on_unchecked_and_none_unsafe(results):
    assert fact(results, "secrecy_checked_share", "township") == (25, 26)
    assert fact(results, "unsafe_forwards", "township")[0] == 0


def test_q26_two_prominent_problems_have_no_units_invited(results):
    facts = of(results.facts, indicator="invited_unit_share")
    short = facts[facts["numerator"] < facts["denominator"]]
    assert sorted(short["unit"]) == ["QY07", "QY20"]


def test_villages_and_townships_are_scored_by_their_own_schemes(results):
    scores = results.scores
    villages, towns = of(scores, scheme="five_lines"), of(scores, scheme="five_lines_towns")
    assert (len(villages), len(towns)) == (20, 5)
    assert villages["score"].nunique() > 8
    assert set(villages["listed"]) == {"red", "blue", ""}


def test_one_found_off_duty_is_not_graded_best(results):
    grades = of(results.scores, scheme="five_lines").set_index("unit")["grade"]
    assert grades["QY07"] != "优秀" and grades["QY20"] == "不合格"


# Made up, read back, and the same every time


def test_nobody_visits_or_writes_before_arriving_or_outside_the_village(tables):
    attendance = of(tables["attendance"], status="在村")
    here = set(zip(attendance["person"], attendance["date"], strict=True))
    visits = set(zip(tables["visits"]["person"], tables["visits"]["visited_on"], strict=True))
    diaries = set(zip(tables["diaries"]["person"], tables["diaries"]["written_on"], strict=True))
    assert visits <= here and diaries <= here


def test_no_table_holds_a_telephone_an_identity_number_or_a_householder(tables):
    blank = [*(tables["persons"][name] for name in ("phone", "id_number"))]
    assert all(column.isna().all() for column in [*blank, tables["households"]["head"]])


def test_the_first_sheet_says_seed_article_and_what_is_made_up(city):
    text = "".join(notice(city))
    for words in ("示范数据", "20240630", "“五条线”", "2024年7月26日", "虚构", "20个村"):
        assert words in text


def test_every_row_lies_in_exactly_one_workbook(tables, city):
    for name, table in tables.items():
        assert set(owners(name, table, city)) <= {"", *TOWNS}, name


def test_the_workbooks_are_one_of_the_city_and_one_per_township(workbooks):
    wanted = ["市级台账_2024Q2.xlsx", *(f"{town}台账_2024Q2.xlsx" for town in TOWNS)]
    assert [path.name for path in workbooks] == wanted


def test_the_workbooks_read_back_without_any_issue(workbooks, workspace, tables):
    intake = check_ledgers(workspace, QUARTER, load_rules(workspace.params).for_period(QUARTER))
    assert [str(issue) for issue in intake.issues] == []
    sizes = {name: len(table) for name, table in intake.tables.items()}
    assert sizes == {name: len(table) for name, table in tables.items()}


def test_a_second_generation_is_identical_byte_for_byte(workbooks, tmp_path):
    shutil.copytree(PARAMS, tmp_path / "params")
    again = write_qinyang(Workspace(tmp_path))
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in workbooks]


def test_the_tables_do_not_depend_on_the_hash_seed(tables):
    code = (
        "import hashlib; from bangfu_lib.demo.qinyang.tables import make_tables; "
        "text = ''.join(t.to_csv() for t in make_tables().values()); "
        "print(hashlib.sha256(text.encode()).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    text = "".join(table.to_csv() for table in tables.values())
    assert done.stdout.strip() == hashlib.sha256(text.encode()).hexdigest()


def test_dates_lie_within_the_half_year(tables):
    held = pd.concat([tables[name]["held_on"] for name in ("trainings", "activities", "links")])
    assert held.min() >= pd.Timestamp("2024-01-01") and held.max() <= pd.Timestamp("2024-06-30")
