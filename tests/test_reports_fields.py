"""Every kind of document offers its template exactly what it declares, and every name is explained."""

from dataclasses import replace

import pytest
from results_fixture import PARAMS, small_results
from several_fixture import several_results

from bangfu_lib.params.documents import load_documents
from bangfu_lib.periods.period import Period
from bangfu_lib.reports.brief import Brief
from bangfu_lib.reports.kinds import KINDS
from bangfu_lib.results.store import load_results
from bangfu_lib.word.fields import LINES, TEXT, Record, Rows
from bangfu_lib.zh.report_names import NAMES, SAYS

DOCUMENTS = load_documents(PARAMS)


@pytest.fixture(scope="module")
def real(demo):
    return load_results(demo, Period.parse("2021Q4"))


def briefs(kind, results):
    """The documents of one kind that these results have: two villages, or all; a part of time."""
    document = DOCUMENTS[kind]
    parts = document.periods(results.period)
    registered = set(results.ledger("villages")["village"])
    known = [
        unit
        for unit in results.catalogue["units"]
        if unit in registered or "villages" not in document.reads
    ]
    units = known[::3] if document.unit == "village" else [""]
    return [
        Brief(results, document, unit, part=part)
        for unit in units
        for part in (parts[:1] if len(parts) > 1 else [None] if parts else [])
    ]


def faults(value, shape, where):
    """Where `value` is not what `shape` says."""
    if isinstance(shape, Record):
        return faults_of_names(value, shape.fields, where)
    if isinstance(shape, Rows):
        if not isinstance(value, list):
            return [f"{where} is no list"]
        return [fault for entry in value for fault in faults_of_names(entry, shape.fields, where)]
    if shape == LINES:
        is_lines = isinstance(value, list) and all(isinstance(one, str) for one in value)
        return [] if is_lines else [f"{where} is no list of texts"]
    assert shape == TEXT
    return [] if isinstance(value, str | int) else [f"{where} is no text"]


def faults_of_names(value, fields, where):
    if not isinstance(value, dict):
        return [f"{where} is no entry"]
    wrong = [f"{where}: {name} is in one alone" for name in set(value) ^ set(fields)]
    return wrong + [
        fault
        for name, shape in fields.items()
        if name in value
        for fault in faults(value[name], shape, f"{where} {name}")
    ]


def declared(fields, where=()):
    """Every declared name with its way to it and its shape."""
    for name, shape in fields.items():
        yield (*where, name), shape
        if isinstance(shape, Record | Rows):
            yield from declared(shape.fields, (*where, name))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("given", [small_results, several_results])
def test_contents_are_exactly_what_is_declared(kind, given):
    for brief in briefs(kind, given()):
        assert faults_of_names(KINDS[kind].contents(brief), KINDS[kind].fields, kind) == []


@pytest.mark.parametrize("kind", KINDS)
def test_contents_of_a_real_quarter_are_what_is_declared(kind, real):
    for brief in briefs(kind, real):
        assert faults_of_names(KINDS[kind].contents(brief), KINDS[kind].fields, kind) == []


@pytest.mark.parametrize("kind", KINDS)
def test_charts_have_the_declared_names(kind, real):
    for results in (real, several_results()):
        for brief in briefs(kind, results):
            drawn = {name.rstrip("0123456789") for name in KINDS[kind].charts(brief)}
            assert drawn == set(KINDS[kind].chart_names)


def test_a_text_that_nothing_is_counted_from_is_no_line_of_a_list():
    brief = briefs("quarter_summary", small_results())[0]
    uncounted = replace(brief, document=replace(brief.document, shows={}))
    contents = KINDS["quarter_summary"].contents(uncounted)
    assert contents["votes_text"] == [] and "coverage_text" not in contents


@pytest.mark.parametrize("kind", KINDS)
def test_staff_have_one_name_for_each_field_and_know_what_it_is(kind):
    names = {way[-1] for way, _ in declared(KINDS[kind].fields)}
    assert sorted(name for name in names if not NAMES.get(name)) == []
    assert sorted(name for name in names if not SAYS.get(name)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_two_fields_beside_each_other_share_a_name(kind):
    ways = [(*way[:-1], NAMES[way[-1]]) for way, _ in declared(KINDS[kind].fields)]
    assert sorted(way for way in set(ways) if ways.count(way) > 1) == []


def test_what_is_said_of_names_is_said_of_names_that_exist():
    assert sorted(set(SAYS) - set(NAMES)) == []
