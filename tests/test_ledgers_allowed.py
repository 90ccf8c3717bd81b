"""What a column may hold, in words."""

import pytest
from ledger_samples import declared

from bangfu_lib.ledgers.allowed import allowed


@pytest.mark.parametrize(
    ("ledger", "field", "words"),
    [
        ("villages", "name", ""),
        ("villages", "terrain", "平坝、丘陵、山地"),
        ("villages", "difficult", "是、否"),
        ("visits", "stay_days", "最多1位小数；不小于0；不大于1"),
        ("visits", "person", "“驻村人员”表中的人员编码"),
        ("leave", "last", "如2021-10-08；不早于“开始日期”"),
        ("reports", "for_period", "如2021-10、2021Q4、2021"),
    ],
)
def test_types_values_bounds_and_references_are_explained(ledger, field, words):
    one = declared()[ledger]
    assert allowed(one.fields[field], one, declared()) == words


def test_a_register_outside_the_workbook_is_not_named():
    visits = declared()["visits"]
    assert allowed(visits.fields["person"], visits, {"visits": visits}) == "已登记的编码"
