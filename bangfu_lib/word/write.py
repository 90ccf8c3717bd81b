"""Write a Word document whole, with the same bytes for the same parts."""

from datetime import date
from pathlib import Path

from bangfu_lib.files import write_whole
from bangfu_lib.word.finish import settled, with_properties
from bangfu_lib.word.package import Parts, pack


def write_rendered(path: Path, parts: Parts, *, title: str, author: str, day: date) -> Path:
    """Write what `render` has made as the Word file `path`, with these properties.

    Raises StoreError, for instance when the file is open in Word.
    """
    parts = with_properties(parts, title=title, author=author, day=day.isoformat())
    write_whole(path, pack(parts))
    return path


def write_document(path: Path, parts: Parts, *, title: str, author: str, day: date) -> Path:
    """Write parts made by code as the Word file `path`: cleaned, captions and drawings counted.

    Raises StoreError, for instance when the file is open in Word.
    """
    return write_rendered(path, settled(parts), title=title, author=author, day=day)
