"""Names in and of the workbooks that go back: sheets as Excel accepts them, files of one folder."""

from collections import Counter
from collections.abc import Iterable
from pathlib import PurePosixPath

from bangfu_lib.files import safe_name, sha256_bytes
from bangfu_lib.zh import returned as zh

FORBIDDEN_IN_SHEETS = "[]:*?/\\"
LONGEST_SHEET_NAME = 31
KEPT_BY_EXCEL = frozenset({"history"})
REPLACEMENT = "_"
HASH_DIGITS = 8


def sheet_names(names: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """Each sheet name as Excel accepts it, all different (case apart) from another and `taken`."""
    used = {name.casefold() for name in taken} | KEPT_BY_EXCEL
    made = []
    for name in names:
        plain = _sheet_name(name)
        made.append(_unused(plain, used))
        used.add(made[-1].casefold())
    return made


def file_names(names: Iterable[str]) -> dict[str, str]:
    """For each ledger file, by its name below the ledgers' folder, the file that goes back.

    Files of one stem in several folders are told apart by their folder, or else by a hash.
    """
    every = list(names)
    stems = {name: safe_name(PurePosixPath(name).stem) for name in every}
    twice = _doubles(stems.values())
    stems = {
        name: _in_folder(name) if stem.casefold() in twice else stem for name, stem in stems.items()
    }
    twice = _doubles(stems.values())
    return {
        name: zh.FILE_NAME.format(
            stem=f"{stem}~{sha256_bytes(name.encode())[:HASH_DIGITS]}"
            if stem.casefold() in twice
            else stem
        )
        for name, stem in stems.items()
    }


def _in_folder(name: str) -> str:
    path = PurePosixPath(name)
    folder = REPLACEMENT.join(path.parts[:-1])
    stem = zh.FILE_IN_FOLDER.format(folder=folder, stem=path.stem) if folder else path.stem
    return safe_name(stem)


def _doubles(stems: Iterable[str]) -> set[str]:
    counted = Counter(stem.casefold() for stem in stems)
    return {stem for stem, count in counted.items() if count > 1}


def _sheet_name(name: str) -> str:
    kept = "".join(
        REPLACEMENT if char in FORBIDDEN_IN_SHEETS or not char.isprintable() else char
        for char in name
    )
    return _shortened(kept.strip().strip("'"), LONGEST_SHEET_NAME) or REPLACEMENT


def _unused(name: str, used: set[str]) -> str:
    number, free = 1, name
    while free.casefold() in used:
        number += 1
        mark = f"({number})"
        free = _shortened(name, LONGEST_SHEET_NAME - len(mark)) + mark
    return free


def _shortened(name: str, longest: int) -> str:
    """At most `longest` units as Excel counts them: rare characters are two."""
    while len(name.encode("utf-16-le", "surrogatepass")) // 2 > longest:
        name = name[:-1]
    return name
