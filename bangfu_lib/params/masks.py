"""What may be shown of a person's data: names, phones, numbers and addresses, masked."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Literal

from bangfu_lib.params.ledgers import Field
from bangfu_lib.zh import masks as zh

if TYPE_CHECKING:  # a single value needs no tables
    import pandas as pd

Edition = Literal["internal", "public"]

HIDDEN = "****"
PERSONAL = frozenset({"S2", "S3"})
INTERNAL_ONLY = "S1"
NEVER = "S3"
CODES = frozenset({"code", "codes"})
FEWEST_SHOWN = 3
HEALTH = "health"

MASKED_PHONE = re.compile(r"1[0-9]{2}\*{4}[0-9]{4}|(?:0[0-9]{2,3}-)?\*{3,4}[0-9]{4}|\*{4}")
MASKED_ID = re.compile(r"[0-9]{4}\*{7,10}[0-9]{3}[0-9Xx]")
MASKED_ACCOUNT = re.compile(r"\*{4}[0-9]{4}")
ID = re.compile(r"[1-9][0-9]{16}[0-9Xx]|[1-9][0-9]{14}")
# The look of each kind of number, blanks and hyphens left out; the first that fits names it.
SHAPES = {
    "id_number": re.compile(rf"{ID.pattern}|{MASKED_ID.pattern}"),
    "phone": re.compile(
        r"(?:86)?1[3-9][0-9]{9}|0[0-9]{9,11}|[2-9][0-9]{6,7}|1[0-9]{2}\*{4}[0-9]{4}"
        r"|(?:0[0-9]{2,3})?\*{3,4}[0-9]{4}|\*{4}"
    ),
    "account": re.compile("[0-9]{12,30}"),
}
SHORT_AREA = re.compile("0(?:10|2[0-9])")
NOT_DIGITS = re.compile("[^0-9]")
BETWEEN = re.compile(r"[\s\-._]")
PARTS = re.compile(f"[{re.escape(zh.PERSON_SEPARATORS)}]")
FEWEST_ACCOUNT_DIGITS = 8
LANDLINE_DIGITS = (7, 8)
LONGEST_NAME = 6
LONGEST_DOTTED_NAME = 30
GROUP, VILLAGE, TOWN, COUNTY, HOUSE = (
    re.compile(marks)
    for marks in (
        zh.GROUP_MARKS,
        zh.VILLAGE_MARKS,
        zh.TOWN_MARKS,
        zh.COUNTY_MARKS,
        zh.HOUSE_NUMBER,
    )
)


def masked(value: str, field: Field, edition: Edition) -> str:
    """What a document of this edition may show of `value`; nothing ("") where that is nothing.

    P is shown as it is, S1 in internal documents alone, S2 masked by what it is (a name keeps its
    surname, a phone its ends, an account its last four digits, an address its group, a household
    its code; of an ID number public documents show nothing), S3 never. A count of people by their
    health is told to insiders alone, and only that it is below three where it is.
    """
    text = value.strip()
    if field.sensitivity == NEVER or not text:
        return ""
    if field.counts == HEALTH:
        counted = small_count(int(text)) if text.isdecimal() else text
        return counted if edition == "internal" else ""
    if field.sensitivity == INTERNAL_ONLY:
        return value if edition == "internal" else ""
    if field.sensitivity not in PERSONAL:
        return value
    kind = kind_of(text, field)
    if kind in CODES:
        return value if edition == "internal" else ""
    if kind == "id_number" and edition == "public":
        return ""
    return MASKS[kind](text) if kind in MASKS else HIDDEN


def masked_column(series: "pd.Series", field: Field, edition: Edition) -> "pd.Series":
    """The column as it may be shown, each distinct value masked once; blanks stay blank.

    A column that may be shown as it is keeps its type; otherwise it holds texts, and blanks where
    nothing may be shown.
    """
    if (
        not field.counts
        and field.sensitivity not in PERSONAL
        and (edition == "internal" or field.sensitivity != INTERNAL_ONLY)
    ):
        return series
    known = {
        value: masked(str(value), field, edition) or None for value in series.dropna().unique()
    }
    return series.astype(object).map(known).astype("string")


def small_count(number: int) -> str:
    """A count of people by health as printed: below three it might tell who they are."""
    return f"<{FEWEST_SHOWN}" if number < FEWEST_SHOWN else str(number)


def kind_of(value: str, field: Field) -> str:
    """What a value is: its field's type; of plain text what it looks like."""
    if field.kind != "text":
        return field.kind
    kinds = {_looks_like(part) for part in PARTS.split(_narrow(value)) if part.strip()}
    several = len(PARTS.split(_narrow(value))) > 1
    kind = kinds.pop() if len(kinds) == 1 else "text"
    return "text" if several and kind != "phone" else kind


def masked_name(name: str) -> str:
    """张三 → 张*, 欧阳明 → 欧阳*, 买买提·艾力 → 买**·**; of several persons each."""
    return zh.JOINED.join(_one_name(part) for part in PARTS.split(name) if part.strip())


def masked_phone(phone: str) -> str:
    """13800001234 → 138****1234, 0873-3221234 → 0873-***1234; of several phones each."""
    return zh.JOINED.join(_one_phone(part) for part in PARTS.split(phone) if part.strip())


def masked_id(number: str) -> str:
    """The first four and the last four of an ID number of 18 or 15 characters, else nothing."""
    text = BETWEEN.sub("", _narrow(number)).upper()
    if MASKED_ID.fullmatch(text):
        return text
    if not ID.fullmatch(text):
        return HIDDEN
    return text[:4] + "*" * (len(text) - 8) + text[-4:]


def masked_account(number: str) -> str:
    """The last four digits of an account; nothing of a number so short that they tell it."""
    text = BETWEEN.sub("", _narrow(number))
    if MASKED_ACCOUNT.fullmatch(text):
        return text
    digits = NOT_DIGITS.sub("", text)
    return HIDDEN + digits[-4:] if len(digits) >= FEWEST_ACCOUNT_DIGITS else HIDDEN


def masked_address(address: str) -> str:
    """An address down to the group (…组, …社), without house number or whatever follows."""
    text = "".join(_narrow(address).split())
    house = HOUSE.search(text)
    text = text[: house.start()] if house else text
    village = VILLAGE.search(text)
    group = GROUP.search(text, village.end() if village else 0)
    found = group or village or TOWN.search(text) or COUNTY.search(text)
    return text[: found.end()] if found else HIDDEN


def _one_name(name: str) -> str:
    text = "".join(name.split())
    keep = 2 if len(text) > 2 and text[:2] in zh.COMPOUND_SURNAMES else min(1, len(text) - 1)
    hidden = (one if one in zh.NAME_DOTS else "*" for one in text[keep:])
    return text[:keep] + "".join(hidden)


def _one_phone(phone: str) -> str:
    text = re.sub(r"\.0$", "", _narrow(phone)).strip()
    if MASKED_PHONE.fullmatch(text):
        return text
    digits = NOT_DIGITS.sub("", text)
    if re.fullmatch(r"(?:86)?1[3-9][0-9]{9}", digits):
        return f"{digits[-11:-8]}****{digits[-4:]}"
    area, rest = _area(text, digits)
    if len(rest) not in LANDLINE_DIGITS:
        return HIDDEN
    return (
        f"{area}-{'*' * (len(rest) - 4)}{rest[-4:]}" if area else "*" * (len(rest) - 4) + rest[-4:]
    )


def _area(text: str, digits: str) -> tuple[str, str]:
    """Area code and number of a landline; what follows the number (an extension) is left out."""
    if not digits.startswith("0"):
        first = re.split(zh.BEFORE_EXTENSION, text)[0] if len(digits) > 8 else digits
        return "", NOT_DIGITS.sub("", first)
    length = 3 if SHORT_AREA.match(digits) else 4
    groups = [group for group in re.split("[^0-9]+", text) if group]
    split = len(groups) > 1 and len(groups[0]) == length
    return digits[:length], groups[1] if split else digits[length:]


def _looks_like(text: str) -> str:
    """id_number, phone, account, name or text; what is masked already looks like what it was."""
    joined = re.sub(r"[\s\-._()]", "", text)
    for kind, shape in SHAPES.items():
        if shape.fullmatch(joined):
            return kind
    return "name" if _like_a_name(text) else "text"


def _like_a_name(text: str) -> bool:
    """Short and all letters, such as 张三 or 张*; or words joined by the dots of names."""
    part = "".join(text.split())
    letters = re.sub(f"[*{zh.NAME_DOTS}]", "", part)
    dotted = any(dot in part for dot in zh.NAME_DOTS)
    longest = LONGEST_DOTTED_NAME if dotted else LONGEST_NAME
    return letters.isalpha() and 1 < len(part) <= longest


def _narrow(text: str) -> str:
    """Full-width digits, letters and signs as half-width ones, invisible characters left out."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(one for one in plain if unicodedata.category(one) != "Cf").strip()


MASKS: Mapping[str, Callable[[str], str]] = {
    "name": masked_name,
    "phone": masked_phone,
    "id_number": masked_id,
    "account": masked_account,
    "address": masked_address,
}
