"""Read one cell as an exact number."""

import math
import re
import unicodedata
from decimal import Decimal

from bangfu_lib.ledgers.reasons import Wrong
from bangfu_lib.params.ledgers import Field

WRITTEN = re.compile(r"[+-]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]+)?")
# Excel keeps fifteen significant digits; what is longer has already lost its end.
LARGEST = Decimal(10) ** 15


def parse_integer(value: object, field: Field) -> int:
    """The whole number in a cell, within the field's bounds; raises Wrong."""
    number = _number(value)
    if number != number.to_integral_value():
        raise Wrong("not_an_integer")
    return int(_within(number, field))


def parse_number(value: object, field: Field) -> Decimal:
    """The decimal number in a cell with the field's number of digits; raises Wrong."""
    number = _number(value)
    places = max(0, -number.normalize().as_tuple().exponent)
    if places > field.digits:
        raise Wrong("too_many_decimals" if field.digits else "not_an_integer", digits=field.digits)
    return _within(number, field).quantize(Decimal(1).scaleb(-field.digits))


def _number(value: object) -> Decimal:
    if isinstance(value, int | float):
        if not math.isfinite(value):
            raise Wrong("not_a_number")
        # Fifteen digits are what Excel shows: 0.1 + 0.2 is 0.3.
        number = Decimal(format(value, ".15g"))
    elif isinstance(value, str):
        number = _written_number(value)
    else:
        raise Wrong("not_a_number")
    if abs(number) >= LARGEST:
        raise Wrong("long_number")
    return number + 0


def _written_number(text: str) -> Decimal:
    bare = "".join(unicodedata.normalize("NFKC", text).split())
    if not WRITTEN.fullmatch(bare):
        raise Wrong("not_a_number")
    return Decimal(bare.replace(",", ""))


def _within(number: Decimal, field: Field) -> Decimal:
    if field.minimum is not None and number < Decimal(field.minimum):
        raise Wrong("too_small", bound=field.minimum)
    if field.maximum is not None and number > Decimal(field.maximum):
        raise Wrong("too_large", bound=field.maximum)
    return number
