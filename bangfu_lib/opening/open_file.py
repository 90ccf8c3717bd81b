"""Open a file that somebody sent: the one way from its bytes to its sheets."""

from pathlib import PurePath

from bangfu_lib.opening.delimited import open_delimited
from bangfu_lib.opening.limits import MAX_FILE, MEGABYTE
from bangfu_lib.opening.old_workbooks import open_old_workbook
from bangfu_lib.opening.opened import Note, Opened, Refused
from bangfu_lib.opening.sniffing import Kind, fits, kind_of
from bangfu_lib.opening.workbooks import open_workbook
from bangfu_lib.zh import opening as zh


def open_file(content: bytes, name: str) -> Opened:
    """The sheets in `content`; `name` is the file's, by which only a text's table is called.

    Runs within bounds of memory and time that hold for any content, but is meant for a process
    that can be ended: a parser may fail in ways that nobody has seen. Raises Refused.
    """
    if len(content) > MAX_FILE:
        megabytes = -(-len(content) // MEGABYTE)
        raise Refused("file_too_large", megabytes=megabytes, limit=MAX_FILE // MEGABYTE)
    kind, package = kind_of(content, name)
    opened = open_workbook(package) if package else _opened(content, name, kind)
    if fits(kind, name):
        return opened
    suffix = PurePath(name).suffix or zh.NO_SUFFIX
    note = Note("wrong_suffix", facts={"kind": zh.KINDS[kind], "suffix": suffix})
    return Opened(opened.grids, (note, *opened.notes), opened.from_1904)


def _opened(content: bytes, name: str, kind: Kind) -> Opened:
    if kind == "old_workbook":
        return open_old_workbook(content)
    return open_delimited(content, name)
