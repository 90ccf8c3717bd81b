"""The documents of the demo say the same numbers everywhere, and the notice names nobody."""

import re
from dataclasses import replace
from fractions import Fraction
from types import SimpleNamespace

import pytest

from bangfu_lib.params.documents import load_documents
from bangfu_lib.periods.period import Period
from bangfu_lib.reports.brief import Brief
from bangfu_lib.reports.documents import document_charts, document_contents
from bangfu_lib.results.store import load_results
from bangfu_lib.scoring.rounding import shown

VILLAGES = ("PB01", "PB02", "PB03", "PB04", "PB05")
HALF_WIDTH = re.compile(
    r"[\u4e00-\u9fff][,;:()?!]|[,;:()?!][\u4e00-\u9fff]|[\u4e00-\u9fff] +[\u4e00-\u9fff]"
)
DOUBLED = re.compile(r"的的|。。|，，|，。|；。|、。|None|nan")


@pytest.fixture(scope="module")
def results(demo):
    return load_results(demo, Period.parse("2021Q4"))


def contents(results, kind, unit="", part=None):
    document = load_documents(results.workspace.params)[kind]
    about = Period.parse(part) if part else None
    return document_contents(Brief(results, document, unit, part=about))


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


PLACES = re.compile("第(.*?)项")
COUNTS = re.compile(r"\d+")


def listed_numbers(tasks):
    """The numbers of the problem list that the order to rectify refers to."""
    found = []
    for said in (PLACES.search("".join(row["evidence"]))[1] for row in tasks):
        for span in said.replace("\u200b", "").split("、"):
            ends = [int(number) for number in COUNTS.findall(span)]
            found += range(ends[0], ends[-1] + 1)
    return sorted(found)


@pytest.mark.parametrize("unit", VILLAGES)
def test_the_order_to_rectify_has_every_loss_and_overdue_problem_of_the_list_once(results, unit):
    tasks = contents(results, "problem_list", unit)["tasks"]
    wanted = [
        int(row["number"])
        for row in tasks
        if "状态：" not in row["basis"] or "（逾期）" in row["basis"]
    ]
    ordered = contents(results, "rectification", unit)["tasks"]
    assert listed_numbers(ordered) == wanted


@pytest.mark.parametrize("unit", VILLAGES)
def test_the_note_of_the_quarter_tells_the_problems_and_points_of_the_report(results, unit):
    report, note = (
        contents(results, "village_report", unit),
        contents(results, "quarter_note", unit),
    )
    said = "".join(row["text"] for row in note["difficulties"])
    still, late = len(report["open_problems"]), sum(row["overdue"] for row in report["streams"])
    assert (f"尚有{still}条未销号" in said) == bool(still)
    assert (f"其中逾期{late}条" in said) == bool(late)
    lost = 100 - results.scores.set_index("unit")["score"][unit]
    assert (f"共失{shown(lost)}分" in said) == bool(lost)


@pytest.mark.parametrize("unit", VILLAGES)
def test_leaders_figures_of_a_month_are_those_that_the_norms_judge(results, unit):
    ledger = contents(results, "leader_ledger", unit, "2021-11")
    printed = {row["name"]: row for row in ledger["leader_rows"]}
    judged = [row for row in ledger["leader_norms"] if row["value"].endswith("户")]
    assert judged
    for row in judged:
        assert row["value"] == f"{printed[row['name']]['households']}户"


def test_cards_papers_and_photos_add_up_to_what_the_quarter_published(results):
    cards = sum(
        len(contents(results, "household_cards", unit)["household_cards"]) for unit in VILLAGES
    )
    photos = [contents(results, "photo_sheet", unit) for unit in VILLAGES]
    posted = contents(results, "village_card")
    households = results.ledger("households")
    named = households["category"].isin(["脱贫户", "监测户", "贫困户"])
    assert cards == int(named.sum())
    assert sum(len(one["photos"]) + len(one["withheld"]) for one in photos) == 532
    assert len(posted["village_cards"]) == len(posted["postings"]) == 30


def test_weeks_of_the_quarter_find_and_close_what_the_registers_have(results):
    weeks = results.period.parts("week")
    said = [
        "".join(contents(results, "weekly_notice", "", week.code)["found_text"]) for week in weeks
    ]
    found = [re.search(r"新发现问题(\d+)个", text) for text in said]
    problems, checks = results.ledger("problems"), results.ledger("inspections")
    first = str(weeks[0].first)
    wanted = (problems["received_on"] >= first).sum() + (
        (checks["held_on"] >= first) & (checks["result"] == "不合格")
    ).sum()
    assert sum(int(one[1]) for one in found if one) == wanted


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


@pytest.mark.parametrize("kind", ["problem_list", "rectification"])
def test_a_village_that_was_not_scored_is_not_said_to_have_lost_nothing(results, kind):
    unscored = replace(results, scores=results.scores.iloc[:0], points=results.points.iloc[:0])
    vars(unscored)["snapshot"] = SimpleNamespace(
        tables=results.snapshot.tables | {"problems": results.snapshot.tables["problems"].iloc[:0]}
    )
    said = "\n".join(texts(contents(unscored, kind, "PB04")))
    assert "不在计分范围" in said and "经考核" not in said
