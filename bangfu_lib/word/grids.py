"""The columns of a table whose cells have been repeated share the width that the table had."""

import re

from lxml import etree

from bangfu_lib.word.xml import PARSER, W

PREFIX = re.compile(r"[<\s/]([A-Za-z]\w*):[A-Za-z]")
ROOT_NAMESPACE = "urn:bangfu:{prefix}"


def fit_grid(table: etree._Element) -> None:
    """Give the grid a column for every cell; tables with merged cells are left as they are."""
    grid, declared = table.find(f"{W}tblGrid"), table.find(f"{W}tblPr/{W}tblW")
    rows = table.findall(f"{W}tr")
    if grid is None or not rows or table.find(f".//{W}gridSpan") is not None:
        return
    columns, row = list(grid), max(rows, key=lambda one: len(one.findall(f"{W}tc")))
    widths = [cell.find(f"{W}tcPr/{W}tcW") for cell in row.findall(f"{W}tc")]
    if not widths or any(width is None for width in widths):
        return
    if [one.get(f"{W}w") for one in widths] == [one.get(f"{W}w") for one in columns]:
        return
    sized = declared is not None and declared.get(f"{W}type") == "dxa"
    drawn = sum(int(column.get(f"{W}w", 0)) for column in columns)
    whole = int(declared.get(f"{W}w")) if sized else drawn
    asked = [int(width.get(f"{W}w", 1)) for width in widths]
    shares = [str(round(width * whole / sum(asked))) for width in asked]
    grid[:] = [etree.Element(f"{W}gridCol", {f"{W}w": share}) for share in shares]
    for line in rows:
        for cell, share in zip(line.findall(f"{W}tc"), shares, strict=False):
            width = cell.find(f"{W}tcPr/{W}tcW")
            if width is not None:
                width.set(f"{W}w", share)


def fitted(table: str) -> str:
    """The XML text of one table, fitted; the only text of a filled document that is parsed."""
    prefixes = sorted(
        {prefix for prefix in PREFIX.findall(table) if prefix not in ("xml", "xmlns", "w")}
    )
    others = "".join(f' xmlns:{p}="{ROOT_NAMESPACE.format(prefix=p)}"' for p in prefixes)
    begin = f'<w:x xmlns:w="{W[1:-1]}"{others}>'
    root = etree.fromstring(f"{begin}{table}</w:x>", PARSER)
    for one in root.iter(f"{W}tbl"):
        fit_grid(one)
    whole = etree.tostring(root, encoding="unicode")
    return whole[whole.index(">") + 1 : whole.rindex("</w:x>")]
