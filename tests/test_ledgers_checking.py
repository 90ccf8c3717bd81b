"""All checks together."""

from ledger_samples import ATTENDANCE, LEAVE, PERSON, VILLAGE, VISIT, declared, sheet, submission

from bangfu_lib.ledgers.checking import check, missing_ledgers


def test_each_required_ledger_without_a_sheet_is_named():
    found = missing_ledgers(submission(sheet("visits", [])))
    required = [one.label for one in declared().values() if one.required and one.name != "visits"]
    assert [one.message for one in found] == [
        f"没有找到必须填报的“{label}”表" for label in required
    ]


def test_only_a_ledger_that_may_be_bare_is_allowed_to_keep_its_headers_alone():
    remedies = {one.message: one.remedy for one in missing_ledgers(submission())}
    assert "保留表头即可" in remedies["没有找到必须填报的“考勤”表"]
    assert "至少填写一行" in remedies["没有找到必须填报的“驻村人员”表"]


def test_missing_ledgers_are_not_named_while_a_file_cannot_be_read():
    assert missing_ledgers(submission(unread=True)) == []


def test_rules_of_rows_references_and_persons_all_run():
    handed_in = submission(
        sheet("villages", [VILLAGE, VILLAGE]),
        sheet("persons", [PERSON | {"name": None}]),
        sheet("visits", [VISIT | {"village": "PB09"}]),
        sheet("attendance", [ATTENDANCE]),
        sheet("leave", [LEAVE | {"days": 9}]),
    )
    codes = {one.code for one in check(handed_in)}
    assert codes >= {"missing_ledger", "duplicate", "required", "unknown_reference"}
    assert codes >= {"visit_on_leave", "present_on_leave", "long_leave"}
