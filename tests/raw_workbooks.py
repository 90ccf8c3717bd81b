"""Workbooks put together part by part, as no program should write them; and a child to open them."""

import io
import resource
import subprocess
import sys
import zipfile
from pathlib import Path

from bangfu_lib.opening.open_file import open_file
from bangfu_lib.opening.opened import Refused

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
STRICT = 'xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORKBOOK, SHEET, TEXTS, FORMATS = (
    "xl/workbook.xml",
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
)
MEGABYTE = 1024 * 1024
ADDRESS_SPACE = 600 * MEGABYTE
TWO_ROWS = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>村名</t></is></c>'
    '<c r="B1" t="inlineStr"><is><t>日期</t></is></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>甲村</t></is></c><c r="B2"><v>45662</v></c></row>'
)
TWO_ROWS_READ = [["村名", "日期"], ["甲村", 45662.0]]


def sheet(rows: str = TWO_ROWS, *, before: str = "", after: str = "", root: str = MAIN) -> str:
    """The XML of a worksheet."""
    return f"<worksheet {root}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>"


def parts(
    *sheets: str | bytes,
    texts: str | bytes = "",
    formats: str | bytes = "",
    properties: str = "",
    names: tuple[str, ...] = (),
    states: tuple[str, ...] = (),
) -> dict[str, str | bytes]:
    """The parts of a workbook by name, ready to be spoilt."""
    titles = names or tuple(f"表{number}" for number in range(1, len(sheets) + 1))
    shown = states or ("visible",) * len(sheets)
    listed = "".join(
        f'<sheet name="{title}" sheetId="{number}" state="{state}" r:id="r{number}"/>'
        for number, (title, state) in enumerate(zip(titles, shown, strict=True), start=1)
    )
    related = [
        (f"r{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)
    ]
    made: dict[str, str | bytes] = {
        "_rels/.rels": relations([("w", "officeDocument", WORKBOOK)]),
        WORKBOOK: f'<workbook {MAIN} xmlns:r="{OFFICE}">{properties}<sheets>{listed}</sheets></workbook>',
    }
    for name, content, kind in ((TEXTS, texts, "sharedStrings"), (FORMATS, formats, "styles")):
        if content:
            made[name] = content
            related.append((kind, kind, name.removeprefix("xl/")))
    made["xl/_rels/workbook.xml.rels"] = relations(related)
    made.update({f"xl/worksheets/sheet{n}.xml": one for n, one in enumerate(sheets, start=1)})
    return made


def relations(related: list[tuple[str, str, str]]) -> str:
    """A list of relations: id, kind, target."""
    listed = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for name, kind, target in related
    )
    return f"<Relationships>{listed}</Relationships>"


def zipped(made: dict[str, str | bytes]) -> bytes:
    """The parts as one zip, with their names as they stand."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in made.items():
            # Set afterwards, so that a name is written with its backslashes on any system.
            info = zipfile.ZipInfo(name)
            info.filename = name
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, content)
    return stream.getvalue()


def book(*sheets: str | bytes, **facts: object) -> bytes:
    """A workbook of these sheets' XML (one of two rows)."""
    return zipped(parts(*(sheets or (sheet(),)), **facts))


def rows_of(*sheets: str | bytes, **facts: object) -> list[list[object]]:
    """What is read from the first sheet of such a workbook."""
    return open_file(book(*sheets, **facts), "a.xlsx").grids[0].rows


def outcome(content: bytes, name: str = "a.xlsx") -> str:
    """The code of the refusal; "" when the file is read."""
    try:
        open_file(content, name)
    except Refused as refused:
        return refused.code
    return ""


def outcome_in_child(path: Path) -> str:
    """The same in a process of bounded memory: how it ends when it does not end well."""
    done = subprocess.run(
        [sys.executable, __file__, str(path)],
        preexec_fn=_bound_memory,
        cwd=Path(__file__).parents[1],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    return done.stdout.strip() if done.returncode == 0 else f"ended with {done.returncode}"


def _bound_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))


if __name__ == "__main__":
    file = Path(sys.argv[1])
    print(outcome(file.read_bytes(), file.name) or "read")
