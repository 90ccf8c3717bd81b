"""The page that holds the templates against the standard, clause by clause."""

import re
from pathlib import Path

import pytest
from results_fixture import ROOT

PAGE = (ROOT / "report_templates" / "LAYOUT.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if line.startswith("|") and not line.startswith(("|---", "| 条款"))
]
PROVEN, BY_EYE, PRINTED = "程序保证", "人工核对", "印制要求"
DEFINED = re.compile(r"^def (test_\w+)", re.MULTILINE)
TESTS = {
    name
    for path in Path(__file__).parent.glob("test_*.py")
    for name in DEFINED.findall(path.read_text("utf-8"))
}


def named(row):
    return re.findall(r"`(test_\w+)`", row[4])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[1]}")
def test_every_clause_says_who_sees_to_it_and_code_proves_what_it_claims(row):
    assert row[2] in (PROVEN, BY_EYE, PRINTED)
    assert bool(named(row)) == (row[2] == PROVEN)
    assert set(named(row)) <= TESTS


@pytest.mark.parametrize("clause", ["4", "5.1", "5.2.3", "6", "7.2.4", "7.2.5", "7.2.7", "7.3.1", "7.3.2", "7.3.3", "7.3.4", "7.3.5.1", "7.3.5.2", "7.3.7", "7.4.1", "7.4.2", "7.4.3", "7.5", "8", "10.1"])  # fmt: skip
def test_every_element_of_the_standard_has_its_row(clause):
    assert clause in {row[0] for row in ROWS}


def test_every_named_style_and_setting_of_the_page_exists():
    office = (ROOT / "params" / "units" / "office.yaml").read_text("utf-8")
    asked = ("fonts:", "bold_third_level:", "sealed:")
    assert [key for key in asked if f"\n{key}" not in office] == []
