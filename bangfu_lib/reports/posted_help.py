"""Who helps villages at the end of the period: units, and persons with posts and masked phones."""

from dataclasses import dataclass

from bangfu_lib.reports.brief import Brief
from bangfu_lib.reports.rows_by import Row, of_villages, rows_by, standing
from bangfu_lib.reports.written import written
from bangfu_lib.zh import cards_text as zh

DETAILS = ("sending_unit", "post", "phone")
POSTED = ("person", "name", "village", "role", "arrived", "left", *DETAILS)
PAIRED = ("name", "kind", "village", "founded_on", "dissolved_on")


@dataclass(frozen=True)
class Help:
    """The persons who stand for one declared kind of help in a village, and their roles."""

    label: str
    people: tuple[str, ...]
    names: tuple[str, ...]
    roles: tuple[str, ...]


def village_help(brief: Brief) -> dict[str, list[Help]]:
    """By village whoever helps it, for each declared kind (shows › holders) in its order."""
    wanted = {
        label: [roles] if isinstance(roles, str) else list(roles)
        for label, roles in brief.document.shows["holders"].items()
    }
    here = standing(brief, of_villages(brief, "persons", POSTED), "arrived", "left")
    here = here[here["role"].isin([role for roles in wanted.values() for role in roles])]
    found = rows_by(here.sort_values("person", kind="stable"), "village")
    return {
        unit: [_help(label, found.get(unit, []), roles) for label, roles in wanted.items()]
        for unit in brief.units()
    }


def helping_units(brief: Brief) -> dict[str, list[str]]:
    """By village the units that help it: as the register names them, then as they are paired."""
    paired = standing(brief, of_villages(brief, "organisations", PAIRED), PAIRED[3], PAIRED[4])
    paired = paired[paired["kind"].isin(brief.shows("unit_kinds"))]
    units: dict[str, dict[str, None]] = {unit: {} for unit in brief.units()}
    for row in of_villages(brief, "villages", ("village", "sending_unit")).to_dict("records"):
        units[row["village"]][written(row["sending_unit"])] = None
    for row in paired.to_dict("records"):
        units[row["village"]][written(row["name"])] = None
    return {unit: [name for name in names if name] for unit, names in units.items()}


def helpers(brief: Brief) -> dict[str, str]:
    """By the code of each person of the register: name, unit, post and masked phone."""
    shown = brief.ledger("persons")[["person", "name", *DETAILS]].drop_duplicates("person")
    return {row["person"]: person_text(row) for row in shown.to_dict("records")}


def person_text(row: Row) -> str:
    """张三（县农业农村局，副局长，138****1234）: what is not known is left out."""
    details = [written(row[key]) for key in DETAILS]
    said = zh.COMMA.join(text for text in details if text)
    name = written(row["name"])
    return zh.PERSON.format(name=name, details=said) if said else name


def _help(label: str, posted: list[Row], roles: list[str]) -> Help:
    found = sorted(
        (row for row in posted if row["role"] in roles), key=lambda r: roles.index(r["role"])
    )
    return Help(
        label,
        tuple(dict.fromkeys(person_text(row) for row in found)),
        tuple(dict.fromkeys(written(row["name"]) for row in found)),
        tuple(row["role"] for row in found),
    )
