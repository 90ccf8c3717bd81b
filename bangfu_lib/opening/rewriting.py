"""Write a worksheet anew in plain notation, whatever prefixes, quotes or gaps it was written in."""

from collections.abc import Mapping
from xml.parsers import expat
from xml.sax.saxutils import escape

from bangfu_lib.opening.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from bangfu_lib.opening.markup import local_name, parse
from bangfu_lib.opening.opened import Refused
from bangfu_lib.opening.references import REFERENCE, column_letters, column_number

KEPT_OUTSIDE = frozenset({"col", "mergeCell"})
KEPT_IN_CELLS = frozenset({"f", "v", "is", "t", "r", "rPh"})
KEPT_OF_ROWS, KEPT_OF_CELLS = ("hidden",), ("s", "t")


def rewritten(xml: bytes) -> bytes:
    """The sheet `xml` with plain tags only, every row and cell with its place. Raises Refused.

    A row or cell without a place follows the one before it, as readers take it.
    """
    writer = _Writer()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = writer.start
    parser.EndElementHandler = writer.end
    parser.CharacterDataHandler = writer.text
    parse(parser, xml)
    return writer.whole()


class _Writer:
    """Follows the parser's events; collects what stands before, in and behind the rows."""

    def __init__(self) -> None:
        self.outside: list[str] = []
        self.rows: list[str] = []
        self.row = self.column = self.cells = 0
        self.within: list[str] = []

    def start(self, name: str, given: Mapping[str, str]) -> None:
        tag, attributes = local_name(name), {local_name(k): v for k, v in given.items()}
        if tag == "row" and not self.within:
            self._start_row(attributes)
        elif tag == "c" and self.within == ["row"]:
            self._start_cell(attributes)
        elif "c" in self.within and tag in KEPT_IN_CELLS:
            blanks = ' xml:space="preserve"' if attributes.get("space") == "preserve" else ""
            self.rows.append(f"<{tag}{blanks}>")
        elif tag in KEPT_OUTSIDE:
            self.outside.append(f"<{tag}{_written(attributes, tuple(attributes))}/>")
            return
        else:
            return
        self.within.append(tag)

    def end(self, name: str) -> None:
        tag = local_name(name)
        if self.within and self.within[-1] == tag:
            self.within.pop()
            self.rows.append(f"</{tag}>")

    def text(self, text: str) -> None:
        if "c" in self.within:
            self.rows.append(escape(text))

    def whole(self) -> bytes:
        outside, rows = "".join(self.outside), "".join(self.rows)
        return f"<sheet>{outside}<sheetData>{rows}</sheetData>{outside}</sheet>".encode()

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        given = attributes.get("r", str(self.row + 1)).strip()
        self.row = _whole(given, MAX_ROWS, "too_many_rows")
        self.column = 0
        self.rows.append(f'<row r="{self.row}"{_written(attributes, KEPT_OF_ROWS)}>')

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        self.cells += 1
        if self.cells > MAX_CELLS:
            raise Refused("too_many_cells", limit=MAX_CELLS)
        row, self.column = self.row, self.column + 1
        if "r" in attributes:
            row, self.column = _place(attributes["r"].strip())
        if self.column > MAX_COLUMNS:
            raise Refused("too_many_columns", limit=MAX_COLUMNS)
        place = f"{column_letters(self.column)}{row}"
        self.rows.append(f'<c r="{place}"{_written(attributes, KEPT_OF_CELLS)}>')


def _place(reference: str) -> tuple[int, int]:
    match = REFERENCE.fullmatch(reference)
    if match is None:
        raise Refused("damaged_file")
    letters = match[1].upper()
    if len(letters) > len(column_letters(MAX_COLUMNS)):
        raise Refused("too_many_columns", limit=MAX_COLUMNS)
    return _whole(match[2], MAX_ROWS, "too_many_rows"), column_number(letters.encode())


def _whole(digits: str, limit: int, code: str) -> int:
    if not (digits.isascii() and digits.isdigit()):
        raise Refused("damaged_file")
    if len(digits) > len(str(limit)) or int(digits) > limit:
        raise Refused(code, limit=limit)
    if int(digits) == 0:
        raise Refused("damaged_file")
    return int(digits)


def _written(attributes: Mapping[str, str], kept: tuple[str, ...]) -> str:
    entities = {'"': "&quot;"}
    return "".join(
        f' {name}="{escape(attributes[name], entities)}"' for name in kept if name in attributes
    )
