"""What was handed in already for an earlier period."""

from datetime import date

import pytest
from ledger_samples import VISIT, declared, sheet, submission

from bangfu_lib.ledgers.earlier_checks import files_sent_before, submitted_before
from bangfu_lib.periods.period import Period

BEFORE = Period.parse("2021Q3")
DIARY = {"diary": "D1", "written_on": date(2021, 10, 8), "person": "R1", "village": "PB01"}
OLD_DIARY = DIARY | {"written_on": date(2021, 7, 8)}
VOTE = {"batch": "1", "held_on": date(2021, 10, 8), "village": "PB01", "target": "第一书记"}
VOTE |= {"method": "入户", "option": "满意", "votes": 30}
PROBLEM = {"problem": "W1", "received_on": date(2021, 7, 8)}


def run(name, rows, before, period=BEFORE):
    handed_in = submission(sheet(name, rows))
    old = submission(sheet(name, before, file="旧.xlsx")).filled[name].table
    return submitted_before(handed_in, handed_in.filled[name], {period: {name: old}})


def test_a_number_of_its_own_is_used_once():
    (found,) = run("diaries", [DIARY | {"diary": "D2"}, DIARY], [OLD_DIARY])
    assert (found.severity, found.cell) == ("warning", "A3")
    assert "2021年第三季度" in found.message and "旧.xlsx›驻村日记›第2行" in found.message


@pytest.mark.parametrize(
    ("change", "found"),
    [({}, 1), ({"held_on": date(2021, 7, 8)}, 1), ({"votes": 31}, 0), ({"batch": "2"}, 0)],
)
def test_a_batch_may_be_numbered_anew_but_not_handed_in_again(change, found):
    assert len(run("satisfaction", [VOTE], [VOTE | change])) == found


def test_rows_whose_key_bears_a_date_cannot_recur():
    assert run("visits", [VISIT], [VISIT]) == []


def test_ledgers_of_the_whole_year_repeat_what_was_handed_in():
    assert run("problems", [PROBLEM], [PROBLEM]) == []


def test_the_same_period_may_be_handed_in_again():
    assert run("diaries", [DIARY], [DIARY], period=Period.parse("2021Q4")) == []


def test_a_blank_number_is_no_number():
    assert run("diaries", [DIARY | {"diary": None}], [OLD_DIARY | {"diary": None}]) == []


def test_a_ledger_that_is_new_or_had_other_columns_is_left_out():
    handed_in = submission(sheet("diaries", [DIARY]))
    filled = handed_in.filled["diaries"]
    older = filled.table.drop(columns="diary")
    for tables in ({}, {"diaries": older}):
        assert submitted_before(handed_in, filled, {BEFORE: tables}) == []


def test_a_file_that_was_taken_in_before_is_told():
    (found,) = files_sent_before(
        {"甲.xlsx": "a", "乙.xlsx": "b"}, {BEFORE: {"老甲.xlsx": "a", "丙.xlsx": "c"}}
    )
    assert (found.severity, found.file) == ("warning", "甲.xlsx")
    assert "2021年第三季度" in found.message and "老甲.xlsx" in found.message


def test_every_ledger_of_a_period_has_been_thought_of():
    """A key without a date is compared; one that bears its date is not."""
    dated = {
        name
        for name, one in declared().items()
        if one.window == "period" and one.window_field in one.keys[0]
    }
    assert dated == {"attendance", "leave", "visits"}
