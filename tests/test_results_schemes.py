"""Readers of results: which scheme scored whom, and what one unit lost and won under it."""

from fractions import Fraction

import pytest
from results_fixture import small_results
from several_fixture import several_results

from bangfu_lib.errors import UsageError
from bangfu_lib.results.explain import explained, lost_points
from bangfu_lib.results.schemes import (
    find_scored,
    main_scheme,
    of_scheme,
    other_schemes,
    scheme_of,
    schemes,
    score_overview,
    scored_village,
    village_schemes,
)


def names(records):
    return [record["name"] for record in records]


def test_schemes_stand_with_the_main_one_first():
    results = several_results()
    assert list(schemes(results)) == ["small", "plain", "cadres", "towns"]
    assert names(village_schemes(results)) == ["small", "plain"]
    assert names(other_schemes(results)) == ["cadres", "towns"]


def test_results_of_one_scheme_are_all_its_own():
    results = small_results()
    assert list(schemes(results)) == ["small"]
    assert of_scheme(results.scores, main_scheme(results)).equals(results.scores)
    assert scheme_of(results, "PB01") == main_scheme(results)


def test_a_village_is_read_by_the_scheme_that_scored_it():
    results = several_results()
    assert scheme_of(results, "PB04")["name"] == "plain"
    assert scheme_of(results, "PB99") is None
    assert scored_village(results, "PB99") is None


def test_only_the_units_of_a_scheme_are_ranked_together():
    scores = of_scheme(several_results().scores, schemes(several_results())["plain"])
    assert list(scores["unit"]) == ["PB05", "PB04"]


@pytest.mark.parametrize(
    ("text", "code", "kind"),
    [
        ("PB04", "PB04", "village"),
        ("丁卯村", "PB04", "village"),
        ("R010", "R010", "person"),
        ("赵一", "R010", "person"),
        ("屏边彝族乡", "屏边彝族乡", "town"),
    ],
)
def test_units_of_every_kind_are_found_by_code_or_name(text, code, kind):
    assert [(one.code, one.kind) for one in find_scored(several_results(), text)] == [(code, kind)]


def test_a_name_of_several_units_asks_for_the_code():
    results = several_results()
    persons = {**results.catalogue["persons"]}
    persons["R021"] = persons["R021"] | {"name": "赵一"}
    catalogue = {**results.catalogue, "persons": persons}
    with pytest.raises(UsageError, match="R010（赵一）、R021（赵一）"):
        find_scored(type(results)(**{**fields_of(results), "catalogue": catalogue}), "赵一")


def fields_of(results):
    return {name: getattr(results, name) for name in type(results).__dataclass_fields__}


def test_a_name_that_nobody_has_is_answered_with_the_villages():
    with pytest.raises(UsageError, match="PB05（戊辰村）"):
        find_scored(several_results(), "己巳村")


def test_every_change_of_a_score_is_explained_in_order():
    results = several_results()
    lines = explained(results, scored_village(results, "PB04"))
    assert [(line.item, line.kind, line.points) for line in lines] == [
        ("P1", "loss", -40),
        ("P2", "loss", -500),
        ("P2", "adjust", 5),
        ("P4", "bonus", 15),
    ]
    assert lines[0].section_label == "考核内容 › 入户"


def test_full_points_and_changes_make_the_score():
    results = several_results()
    changes = sum(line.points for line in explained(results, scored_village(results, "PB04")))
    assert changes + 1000 == 480


def test_losses_include_rescaling_and_leave_bonuses_out():
    assert [line.points for line in lost_points(several_results(), "丁卯村")] == [-40, -500, 5]


def test_a_person_is_explained_with_the_rows_of_that_person():
    (line,) = lost_points(several_results(), "李二")
    assert line.points == Fraction(-20)
    assert [row.file for row in line.evidence] == ["考勤.xlsx"]


def test_the_overview_names_units_lists_and_reasons():
    table = score_overview(several_results(), "person")
    assert list(table["name"]) == ["赵一", "周四", "李二"]
    assert list(table["listed"]) == ["", "先进个人", ""]
    assert table["reason"][0] == "无故不在岗1次，等次最高为合格。"
