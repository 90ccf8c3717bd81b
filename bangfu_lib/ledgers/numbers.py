"""Read one cell as an exact number, whatever unit and whatever word for “about” stands by it."""

import math
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bangfu_lib.ledgers.numerals import SIGNS, chinese_number
from bangfu_lib.ledgers.reasons import Wrong
from bangfu_lib.params.ledgers import Field
from bangfu_lib.zh import cells as zh

# Excel keeps fifteen significant digits; what is longer has already lost its end.
LARGEST = Decimal(10) ** 15
MINUS_SIGNS = str.maketrans("\u2212\u2013", "--")
ARABIC = r"[+-]?(?:(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?|\.[0-9]+)"


def _one_of(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


WITHIN, MULTIPLES = _one_of(zh.ABOUT_WITHIN), _one_of(tuple(zh.MULTIPLES))
AMOUNT = re.compile(
    f"(?P<before>{_one_of(zh.ABOUT_BEFORE)})?"
    f"(?:(?P<arabic>{ARABIC})|(?P<spelt>[{re.escape(SIGNS)}]+))"
    f"(?P<within>{WITHIN})?(?P<unit>[^0-9]*?)(?P<after>{_one_of(zh.ABOUT_AFTER)})?"
)
UNIT = re.compile(f"(?P<times>{MULTIPLES})?(?P<within>{WITHIN})?(?P<measure>.*)")
PLAIN = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
HALF_DAYS = re.compile(zh.HALF_DAYS.format(numeral=f"[{re.escape(SIGNS)}]"))
APART = re.compile(r"[0-9]\s+[0-9]")
SEVERAL = re.compile(r"[0-9%][^0-9.,%]*[^0-9.,%a-zA-Z][^0-9.,%]*[0-9]")
HALF = Decimal("0.5")
TICK = "\u25cb"
LONGEST_UNIT = 6


@dataclass(frozen=True)
class Measured:
    """A cell below a header that names a unit of its own, such as 万元."""

    value: object
    measure: str


@dataclass(frozen=True)
class About:
    """A number that is only about so many; the row says so in the field's `approximate`."""

    number: int | Decimal


def parse_integer(value: object, field: Field) -> int | About:
    """The whole number in a cell, within the field's bounds; raises Wrong."""
    number, about = _number(value, field)
    if number != number.to_integral_value():
        raise Wrong("not_an_integer")
    whole = int(_within(number, field))
    return About(whole) if about else whole


def parse_number(value: object, field: Field) -> Decimal | About:
    """The decimal number in a cell with the field's number of digits; raises Wrong."""
    number, about = _number(value, field)
    places = max(0, -number.normalize().as_tuple().exponent)
    if places > field.digits:
        raise Wrong("too_many_decimals" if field.digits else "not_an_integer", digits=field.digits)
    exact = _within(number, field).quantize(Decimal(1).scaleb(-field.digits))
    return About(exact) if about else exact


def is_plain(text: str) -> bool:
    """Whether `text` is a number as a number cell would show it."""
    return PLAIN.fullmatch(text) is not None


def multiple(unit: str, measure: str) -> int | None:
    """How many `measure` one `unit` is (万元 is 10,000 元); None when it is no multiple of it."""
    if zh.SAME_MEASURES.get(unit, unit) == zh.SAME_MEASURES.get(measure, measure):
        return 1
    found = UNIT.fullmatch(unit)
    if not found["times"] or found["within"]:
        return None
    rest = zh.SAME_MEASURES.get(found["measure"], found["measure"])
    known = zh.SAME_MEASURES.get(measure, measure)
    return zh.MULTIPLES[found["times"]] if rest in ("", known) else None


def _number(value: object, field: Field) -> tuple[Decimal, bool]:
    """The number in a cell, and whether it is only about so many."""
    number, about = _measured(value, field) if isinstance(value, Measured) else _bare(value, field)
    if abs(number) >= LARGEST:
        raise Wrong("long_number")
    if about and field.approximate is None:
        raise Wrong("about_unmarked")
    return number + 0, about


def _measured(cell: Measured, field: Field) -> tuple[Decimal, bool]:
    """A number below a header with a unit; a unit in the cell must be the header's."""
    factor = multiple(cell.measure, field.measure) if field.measure else None
    if factor is None:
        raise Wrong("unlike_header", unit=cell.measure)
    if not isinstance(cell.value, str):
        number, about = _bare(cell.value, field)
        return number * factor, about
    number, about, unit = _written(cell.value)
    if unit and unit != cell.measure:
        raise Wrong("unlike_measure", unit=unit[:LONGEST_UNIT], measure=cell.measure)
    return number * factor, about


def _bare(value: object, field: Field) -> tuple[Decimal, bool]:
    if isinstance(value, int | float):
        if not math.isfinite(value):
            raise Wrong("not_a_number")
        # Fifteen digits are what Excel shows: 0.1 + 0.2 is 0.3.
        return Decimal(format(value, ".15g")), False
    if isinstance(value, str):
        return _with_unit(value, field)
    raise Wrong("became_a_date" if isinstance(value, date) else "not_a_number")


def _with_unit(text: str, field: Field) -> tuple[Decimal, bool]:
    if field.measure == zh.DAYS and (half := _half_days(text)) is not None:
        return half, False
    if field.measure == zh.YUAN:
        text = _without_sign_of_yuan(text)
    number, about, unit = _written(text)
    factor = multiple(unit, field.measure) if unit else 1
    if factor is None and not field.measure:
        raise Wrong("not_a_number")
    if factor is None:
        raise Wrong("unlike_measure", unit=unit[:LONGEST_UNIT], measure=field.measure)
    return number * factor, about


def _without_sign_of_yuan(text: str) -> str:
    bare = text.strip()
    return bare[1:] if bare.startswith(zh.SIGNS_OF_YUAN) else bare


def _half_days(text: str) -> Decimal | None:
    found = HALF_DAYS.fullmatch(_without_blanks(text))
    if found is None:
        return None
    whole = found["whole"] or "0"
    days = int(whole) if whole.isdecimal() else chinese_number(whole)
    return None if days is None else days + HALF


def _written(text: str) -> tuple[Decimal, bool, str]:
    """A written number, whether it is only about so many, and the unit written after it."""
    if APART.search(text):
        raise Wrong("several_numbers")
    bare = _without_blanks(text).rstrip(zh.SENTENCE_ENDS)
    found = AMOUNT.fullmatch(bare)
    number = _value(found) if found else None
    if number is None:
        raise Wrong("several_numbers" if SEVERAL.search(bare) else "not_a_number")
    parts = UNIT.fullmatch(found["unit"])
    about = any((found["before"], found["within"], found["after"], parts["within"]))
    return number, about, (parts["times"] or "") + parts["measure"]


def _value(found: re.Match[str]) -> Decimal | None:
    if found["arabic"]:
        return Decimal(found["arabic"].replace(",", ""))
    value = None if TICK in found["spelt"] else chinese_number(found["spelt"])
    return None if value is None else Decimal(value)


def _without_blanks(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).translate(MINUS_SIGNS).split())


def _within(number: Decimal, field: Field) -> Decimal:
    if field.minimum is not None and number < Decimal(field.minimum):
        raise Wrong("too_small", bound=field.minimum)
    if field.maximum is not None and number > Decimal(field.maximum):
        raise Wrong("too_large", bound=field.maximum)
    return number
