"""A document says nothing of ledgers from which the office's schemes count nothing."""

from dataclasses import replace

import pytest
from results_fixture import changed, small_results
from several_fixture import several_results
from source_tree import ROOT

from bangfu_lib.params.documents import load_documents
from bangfu_lib.reports.brief import Brief, scored_units
from bangfu_lib.reports.notice import notice_contents
from bangfu_lib.reports.untold import untold
from bangfu_lib.results.schemes import other_schemes

REPORT = Brief(small_results(), load_documents(ROOT / "params")["village_report"], "PB01")
ALL = ["persons", "documents", "problems"]


def untold_of(counted, empty=(), **catalogue):
    """The texts left out where schemes count from `counted` and the ledgers `empty` have no row."""
    known = {**REPORT.results.catalogue, "counted_ledgers": counted, **catalogue}
    results = changed(REPORT.results, catalogue=known)
    tables = dict(vars(results.snapshot)["tables"])
    tables |= {name: tables[name].iloc[:0] for name in empty}
    vars(results)["snapshot"] = type(results.snapshot)(tables=tables)
    return list(untold(replace(REPORT, results=results)))


@pytest.mark.parametrize(
    ("counted", "empty", "left_out"),
    [
        (ALL, ALL, []),
        ([], [], []),
        (["persons"], ALL, ["papers_text", "streams_text"]),
        ([], ["persons"], ["team_text"]),
    ],
)
def test_ledgers_without_use_and_without_rows_are_not_spoken_of(counted, empty, left_out):
    assert untold_of(counted, empty) == left_out


def test_norms_are_not_spoken_of_where_none_is_watched():
    assert untold_of(ALL, norms={}, norms_not_in_force=[]) == ["norms_text", "talks_text"]


def test_shares_that_nobody_counts_are_not_spoken_of():
    shown = REPORT.document.shows
    uncounted = [*shown["coverage"], *shown["satisfaction"]]
    assert untold_of(ALL, uncounted=uncounted) == ["coverage_text", "votes_text"]


def test_older_results_that_do_not_say_what_was_counted_leave_out_nothing():
    assert untold_of(None, ALL) == []


def on_others_alone():
    """The notice on the same period, had no scheme scored a village."""
    results = several_results()
    others = {record["name"] for record in other_schemes(results)}
    scores = results.scores[results.scores["scheme"].isin(others)]
    return Brief(changed(results, scores=scores), load_documents(ROOT / "params")["notice"])


def test_what_was_scored_is_villages_where_any_was_and_else_whoever_was():
    brief = on_others_alone()
    assert scored_units(several_results()).endswith("个村")
    assert "名人员" in scored_units(brief.results) and "个村" not in scored_units(brief.results)


def test_a_notice_on_others_alone_does_not_say_that_nothing_was_lost():
    said = notice_contents(on_others_alone())
    assert said["no_shortcomings"][0].startswith("本期没有对村考核，失分事项分别告知")
