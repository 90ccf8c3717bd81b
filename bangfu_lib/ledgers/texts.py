"""Read one cell as text, as codes, as one or several of the allowed values, or as yes or no."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from bangfu_lib.ledgers.reasons import Wrong, hidden, plain_text
from bangfu_lib.ledgers.variants import simplified
from bangfu_lib.params.ledgers import Field
from bangfu_lib.params.near_names import near
from bangfu_lib.zh import cells as zh

LIST_SEPARATOR = zh.SEPARATOR
PARTS = re.compile(rf"[{re.escape(zh.PART_SEPARATORS)}\s]+")
BETWEEN_CODES = re.compile(rf"[{re.escape(zh.PART_SEPARATORS)}/]+")
# A registered 101 where a program wrote the number down as a decimal one.
DECIMAL_CODE = re.compile(r"([0-9]+)\.0+")
WORDS_BROKEN = re.compile(r"(?<=[!-~])\s*[\r\n]\s*(?=[!-~])")
BROKEN = re.compile(r"\s*[\r\n]\s*")
# Control signs but for tab and line ends, soft hyphens, zero-width signs, marks of direction.
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
)
# Parts of characters that copying from a PDF puts in place of the characters themselves.
RADICALS = re.compile("[\u2e80-\u2fd5]")
DECORATED = re.compile(zh.DECORATED)
LARGEST_NUMBER = 10**15
TRUTH = {**dict.fromkeys(zh.YES_WORDS, True), **dict.fromkeys(zh.NO_WORDS, False)}


def parse_text(value: object, field: Field) -> str:
    """A cell's text in one line; with a pattern, half width and without blanks. Raises Wrong."""
    refuse_lost_digits(value)
    if field.pattern is None:
        return clean_text(plain_text(value))
    text = bare(plain_text(value))
    if not re.fullmatch(field.pattern, text):
        raise Wrong("bad_pattern", note=field.note)
    return text


def parse_code(value: object, field: Field) -> str:
    """A code, half width and without blanks; the number 101.0 is the code 101. Raises Wrong."""
    refuse_lost_digits(value)
    if isinstance(value, date):
        raise Wrong("became_a_date")
    text = plain_text(value)
    code = bare(text)
    if field.ref and (number := DECIMAL_CODE.fullmatch(code)):
        code = number[1]
    if field.ref and not code.isalnum() and len(_codes(text)) > 1:
        raise Wrong("several_codes")
    if field.pattern and not re.fullmatch(field.pattern, code):
        raise Wrong("bad_pattern", note=field.note)
    return code


def parse_codes(value: object, field: Field) -> str:
    """Several codes, joined with 、 in their order, each once. Raises Wrong."""
    if not isinstance(value, str):
        return parse_code(value, field)
    codes = [parse_code(part, field) for part in parts_of(value)]
    return LIST_SEPARATOR.join(dict.fromkeys(codes))


def parse_choice(value: object, field: Field) -> str:
    """One of the field's allowed values, as it is declared.

    Also in traditional characters, numbered, ticked or in quotation marks. Raises Wrong.
    """
    text = bare(plain_text(value))
    chosen = _chosen(text, field)
    if chosen is None:
        raise Wrong("not_a_choice", allowed=_listed(field.values), near=_suggestion(text, field))
    return chosen


def parse_choices(value: object, field: Field) -> str:
    """Several of the field's allowed values, joined with 、 in their order. Raises Wrong."""
    text = plain_text(value)
    parts = [part for piece in parts_of(text) for part in _pieces(piece, field)]
    chosen = [_chosen(part, field) for part in parts]
    if not parts or None in chosen:
        if whole := _chosen(bare(text), field):
            return whole
        strangers = [part for part, one in zip(parts, chosen, strict=True) if one is None]
        meant = _suggestion(strangers[0], field) if strangers else ""
        raise Wrong("not_choices", allowed=_listed(field.values), near=meant)
    return LIST_SEPARATOR.join(dict.fromkeys(chosen))


def parse_boolean(value: object, _field: Field) -> bool:
    """Yes or no from 是/否, 有/无, 对/错, √/×, Y/N.

    Raises Wrong, also for 1, 2 and ○, by which offices mean different things, and for v, x and a
    crossed box, which stand for a tick as well as for a cross.
    """
    text = bare(plain_text(value)).upper()
    known = TRUTH.get(text, TRUTH.get(simplified(text)))
    if known is None:
        raise Wrong("not_yes_or_no")
    return known


def refuse_lost_digits(value: object) -> None:
    """Raise Wrong for a number so long that Excel has lost its end."""
    if isinstance(value, (int, float)) and abs(value) >= LARGEST_NUMBER:
        raise Wrong("long_number")


def clean_text(text: str) -> str:
    """`text` in one line, composed (NFC), without signs that cannot be seen.

    Line breaks by which staff fit it into a cell are taken out; between two Latin words a break
    becomes a blank, since they would run together. So does a tab.
    """
    if text.isascii() and text.isprintable():
        return text
    text = RADICALS.sub(lambda sign: unicodedata.normalize("NFKC", sign[0]), text)
    text = UNSEEN.sub("", unicodedata.normalize("NFC", text))
    return BROKEN.sub("", WORDS_BROKEN.sub(" ", text)).replace("\t", " ")


def bare(text: str) -> str:
    """`text` for codes and comparisons: half width, without blanks and unseen signs."""
    if text.isascii() and text.isalnum():
        return text
    return "".join(UNSEEN.sub("", unicodedata.normalize("NFKC", text)).split())


def _chosen(text: str, field: Field) -> str | None:
    """The allowed value that `text`, half width and without blanks, means."""
    known = _choices(field.values)
    if text in known:
        return known[text]
    inside = DECORATED.fullmatch(text)["inside"]
    return known.get(inside) or known.get(simplified(inside))


def _pieces(text: str, field: Field) -> list[str]:
    """`text` cut at strokes, which also stand within some allowed values."""
    return [text] if _chosen(text, field) else [part for part in text.split("/") if part]


def _suggestion(text: str, field: Field) -> str:
    """A suggestion for a sentence, blank where nothing may be shown or nothing looks alike."""
    return "" if hidden(field) else near(simplified(text), field.values)


def _listed(words: tuple[str, ...] | list[str]) -> str:
    return LIST_SEPARATOR.join(words)


def _codes(text: str) -> list[str]:
    half_width = unicodedata.normalize("NFKC", text)
    return [part for part in BETWEEN_CODES.split(half_width) if part.strip()]


def parts_of(text: str) -> list[str]:
    """The parts of a list in one cell, half width, whatever separates them."""
    half_width = UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    return [part for part in PARTS.split(half_width) if part]


@lru_cache(maxsize=256)
def _choices(values: tuple[str, ...]) -> Mapping[str, str]:
    return {bare(value): value for value in values}
