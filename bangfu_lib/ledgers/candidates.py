"""The files of a period's folder that are or should be ledgers."""

import os
from dataclasses import dataclass
from pathlib import Path

from bangfu_lib.errors import UsageError
from bangfu_lib.ledgers.issues import Issue, Place, issue
from bangfu_lib.periods.period import Period
from bangfu_lib.zh import ledgers as zh

READ = frozenset({".xlsx", ".xlsm", ".xltx", ".xls", ".et", ".csv", ".txt", ".tsv"})
# Tables in formats that nothing here reads: said, so that none is missed without a word.
OTHER_TABLES = frozenset({".xlsb", ".xltm", ".ett", ".ods", ".numbers", ".dbf", ".mdb"})
LOCK_PREFIX = "~$"


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
    named = sorted((_name(path, folder), path) for path in _files(folder))
    known = [(path, name) for name, path in named if _is_table(path, name)]
    if not known:
        raise UsageError(zh.NO_WORKBOOKS.format(path=folder, period=period.code))
    files, issues, unread = [], [], False
    for path, name in known:
        if path.name.startswith(LOCK_PREFIX):
            opened = path.name.removeprefix(LOCK_PREFIX)
            issues.append(issue("open_elsewhere", Place(name), name=opened))
        elif path.suffix.lower() in OTHER_TABLES:
            issues.append(issue("other_format", Place(name), suffix=path.suffix))
            unread = True
        else:
            files.append((path, name))
    return Candidates(tuple(files), tuple(issues), unread)


def _is_table(path: Path, name: str) -> bool:
    return (
        path.suffix.lower() in READ | OTHER_TABLES
        and path.is_file()
        and not any(part.startswith(".") for part in Path(name).parts)
    )


def _name(path: Path, folder: Path) -> str:
    """The name below `folder`; bytes that are no text become question marks."""
    name = path.relative_to(folder).as_posix()
    return name.encode("utf-8", "replace").decode()


def _files(folder: Path) -> list[Path]:
    """Every file below `folder`; raises OSError for a folder that may not be read."""

    def refuse(error: OSError) -> None:
        raise error

    return [Path(at, name) for at, _, names in os.walk(folder, onerror=refuse) for name in names]
