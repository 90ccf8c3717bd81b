"""The four documents of the demo say the same numbers everywhere, and the notice names nobody."""

import re
from fractions import Fraction

import pytest

from bangfu_lib.params.documents import load_documents
from bangfu_lib.periods.period import Period
from bangfu_lib.reports.brief import Brief
from bangfu_lib.reports.documents import document_charts, document_contents
from bangfu_lib.results.store import load_results

VILLAGES = ("PB01", "PB02", "PB03", "PB04", "PB05")
HALF_WIDTH = re.compile(
    r"[\u4e00-\u9fff][,;:()?!]|[,;:()?!][\u4e00-\u9fff]|[\u4e00-\u9fff] +[\u4e00-\u9fff]"
)
DOUBLED = re.compile(r"的的|。。|，，|，。|；。|、。|None|nan")


@pytest.fixture(scope="module")
def results(demo):
    return load_results(demo, Period.parse("2021Q4"))


def contents(results, kind, unit=""):
    return document_contents(Brief(results, load_documents(results.workspace.params)[kind], unit))


def texts(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [text for entry in value for text in texts(entry)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("unit", VILLAGES)
def test_lost_points_agree_between_text_table_chart_and_score(results, unit):
    report = contents(results, "village_report", unit)
    lost = 100 - results.scores.set_index("unit")["score"][unit]
    charts = {chart.name: chart for chart in document_charts("village_report", results, unit)}
    drawn = sum(charts["失分"].data["lost"]) if lost else 0
    listed = sum(Fraction(row["deduction"].replace("−", "-")) for row in report["losses"])
    assert drawn == lost
    assert abs(listed + lost) <= Fraction(len(report["losses"]), 200)
    assert f"{len(report['losses'])}条规则" in report["losses_text"] or not lost


@pytest.mark.parametrize("unit", VILLAGES)
def test_shares_and_votes_agree_with_the_annex(results, unit):
    report = contents(results, "village_report", unit)
    annex = {row["label"]: row["value"] for row in report["annex"]}
    shares = {row["label"]: f"{row['count']}（{row['share']}）" for row in report["coverage"]}
    votes = {
        row["label"]: f"{row['satisfied']}/{row['valid']}票（{row['share']}）"
        for row in report["votes"]
    }
    assert {label: annex[label] for label in shares | votes} == shares | votes


@pytest.mark.parametrize("unit", VILLAGES)
def test_the_problem_list_has_what_the_report_tells_the_village(results, unit):
    report = contents(results, "village_report", unit)
    tasks = contents(results, "problem_list", unit)["tasks"]
    assert len(tasks) == len(report["losses"]) + len(report["open_problems"])
    assert sum(row["open"] for row in report["streams"]) == len(report["open_problems"])


def test_the_notice_and_the_report_of_the_quarter_tell_the_same(results):
    notice, summary = contents(results, "notice"), contents(results, "quarter_summary")
    for name in ("overall", "scores", "matrix", "streams_text", "due"):
        assert notice[name] == summary[name]


def test_the_notice_names_no_person(results):
    said = "\n".join(texts(contents(results, "notice")))
    names = {known["name"] for known in results.catalogue["persons"].values()}
    assert not [name for name in names if name in said]


@pytest.mark.parametrize("kind", ["village_report", "quarter_summary", "notice", "problem_list"])
def test_sentences_have_full_width_marks_and_no_spaces(results, kind):
    unit = "PB04" if kind in ("village_report", "problem_list") else ""
    said = texts(contents(results, kind, unit))
    assert not [text for text in said if HALF_WIDTH.search(text) or DOUBLED.search(text)]
