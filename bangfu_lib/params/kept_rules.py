"""Rules kept with what they judged: the judging files of params/ in one archive each."""

import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path

from bangfu_lib.errors import StoreError
from bangfu_lib.files import plain_write_errors, sha256_bytes, sha256_json, write_whole
from bangfu_lib.params.rules import Rules, judging_files, load_rules, rules_digest
from bangfu_lib.workspace import Workspace
from bangfu_lib.zh import keeping as zh

FOLDER = "rules"
# The same files make the same archive on every system and day.
EPOCH, UNIX = (1980, 1, 1, 0, 0, 0), 3
UNREADABLE = (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError)


def place_of_rules(workspace: Workspace, digest: str) -> Path:
    """Where the rules with that digest are kept."""
    return workspace.archive.parent / FOLDER / f"{digest}.zip"


def keep_rules(workspace: Workspace, digest: str, *, staging: Path) -> None:
    """Keep the workspace's judging files, whose digest is `digest`, unless they are kept already.

    A kept archive that is damaged is written anew: the same digest is the same files. Raises
    StoreError when they changed since they were read or cannot be written.
    """
    place = place_of_rules(workspace, digest)
    if place.exists():
        with suppress(StoreError), kept_params(workspace, digest):
            return
    contents = {name: path.read_bytes() for name, path in judging_files(workspace.params).items()}
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(_entry(name), content, zipfile.ZIP_DEFLATED)
    if sha256_json({name: sha256_bytes(one) for name, one in contents.items()}) != digest:
        raise StoreError(zh.RULES_CHANGED)
    write_whole(place, stream.getvalue(), staging=staging)


@contextmanager
def kept_params(workspace: Workspace, digest: str) -> Iterator[Path]:
    """A folder like params/ with the kept judging files, for as long as it is needed.

    Raises StoreError naming the archive when it is missing or damaged.
    """
    place = place_of_rules(workspace, digest)
    with tempfile.TemporaryDirectory() as folder:
        try:
            with zipfile.ZipFile(place) as archive:
                contents = {name: archive.read(name) for name in archive.namelist()}
        except UNREADABLE:
            contents = {}
        if all(_within_params(name) for name in contents):
            _write(Path(folder), contents)
        if rules_digest(Path(folder)) != digest:
            raise StoreError(zh.RULES_DAMAGED.format(path=place))
        yield Path(folder)


def load_kept_rules(workspace: Workspace, digest: str) -> Rules:
    """The rules kept under `digest`; raises StoreError, ParamsError when no longer understood."""
    with kept_params(workspace, digest) as params:
        return load_rules(params)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.create_system = UNIX
    entry.external_attr = 0o644 << 16
    return entry


def _within_params(name: str) -> bool:
    return len(Path(name).parts) == 2 and ".." not in name and "\\" not in name


def _write(folder: Path, contents: Mapping[str, bytes]) -> None:
    with plain_write_errors(folder):
        for name, content in contents.items():
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
