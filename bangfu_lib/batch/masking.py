"""Tracebacks for the log without what they might say about people."""

import re
import traceback

ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
LONG_NUMBER = re.compile(r"(?<![0-9])[0-9]{7,}[0-9Xx]?(?![0-9])")
CHINESE = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")


def mask_numbers(text: str) -> str:
    """`text` with every number of seven or more digits (phones, accounts, ID cards) starred."""
    return LONG_NUMBER.sub("*******", text)


def mask_message(text: str) -> str:
    """An exception's own words, which may quote a ledger: Chinese and long numbers starred."""
    return CHINESE.sub("**", mask_numbers(text))


def plain_traceback(error: BaseException) -> str:
    """The traceback of `error` and of its causes; their messages are masked."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    head = plain_traceback(before) + "\n" if before is not None else ""
    frames = "".join(traceback.format_tb(error.__traceback__))
    return f"{head}{frames}{type(error).__name__}: {mask_message(str(error))}\n"


def kernel_traceback(lines: list[str], message: str) -> str:
    """A traceback as a kernel prints it, without colours; the exception's message is masked."""
    text = ANSI.sub("", "\n".join(lines))
    if message:
        text = text.replace(message, mask_message(message))
    return mask_numbers(text)
