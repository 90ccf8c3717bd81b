"""Rounding, half up, done once and only where a number is shown."""

from decimal import Decimal
from fractions import Fraction

SHOWN_DIGITS = 2


def half_up(value: Fraction, digits: int) -> Decimal:
    """`value` rounded half up to `digits` decimals, negative values away from zero."""
    scaled = abs(value) * 10**digits
    whole = int(scaled + Fraction(1, 2))
    shown = Decimal(whole).scaleb(-digits)
    return -shown if value < 0 and whole else shown


def shown(value: Fraction | Decimal, digits: int = SHOWN_DIGITS) -> str:
    """A number as printed: rounded half up, without trailing zeros."""
    text = format(half_up(Fraction(value), digits), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(part: Fraction | Decimal, whole: Fraction | Decimal) -> str:
    """A share in per cent with one decimal; never 100 unless it is the whole, nor 0 unless none."""
    share = Fraction(part) / Fraction(whole)
    value = half_up(share * 100, 1)
    if value == 100 and share < 1:
        value = Decimal("99.9")
    if value == 0 and share > 0:
        value = Decimal("0.1")
    return shown(value, 1)
