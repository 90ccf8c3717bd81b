"""What codes are called: villages, persons, items and sections, from the results' catalogue."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bangfu_lib.results.store import Results


def village_name(results: "Results", unit: str) -> str:
    """The village's name."""
    return results.catalogue["units"][unit]["name"]


def township_name(results: "Results") -> str:
    """The name of the township that assesses."""
    return results.catalogue["office"]["township"]


def item_labels(results: "Results") -> dict[str, str]:
    """Item id → label, in the order of the scheme."""
    sections = results.catalogue["scheme"]["sections"]
    return {item["id"]: item["label"] for section in sections for item in section["items"]}


def section_labels(results: "Results") -> dict[str, str]:
    """Section id → label, in the order of the scheme."""
    return {section["id"]: section["label"] for section in results.catalogue["scheme"]["sections"]}


def person_name(results: "Results", person: str) -> str:
    """The posted person's name; the code where the register has none."""
    return results.catalogue["persons"].get(person, {}).get("name") or person


def role_in(results: "Results", person: str, village: str) -> str:
    """The person's role in `village`; nothing when not posted there."""
    postings = results.catalogue["persons"].get(person, {}).get("postings", [])
    return next((one["role"] for one in postings if one["village"] == village), "")


def indicator_label(results: "Results", name: str) -> str:
    """What an indicator is called."""
    indicators: Mapping[str, Mapping[str, str]] = results.catalogue["indicators"]
    return indicators[name]["label"]
