"""Marked rows become one issue per distinct problem and sheet."""

import numpy as np
from ledger_samples import VISIT, sheet, submission

from bangfu_lib.ledgers.flagging import Problem, flag, flag_by, list_changes

FIRST = sheet("visits", [VISIT, VISIT | {"person": "R2"}, VISIT], file="一.xlsx")
SECOND = sheet("visits", [VISIT], file="二.xlsx")
VISITS = submission(FIRST, SECOND).filled["visits"]


def places(issues):
    return [(one.file, one.cell, *one.others) for one in issues]


def test_one_problem_is_one_issue_for_each_file():
    issues = flag(
        VISITS, "person", [True, False, True, True], Problem("required", {"header": "甲"})
    )
    assert places(issues) == [("一.xlsx", "B2", "B4"), ("二.xlsx", "B2")]


def test_rows_with_other_keys_are_other_issues():
    issues = flag_by(
        VISITS,
        "person",
        [True, True, True, False],
        keys={"header": VISITS.table["person"]},
        problem=lambda header: Problem("required", {"header": header}),
    )
    assert places(issues) == [("一.xlsx", "B2", "B4"), ("一.xlsx", "B3")]
    assert "“R2”" in issues[1].message


def test_nothing_marked_is_no_issue():
    assert flag(VISITS, "person", [False] * 4, Problem("required")) == []


def test_changes_are_one_for_each_reading_file_and_sheet():
    groups = np.array([0, 1, 0, 0])
    changes = list_changes(VISITS, "person", groups, {0: ("r1", "R1"), 1: ("r2", "R2")})
    assert [(one.file, one.cell, one.others, one.now) for one in changes] == [
        ("一.xlsx", "B2", ("B4",), "R1"),
        ("一.xlsx", "B3", (), "R2"),
        ("二.xlsx", "B2", (), "R1"),
    ]
