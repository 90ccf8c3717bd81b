"""Who uses a column: what is declared is what indicators and documents really read."""

from collections import defaultdict
from functools import cache

import pandas as pd
import pytest
import test_reports_lists as lists
from declared import PARAMS, rules
from recording import recording
from results_fixture import changed

from bangfu_lib.demo.huaying.tables import make_tables as huaying
from bangfu_lib.demo.plan.tables import make_tables as plan
from bangfu_lib.demo.qinyang.tables import make_tables as qinyang
from bangfu_lib.indicators.context import Context
from bangfu_lib.indicators.facts import FUNCTIONS, tally
from bangfu_lib.ledgers.tables import empty_table
from bangfu_lib.params.documents import load_documents
from bangfu_lib.params.ledgers import ORIGIN
from bangfu_lib.params.usage import READ_BY, WINDOW, Uses, field_uses, indicator_fields
from bangfu_lib.periods.period import Period
from bangfu_lib.reports.brief import Brief
from bangfu_lib.reports.documents import document_contents
from bangfu_lib.reports.kinds import KINDS

DOCUMENTS = load_documents(PARAMS)
FEW = 60
QUARTERS = ("2016Q4", "2021Q4", "2024Q2", "2024Q4")


@cache
def uses():
    return field_uses(rules(), DOCUMENTS)


@cache
def noting():
    """The first rows of three sample offices' tables, and what is read of each."""
    seen, tables = {}, {}
    offices = [make() for make in (huaying, plan, qinyang)]
    for name, ledger in rules().ledgers.items():
        rows = [office[name].head(FEW) for office in offices if name in office]
        table = pd.concat(rows, ignore_index=True) if rows else empty_table(ledger)
        seen[name] = set()
        tables[name] = recording(table, seen[name])
    return tables, seen


def read_by(indicator):
    """Every (ledger, field) that counting `indicator` reads of the sample offices' rows."""
    (tables, seen), known = noting(), rules()
    rest = (known.ledgers, known.norms, known.calendar)
    contexts = [Context(Period.parse(code), tables, *rest) for code in QUARTERS]
    context = next(one for one in contexts if one.can_count(indicator))
    for fields in seen.values():
        fields.clear()
    tally(indicator, context)
    found = {(name, field) for name, fields in seen.items() for field in fields}
    return {key for key in found if key[1] not in ORIGIN}


def declared_fields(indicator):
    known = rules().ledgers
    return {
        (ledger, known[ledger].window_field if field == WINDOW else field)
        for ledger, field in indicator_fields(indicator)
    }


@pytest.mark.parametrize("name", sorted(rules().indicators))
def test_an_indicator_reads_no_column_that_is_not_said_to_be_its_own(name):
    indicator = rules().indicators[name]
    assert read_by(indicator) - declared_fields(indicator) == set()


def test_every_function_of_the_catalogue_has_its_columns_declared():
    assert set(READ_BY) == set(FUNCTIONS)
    known = rules().ledgers
    named = [(ledger, f) for one in READ_BY.values() for ledger, fs in one.items() for f in fs]
    assert [key for key in named if key[0] and key[1] not in known[key[0]].fields] == []


def test_a_column_of_a_condition_a_sum_and_a_date_is_used():
    assert "本轮驻村干部专题培训" in uses()["trainings", "round"].indicators
    assert any("联谊" in label for label in uses()["activities", "invited"].indicators)
    assert uses()["visits", "visited_on"].indicators


def test_a_column_names_the_norms_that_rest_on_it():
    assert "in_village_days_min_share" in uses()["attendance", "status"].norms


def test_every_column_says_what_it_is_for():
    assert set(uses()) == {(n, f) for n, one in rules().ledgers.items() for f in one.fields}
    assert str(uses()["visits", "came_at"]) == "供核对"
    assert all(map(str, uses().values()))


def test_many_uses_are_named_by_the_first_and_counted():
    said = str(Uses(indicators=tuple("甲乙丙丁"), documents=("通报",)))
    assert said == "计算甲、乙、丙等4项；写入通报"


def test_in_an_office_only_what_its_schemes_count_is_named():
    own = field_uses(rules(), {}, in_use=True)
    watched = {one.label for one in rules().watched_indicators.values()}
    labels = {label for one in own.values() for label in one.indicators}
    assert len(labels & watched) > 10
    assert labels - watched <= {"考核方案的考核事项"}


def document_reads(kind):
    """Every (ledger, field) that the document reads of what results show it of the ledgers."""
    made, seen, noted = lists.results(), defaultdict(set), {}

    def ledger(name, *arguments, **options):
        if name not in noted:
            noted[name] = recording(made.ledger(name, *arguments, **options), seen[name])
        return noted[name]

    own = changed(made)
    vars(own).update(snapshot=vars(made)["snapshot"], ledger=ledger)
    brief = Brief(own, DOCUMENTS[kind], "PB01" if DOCUMENTS[kind].unit == "village" else None)
    document_contents(brief)
    KINDS[kind].charts(brief)
    found = {(name, field) for name, fields in seen.items() for field in fields}
    return {key for key in found if key[1] not in ORIGIN}


@pytest.mark.parametrize("kind", sorted(DOCUMENTS))
def test_a_document_reads_the_columns_that_it_is_said_to_read(kind):
    declared = {(name, one) for name, fields in DOCUMENTS[kind].reads.items() for one in fields}
    read = document_reads(kind)
    assert read and read <= declared
    known = rules().ledgers
    assert [key for key in declared if key[1] not in known[key[0]].fields] == []


def test_a_document_is_named_at_the_columns_that_it_prints():
    assert "三项清单" in uses()["tasks", "content"].documents
