"""Files written whole or not at all, names that Windows accepts, and content hashes."""

import errno
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from bangfu_lib.errors import StoreError
from bangfu_lib.zh import files as zh

REASONS = {
    errno.EACCES: zh.REASON_PERMISSION,
    errno.EPERM: zh.REASON_PERMISSION,
    errno.ENOSPC: zh.REASON_NO_SPACE,
    errno.EDQUOT: zh.REASON_NO_SPACE,
    errno.EROFS: zh.REASON_READ_ONLY,
    errno.EFBIG: zh.REASON_NO_SPACE,
    errno.EEXIST: zh.REASON_IN_THE_WAY,
    errno.ENOTDIR: zh.REASON_IN_THE_WAY,
    errno.EISDIR: zh.REASON_IN_THE_WAY,
    errno.ENAMETOOLONG: zh.REASON_TOO_LONG,
    errno.ENOENT: zh.REASON_GONE,
}
ASIDE = ".tmp-"
FORBIDDEN_IN_NAMES = '<>:"/\\|?*'
LONGEST_NAME_BYTES = 96
# Windows keeps these for devices, whatever extension follows; ¹²³ count as digits there.
RESERVED_NAMES = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in "123456789¹²³"]
)


def sha256_bytes(content: bytes) -> str:
    """Hex SHA-256 of `content`."""
    return hashlib.sha256(content).hexdigest()


def sha256_file(path: Path) -> str:
    """Hex SHA-256 of the file at `path`."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def sha256_json(value: object) -> str:
    """Hex SHA-256 of a JSON value, independent of key order."""
    return sha256_bytes(json.dumps(value, ensure_ascii=False, sort_keys=True).encode())


@contextmanager
def plain_write_errors(path: Path) -> Iterator[None]:
    """Turn an operating-system write error into one Chinese line (StoreError)."""
    try:
        yield
    except OSError as error:
        reason = REASONS.get(error.errno) or zh.REASON_OTHER.format(code=error.errno)
        raise StoreError(zh.CANNOT_WRITE.format(path=path, reason=reason)) from error


def refused_by_system(error: OSError) -> StoreError | None:
    """What kept a file from being read or written, in one line; None where that is not known."""
    reason = REASONS.get(error.errno)
    if reason is None:
        return None
    return StoreError(zh.CANNOT_USE.format(path=error.filename or "", reason=reason).strip())


def write_whole(path: Path, content: bytes, *, staging: Path | None = None) -> None:
    """Write `content` aside, flush it to disk, then move it into place.

    Aside is the folder of `path`, or `staging` on the same disk. Raises StoreError; whatever stood
    at `path` before is then still there.
    """
    with plain_write_errors(path):
        beside = staging or path.parent
        for folder in (beside, path.parent):
            folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=beside, prefix=ASIDE, suffix=path.suffix)
        aside = Path(name)
        try:
            _pour(os.fdopen(handle, "wb"), content)
            aside.chmod(0o644)
            aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)
        _settle(path.parent)


def write_flushed(path: Path, content: bytes) -> None:
    """Write a new file straight to disk, for use inside a folder that is not in place yet."""
    with plain_write_errors(path):
        _pour(path.open("xb"), content)


def _pour(stream: BinaryIO, content: bytes) -> None:
    with stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _settle(folder: Path) -> None:
    """Have the names in `folder` written to disk, where the system knows how to.

    What was moved into place is whole either way, so a refusal is no failure.
    """
    if os.name != "posix":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def write_json(path: Path, value: object) -> None:
    """Write a JSON value whole and readable, its keys in their own order."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    write_whole(path, (text + "\n").encode())


def write_folder_whole(folder: Path, fill: Callable[[Path], None]) -> None:
    """Let `fill` write into a folder aside, then move it to `folder`, which must not exist yet.

    If another process put the same folder in place meanwhile, that one is kept.
    """
    with plain_write_errors(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=ASIDE))
        try:
            fill(aside)
            aside.chmod(0o755)
            _settle(aside)
            if not folder.exists():
                aside.rename(folder)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
        _settle(folder.parent)


def sweep_aside(folder: Path, *, folders_only: bool = False) -> None:
    """Remove what a killed process left aside in `folder`; only for who holds its lock.

    `folders_only` where other processes may be writing files there. Raises StoreError.
    """
    with plain_write_errors(folder):
        for left in folder.glob(f"{ASIDE}*"):
            if left.is_dir():
                shutil.rmtree(left)
            elif not folders_only:
                left.unlink(missing_ok=True)


def safe_name(text: str) -> str:
    """`text` as part of a file name on Windows and Linux: no separators, at most 96 bytes.

    A name that had to be shortened ends in eight digits of its hash, so that two do not collide;
    one that Windows keeps for a device (CON, nul.x) begins with a line.
    """
    kept = "".join(c for c in text if c not in FORBIDDEN_IN_NAMES and c.isprintable())
    clean = kept.strip(" .")
    if clean.partition(".")[0].rstrip().casefold() in RESERVED_NAMES:
        clean = f"_{clean}"
    if len(clean.encode()) > LONGEST_NAME_BYTES:
        short = clean.encode()[: LONGEST_NAME_BYTES - 9].decode(errors="ignore")
        clean = f"{short}~{sha256_bytes(text.encode())[:8]}"
    return clean or sha256_bytes(text.encode())[:8]
