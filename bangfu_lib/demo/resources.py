"""Donations, cars, household goods and gift parcels."""

from collections.abc import Iterator

from bangfu_lib.demo.rows import Row, numbered
from bangfu_lib.demo.township import Township


def resource_rows(township: Township) -> Iterator[Row]:
    """One row per batch of donations (P48), one per village of all else (P29, P30, P47)."""
    yield from numbered(_rows(township), "resource", "WZ", width=2)


def _rows(township: Township) -> Iterator[Row]:
    plan = township.story["resources"]
    for entry in plan["donations"]:
        batch = f"{township.quarter.year}-{entry['batch']}"
        yield {"kind": plan["donation"], **entry, "batch": batch}
    for entry in plan["for_villages"]:
        for village, quantity in entry["quantity"].items():
            yield {"source": plan["source"], **entry, "village": village, "quantity": quantity}
