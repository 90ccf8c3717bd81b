"""What codes are called: villages, persons, indicators, and the area of the office."""

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from bangfu_lib.zh import charts as zh

if TYPE_CHECKING:
    from bangfu_lib.results.store import Results


def village_name(results: "Results", unit: str) -> str:
    """The village's name; with its town's before it where villages of two towns share the name."""
    units = results.catalogue["units"]
    name = units[unit]["name"]
    same = Counter(one["name"] for one in units.values())[name] > 1
    return (units[unit].get("township") or "") + name if same else name


def area_name(results: "Results") -> str:
    """The name of the area that the office answers for: a township, a county or a city."""
    office = results.catalogue["office"]
    return office.get("township") or office["county"]


def place_name(results: "Results") -> str:
    """The area with the county before it, where it is a part of one."""
    office, area = results.catalogue["office"], area_name(results)
    county = office.get("county") or ""
    return area if area.startswith(county) else county + area


def area_words(results: "Results") -> Mapping[str, str]:
    """How the area, its committee and its offices are spoken of, by the declared level.

    whole (全乡), committee (乡党委), leaders (乡党委、政府), recipients of a notice, and the
    organisation department and agriculture bureau that get a copy.
    """
    level = results.catalogue["office"].get("level") or zh.TOWNSHIP
    return zh.AREA_WORDS.get(level, zh.AREA_WORDS[zh.TOWNSHIP])


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
