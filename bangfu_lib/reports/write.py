"""Write a filled document whole, with the same bytes for the same parts."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from bangfu_lib.files import write_whole
from bangfu_lib.reports.finish import finish
from bangfu_lib.reports.package import pack


def write_document(
    path: Path, parts: Mapping[str, bytes], *, title: str, author: str, day: date
) -> Path:
    """Write `parts` as the Word file `path`; `title`, `author` and `day` are its properties.

    Raises StoreError, for instance when the file is open in Word.
    """
    write_whole(path, pack(finish(dict(parts), title=title, author=author, day=day.isoformat())))
    return path
