"""Formulas of old workbooks, as far as needed to know whether their result is a number."""

import struct

# Bytes that a token takes, by its number without its class; operators take one.
SIZES = {
    0x1C: 2, 0x1D: 2, 0x1E: 3, 0x1F: 9, 0x20: 8, 0x21: 3, 0x22: 4, 0x23: 5, 0x24: 5, 0x25: 9,
    0x26: 7, 0x27: 7, 0x28: 7, 0x29: 3, 0x2A: 5, 0x2B: 9, 0x2C: 5, 0x2D: 9, 0x39: 7, 0x3A: 7,
    0x3B: 11, 0x3C: 7, 0x3D: 11,
}  # fmt: skip
OPERATORS = frozenset(range(0x03, 0x17))
ARITHMETIC = frozenset({0x03, 0x04, 0x05, 0x06, 0x07, 0x12, 0x13, 0x14, 0x1E, 0x1F})
PARENTHESES, TEXT, ATTRIBUTE, FUNCTION, FUNCTION_OF_MANY = 0x15, 0x17, 0x19, 0x21, 0x22
ATTRIBUTE_SIZE, ATTRIBUTE_CHOOSE, ATTRIBUTE_SUM = 4, 0x04, 0x10
# COUNT SUM AVERAGE MIN MAX INT ROUND DATE DAY MONTH YEAR NOW LEN COUNTA PRODUCT TODAY SUMIF
# COUNTIF DATEDIF SUMPRODUCT
NUMERIC = frozenset(
    {0, 4, 5, 6, 7, 25, 27, 32, 65, 67, 68, 69, 74, 169, 183, 221, 228, 345, 346, 351}
)
NUMBER = struct.Struct("<H")


def gives_a_number(tokens: bytes) -> bool:
    """Whether the formula can have no other result than a number or an error; False if unsure.

    Its last token decides, because a formula is kept with each operator behind what it works on.
    """
    at, numeric = 0, False
    while at < len(tokens):
        token = tokens[at] if tokens[at] < 0x20 else tokens[at] & 0x1F | 0x20
        size = _size(token, tokens[at : at + 6])
        if not size or at + size > len(tokens):
            return False
        if token != PARENTHESES and (token != ATTRIBUTE or tokens[at + 1] & ATTRIBUTE_SUM):
            numeric = _is_numeric(token, tokens[at : at + size])
        at += size
    return numeric


def _size(token: int, start: bytes) -> int:
    """How many bytes the token takes, from its first ones; 0 if that is unknown."""
    if token in OPERATORS:
        return 1
    if token == TEXT and len(start) > 2:
        return 3 + start[1] * (2 if start[2] & 1 else 1)
    if token == ATTRIBUTE and len(start) >= ATTRIBUTE_SIZE:
        cases = NUMBER.unpack_from(start, 2)[0] + 1 if start[1] & ATTRIBUTE_CHOOSE else 0
        return ATTRIBUTE_SIZE + 2 * cases
    return SIZES.get(token, 0)


def _is_numeric(token: int, whole: bytes) -> bool:
    if token == FUNCTION:
        return NUMBER.unpack_from(whole, 1)[0] in NUMERIC
    if token == FUNCTION_OF_MANY:
        return NUMBER.unpack_from(whole, 2)[0] in NUMERIC
    return token in ARITHMETIC or token == ATTRIBUTE
