"""What a workbook says of itself: its sheets and where they, its texts and its formats lie."""

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bangfu_lib.opening.limits import MAX_LIST, MAX_SHEETS
from bangfu_lib.opening.markup import tags
from bangfu_lib.opening.opened import Refused
from bangfu_lib.opening.packages import Package, plain_name, read_part

WORKBOOK = "xl/workbook.xml"
ROOT_RELATIONS = "_rels/.rels"
TEXTS, FORMATS = "xl/sharedstrings.xml", "xl/styles.xml"
LISTED, RELATIONS = frozenset({"sheet", "workbookPr"}), frozenset({"Relationship"})
TRUE = frozenset({"1", "true"})
ABROAD = ("externalLink", "connections", "externalLinkPath")
MACROS = ("vbaProject", "xlMacrosheet", "xlIntlMacrosheet")


@dataclass(frozen=True)
class Listed:
    """A worksheet in the workbook's list: its name, its part, whether people see it."""

    name: str
    part: str
    visible: bool


@dataclass(frozen=True)
class Contents:
    """The workbook's list: sheets in order, the parts with texts and formats ("" = none)."""

    sheets: tuple[Listed, ...]
    texts: str
    formats: str
    from_1904: bool
    macros: bool
    links: bool


@dataclass(frozen=True)
class _Relation:
    kind: str
    part: str


def read_contents(package: Package) -> Contents:
    """What the workbook in `package` lists. Raises Refused.

    Chart and macro sheets are left out: they hold no rows.
    """
    workbook = _workbook_part(package)
    relations = _relations(package, workbook)
    listed = tags(read_part(package, workbook, MAX_LIST), LISTED)
    kinds = {one.kind for one in relations.values()}
    return Contents(
        sheets=_sheets(listed, relations),
        texts=_first(relations.values(), "sharedStrings", package, TEXTS),
        formats=_first(relations.values(), "styles", package, FORMATS),
        from_1904=any(name == "workbookPr" and one.get("date1904") in TRUE for name, one in listed),
        macros=bool(kinds.intersection(MACROS))
        or any(name.endswith("vbaproject.bin") for name in package.parts),
        links=bool(kinds.intersection(ABROAD))
        or any("/externallinks/" in name for name in package.parts),
    )


def _workbook_part(package: Package) -> str:
    if ROOT_RELATIONS in package:
        for one in _relations(package, "").values():
            if one.kind == "officeDocument" and one.part in package:
                return one.part
    return WORKBOOK


def _relations(package: Package, part: str) -> dict[str, _Relation]:
    """Where the ids used in `part` lead ("" = the package's own); empty without such a list."""
    folder, name = posixpath.split(part)
    home = posixpath.join(folder, "_rels", f"{name}.rels")
    if home not in package:
        return {}
    return {
        one.get("Id", ""): _Relation(
            one.get("Type", "").rpartition("/")[2], _resolved(folder, one.get("Target", ""))
        )
        for _, one in tags(read_part(package, home, MAX_LIST), RELATIONS)
    }


def _resolved(folder: str, target: str) -> str:
    joined = posixpath.join("/", folder, plain_name(target))
    return posixpath.normpath(joined).lstrip("/")


def _sheets(
    listed: Iterable[tuple[str, Mapping[str, str]]], relations: Mapping[str, _Relation]
) -> tuple[Listed, ...]:
    entries = [one for name, one in listed if name == "sheet"]
    if len(entries) > MAX_SHEETS:
        raise Refused("too_many_sheets", limit=MAX_SHEETS)
    found = [(one, relations.get(one.get("id", ""))) for one in entries]
    if any(relation is None for _, relation in found):
        raise Refused("damaged_file")
    sheets = tuple(
        Listed(one.get("name", ""), relation.part, one.get("state", "visible") == "visible")
        for one, relation in found
        if relation.kind == "worksheet"
    )
    # The same part listed again and again would multiply a large sheet.
    if len({one.part for one in sheets}) < len(sheets):
        raise Refused("doubled_parts")
    return sheets


def _first(relations: Iterable[_Relation], kind: str, package: Package, usual: str) -> str:
    named = [one.part for one in relations if one.kind == kind and one.part in package]
    return next(iter(named), usual if usual in package else "")
