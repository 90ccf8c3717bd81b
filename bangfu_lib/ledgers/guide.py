"""The guide sheet 填表说明: whose workbook it is, what each ledger and each of its columns is."""

from collections.abc import Iterable, Iterator, Sequence
from math import ceil

from xlsxwriter.worksheet import Worksheet

from bangfu_lib.ledgers.allowed import allowed
from bangfu_lib.ledgers.form import Form
from bangfu_lib.ledgers.styles import Styles, set_page, shown_width
from bangfu_lib.params.ledgers import Ledger
from bangfu_lib.zh import blank as words
from bangfu_lib.zh import ledgers as zh

WIDTHS = (24, 16, 10, 56, 44, 44)
LINE = 15


def write_guide(sheet: Worksheet, form: Form, styles: Styles) -> None:
    """Fill the guide: the unit, the notice in bold, the general rules, then a table per ledger."""
    set_page(sheet)
    for column, width in enumerate(WIDTHS[: len(_headers(form))]):
        sheet.set_column(column, column, width)
    row = _write_lines(sheet, 0, [form.unit] * bool(form.unit), style=styles.strong)
    row = _write_lines(sheet, row, form.notice, style=styles.strong)
    row = _write_lines(sheet, row, [zh.GUIDE_TITLE], style=styles.title)
    row = _write_lines(sheet, row, _rules(form), style=styles.plain) + 1
    for number, ledger in enumerate(form.ledgers.values(), start=1):
        status = zh.GUIDE_REQUIRED if ledger.required else zh.GUIDE_OPTIONAL
        head = zh.GUIDE_LEDGER.format(number=number, label=ledger.label, required=status)
        row = _write_lines(sheet, row, [head], style=styles.strong)
        row = _write_lines(sheet, row, ledger.about.splitlines(), style=styles.plain)
        row = _write_table(sheet, row, [_headers(form), *_field_rows(ledger, form)], styles=styles)
    sheet.protect("", {"format_columns": True, "format_rows": True})


def _rules(form: Form) -> Iterator[str]:
    yield from zh.GUIDE_RULES
    yield from (words.RULE_COLOURS, words.RULE_LOCKED)
    if any(map(len, form.tables.values())):
        yield words.RULE_KNOWN


def _headers(form: Form) -> tuple[str, ...]:
    return (*zh.GUIDE_HEADERS, *((words.GUIDE_USE,) if form.uses else ()))


def _write_lines(sheet: Worksheet, row: int, lines: Iterable[str], *, style: object) -> int:
    """Lines one below the other; returns the next free row."""
    for line in lines:
        sheet.write_string(row, 0, line, style)
        row += 1
    return row


def _write_table(
    sheet: Worksheet, row: int, rows: Iterable[Sequence[str]], *, styles: Styles
) -> int:
    """The header row and the others; returns the row after a blank one."""
    for number, texts in enumerate(rows):
        style = styles.wrapped if number else styles.header
        for column, text in enumerate(texts):
            sheet.write_string(row, column, text, style)
        sheet.set_row(row, LINE * max(map(_lines, texts, WIDTHS)))
        row += 1
    return row + 1


def _lines(text: str, width: int) -> int:
    """How many lines `text` takes in a cell; programs do not all find it out by themselves."""
    return max(1, ceil(shown_width(text) / (width - 2)))


def _field_rows(ledger: Ledger, form: Form) -> list[tuple[str, ...]]:
    return [
        (
            field.header,
            zh.KIND_LABELS[field.kind],
            zh.GUIDE_MUST if field.required else zh.GUIDE_MAY,
            allowed(field, ledger, form.ledgers),
            field.note,
            *((form.uses.get((ledger.name, name), ""),) if form.uses else ()),
        )
        for name, field in ledger.fields.items()
    ]
