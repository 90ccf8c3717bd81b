"""The guide sheet 填表说明: what each ledger is and what each of its columns may hold."""

from collections.abc import Iterable, Mapping, Sequence

from xlsxwriter.worksheet import Worksheet

from bangfu_lib.ledgers.allowed import allowed
from bangfu_lib.ledgers.styles import Styles, set_page
from bangfu_lib.params.ledgers import Ledger
from bangfu_lib.zh import ledgers as zh

WIDTHS = (24, 16, 10, 56, 44)


def write_guide(
    sheet: Worksheet, ledgers: Mapping[str, Ledger], styles: Styles, *, notice: Sequence[str]
) -> None:
    """Fill the guide: `notice` in bold on top, the general rules, then a table per ledger."""
    set_page(sheet)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    row = _write_lines(sheet, 0, notice, style=styles.strong)
    row = _write_lines(sheet, row, [zh.GUIDE_TITLE], style=styles.title)
    row = _write_lines(sheet, row, zh.GUIDE_RULES, style=styles.plain) + 1
    for number, ledger in enumerate(ledgers.values(), start=1):
        status = zh.GUIDE_REQUIRED if ledger.required else zh.GUIDE_OPTIONAL
        head = zh.GUIDE_LEDGER.format(number=number, label=ledger.label, required=status)
        row = _write_lines(sheet, row, [head], style=styles.strong)
        row = _write_lines(sheet, row, ledger.about.splitlines(), style=styles.plain)
        row = _write_table(sheet, row, _field_rows(ledger, ledgers), styles=styles) + 1


def _write_lines(sheet: Worksheet, row: int, lines: Iterable[str], *, style: object) -> int:
    """Lines one below the other; returns the next free row."""
    for line in lines:
        sheet.write_string(row, 0, line, style)
        row += 1
    return row


def _write_table(
    sheet: Worksheet, row: int, cells: Iterable[Sequence[str]], *, styles: Styles
) -> int:
    for column, header in enumerate(zh.GUIDE_HEADERS):
        sheet.write_string(row, column, header, styles.header)
    for texts in cells:
        row += 1
        for column, text in enumerate(texts):
            sheet.write_string(row, column, text, styles.wrapped)
    return row + 1


def _field_rows(ledger: Ledger, ledgers: Mapping[str, Ledger]) -> list[tuple[str, ...]]:
    return [
        (
            field.header,
            zh.KIND_LABELS[field.kind],
            zh.GUIDE_MUST if field.required else zh.GUIDE_MAY,
            allowed(field, ledger, ledgers),
            field.note,
        )
        for field in ledger.fields.values()
    ]
