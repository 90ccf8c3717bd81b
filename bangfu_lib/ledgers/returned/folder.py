"""The folder of workbooks that go back: which are as they were made, which somebody edited."""

import json
from collections.abc import Collection
from contextlib import suppress
from datetime import datetime
from itertools import chain, count
from pathlib import Path

from bangfu_lib.files import plain_write_errors, sha256_bytes, sha256_file, write_json, write_whole
from bangfu_lib.zh import returned as zh

INDEX = ".index.json"


class ReturnedFolder:
    """What was written into `folder`, by hash; nobody's edits are ever deleted or overwritten."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._noted = _read(folder / INDEX)
        self.moved: list[Path] = []

    def put(self, name: str, content: bytes) -> Path:
        """Write a workbook, unless it is there already; one that somebody edited is put aside.

        Raises StoreError, for instance when the workbook there is open in Excel.
        """
        path, digest = self.folder / name, sha256_bytes(content)
        with plain_write_errors(path):
            standing = sha256_file(path) if path.is_file() else None
        if standing != digest:
            if standing is not None and standing != self._noted.get(name):
                self._put_aside(path)
            write_whole(path, content)
        self._noted[name] = digest
        return path

    def sweep(self, wanted: Collection[str]) -> int:
        """Remove the workbooks of earlier checks that are not `wanted`; how many.

        Those that somebody edited are put aside instead. Raises StoreError.
        """
        removed = 0
        for name in sorted(self._noted.keys() - set(wanted)):
            path = self.folder / name
            with plain_write_errors(path):
                if path.is_file() and sha256_file(path) == self._noted[name]:
                    path.unlink()
                    removed += 1
                elif path.is_file():
                    self._put_aside(path)
            del self._noted[name]
        return removed

    def save(self) -> None:
        """Keep what was written, by hash. Raises StoreError."""
        write_json(self.folder / INDEX, {"files": self._noted})

    def clear(self) -> None:
        """Take the folder away unless something of somebody's own lies there. Raises StoreError."""
        with plain_write_errors(self.folder / INDEX):
            (self.folder / INDEX).unlink(missing_ok=True)
        with suppress(OSError):
            self.folder.rmdir()
            self.folder.parent.rmdir()

    def _put_aside(self, path: Path) -> None:
        changed = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
        stem = f"{path.stem}_{changed:%Y%m%d-%H%M%S}"
        places = (
            self.folder / zh.EDITED_FOLDER / f"{stem}{mark}{path.suffix}"
            for mark in chain([""], (f"_{number}" for number in count(2)))
        )
        aside = next(place for place in places if not place.exists())
        with plain_write_errors(aside):
            aside.parent.mkdir(parents=True, exist_ok=True)
            path.rename(aside)
        self.moved.append(aside)


def _read(path: Path) -> dict[str, str]:
    """The hashes noted so far; without a sound index everything that stands there counts as edited.

    Names that lead out of the folder are left out.
    """
    try:
        files = json.loads(path.read_text("utf-8"))["files"]
        pairs = [(name, digest) for name, digest in files.items() if isinstance(digest, str)]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    return {name: digest for name, digest in pairs if Path(name).name == name}
