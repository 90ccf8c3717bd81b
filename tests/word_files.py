"""Small Word files made for one test, and the text of Word files."""

import zipfile
from pathlib import Path

from docx import Document
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def template(
    path: Path,
    *paragraphs: str,
    table: list[list[str]] | None = None,
    caption: str = "",
    note: str = "",
) -> Path:
    """A template of paragraphs, then perhaps a caption (表题), a table and its note (表注)."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if caption:
        style = document.styles.add_style("表题", 1)
        document.add_paragraph(caption, style=style)
    if table:
        made = document.add_table(rows=0, cols=len(table[0]))
        for texts in table:
            for cell, text in zip(made.add_row().cells, texts, strict=True):
                cell.text = text
    if note:
        style = document.styles.add_style("表注", 1)
        document.add_paragraph(note, style=style)
    document.save(path)
    return path


def in_runs(path: Path, *runs: str) -> Path:
    """A template of one paragraph, cut into runs as Word cuts what staff have typed."""
    document = Document()
    paragraph = document.add_paragraph()
    for text in runs:
        paragraph.add_run(text).bold = len(paragraph.runs) % 2 == 0
    document.save(path)
    return path


def with_part(path: Path, name: str, content: bytes) -> Path:
    """The file at `path` with one more part."""
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, content)
    return path


def field(instruction: str):
    """A simple field element."""
    element = OxmlElement("w:fldSimple")
    element.set(qn("w:instr"), instruction)
    return element


def paragraphs(content: bytes) -> list[str]:
    """The text of every paragraph; a line break is a line break."""
    return [_text(one) for one in etree.fromstring(content).iter(f"{WORD}p")]


def rows(content: bytes) -> list[list[str]]:
    """The texts of the cells of every row of every table."""
    root = etree.fromstring(content)
    return [[_text(cell) for cell in row.iter(f"{WORD}tc")] for row in root.iter(f"{WORD}tr")]


def body(path: Path) -> bytes:
    """The main part of a Word file."""
    with zipfile.ZipFile(path) as archive:
        return archive.read("word/document.xml")


def _text(element) -> str:
    pieces = [
        "\n" if node.tag == f"{WORD}br" else node.text or ""
        for node in element.iter(f"{WORD}t", f"{WORD}br")
    ]
    return "".join(pieces)


def heading_template(path: Path, *texts: str) -> Path:
    """A template whose texts that begin with # are headings; <break> is a page break."""
    document = Document()
    for text in texts:
        style = document.styles["Heading 1"] if text.startswith("#") else None
        paragraph = document.add_paragraph(style=style)
        if text == "<break>":
            paragraph.add_run().add_break(WD_BREAK.PAGE)
        else:
            paragraph.add_run(text.lstrip("#"))
    document.save(path)
    return path
