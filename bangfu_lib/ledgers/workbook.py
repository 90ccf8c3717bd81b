"""Write workbooks that staff fill in and that reading accepts again: blank, prefilled or full."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from io import BytesIO
from pathlib import Path

import numpy as np
import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.exceptions import DuplicateWorksheetName, InvalidWorksheetName
from xlsxwriter.worksheet import Worksheet

from bangfu_lib.errors import ParamsError
from bangfu_lib.files import write_whole
from bangfu_lib.ledgers.allowed import allowed
from bangfu_lib.ledgers.entry_rules import Lists, Offered, entry_rule, range_formula
from bangfu_lib.ledgers.form import Form
from bangfu_lib.ledgers.guide import write_guide
from bangfu_lib.ledgers.styles import (
    CREATED,
    OPEN,
    OPTIONS,
    Styles,
    lock_headers,
    make_styles,
    mark_missing,
    set_page,
    shown_width,
)
from bangfu_lib.params.ledgers import Field, Ledger
from bangfu_lib.zh import blank as words
from bangfu_lib.zh import ledgers as zh

SPARE_ROWS = 3000
WIDTHS = {"text": 26, "choices": 26, "codes": 22, "choice": 16, "address": 26, "id_number": 22}
NARROWEST = 12
COMMENT = {"x_scale": 1.6, "y_scale": 1.2, "font_name": "SimSun", "font_size": 9}
LONG_COMMENT = COMMENT | {"x_scale": 2.6, "y_scale": 2.4}
LONGEST_SHORT = 60


def write_workbook(
    path: Path,
    ledgers: Iterable[Ledger],
    tables: Mapping[str, pd.DataFrame],
    *,
    notice: Sequence[str] = (),
) -> None:
    """One sheet per ledger after a guide sheet; the same content gives the same bytes.

    `tables` hold clean tables by ledger; a ledger or column that is not among them stays blank.
    `notice` stands in bold on top of the guide. Raises StoreError, or ParamsError when a ledger's
    label cannot be a sheet name.
    """
    write_form(path, Form({one.name: one for one in ledgers}, tables, notice))


def write_form(path: Path, form: Form) -> None:
    """As `write_workbook`, with all that `form` explains and rules."""
    stream = BytesIO()
    with Workbook(stream, {**OPTIONS, "default_format_properties": OPEN}) as book:
        book.set_properties({"title": zh.GUIDE_TITLE, "created": CREATED})
        _fill(book, form)
    write_whole(path, stream.getvalue())


def _fill(book: Workbook, form: Form) -> None:
    fields = [field for ledger in form.ledgers.values() for field in ledger.fields.values()]
    styles = make_styles(book, fields)
    write_guide(book.add_worksheet(zh.GUIDE_SHEET), form, styles)
    sheets = {name: _add_sheet(book, ledger) for name, ledger in form.ledgers.items()}
    lists = Lists(book.add_worksheet(zh.LISTS_SHEET))
    lists.sheet.hide()
    rows = {name: len(form.tables.get(name, ())) + SPARE_ROWS for name in form.ledgers}
    registers = _registers(form.ledgers, rows)
    for name, ledger in form.ledgers.items():
        offered = Offered(ledger, lists, registers, form.windows.get(name))
        _write_headers(sheets[name], ledger, form, styles=styles)
        for column, field in enumerate(ledger.fields.values()):
            rule = entry_rule(field, offered)
            sheets[name].data_validation(1, column, rows[name], column, rule)
        mark_missing(sheets[name], ledger, rows[name], style=styles.missing)
        lock_headers(sheets[name])
        if name in form.tables:
            _write_rows(sheets[name], ledger, form.tables[name], styles=styles)


def _add_sheet(book: Workbook, ledger: Ledger) -> Worksheet:
    try:
        return book.add_worksheet(ledger.label)
    except (InvalidWorksheetName, DuplicateWorksheetName) as error:
        raise ParamsError(zh.BAD_SHEET_NAME.format(label=ledger.label)) from error


def _registers(
    ledgers: Mapping[str, Ledger], rows: Mapping[str, int]
) -> dict[tuple[str, str], str]:
    """The range of every column in the workbook that some field refers to."""
    refs = {field.ref for ledger in ledgers.values() for field in ledger.fields.values()}
    return {
        ref: range_formula(
            ledgers[ref[0]].label, list(ledgers[ref[0]].fields).index(ref[1]), rows[ref[0]]
        )
        for ref in refs
        if ref and ref[0] in ledgers
    }


def _write_headers(sheet: Worksheet, ledger: Ledger, form: Form, *, styles: Styles) -> None:
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0)
    whole = 0
    for column, (name, field) in enumerate(ledger.fields.items()):
        header = field.header + (zh.REQUIRED_MARK if field.required else "")
        whole += _width(field, header)
        sheet.set_column(column, column, _width(field, header), styles.of(field))
        sheet.write_string(0, column, header, styles.required if field.required else styles.header)
        note = _comment(name, ledger, form)
        size = LONG_COMMENT if len(note) > LONGEST_SHORT else COMMENT
        sheet.write_comment(0, column, note, size)
    set_page(sheet, whole)


def _comment(name: str, ledger: Ledger, form: Form) -> str:
    field, key = ledger.fields[name], (ledger.name, name)
    may = allowed(field, ledger, form.ledgers)
    lines = [
        zh.COMMENT_REQUIRED if field.required else zh.COMMENT_OPTIONAL,
        zh.COMMENT_ALLOWED.format(allowed=may) if may else "",
        field.note,
        words.COMMENT_USE.format(use=form.uses[key]) if key in form.uses else "",
        words.COMMENT_NORMS.format(norms=form.norms[key]) if key in form.norms else "",
    ]
    return "\n".join(line for line in lines if line)


def _width(field: Field, header: str) -> int:
    return max(NARROWEST, WIDTHS.get(field.kind, 0), shown_width(header) + 2)


def _write_rows(sheet: Worksheet, ledger: Ledger, table: pd.DataFrame, *, styles: Styles) -> None:
    for column, (name, field) in enumerate(ledger.fields.items()):
        if name not in table:
            continue
        filled = np.flatnonzero(table[name].notna().to_numpy())
        write, style = _writer(sheet, field), styles.of(field)
        for position, value in zip(filled, table[name].dropna(), strict=True):
            write(int(position) + 1, column, value, style)


def _writer(sheet: Worksheet, field: Field) -> Callable[..., object]:
    """How a value of the field's kind is put into a cell."""
    if field.kind == "date":
        return lambda row, column, day, style: sheet.write_datetime(
            row, column, pd.Timestamp(day).to_pydatetime(), style
        )
    if field.kind in ("integer", "number"):
        return lambda row, column, number, style: sheet.write_number(
            row, column, float(number), style
        )
    if field.kind == "boolean":
        return lambda row, column, yes, style: sheet.write_string(
            row, column, zh.YES if yes else zh.NO, style
        )
    return lambda row, column, text, style: sheet.write_string(row, column, str(text), style)
