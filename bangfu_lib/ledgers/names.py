"""Read one cell as a person's name, a telephone number, an ID number or a bank account."""

import re
import unicodedata
from datetime import date

from bangfu_lib.ledgers.reasons import Wrong, plain_text
from bangfu_lib.ledgers.texts import bare, clean_text, refuse_lost_digits
from bangfu_lib.params.ledgers import Field
from bangfu_lib.zh import cells as zh

HAN = zh.HAN
BLANK_IN_NAME = re.compile(rf"(?<={HAN})\s+(?={HAN})")
AROUND_POINT = re.compile(rf"\s*{zh.NAME_POINT}\s*")
POINTS = str.maketrans(dict.fromkeys(zh.NAME_POINTS, zh.NAME_POINT))
BETWEEN_PERSONS = re.compile(f"[{re.escape(zh.PERSON_SEPARATORS)}]")
# Offices tell namesakes apart by a number at the end.
NAMESAKE = re.compile(rf"(?<={HAN})[A-Za-z]?[0-9]{{1,4}}$")
FULL_NAME = re.compile(rf"{HAN}{{2,}}")
TWO_PERSONS = re.compile(rf"{HAN}{{2,}}{zh.AND}{HAN}{{2,}}")
# Private use, unassigned, halves of signs, digits: what stands where a character was lost.
LOST_CATEGORIES = frozenset({"Co", "Cn", "Cs", "Nd"})
ASCII_DIGITS = dict.fromkeys(map(ord, "0123456789"))
HAN_PLANES = range(0x20000, 0x40000)

# A number that a program wrote down as a decimal one still is that number.
MOBILE = re.compile(r"(?:\+?86)?(1[3-9][0-9]{9})(?:\.0)?")
LANDLINE = re.compile(
    rf"(0(?:10|2[0-9]|[3-9][0-9]{{2}}))([2-9][0-9]{{6,7}})(?:{zh.PHONE_PARTS}([0-9]{{1,6}}))?"
)
HOTLINE = re.compile("[48]00[0-9]{7}")
BETWEEN_DIGITS = re.compile(r"[-()\s]")
BETWEEN_PHONES = re.compile(rf"(?<=[0-9])\s*[{re.escape(zh.PERSON_SEPARATORS)}\n]\s*(?=[0-9+(])")

ID_NUMBER, OLD_ID_NUMBER = re.compile("[0-9]{17}[0-9X]"), re.compile("[0-9]{15}")
LOST_END = re.compile(r"[0-9.]+E\+?[0-9]+|[0-9]{15}000")
# GB 11643-1999: the weights of the first seventeen digits are powers of two modulo 11.
WEIGHTS = tuple(2 ** (17 - place) % 11 for place in range(17))
CHECK_DIGITS = "10X98765432"
FIRST_BIRTH_YEAR, LAST_BIRTH_YEAR = 1850, 2099
ACCOUNT = re.compile("[0-9]{6,32}")


def parse_name(value: object, _field: Field) -> str:
    """One person's name, without blanks between its characters; rare characters are kept.

    Raises Wrong for a name in which signs were lost, and for several names in one cell.
    """
    text = clean_text(_before_cleaning(plain_text(value))).strip()
    if not text or _garbled(NAMESAKE.sub("", text)):
        raise Wrong("garbled_name")
    text = AROUND_POINT.sub(zh.NAME_POINT, text.translate(POINTS))
    if _several(text):
        raise Wrong("several_names")
    return " ".join(BLANK_IN_NAME.sub("", text).split())


def parse_place_name(value: object, _field: Field) -> str:
    """The name of a village, township or unit in one line; raises Wrong where signs were lost."""
    text = clean_text(_before_cleaning(plain_text(value))).strip()
    if not text or _garbled(text, digits=True):
        raise Wrong("garbled_name")
    return text


def _before_cleaning(text: str) -> str:
    """Line breaks as blanks: between two names they part them as blanks do."""
    return text.replace("\r", " ").replace("\n", " ")


def _garbled(text: str, *, digits: bool = False) -> bool:
    if any(word in text for word in zh.LOST_WORDS):
        return True
    kept = text.translate(ASCII_DIGITS) if digits else text
    return any(sign in zh.LOST_SIGNS or _lost(sign) for sign in kept)


def _lost(sign: str) -> bool:
    # Python's own tables lag behind the latest Han characters: their planes are let in whole.
    return unicodedata.category(sign) in LOST_CATEGORIES and ord(sign) not in HAN_PLANES


def _several(text: str) -> bool:
    """Whether `text` names more than one person; a blank may also stand within a name."""
    if BETWEEN_PERSONS.search(text):
        return True
    if zh.NAME_POINT in text:
        return False
    parts = text.split()
    full = [part for part in parts if FULL_NAME.fullmatch(part)]
    if len(full) > 1 and not (len(parts) == 2 and parts[0] in zh.COMPOUND_SURNAMES):
        return True
    return TWO_PERSONS.fullmatch("".join(parts)) is not None


def parse_phone(value: object, _field: Field) -> str:
    """A mobile number as eleven digits, a landline as 0873-3221234. Raises Wrong."""
    refuse_lost_digits(value)
    text = unicodedata.normalize("NFKC", clean_text(plain_text(value)))
    if len(parts := BETWEEN_PHONES.split(text)) > 1 and all(map(_is_phone, parts)):
        raise Wrong("several_phones")
    phone = _phone(text)
    if phone is None:
        raise Wrong("bad_phone")
    return phone


def _is_phone(text: str) -> bool:
    return _phone(text) is not None


def _phone(text: str) -> str | None:
    digits = BETWEEN_DIGITS.sub("", text)
    if match := MOBILE.fullmatch(digits):
        return match[1]
    if match := LANDLINE.fullmatch(digits):
        area, number, extension = match.groups()
        return f"{area}-{number}" + (f"{zh.PHONE_PARTS}{extension}" if extension else "")
    return digits if HOTLINE.fullmatch(digits) else None


def parse_id_number(value: object, _field: Field) -> str:
    """An ID number of 18 digits whose birth date and check digit are right. Raises Wrong."""
    refuse_lost_digits(value)
    text = bare(plain_text(value)).upper()
    if OLD_ID_NUMBER.fullmatch(text):
        raise Wrong("old_id_number")
    right = ID_NUMBER.fullmatch(text) and _born(text) and _check_digit(text) == text[-1]
    if not right:
        raise Wrong("long_number" if LOST_END.fullmatch(text) else "bad_id_number")
    return text


def _born(text: str) -> bool:
    year, month, day = int(text[6:10]), int(text[10:12]), int(text[12:14])
    try:
        date(year, month, day)
    except ValueError:
        return False
    return FIRST_BIRTH_YEAR <= year <= LAST_BIRTH_YEAR


def _check_digit(text: str) -> str:
    total = sum(int(digit) * weight for digit, weight in zip(text, WEIGHTS, strict=False))
    return CHECK_DIGITS[total % 11]


def parse_account(value: object, _field: Field) -> str:
    """The digits of a bank account. Raises Wrong."""
    refuse_lost_digits(value)
    text = BETWEEN_DIGITS.sub("", bare(plain_text(value)))
    if not ACCOUNT.fullmatch(text):
        lost = LOST_END.fullmatch(text.upper()) and "." in text
        raise Wrong("long_number" if lost else "bad_account")
    return text
