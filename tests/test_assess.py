"""A quarter assessed from workbooks: sums that hold, results kept whole, nothing done twice."""

import shutil
from dataclasses import replace
from fractions import Fraction

import pytest
from declared import ROOT

from bangfu_lib.assess import assess
from bangfu_lib.errors import LedgerError, ParamsError, StoreError, UsageError
from bangfu_lib.periods.period import Period
from bangfu_lib.results.explain import lost_points
from bangfu_lib.results.store import load_results
from bangfu_lib.scoring.scorecard import Scorecard, units_that_do_not_add_up

QUARTER = Period.parse("2021Q4")


@pytest.fixture(scope="module")
def results(demo):
    return load_results(demo, QUARTER)


def test_every_point_ledger_sums_to_its_score(results):
    for unit, score in zip(results.scores["unit"], results.scores["score"], strict=True):
        lines = results.points.loc[results.points["unit"] == unit, "points"]
        assert sum(lines, Fraction(0)) == score


def test_point_ledger_that_was_tampered_with_is_found(results):
    points = results.points.copy()
    points.loc[0, "points"] += Fraction(1, 10**9)
    tables = (results.items, results.scores, results.consequences)
    card = Scorecard(results.findings, points, *tables)
    assert units_that_do_not_add_up(card) == [points.loc[0, "unit"]]


def test_every_lost_point_ends_in_a_source_and_clause(results):
    for unit in results.scores["unit"]:
        for lost in lost_points(results, unit):
            assert lost.source_title and lost.clause and lost.quote and lost.sentence
            assert lost.evidence or lost.searched


def test_evidence_rows_are_the_rows_of_the_workbook(results):
    lost = next(one for one in lost_points(results, "PB04") if one.rule == "A1.1")
    table = results.ledger("attendance").set_index("origin_row")
    away = [row for row in lost.evidence if "在村；" in row.summary]
    assert away == [] and len(lost.evidence) == 22
    assert all(table.loc[[row.row], "origin_sheet"].eq(row.sheet).any() for row in lost.evidence)


def test_unit_and_item_may_be_named_by_code_or_name(results):
    assert lost_points(results, "丁示例村", "人员必须到位") == lost_points(results, "PB04", "A1")


def test_unknown_unit_and_item_name_those_that_exist(results):
    with pytest.raises(UsageError, match="PB01（甲示例村）"):
        lost_points(results, "无此村")
    with pytest.raises(UsageError, match="A1（人员必须到位）"):
        lost_points(results, "PB01", "Z9")


def test_second_run_with_unchanged_input_does_nothing(demo_copy):
    before = {path: path.stat().st_mtime_ns for path in demo_copy.results("2021Q4").rglob("*")}
    again = assess(demo_copy, QUARTER)
    assert not again.is_new
    assert before == {
        path: path.stat().st_mtime_ns for path in demo_copy.results("2021Q4").rglob("*")
    }


def test_changed_rule_gives_new_results_and_keeps_the_old_ones(demo_copy):
    old = load_results(demo_copy, QUARTER).folder
    path = demo_copy.params / "schemes/five_musts.yaml"
    path.write_text(
        path.read_text("utf-8").replace("version: 示例2021年版", "version: 修订"), "utf-8"
    )
    new = assess(demo_copy, QUARTER)
    assert new.is_new and new.results.folder != old and old.is_dir()


def test_flipped_byte_in_results_is_refused_with_the_file_named(demo_copy):
    path = load_results(demo_copy, QUARTER).folder / "scores.parquet"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))
    with pytest.raises(StoreError, match=r"scores\.parquet"):
        load_results(demo_copy, QUARTER)


def test_missing_results_file_is_named(demo_copy):
    (load_results(demo_copy, QUARTER).folder / "points.parquet").unlink()
    with pytest.raises(StoreError, match=r"points\.parquet"):
        load_results(demo_copy, QUARTER)


def test_quarter_without_ledgers_says_where_to_put_them(demo_copy):
    with pytest.raises(UsageError, match="2021Q3"):
        assess(demo_copy, Period.parse("2021Q3"))


def test_week_is_not_assessed(demo_copy):
    with pytest.raises(UsageError, match="不能作为考核期"):
        assess(demo_copy, Period.parse("2021W40"))


def test_quarter_that_is_not_assessed_says_what_to_run(demo_copy):
    with pytest.raises(UsageError, match="bangfu assess 2020Q1"):
        load_results(demo_copy, Period.parse("2020Q1"))


def test_scheme_outside_its_dates_is_refused(demo_copy):
    path = demo_copy.params / "schemes/five_musts.yaml"
    path.write_text(
        path.read_text("utf-8").replace("from: 2021-01-01, to: null", "from: 2022-01-01, to: null"),
        "utf-8",
    )
    with pytest.raises(ParamsError, match="执行期"):
        assess(demo_copy, QUARTER)


def test_missing_workbook_refuses_and_leaves_results_alone(demo_copy):
    before = load_results(demo_copy, QUARTER).folder
    next(demo_copy.ledgers("2021Q4").glob("乡级*.xlsx")).unlink()
    with pytest.raises(LedgerError) as caught:
        assess(demo_copy, QUARTER)
    assert any("村基本情况" in line for line in caught.value.details)
    assert load_results(demo_copy, QUARTER).folder == before


def test_name_that_two_villages_share_asks_for_the_code(results):
    units = {code: unit | {"name": "同名村"} for code, unit in results.catalogue["units"].items()}
    same = replace(results, catalogue=dict(results.catalogue) | {"units": units})
    with pytest.raises(UsageError, match="请改用编码：PB01"):
        same.find_unit("同名村")


def test_office_that_did_not_fill_in_its_names_is_told_which(demo_copy):
    shutil.copy(ROOT / "params/units/office.yaml", demo_copy.params / "units/office.yaml")
    with pytest.raises(ParamsError) as caught:
        assess(demo_copy, QUARTER)
    assert [line.split("：")[0] for line in caught.value.details] == [
        "units/office.yaml › township",
        "units/office.yaml › county",
        "units/office.yaml › issuer",
    ]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"zzz", b"r-0123456789abcdef"])
def test_pointer_to_no_results_counts_as_not_assessed_and_is_set_right(demo_copy, content):
    (demo_copy.results("2021Q4") / "CURRENT").write_bytes(content)
    with pytest.raises(UsageError, match="bangfu assess 2021Q4"):
        load_results(demo_copy, QUARTER)
    assert assess(demo_copy, QUARTER).results.unit_name("PB01") == "甲示例村"


def test_quarter_beyond_the_calendar_is_refused_before_anything_is_kept(demo_copy):
    shutil.copytree(demo_copy.ledgers("2021Q4"), demo_copy.ledgers("2027Q4"))
    with pytest.raises(ParamsError, match="2027"):
        assess(demo_copy, Period.parse("2027Q4"))
    assert not demo_copy.store("2027Q4").exists()
