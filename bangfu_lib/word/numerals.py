"""Chinese numerals, as headings are numbered with."""

from bangfu_lib.zh import reports as zh


def numeral(number: int) -> str:
    """一, 十, 十一, 二十: Chinese numerals up to ninety-nine."""
    tens, ones = divmod(number, 10)
    if not tens:
        return zh.DIGITS[ones]
    front = zh.DIGITS[tens] if tens > 1 else ""
    return front + zh.DIGITS[10] + (zh.DIGITS[ones] if ones else "")
