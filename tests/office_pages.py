"""Word files as LibreOffice sets them: where every line stands on its page, in millimetres."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest
from office_fonts import font_configuration

MAINTENANCE = Path(__file__).parent / "maintenance"
sys.path.append(str(MAINTENANCE))
OFFICE, MEASURE = shutil.which("soffice"), shutil.which("pdftotext")
WORD = re.compile(
    r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
)
MM = 25.4 / 72


def needs_office(test):
    """Mark a test that looks at pages; without LibreOffice and poppler it is skipped, saying so."""
    missing = [name for name in ("soffice", "pdftotext") if shutil.which(name) is None]
    skipped = pytest.mark.skipif(bool(missing), reason=f"not installed: {', '.join(missing)}")
    return pytest.mark.office(skipped(test))


@dataclass(frozen=True)
class Line:
    """One line of a page: its text, its left and right ends and its middle, in millimetres."""

    text: str
    left: float
    right: float
    middle: float


def to_pdf(files: Iterable[Path], folder: Path) -> None:
    """Turn Word files into PDF in `folder`, all in one call, with the fonts of `office_fonts`."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(font_configuration())}
    subprocess.run(
        [*command, *map(str, files)], check=True, capture_output=True, env=environment, timeout=300
    )


def pages(path: Path) -> list[list[Line]]:
    """The lines of every page of a PDF, from top to bottom."""
    done = subprocess.run(
        [MEASURE, "-bbox", str(path), "-"], check=True, capture_output=True, text=True
    )
    return [_lines(page) for page in done.stdout.split("<page ")[1:]]


def _lines(page: str) -> list[Line]:
    """Words that stand at one height make a line."""
    found: dict[int, list[tuple[float, float, float, str]]] = {}
    for left, top, right, bottom, text in WORD.findall(page):
        middle = (float(top) + float(bottom)) / 2 * MM
        place = next((key for key in found if abs(key / 10 - middle) < 1.5), round(middle * 10))
        found.setdefault(place, []).append(
            (float(left) * MM, float(right) * MM, middle, unescape(text))
        )
    return [
        Line("".join(word[3] for word in sorted(words)), min(words)[0], max(w[1] for w in words),
             sum(w[2] for w in words) / len(words))
        for _, words in sorted(found.items())
    ]  # fmt: skip
