"""Sheets written as small grids, read as they would be from a file."""

from ledger_samples import declared

from bangfu_lib.ledgers.reading import read_opened
from bangfu_lib.opening.opened import Grid, Opened

LEAVE = ["人员编码", "假别", "开始日期", "结束日期", "天数", "审批人"]
ROW = ["R1", "公休", "2021-10-08", "2021-10-09", 2.0, "某人"]


def grid(rows, name="请销假", **facts):
    """A sheet of these rows, each filled up with blanks."""
    width = max(map(len, rows), default=0)
    padded = [[*row, *[""] * (width - len(row))] for row in rows]
    sets = {
        key: frozenset(facts.pop(key)) for key in ("hidden_rows", "hidden_columns") if key in facts
    }
    return Grid(name, padded, **facts, **sets)


def read(*grids, file="a.xlsx", **facts):
    """What a file with these sheets gives."""
    return read_opened(Opened(tuple(grids), **facts), file, declared())


def read_rows(*rows, name="请销假", **facts):
    """What a file with one sheet of these rows gives."""
    return read(grid(rows, name, **facts))


def codes(reading):
    """The codes of the issues, in order."""
    return [one.code for one in reading.issues]
