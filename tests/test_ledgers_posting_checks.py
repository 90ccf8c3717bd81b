"""What persons entered while not posted, or in other villages."""

from datetime import date

import pytest
from ledger_samples import ATTENDANCE, LEAVE, PERSON, VISIT, sheet, submission

from bangfu_lib.ledgers.posting_checks import outside_posting, posted_elsewhere

DIARY = {"diary": "D1", "written_on": date(2021, 10, 8), "person": "R1", "village": "PB01"}
POSTINGS = [PERSON | {"left": date(2021, 10, 31)}, PERSON | {"arrived": date(2021, 12, 1)}]
ROWS = {"attendance": ATTENDANCE, "leave": LEAVE, "visits": VISIT, "diaries": DIARY}
DAYS = {"attendance": "date", "leave": "first", "visits": "visited_on", "diaries": "written_on"}


def run(rule, **rows):
    handed_in = submission(*(sheet(name, given) for name, given in rows.items()))
    return list(rule(handed_in.filled))


@pytest.mark.parametrize("ledger", ROWS)
@pytest.mark.parametrize(
    ("day", "outside"),
    [
        (date(2021, 5, 9), True),
        (date(2021, 5, 10), False),
        (date(2021, 10, 31), False),
        (date(2021, 11, 1), True),
        (date(2021, 12, 1), False),
    ],
)
def test_what_a_person_enters_lies_within_some_posting(ledger, day, outside):
    rows = {ledger: [ROWS[ledger] | {DAYS[ledger]: day}]}
    found = run(outside_posting, persons=POSTINGS, **rows)
    assert [one.severity for one in found] == ["warning"] * outside


def test_what_an_unregistered_person_enters_is_left_to_the_references():
    assert run(outside_posting, persons=[PERSON], visits=[VISIT | {"person": "R9"}]) == []


@pytest.mark.parametrize("slip", [{"arrived": "某日"}, {"arrived": None}, {"left": "某日"}])
def test_a_posting_that_cannot_be_read_makes_no_day_lie_outside(slip):
    persons = [PERSON | {"left": date(2021, 9, 30)}, PERSON | {"village": "PB02"} | slip]
    assert run(outside_posting, persons=persons, visits=[VISIT]) == []


@pytest.mark.parametrize(
    ("person", "visit", "away"),
    [
        ({}, {"village": "PB02"}, True),
        ({}, {}, False),
        ({}, {"village": None}, False),
        ({"full_time": "否"}, {"village": "PB02"}, False),
        ({"left": date(2021, 10, 1)}, {"village": "PB02"}, False),
        ({}, {"village": "PB02", "purpose": "慰问、督导"}, False),
        ({}, {"village": "PB02", "person": "R9"}, False),
    ],
)
def test_a_full_time_person_visits_the_village_of_the_posting(person, visit, away):
    found = run(posted_elsewhere, persons=[PERSON | person], visits=[VISIT | visit])
    assert [one.code for one in found] == ["posted_elsewhere"] * away


def test_a_person_with_postings_in_two_villages_may_visit_both():
    persons = [PERSON, PERSON | {"village": "PB02", "full_time": "否"}]
    assert run(posted_elsewhere, persons=persons, visits=[VISIT | {"village": "PB02"}]) == []


def test_a_diary_is_written_in_the_village_of_the_posting():
    (found,) = run(posted_elsewhere, persons=[PERSON], diaries=[DIARY | {"village": "PB02"}])
    assert "“驻村日记”表却登记在PB02" in found.message
