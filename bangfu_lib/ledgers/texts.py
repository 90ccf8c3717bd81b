"""Read one cell as text, as codes, as one or several of the allowed values, or as yes or no."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from bangfu_lib.ledgers.reasons import Wrong, plain_text
from bangfu_lib.params.ledgers import Field
from bangfu_lib.zh import ledgers as zh

PARTS = re.compile(rf"[{re.escape(zh.PART_SEPARATORS)}\s]+")
WORDS_BROKEN = re.compile(r"(?<=[!-~])\s*[\r\n]\s*(?=[!-~])")
BROKEN = re.compile(r"\s*[\r\n]\s*")
LARGEST_NUMBER = 10**15
TRUTH = {**dict.fromkeys(zh.YES_WORDS, True), **dict.fromkeys(zh.NO_WORDS, False)}


def parse_text(value: object, field: Field) -> str:
    """A cell's text in one line; with a pattern, half width and without blanks. Raises Wrong."""
    _refuse_lost_digits(value)
    if field.pattern is None:
        return _one_line(plain_text(value))
    text = _bare(plain_text(value))
    if not re.fullmatch(field.pattern, text):
        raise Wrong("bad_pattern", note=field.note)
    return text


def parse_code(value: object, field: Field) -> str:
    """A code, half width and without blanks; the number 101.0 is the code 101. Raises Wrong."""
    _refuse_lost_digits(value)
    if isinstance(value, date):
        raise Wrong("became_a_date")
    code = _bare(plain_text(value))
    if field.pattern and not re.fullmatch(field.pattern, code):
        raise Wrong("bad_pattern", note=field.note)
    return code


def parse_codes(value: object, field: Field) -> str:
    """Several codes, joined with 、 in their order, each once. Raises Wrong."""
    if not isinstance(value, str):
        return parse_code(value, field)
    codes = [parse_code(part, field) for part in _parts(value)]
    return zh.LIST_SEPARATOR.join(dict.fromkeys(codes))


def parse_choice(value: object, field: Field) -> str:
    """One of the field's allowed values, as it is declared. Raises Wrong."""
    chosen = _choices(field.values).get(_bare(plain_text(value)))
    if chosen is None:
        raise Wrong("not_a_choice", allowed=zh.LIST_SEPARATOR.join(field.values))
    return chosen


def parse_choices(value: object, field: Field) -> str:
    """Several of the field's allowed values, joined with 、 in their order. Raises Wrong."""
    known = _choices(field.values)
    parts = _parts(plain_text(value))
    if not parts or not all(part in known for part in parts):
        raise Wrong("not_choices", allowed=zh.LIST_SEPARATOR.join(field.values))
    return zh.LIST_SEPARATOR.join(dict.fromkeys(known[part] for part in parts))


def parse_boolean(value: object, _field: Field) -> bool:
    """Yes or no from 是/否, 有/无, √/×.

    Raises Wrong, also for 1, 2 and ○, by which offices mean different things.
    """
    known = TRUTH.get(_bare(plain_text(value)).upper())
    if known is None:
        raise Wrong("not_yes_or_no")
    return known


def _refuse_lost_digits(value: object) -> None:
    if isinstance(value, int | float) and abs(value) >= LARGEST_NUMBER:
        raise Wrong("long_number")


def _one_line(text: str) -> str:
    """`text` without the line breaks by which staff fit it into a cell, and without tabs.

    A break between two Latin words becomes a blank, since they would run together.
    """
    return BROKEN.sub("", WORDS_BROKEN.sub(" ", text)).replace("\t", " ")


def _bare(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _parts(text: str) -> list[str]:
    half_width = unicodedata.normalize("NFKC", text)
    return [part for part in PARTS.split(half_width) if part]


@lru_cache(maxsize=256)
def _choices(values: tuple[str, ...]) -> Mapping[str, str]:
    return {_bare(value): value for value in values}
