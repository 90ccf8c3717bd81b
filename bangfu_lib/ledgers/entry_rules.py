"""Drop-downs, ranges and prompts that help staff while they fill in a sheet.

Pasting goes round them, so the checks of intake stay the authority.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from bangfu_lib.ledgers.numbers import LARGEST
from bangfu_lib.params.ledgers import Field, Ledger
from bangfu_lib.zh import blank as words
from bangfu_lib.zh import ledgers as zh

EARLIEST, LATEST = date(1990, 1, 1), date(2099, 12, 31)
LONGEST_INLINE_LIST = 255
LONGEST_PROMPT = 255
LONGEST_TITLE = 32


@dataclass
class Lists:
    """The hidden sheet with the values of drop-downs that are too long to be written inline."""

    sheet: Worksheet
    used: int = 0

    def add(self, field: Field) -> str:
        """Write the field's values to a new column; returns the formula that refers to them."""
        column, self.used = self.used, self.used + 1
        self.sheet.write_string(0, column, field.header)
        self.sheet.write_column(1, column, field.values)
        return range_formula(self.sheet.get_name(), column, len(field.values))


def range_formula(sheet: str, column: int, rows: int) -> str:
    """A reference to the first `rows` data rows of a column."""
    quoted = sheet.replace("'", "''")
    return f"='{quoted}'!{xl_range_abs(1, column, rows, column)}"


@dataclass(frozen=True)
class Offered:
    """What the columns of `ledger` may be filled in with.

    `registers` holds the formula of each column (ledger, field) that other ledgers may refer to,
    `window` the first and last day that the ledger's rows may bear, where it has any.
    """

    ledger: Ledger
    lists: Lists
    registers: Mapping[tuple[str, str], str]
    window: tuple[date, date] | None = None


def entry_rule(field: Field, offered: Offered) -> dict[str, Any]:
    """The data validation of a column, as xlsxwriter takes it."""
    rule = {**_rule(field, offered), "ignore_blank": True, "error_title": zh.ERROR_TITLE}
    prompt = _prompt(field, offered)
    if prompt:
        rule["input_title"] = field.header[:LONGEST_TITLE]
        rule["input_message"] = prompt[:LONGEST_PROMPT]
    return rule


def _rule(field: Field, offered: Offered) -> dict[str, Any]:
    if field.kind == "choice":
        return _list(_source(field, offered.lists), zh.ERROR_CHOICE)
    if field.kind == "boolean":
        return _list([zh.YES, zh.NO], zh.ERROR_CHOICE)
    if field.kind == "date":
        return _day(_days(field, offered))
    if field.kind in ("integer", "number"):
        kind = "integer" if field.kind == "integer" else "decimal"
        return _between(kind, *_bounds(field), zh.ERROR_NUMBER)
    if field.kind == "code" and field.ref in offered.registers:
        # A register may be filled in later than the sheet that refers to it: only a warning.
        return {**_list(offered.registers[field.ref], zh.ERROR_REFERENCE), "error_type": "warning"}
    return {"validate": "any"}


def _days(field: Field, offered: Offered) -> tuple[date, date] | None:
    """The ledger's window, for the column that says when a row took place."""
    return offered.window if field.name == offered.ledger.window_field else None


def _day(days: tuple[date, date] | None) -> dict[str, Any]:
    if days is None:
        return _between("date", EARLIEST, LATEST, zh.ERROR_DATE)
    first, last = days
    return _between("date", first, last, words.ERROR_DAY.format(first=first, last=last))


def _list(source: str | list[str], message: str) -> dict[str, Any]:
    return {"validate": "list", "source": source, "error_message": message}


def _between(kind: str, least: object, most: object, message: str) -> dict[str, Any]:
    return {
        "validate": kind,
        "criteria": "between",
        "minimum": least,
        "maximum": most,
        "error_message": message,
    }


def _source(field: Field, lists: Lists) -> str | list[str]:
    inline = ",".join(field.values)
    fits = len(inline) <= LONGEST_INLINE_LIST and inline.count(",") == len(field.values) - 1
    return list(field.values) if fits else lists.add(field)


def _bounds(field: Field) -> tuple[float, float]:
    most = int(LARGEST) - 1
    return (
        float(field.minimum) if field.minimum is not None else -most,
        float(field.maximum) if field.maximum is not None else most,
    )


def _prompt(field: Field, offered: Offered) -> str:
    days = _days(field, offered)
    by_kind = {
        "date": words.PROMPT_DAY.format(first=days[0], last=days[1]) if days else zh.PROMPT_DATE,
        "period": zh.PROMPT_PERIOD,
        "choice": zh.PROMPT_CHOICE,
        "boolean": zh.PROMPT_CHOICE,
        "choices": zh.PROMPT_CHOICES.format(allowed=zh.LIST_SEPARATOR.join(field.values)),
        "integer": zh.PROMPT_NUMBER,
        "number": zh.PROMPT_NUMBER,
    }
    above = offered.ledger.fields.get(field.not_above or "")
    bound = words.PROMPT_NOT_ABOVE.format(other=above.header) if above else ""
    return by_kind.get(field.kind, "") + bound + field.note
