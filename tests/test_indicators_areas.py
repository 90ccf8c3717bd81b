"""Indicators of townships and of sending units: whom a row counts for."""

from declared import context, village

from bangfu_lib.indicators.facts import compute_facts
from bangfu_lib.params.indicators import Indicator


def counted(unit, ledger, rows, **spec):
    indicator = Indicator(
        name="tried",
        label="试",
        short="试",
        unit=unit,
        every="quarter",
        measure_word="次",
        counts="",
        excludes="",
        kind="count",
        spec={"ledger": ledger, **spec},
    )
    villages = [
        village("V1", township="甲乡", sending_unit="县一局"),
        village("V2", township="乙乡", sending_unit="县一局"),
        village("V3", township="乙乡", sending_unit="县二局"),
    ]
    facts = compute_facts({"tried": indicator}, context(villages=villages, **{ledger: rows})).facts
    return dict(zip(facts["unit"], facts["numerator"], strict=True))


def held(code):
    return {"activity": f"A{code}", "held_on": "2021-10-08", "village": code, "kind": "组织生活"}


def test_every_township_counts_the_rows_of_its_villages():
    found = counted("town", "activities", [held("V1"), held("V2"), held("V3")])
    assert found == {"甲乡": 1, "乙乡": 2}


def test_every_sending_unit_counts_the_rows_of_its_villages():
    found = counted("sending_unit", "activities", [held("V1"), held("V2")])
    assert found == {"县一局": 2, "县二局": 0}


def test_row_without_a_village_counts_for_no_township():
    assert counted("town", "activities", [held(None)]) == {"甲乡": 0, "乙乡": 0}
