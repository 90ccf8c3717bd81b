"""What a document does not speak of: ledgers that the office's schemes have no use for."""

from collections.abc import Iterator, Mapping
from typing import Any

from bangfu_lib.reports.brief import Brief

# The text that speaks of each ledger, by its name in templates.
TEAM_TEXT = "team_text"
OF_LEDGER = {TEAM_TEXT: "persons", "papers_text": "documents", "streams_text": "problems"}
# The texts that speak of declared indicators, by the key under `shows`.
OF_SHOWN = {"coverage_text": "coverage", "votes_text": "satisfaction"}

# The texts that speak of norms: what they found, and the talks that they propose.
OF_NORMS = ("norms_text", "talks_text")


def untold(brief: Brief) -> dict[str, list[str]]:
    """No lines for every text on what nothing is counted from, so that its place is left out.

    An office with a sheet of its own keeps few ledgers: to say of the others that nothing is
    entered in them, or to ask for a check, would mislead.
    """
    return {name: [] for name in _untold(brief)}


def told(brief: Brief, contents: Mapping[str, Any]) -> dict[str, Any]:
    """`contents` with every text on ledgers, shares or norms as lines: none of what is untold."""
    left_out = set(_untold(brief))
    spoken = {
        name: [] if name in left_out else _lines(contents[name])
        for name in (*OF_LEDGER, *OF_SHOWN, *OF_NORMS)
        if name in contents
    }
    return {**contents, **spoken}


def _lines(said: str | list[str]) -> list[str]:
    return said if isinstance(said, list) else [said] if said else []


def _untold(brief: Brief) -> Iterator[str]:
    catalogue = brief.results.catalogue
    counted = catalogue.get("counted_ledgers")
    for name, ledger in OF_LEDGER.items():
        if counted is not None and ledger not in counted and brief.ledger(ledger).empty:
            yield name
    yield from (name for name, key in OF_SHOWN.items() if not brief.shows(key))
    if not catalogue["norms"] and not catalogue.get("norms_not_in_force"):
        yield from OF_NORMS
