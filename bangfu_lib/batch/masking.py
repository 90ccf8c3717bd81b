"""Tracebacks for the log without what they might say about people."""

import re
import traceback
import unicodedata

ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
# Digits of one number, however they are set apart; dates and the numbers of lines are shorter.
LONG_NUMBER = re.compile(
    r"(?<![0-9])(?:[0-9]{7,}|[0-9]{3,}(?:[ ._-][0-9]{2,})+|[0-9](?:[ ._-][0-9]){6,})[Xx]?(?![0-9])"
)
FEWEST_DIGITS = 7
DATE = re.compile(r"[12][0-9]{3}[-.][01][0-9][-.][0-3][0-9]")
FOREIGN = re.compile(r"[^\x00-\x7f]+")
HIDDEN_NUMBER, HIDDEN_WORDS = "*******", "**"


def mask_numbers(text: str) -> str:
    """`text` with every number of seven or more digits (phones, accounts, ID cards) starred.

    Full-width digits and digits with blanks, dots or hyphens between them count too; dates stay.
    """
    return LONG_NUMBER.sub(_hidden, unicodedata.normalize("NFKC", text))


def mask_message(text: str) -> str:
    """An exception's own words, which may quote a ledger: all but ASCII, and numbers, starred."""
    return FOREIGN.sub(HIDDEN_WORDS, mask_numbers(text))


def plain_traceback(error: BaseException) -> str:
    """The traceback of `error` and of its causes; their messages are masked."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    head = plain_traceback(before) + "\n" if before is not None else ""
    frames = "".join(traceback.format_tb(error.__traceback__))
    return f"{head}{frames}{type(error).__name__}: {mask_message(str(error))}\n"


def kernel_traceback(lines: list[str]) -> str:
    """A traceback as a kernel prints it, without colours and without a word that is not ASCII.

    It may hold the messages of several exceptions, each quoting a ledger, and nothing tells them
    apart from the source lines around them.
    """
    return mask_message(ANSI.sub("", "\n".join(lines)))


def _hidden(match: re.Match[str]) -> str:
    digits = sum(one.isdigit() for one in match[0])
    short = digits < FEWEST_DIGITS or DATE.fullmatch(match[0])
    return match[0] if short else HIDDEN_NUMBER
