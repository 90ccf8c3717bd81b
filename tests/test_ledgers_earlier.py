"""Earlier periods: which snapshots are used, and how their rows are joined."""

import pandas as pd
import pytest
from declared import rules, table

from bangfu_lib.errors import StoreError
from bangfu_lib.ledgers.earlier import find_earlier, join_rows, load_earlier
from bangfu_lib.ledgers.intake import Intake
from bangfu_lib.ledgers.revisions import take_snapshot
from bangfu_lib.periods.period import Period
from bangfu_lib.workspace import Workspace

LEDGERS = {name: rules().ledgers[name] for name in ("attendance", "leave")}
JANUARY_FIRST = Period.parse("2016").first


def row(day: str) -> dict:
    known = {"person": "P1", "half": "全天", "status": "在村", "recorded_by": "村"}
    return known | {"date": day}


def keep(workspace: Workspace, code: str, *days: str):
    tables = {
        "attendance": table("attendance", [row(day) for day in days]),
        "leave": table("leave", []),
    }
    return take_snapshot(Intake(tables, (), ()), workspace, Period.parse(code), LEDGERS)


def used(workspace: Workspace, code: str) -> list[str]:
    return [str(one) for one in find_earlier(workspace, Period.parse(code), JANUARY_FIRST)]


@pytest.fixture
def workspace(tmp_path):
    return Workspace(tmp_path)


def test_quarters_before_are_found_latest_first(workspace):
    for code in ("2016Q1", "2016Q2", "2016Q3", "2015Q4"):
        keep(workspace, code)
    assert used(workspace, "2016Q4") == ["2016Q3", "2016Q2", "2016Q1"]


def test_quarter_that_was_never_assessed_is_left_out(workspace):
    keep(workspace, "2016Q1")
    keep(workspace, "2016Q3")
    assert used(workspace, "2016Q4") == ["2016Q3", "2016Q1"]


def test_own_kind_of_period_goes_before_others_and_no_day_is_used_twice(workspace):
    for code in ("2016H1", "2016Q1", "2016Q2", "2016-07", "2016-08", "2016-09"):
        keep(workspace, code)
    assert used(workspace, "2016Q4") == ["2016-09", "2016-08", "2016-07", "2016Q2", "2016Q1"]
    assert used(workspace, "2016H2") == ["2016H1"]


def test_nothing_is_looked_for_before_the_day_that_is_needed(workspace):
    keep(workspace, "2016Q3")
    assert find_earlier(workspace, Period.parse("2016Q4"), Period.parse("2016Q4").first) == {}


def test_joined_rows_follow_the_assessed_ones_and_name_their_period(workspace):
    earlier = {Period.parse("2016Q3"): keep(workspace, "2016Q3", "2016-09-01")}
    now = {"attendance": table("attendance", [row("2016-10-10")])}
    joined = join_rows(now, earlier, ["attendance"])["attendance"]
    assert list(joined["date"].dt.strftime("%m-%d")) == ["10-10", "09-01"]
    assert list(joined["origin_file"]) == ["测试.xlsx", "2016Q3/测试.xlsx"]
    assert joined.dtypes.equals(now["attendance"].dtypes)


def test_field_that_was_not_declared_then_is_blank(workspace):
    now = {
        "attendance": table("attendance", [row("2016-10-10")]).assign(extra=pd.array([1], "Int64"))
    }
    earlier = {Period.parse("2016Q3"): keep(workspace, "2016Q3", "2016-09-01")}
    joined = join_rows(now, earlier, ["attendance"])["attendance"]
    assert joined["extra"].isna().tolist() == [False, True] and joined["extra"].dtype == "Int64"


def test_very_snapshots_that_were_used_are_loaded_again(workspace):
    old = keep(workspace, "2016Q3", "2016-09-01")
    keep(workspace, "2016Q3", "2016-09-01", "2016-09-02")
    (loaded,) = load_earlier(workspace, {"2016Q3": old.id}).values()
    assert len(loaded.tables["attendance"]) == 1


def test_damaged_earlier_snapshot_is_refused(workspace):
    path = keep(workspace, "2016Q3", "2016-09-01").folder / "attendance.parquet"
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(StoreError, match="2016Q3"):
        find_earlier(workspace, Period.parse("2016Q4"), JANUARY_FIRST)
