"""Outcomes, night schools and donations: the map of results (H31 to H34)."""

from collections.abc import Iterator
from decimal import Decimal

from bangfu_lib.demo.huaying.county import County, Village
from bangfu_lib.demo.huaying.shares import split
from bangfu_lib.demo.rows import Row, numbered
from bangfu_lib.zh import demo_huaying as zh

AREA = "HY"


def outcome_rows(county: County) -> Iterator[Row]:
    """Each published number shared out over the villages that report it."""
    rows = (row for entry in county.story["outcomes"]["kinds"] for row in _kind(county, entry))
    yield from numbered(rows, "outcome", "CX", area=AREA)


def _kind(county: County, entry: dict) -> Iterator[Row]:
    total, approximate = county.published[entry.get("label", entry["kind"])]
    villages = county.poor if entry["where"] == "poor" else county.villages
    homes = [len(county.homes_by_village[village.code]) for village in villages]
    for village, own in zip(villages, split(total, homes), strict=True):
        if own:
            yield {
                "reported_on": county.story["outcomes"]["reported_on"],
                "village": village.code,
                "kind": entry["kind"],
                "quantity": Decimal(own),
                "measure_word": entry["word"],
                "approximate": approximate,
            }


def training_rows(county: County) -> Iterator[Row]:
    """The year's night schools, one row per poor village (H33)."""
    each = [1] * len(county.poor)
    labels = (zh.CLASSES, zh.SCHOOLED, zh.POOR_SCHOOLED)
    classes, people, poor = (split(county.published[label][0], each) for label in labels)
    rows = (
        {
            "village": village.code,
            "classes": classes[place],
            "attendance": people[place],
            "poor_attendance": poor[place],
            "approximate": True,
            **county.story["trainings"],
        }
        for place, village in enumerate(county.poor)
    )
    yield from numbered(rows, "training", "PX", width=2, area=AREA)


def donation_rows(county: County) -> Iterator[Row]:
    """The goods given, one row per poor village, at an approximate value."""
    total, approximate = county.published[zh.DONATED]
    shares = split(total, [1] * len(county.poor))
    rows = (_donation(county, v, own) for v, own in zip(county.poor, shares, strict=True))
    marked = ({"approximate": approximate, **row} for row in rows)
    yield from numbered(marked, "resource", "WZ", width=2, area=AREA)


def _donation(county: County, village: Village, amount: int) -> Row:
    known = {"village": village.code, "quantity": 1, "amount": Decimal(amount)}
    return known | county.story["donations"]
