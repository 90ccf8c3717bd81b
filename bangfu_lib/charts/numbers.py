"""How points and shares are written in charts and documents; the rounding is scoring's."""

from decimal import Decimal
from fractions import Fraction

from bangfu_lib.scoring.rounding import percent, shown

MINUS = "−"


def points_text(points: Fraction | Decimal, *, sign: bool = False) -> str:
    """Points: 8, 7.5 or 6.67, with a true minus sign; `sign` puts a + before what was won."""
    text = shown(points).replace("-", MINUS)
    return f"+{text}" if sign and points > 0 else text


def percent_text(part: Fraction | Decimal, whole: Fraction | Decimal) -> str:
    """A share with one decimal, such as 87.2%; 100% only when it is the whole."""
    return f"{percent(part, whole)}%"
