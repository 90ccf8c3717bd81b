"""退回修改: a workbook per sender with what is to be mended, and one for what lies in no file."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from bangfu_lib.errors import StoreError
from bangfu_lib.files import sha256_bytes, write_whole
from bangfu_lib.ledgers.changes import Change
from bangfu_lib.ledgers.issues import Issue
from bangfu_lib.ledgers.returned.folder import ReturnedFolder
from bangfu_lib.ledgers.returned.marks import MARKED
from bangfu_lib.ledgers.returned.names import file_names
from bangfu_lib.ledgers.returned.sheets import copy_content, overall_content
from bangfu_lib.opening.open_file import open_file
from bangfu_lib.opening.opened import Refused
from bangfu_lib.zh import returned as zh

# A workbook that is open in Excel leaves a file of its own: nothing goes back for that one.
NOBODYS = frozenset({"open_elsewhere"})


class Source(Protocol):
    """A workbook taken in: its name below the ledgers' folder, its hash, where it lies."""

    name: str
    sha256: str
    path: Path


class Checked(Protocol):
    """What a check found: every issue and every change, in order."""

    issues: Sequence[Issue]
    changes: Sequence[Change]


@dataclass(frozen=True)
class Returned:
    """What became of the workbooks that go back.

    `kept_edited` are those of earlier checks that somebody edited, where they were moved to;
    `removed` counts those that no longer applied; `faults` says what could not be written.
    """

    paths: tuple[Path, ...]
    kept_edited: tuple[Path, ...] = ()
    removed: int = 0
    faults: tuple[str, ...] = ()

    def lines(self) -> list[str]:
        """What is to be told of it, one line each; nothing where there was nothing to do."""
        lines = []
        if self.paths:
            folder = self.paths[0].parent
            lines = [zh.RETURNED_TO.format(count=len(self.paths), path=folder)]
        lines += [zh.RETURNED_REMOVED.format(count=self.removed)] if self.removed else []
        lines += [zh.RETURNED_EDITED.format(path=path) for path in self.kept_edited]
        return lines + [zh.RETURNED_FAILED.format(sentence=fault) for fault in self.faults]


def write_returned(
    folder: Path, source: bytes, name: str, issues: Sequence[Issue], changes: Sequence[Change]
) -> Path:
    """Write the workbook that goes back for one file, whose content is `source`, into `folder`.

    `issues` and `changes` are that file's own. Raises StoreError.
    """
    path = folder / file_names([name])[name]
    write_whole(path, _content(source, name, issues, changes))
    return path


def return_all(folder: Path, sources: Iterable[Source], checked: Checked) -> Returned:
    """Write a workbook for every file with errors or warnings, and one for what lies in none.

    Those of an earlier check that no longer apply are removed, never one that somebody edited.
    A workbook that cannot be written is told in `faults`; the others are written all the same.
    """
    contents = _contents(list(sources), checked)
    names, kept = file_names(contents), ReturnedFolder(folder)
    paths: list[Path] = []
    faults: list[str] = []
    removed = 0
    try:
        if contents:
            kept.save()  # a folder that cannot be written to is told once, not once per file
            _put_all(kept, names, contents, (paths, faults))
        removed = kept.sweep(names.values())
        kept.save() if contents else kept.clear()
    except StoreError as error:
        faults.append(error.sentence)
    return Returned(tuple(paths), tuple(kept.moved), removed, tuple(faults))


def _put_all(
    kept: ReturnedFolder,
    names: Mapping[str, str],
    contents: Mapping[str, Callable[[], bytes]],
    done: tuple[list[Path], list[str]],
) -> None:
    """Write every workbook; `done` takes their paths and what could not be written."""
    paths, faults = done
    try:
        for name, make in contents.items():
            try:
                paths.append(kept.put(names[name], make()))
            except StoreError as error:
                faults.append(error.sentence)
    finally:
        kept.save()


def _contents(sources: Sequence[Source], checked: Checked) -> dict[str, Callable[[], bytes]]:
    """How to make each workbook that goes back, by the name of its file."""
    by_name = {one.name: one for one in sources}
    issues = _by_file(one for one in checked.issues if one.code not in NOBODYS)
    changes = _by_file(getattr(checked, "changes", ()))
    told = {name: of for name, of in issues.items() if any(one.severity in MARKED for one in of)}
    overall = told.pop("", [])
    contents = {
        name: partial(_of_source, by_name.get(name), name, of, changes.get(name, []))
        for name, of in told.items()
    }
    if overall:
        contents[zh.OVERALL_NAME] = partial(overall_content, overall)
    return contents


def _by_file(listed: Iterable[Issue | Change]) -> dict[str, list]:
    found: dict[str, list] = {}
    for one in listed:
        found.setdefault(one.file, []).append(one)
    return found


def _of_source(
    source: Source | None, name: str, issues: Sequence[Issue], changes: Sequence[Change]
) -> bytes:
    """The workbook for one file; the list alone where the file is not what it was when checked."""
    if source is None:
        return copy_content(None, name, issues, changes, said=[zh.ONLY_THE_LIST])
    try:
        content = source.path.read_bytes()
    except OSError:
        content = b""
    if sha256_bytes(content) != source.sha256:
        return copy_content(None, name, issues, changes, said=[zh.SOURCE_CHANGED])
    return _content(content, name, issues, changes)


def _content(source: bytes, name: str, issues: Sequence[Issue], changes: Sequence[Change]) -> bytes:
    # What intake could not read, in its guarded process, is not opened a second time outside it.
    refused = any(one.severity == "error" and not one.sheet for one in issues)
    try:
        opened = None if refused else open_file(source, name)
    except Refused:
        opened = None
    said = [] if opened else [zh.ONLY_THE_LIST]
    return copy_content(opened, name, issues, changes, said=said)
