"""How sure a sampled share is: Wilson's score interval."""

from decimal import Decimal
from fractions import Fraction
from math import sqrt

Z95 = 1.959963984540054  # the 97.5 % point of the standard normal distribution


def wilson(part: Decimal | Fraction | int, whole: Decimal | Fraction | int) -> tuple[float, float]:
    """The 95 % interval (Wilson 1927) of the share `part` of `whole`, both bounds within [0, 1].

    `whole` counts the valid answers and must be positive.
    """
    n, share = float(whole), float(Fraction(part) / Fraction(whole))
    centre = share + Z95**2 / (2 * n)
    spread = Z95 * sqrt(share * (1 - share) / n + Z95**2 / (4 * n**2))
    scale = 1 + Z95**2 / n
    return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)


def bounds_text(part: Decimal | Fraction | int, whole: Decimal | Fraction | int) -> tuple[str, str]:
    """Both bounds in per cent with one decimal, such as ("78.7%", "98.2%")."""
    low, high = wilson(part, whole)
    return tuple(f"{100 * bound:.1f}".removesuffix(".0") + "%" for bound in (low, high))
