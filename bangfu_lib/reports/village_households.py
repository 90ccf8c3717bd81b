"""The households of a village as a document shows them, and what other ledgers say of each."""

from typing import Any

import pandas as pd

from bangfu_lib.reports.brief import Brief
from bangfu_lib.reports.rows_by import standing
from bangfu_lib.reports.written import written

# The household's code as it is: to join by, never to print.
KEY = "key"


def keyed(brief: Brief, ledger: str) -> pd.DataFrame:
    """The rows of `ledger` for the document's village, with the column `key` to join by."""
    table = brief.ledger(ledger)
    codes = brief.results.ledger(ledger)["household"]
    joined = table.assign(**{KEY: codes})
    return joined[joined["village"].isin(brief.units())]


def households(brief: Brief) -> pd.DataFrame:
    """The households of the declared categories, in the order of the register."""
    known = keyed(brief, "households")
    return known[known["category"].isin(brief.shows("household_categories"))]


def enjoyed(brief: Brief) -> pd.DataFrame:
    """The policies that households enjoy on the last day of what the document is about."""
    return standing(brief, keyed(brief, "policies"), "started_on", "ended_on")


def inside(brief: Brief, value: Any) -> str:
    """A value for insiders alone, as text: nothing in public documents, nor where it is blank."""
    return written(value) if brief.document.internal else ""
