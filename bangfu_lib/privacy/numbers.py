"""Numbers of people in running text: ID cards, mobiles, accounts, however they are set apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

# What people put between the digits of one number; a line break ends it.
SEPARATORS = " \t\u00a0\u3000._\u00b7\u2010-\u2015\u2212-"
REGION = re.compile(rf"[0-9](?:[{SEPARATORS}]{{0,3}}[0-9])*[Xx]?")
GROUP = re.compile("[0-9]+[Xx]?")
SCIENTIFIC = re.compile(r"(?<![0-9.])([0-9]\.[0-9]{5,})[eE]\+?(1[0-9])(?![0-9])")
# A long token of hexadecimal digits with letters among them is a hash, not a number of anybody.
HASH = re.compile(r"(?=[0-9a-f]*[a-f])[0-9a-f]{16,}")
FEWEST_DIGITS, MOST_DIGITS = 7, 30
MOBILE = re.compile("1[3-9][0-9]{9}")
IDENTITY = re.compile("[1-9][0-9]{16}[0-9X]")
COUNTRY = "86"
# How the digits of a number that nobody declared may be set apart to be taken for one.
MOBILE_GROUPS = ((11,), (3, 4, 4), (3, 8), (2, 11), (2, 3, 4, 4))
IDENTITY_GROUPS = ((18,), (6, 8, 4), (6, 4, 4, 4), (6, 12), (14, 4), (3, 3, 4, 4, 4), (3, 3, 8, 4))
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_CHARACTERS = "10X98765432"
FIRST_YEAR, LAST_YEAR = 1890, 2100


@dataclass(frozen=True)
class Candidate:
    """Digits that may be one number, as they stand in a text; `groups` is how they are set apart.

    `fraction` tells of a single group that it belongs to a decimal number.
    """

    digits: str
    start: int
    end: int
    groups: tuple[int, ...]
    fraction: bool


def candidates(text: str) -> Iterator[Candidate]:
    """Every run of groups of digits in `text`, joined over what sets them apart.

    `text` is normalised (NFKC); a number inside a longer run of digits is none. Tokens that are
    hashes are left out.
    """
    hashes = [match.span() for match in HASH.finditer(text)]
    for region in REGION.finditer(text):
        if region.end() - region.start() < FEWEST_DIGITS:
            continue
        if any(start <= region.start() < end for start, end in hashes):
            continue
        yield from _joined(text, region)
    for match in SCIENTIFIC.finditer(text):
        digits = str(int(float(match[0])))
        yield Candidate(digits, match.start(), match.end(), (len(digits),), fraction=False)


def _joined(text: str, region: re.Match[str]) -> Iterator[Candidate]:
    groups = [match.span() for match in GROUP.finditer(text, region.start(), region.end())]
    for first, (start, _) in enumerate(groups):
        digits, lengths = "", []
        for low, high in groups[first:]:
            if digits[-1:] in ("X", "x"):
                break
            digits += text[low:high]
            lengths.append(high - low)
            if len(digits) > MOST_DIGITS:
                break
            if len(digits) >= FEWEST_DIGITS:
                fraction = len(lengths) == 1 and _in_fraction(text, low, high)
                yield Candidate(digits.upper(), start, high, tuple(lengths), fraction)


def _in_fraction(text: str, low: int, high: int) -> bool:
    before, after = text[max(low - 2, 0) : low], text[high : high + 3]
    return bool(re.fullmatch(r"[0-9]\.", before) or re.match(r"\.(?!0(?![0-9]))[0-9]", after))


def is_mobile(found: Candidate) -> bool:
    """Whether the digits are set as a mainland mobile number is written."""
    digits = found.digits.removeprefix(COUNTRY) if len(found.digits) > 11 else found.digits
    written = found.groups in MOBILE_GROUPS or found.groups == (13,)
    return written and not found.fraction and bool(MOBILE.fullmatch(digits))


def is_identity(found: Candidate) -> bool:
    """Whether the digits are set as an ID number is written, with a right check character."""
    written = found.groups in IDENTITY_GROUPS
    return written and not found.fraction and valid_identity(found.digits)


def valid_identity(number: str) -> bool:
    """Whether `number` is an ID number of 18 characters: birthday and check character hold."""
    if not IDENTITY.fullmatch(number):
        return False
    year, month, day = int(number[6:10]), int(number[10:12]), int(number[12:14])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return False
    try:
        date(year, month, day)
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=False))
    return CHECK_CHARACTERS[total % 11] == number[17]
