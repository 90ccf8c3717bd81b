"""The practice set: every habit is read as it is meant, every mistake is sent back, nothing else."""

import shutil

import pytest

from bangfu_lib.assess import check_ledgers
from bangfu_lib.cli.main import run_command
from bangfu_lib.demo.pingbian import make_tables
from bangfu_lib.demo.practice.workbooks import PERIOD, write_practice
from bangfu_lib.params.rules import load_rules
from bangfu_lib.periods.period import Period
from bangfu_lib.workspace import new_workspace

QUARTER = Period.parse(PERIOD)


@pytest.fixture(scope="module")
def practice(tmp_path_factory):
    workspace = new_workspace(tmp_path_factory.mktemp("practice") / "练习")
    write_practice(workspace)
    return workspace


@pytest.fixture(scope="module")
def rules(practice):
    return load_rules(practice.params).for_period(QUARTER)


@pytest.fixture(scope="module")
def first(practice, rules):
    return check_ledgers(practice, QUARTER, rules)


@pytest.fixture(scope="module")
def corrected(practice, rules, tmp_path_factory):
    """The workspace with the corrected submission in place, and what its check gives."""
    place = tmp_path_factory.mktemp("corrected") / "练习"
    shutil.copytree(practice.root, place)
    workspace = type(practice)(place)
    hand_in(workspace, "1_改正后")
    return workspace, check_ledgers(workspace, QUARTER, rules)


def hand_in(workspace, submission):
    shutil.copytree(
        workspace.root / "practice" / submission, workspace.ledgers(PERIOD), dirs_exist_ok=True
    )


def test_each_mistake_is_named_at_its_cell_and_nothing_else_is_wrong(first):
    found = {(one.sheet, one.cell, one.code) for one in first.errors}
    assert found == {
        ("", "", "damaged_file"),
        ("驻村干部", "C6", "garbled_name"),
        ("驻村干部", "E9", "not_a_choice"),
        ("考勤表", "E11", "not_a_choice"),
        ("入户走访记录", "B11", "no_such_day"),
        ("入户走访记录", "G14", "required"),
        ("请销假", "E5", "not_a_number"),
        ("走访记录", "A22", "outside_window"),
        ("走访记录", "G35", "not_yes_or_no"),
        ("户台账", "E3", "several_numbers"),
        ("问题台账", "F2", "no_day"),
        ("走访记录", "A8", "short_year"),
        ("帮扶活动", "G2", "several_numbers"),
    }


def test_what_was_laid_out_strangely_is_said(first):
    said = {one.code for one in first.notes}
    assert said == {"note_rows", "total_rows", "hidden_rows", "recognised_by_file"}


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("同上", "PB01-S1"),
        ("10月8日", "2021-10-08"),
        ("２０２１/１０/８", "2021-10-08"),
        ("甲示例村村委会", "PB01"),
        ("脫貧戶", "脱贫户"),
        ("○", "是"),
        ("1天", "1"),
        ("20211008", "2021-10-08"),
    ],
)
def test_each_habit_is_listed_with_what_it_was_read_as(corrected, was, now):
    assert (was, now) in {(one.was, one.now) for one in corrected[1].changes}


def test_the_corrected_submission_is_the_clean_sample(corrected):
    intake = corrected[1]
    assert (intake.errors, intake.warnings) == ((), ())
    for name, expected in make_tables(corrected[0].params).items():
        columns = list(expected)
        assert rows(intake.tables[name][columns]) == rows(expected), name


def rows(table):
    return sorted(map(tuple, table.astype(str).to_numpy().tolist()))


def test_the_tutorial_runs_to_a_second_revision_and_its_history(practice, tmp_path, capsys):
    shutil.copytree(practice.root, tmp_path / "练习")
    workspace = type(practice)(tmp_path / "练习")
    at = ["--root", str(workspace.root)]
    assert run_command(["check", PERIOD, *at]) == 3
    assert len(list(workspace.returned(PERIOD).glob("*.xlsx"))) == 6
    hand_in(workspace, "1_改正后")
    assert run_command(["check", PERIOD, *at]) == 0
    assert run_command(["assess", PERIOD, *at]) == 0
    assert "PB04（丁示例村）  89.27分" in capsys.readouterr().out
    hand_in(workspace, "2_更正")
    assert run_command(["assess", PERIOD, "--why", "更正走访目的", *at]) == 0
    capsys.readouterr()
    assert run_command(["history", PERIOD, *at]) == 0
    said = capsys.readouterr().out
    assert "共2版" in said and "“走访目的”：督导、核查问题 → 慰问" in said


def test_the_same_files_are_written_every_time(practice, tmp_path):
    again = new_workspace(tmp_path / "练习")
    write_practice(again)
    files = [p for p in again.root.rglob("*") if p.is_file() and p.suffix in (".xlsx", ".csv")]
    changed = [
        path
        for path in files
        if path.read_bytes() != (practice.root / path.relative_to(again.root)).read_bytes()
    ]
    assert files and changed == []
