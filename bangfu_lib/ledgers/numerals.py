"""Chinese numerals, as they stand in dates and among numbers."""

import re

from bangfu_lib.zh import cells as zh

ONES = {numeral: value for value, numeral in enumerate(zh.NUMERALS)}
LARGEST_SECTION = 10**4
VARIANTS = str.maketrans(zh.NUMERAL_VARIANTS)
SIGNS = "".join([zh.NUMERALS, *zh.POWERS, zh.MYRIAD, *zh.NUMERAL_VARIANTS])
ZERO, ONE, TEN = zh.NUMERALS[0], zh.NUMERALS[1], next(iter(zh.POWERS))
POWERS_DOWN = tuple(reversed(zh.POWERS.items()))
YEAR = re.compile(f"[{re.escape(SIGNS)}]{{4}}{zh.BEFORE_YEAR}")
MONTH_OR_DAY = re.compile(f"[{re.escape(SIGNS)}]+{zh.BEFORE_MONTH_OR_DAY}")


def chinese_number(text: str) -> int | None:
    """The number below 10^8 that `text` spells out in full; None for everything else.

    Spoken short forms (325 without its last power, 12,000 as one myriad two) name no number.
    """
    plain = text.translate(VARIANTS)
    upper, myriad, lower = plain.rpartition(zh.MYRIAD)
    value = _section(lower) + LARGEST_SECTION * _section(upper)
    if myriad and value < LARGEST_SECTION:
        return None
    spelt = _spelt(value)
    short = spelt.removeprefix(ONE) if spelt.startswith(ONE + TEN) else spelt
    return value if plain in (spelt, short) else None


def _section(text: str) -> int:
    """The value of numerals below 10^4, were they well formed: the spelling is compared after."""
    value, one = 0, 0
    for sign in text:
        if sign in zh.POWERS:
            value, one = value + (one or 1) * zh.POWERS[sign], 0
        else:
            one = ONES.get(sign, 0)
    return value + one


def _spelt(value: int) -> str:
    """`value` below 10^8 in numerals."""
    upper, lower = divmod(value, LARGEST_SECTION)
    if not upper:
        return _spelt_section(lower) or ZERO
    gap = ZERO if 0 < lower < LARGEST_SECTION // 10 else ""
    return _spelt_section(upper) + zh.MYRIAD + gap + _spelt_section(lower)


def _spelt_section(value: int) -> str:
    spelt, skipped = "", False
    for sign, power in (*POWERS_DOWN, ("", 1)):
        digit, value = divmod(value, power)
        if digit:
            spelt += (ZERO if skipped and spelt else "") + zh.NUMERALS[digit] + sign
        skipped = not digit
    return spelt


def with_digits(text: str) -> str:
    """`text` with the numerals of years, months and days written in digits."""
    text = YEAR.sub(lambda found: _digit_by_digit(found[0]), text)
    return MONTH_OR_DAY.sub(lambda found: _as_number(found[0]), text)


def _digit_by_digit(numerals: str) -> str:
    digits = [ONES.get(sign) for sign in numerals.translate(VARIANTS)]
    return numerals if None in digits else "".join(map(str, digits))


def _as_number(numerals: str) -> str:
    value = chinese_number(numerals)
    return numerals if value is None else str(value)
