"""Cell references such as B12, as numbers."""

import re

REFERENCE = re.compile("([A-Za-z]+)([0-9]+)")
LETTER_A = ord("A")


def column_number(letters: bytes) -> int:
    """The 1-based number of the column that upper-case `letters` name."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - LETTER_A + 1
    return number


def column_letters(number: int) -> str:
    """The letters of the 1-based column `number`."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(LETTER_A + rest) + letters
    return letters
