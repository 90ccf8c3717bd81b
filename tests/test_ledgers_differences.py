"""Differences between snapshots: rows by key, cells by header, personal data hidden."""

from dataclasses import replace

import pytest
from declared import rules, table
from keeping_fixture import QUARTER, keep

from bangfu_lib.ledgers.differences import compare
from bangfu_lib.ledgers.snapshot import Snapshot
from bangfu_lib.workspace import Workspace

LEAVE = {"person": "P1", "kind": "公休", "first": "2021-10-08", "last": "2021-10-10", "days": 3}
HOUSEHOLD = {"household": "H1", "village": "V1", "category": "脱贫户", "head": "示例某人"}


def snapshot(**rows):
    tables = {name: table(name, given) for name, given in rows.items()}
    return Snapshot("0" * 16, None, tables, {})


def differences(before, after):
    return compare(snapshot(**before), snapshot(**after), rules().ledgers)


def one(before, after):
    (found,) = differences(before, after)
    return found


def test_equal_snapshots_do_not_differ():
    assert differences({"leave": [LEAVE]}, {"leave": [LEAVE]}) == ()


def test_rows_that_only_moved_do_not_differ():
    other = {**LEAVE, "person": "P2"}
    assert differences({"leave": [LEAVE, other]}, {"leave": [other, LEAVE]}) == ()


def test_rows_added_and_removed_are_told_by_their_place():
    other = {**LEAVE, "person": "P2"}
    found = one({"leave": [LEAVE]}, {"leave": [other, other]})
    assert list(found.added["origin_row"]) == [2, 3] and list(found.removed["origin_row"]) == [2]
    assert found.cells.empty and found.ledger == "leave"


def test_a_changed_cell_is_told_by_header_old_and_new():
    found = one({"leave": [LEAVE]}, {"leave": [{**LEAVE, "days": 2.5}]})
    assert found.cells[["header", "was", "now"]].to_numpy().tolist() == [["天数", "3", "2.5"]]
    assert found.cells[["origin_file", "origin_row"]].to_numpy().tolist() == [["测试.xlsx", 2]]
    assert found.changed_rows == 1 and found.added.empty and found.removed.empty


@pytest.mark.parametrize(
    ("was", "now"), [(None, "某某"), ("某某", None)], ids=["filled", "blanked"]
)
def test_blank_is_said_in_words(was, now):
    field = next(
        n
        for n, f in rules().ledgers["leave"].fields.items()
        if f.kind == "name" and f.sensitivity in ("P", "S1") and not f.required
    )
    found = one({"leave": [{**LEAVE, field: was}]}, {"leave": [{**LEAVE, field: now}]})
    assert found.cells[["was", "now"]].to_numpy().tolist() == [[was or "（空）", now or "（空）"]]


def test_personal_values_are_hidden_and_the_change_still_told():
    found = one({"households": [HOUSEHOLD]}, {"households": [{**HOUSEHOLD, "head": "另一某人"}]})
    assert "某人" not in found.cells.to_string() and len(found.cells) == 1


def test_equal_keys_are_matched_in_their_order():
    found = one({"leave": [LEAVE, LEAVE]}, {"leave": [LEAVE, {**LEAVE, "approved_by": "乙"}]})
    assert found.changed_rows == 1 and found.added.empty


def test_a_ledger_that_one_side_lacks_has_all_its_rows_added():
    assert len(one({}, {"leave": [LEAVE]}).added) == 1
    assert len(one({"leave": [LEAVE]}, {}).removed) == 1


def test_a_column_that_is_no_longer_declared_is_hidden():
    ledger = rules().ledgers["leave"]
    fewer = {n: f for n, f in ledger.fields.items() if n != "approved_by"}
    known = {"leave": replace(ledger, fields=fewer)}
    before, after = ({"leave": [{**LEAVE, "approved_by": one}]} for one in ("甲", "乙"))
    (found,) = compare(snapshot(**before), snapshot(**after), known)
    assert not {"甲", "乙"} & {*found.cells["was"], *found.cells["now"]}


def test_kept_snapshots_can_be_compared(tmp_path):
    workspace = Workspace(tmp_path)
    (found,) = compare(keep(workspace, 1), keep(workspace, 3), rules().ledgers)
    assert (found.ledger, len(found.added), QUARTER.code) == ("visits", 2, "2021Q4")
