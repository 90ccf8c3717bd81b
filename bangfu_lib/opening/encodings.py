"""Which encoding a text file is in: UTF-8, GB18030 or UTF-16, or partly each."""

import codecs
import re

from bangfu_lib.opening.opened import Refused

UTF_16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
# A Chinese character in UTF-8. Chinese text in GBK hardly ever makes a whole line of these.
UTF_8_HAN = re.compile(rb"[\xe3-\xe9][\x80-\xbf]{2}")
# The mark of what another program could not read, and places without a character of their own.
LOST = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")
REPLACED = re.compile("\ufffd")


def decoded(content: bytes) -> str:
    """The text of `content` without its byte order mark. Raises Refused, naming the line.

    A file in GB18030 in which whole lines are UTF-8 was put together from two; decoded as either,
    half of it would be wrong without any error.
    """
    for mark, encoding in UTF_16.items():
        if content.startswith(mark):
            return _as(content.removeprefix(mark), encoding, LOST)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        _refuse_mixed(content)
        return _as(content, "gb18030", LOST)
    _refuse_lost(text, REPLACED)
    return text


def _as(content: bytes, encoding: str, lost: re.Pattern[str]) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused("text_encoding", line=_line(content, error.start)) from error
    _refuse_lost(text, lost)
    return text


def _refuse_mixed(content: bytes) -> None:
    for number, line in enumerate(content.removeprefix(codecs.BOM_UTF8).split(b"\n"), start=1):
        if UTF_8_HAN.search(line) and _is_utf_8(line):
            raise Refused("text_mixed", line=number)
    if content.startswith(codecs.BOM_UTF8):
        raise Refused("text_mixed", line=1)


def _is_utf_8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _refuse_lost(text: str, lost: re.Pattern[str]) -> None:
    found = lost.search(text)
    if found:
        raise Refused("text_lost", line=text.count("\n", 0, found.start()) + 1)


def _line(content: bytes, at: int) -> int:
    return content.count(b"\n", 0, at) + 1
