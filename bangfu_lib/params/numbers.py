"""Exact numbers as staff write them: 6, 0.5, 2/3, 90%. Never a float."""

from decimal import Decimal
from fractions import Fraction

from bangfu_lib.errors import ParamsError
from bangfu_lib.zh import params as zh


def exact(text: str | int) -> Fraction:
    """The exact value of a whole number, decimal, fraction or percentage.

    Raises ParamsError for anything else.
    """
    try:
        if str(text).endswith("%"):
            return Fraction(str(text)[:-1]) / 100
        return Fraction(str(text))
    except (ValueError, ZeroDivisionError):
        raise ParamsError(zh.BAD_NUMBER.format(value=text)) from None


def plain(value: Fraction) -> str:
    """The shortest exact text of a value: 6, 0.5, 2/3."""
    if value.denominator == 1:
        return str(value.numerator)
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest > 1:
        return str(value)
    return format((Decimal(value.numerator) / value.denominator).normalize(), "f")
