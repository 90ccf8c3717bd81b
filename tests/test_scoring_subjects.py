"""Whom a scheme scores: each unit once, by the first scheme that is for it."""

import pytest
from declared import posted, table, village
from score_sheets import sheet

from bangfu_lib.scoring.subjects import units_by_scheme

ITEM = (
    "items: [{label: 甲, points: 100, rules: [{label: 扣, take: 甲, deduct: {each: 1, word: 处}}]}]"
)
VILLAGES = [
    village("V1", terrain="山区", sending_unit="县一局"),
    village("V2", terrain="平坝", village_type="非脱贫村", sending_unit="县二局"),
    village("V3", township="另一乡", sending_unit="县一局"),
]
PERSONS = [
    posted("P1", "第一书记", "V1"),
    posted("P2", "队员", "V1"),
    posted("P3", "队员", "V2", full_time=False),
]


def chosen(*applies: dict, persons: list[dict] = PERSONS) -> list[list[str]]:
    """The codes that each of several schemes scores."""
    schemes = [sheet(ITEM, scheme=f"s{n}", **{"for": who}) for n, who in enumerate(applies)]
    tables = {"villages": table("villages", VILLAGES)}
    found = units_by_scheme(schemes, tables, table("persons", persons))
    return [[unit.code for unit in units] for units in found.values()]


@pytest.mark.parametrize(
    ("who", "codes"),
    [
        ({"unit": "village"}, ["V1", "V2", "V3"]),
        ({"village_types": "脱贫村"}, ["V1", "V3"]),
        ({"terrain": ["山区", "丘陵"]}, ["V1"]),
        ({"townships": "另一乡"}, ["V3"]),
        ({"unit": "town"}, ["另一乡", "示例乡"]),
        ({"unit": "town", "townships": "示例乡"}, ["示例乡"]),
        ({"unit": "sending_unit"}, ["县一局", "县二局"]),
        ({"unit": "person"}, ["P1", "P2", "P3"]),
        ({"unit": "person", "roles": "队员"}, ["P2", "P3"]),
        ({"unit": "person", "full_time": True}, ["P1", "P2"]),
        ({"unit": "person", "village_types": "非脱贫村"}, ["P3"]),
    ],
)
def test_a_scheme_scores_whom_it_is_for(who, codes):
    assert chosen(who) == [codes]


def test_a_unit_falls_to_the_first_scheme_that_covers_it():
    found = chosen({"village_types": "脱贫村"}, {"terrain": "山区"}, {"unit": "village"})
    assert found == [["V1", "V3"], [], ["V2"]]


def test_schemes_for_persons_take_no_villages_from_others():
    assert chosen({"unit": "person"}, {"unit": "village"})[1] == ["V1", "V2", "V3"]


def test_a_person_with_two_postings_is_scored_once_as_the_first_that_is_meant():
    twice = [posted("P1", "第一书记", "V1"), posted("P1", "队员", "V2")]
    assert chosen({"unit": "person", "roles": "队员"}, persons=twice) == [["P1"]]


def test_a_township_and_a_sending_unit_know_their_villages():
    scheme = sheet(ITEM, **{"for": {"unit": "sending_unit"}})
    tables = {"villages": table("villages", VILLAGES)}
    first, _ = units_by_scheme([scheme], tables, table("persons", []))["sheet"]
    assert (first.code, first.attributes["villages"]) == ("县一局", ("V1", "V3"))
