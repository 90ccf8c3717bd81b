"""The files of a period's folder that are or should be ledgers."""

import os
from collections.abc import Container, Iterable
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path, PurePosixPath

from bangfu_lib.errors import UsageError
from bangfu_lib.ledgers.issues import Issue, Place, issue
from bangfu_lib.ledgers.returned.names import file_names
from bangfu_lib.periods.period import Period
from bangfu_lib.zh import ledgers as zh

READ = frozenset({".xlsx", ".xlsm", ".xltx", ".xls", ".et", ".csv", ".txt", ".tsv"})
# Tables in formats that nothing here reads: said, so that none is missed without a word.
OTHER_TABLES = frozenset({".xlsb", ".xltm", ".ett", ".ods", ".numbers", ".dbf", ".mdb"})
LOCK_PREFIX = "~$"
UNSHOWN, JOINERS = "?", "\u200d\u3000\u00a0"


@dataclass(frozen=True)
class Candidates:
    """Files to be read, with their names below the folder, and issues about the others."""

    files: tuple[tuple[Path, str], ...]
    issues: tuple[Issue, ...]
    unread: bool


def find_candidates(folder: Path, period: Period) -> Candidates:
    """The ledger files below `folder` in name order; hidden ones and other kinds are left alone.

    Raises UsageError when there is no folder or nothing in it that should be a ledger, OSError
    for a folder that may not be read.
    """
    if not folder.is_dir():
        raise UsageError(zh.NO_FOLDER.format(path=folder, period=period.code))
    known = _named([path for path in _paths(folder) if _is_table(path, folder)], folder)
    if not known:
        raise UsageError(zh.NO_WORKBOOKS.format(path=folder, period=period.code))
    files, issues, unread = [], _returned_beside([name for _, name in known]), False
    for path, name in known:
        if path.is_dir():
            issues.append(issue("linked_folder", Place(name)))
            unread = True
        elif path.name.startswith(LOCK_PREFIX):
            opened = PurePosixPath(name).name.removeprefix(LOCK_PREFIX)
            issues.append(issue("open_elsewhere", Place(name), name=opened))
        elif path.suffix.lower() in OTHER_TABLES:
            issues.append(issue("other_format", Place(name), suffix=path.suffix))
            unread = True
        else:
            files.append((path, name))
    return Candidates(tuple(files), tuple(issues), unread)


def _returned_beside(names: list[str]) -> list[Issue]:
    """An issue for each workbook that lies beside the copy of it that had been sent back."""
    there = {PurePosixPath(name).name: name for name in names}
    return [
        issue("returned_beside", Place(there[copy]), other=name)
        for name, copy in file_names(names).items()
        if copy in there
    ]


def _is_table(path: Path, folder: Path) -> bool:
    """Whether it should be a ledger, or a folder of them that is only a link.

    A link to nothing that is called as a ledger should be one, and cannot be opened.
    """
    if any(part.startswith(".") for part in path.relative_to(folder).parts):
        return False
    if path.is_dir():
        return path.is_symlink()
    called = path.suffix.lower() in READ | OTHER_TABLES
    return called and (path.is_file() or (path.is_symlink() and not path.exists()))


def _named(paths: Iterable[Path], folder: Path) -> list[tuple[Path, str]]:
    """The files with their names below `folder`, in the order of these; no two are the same."""
    taken: set[str] = set()
    named = []
    for name, path in sorted((_name(path, folder), path) for path in paths):
        named.append((path, _unused(name, taken)))
        taken.add(named[-1][1])
    return named


def _name(path: Path, folder: Path) -> str:
    """The name below `folder` on one line.

    Bytes that are no text, line breaks and marks that turn the text around become question marks.
    """
    name = path.relative_to(folder).as_posix().encode("utf-8", "replace").decode()
    return "".join(char if char == " " or _stands(char) else UNSHOWN for char in name)


def _stands(char: str) -> bool:
    """Whether a character shows as itself; those that join emoji show as part of one."""
    return char.isprintable() or char in JOINERS


def _unused(name: str, taken: Container[str]) -> str:
    """`name`, with a number before its ending where another file bears it."""
    stem, dot, ending = name.rpartition(".")
    numbered = (f"{stem}({number}){dot}{ending}" for number in count(2))
    return next(one for one in chain([name], numbered) if one not in taken)


def _paths(folder: Path) -> list[Path]:
    """Every file and folder below `folder`; raises OSError for a folder that may not be read."""

    def refuse(error: OSError) -> None:
        raise error

    return [
        Path(at, name)
        for at, folders, names in os.walk(folder, onerror=refuse)
        for name in (*folders, *names)
    ]
