"""The annexes that a document really has: their note below the text, and a label for each."""

from collections.abc import Mapping
from typing import Any

from bangfu_lib.word.fields import Shape, lines, rows
from bangfu_lib.zh import periodic_text as zh

NOTE_FIELDS: dict[str, Shape] = lines("annex_only", "annex_first", "annex_more")
ANNEX: Shape = rows("code", "title")


def annexes(titles: Mapping[str, str]) -> dict[str, Any]:
    """For each annex by name its label and title, or nothing where its title is "".

    annex_only, annex_first and annex_more are the lines of the note: a single annex bears no
    number.
    """
    kept = [name for name, title in titles.items() if title]
    note = [zh.ANNEX_LINE.format(number=n, title=titles[name]) for n, name in enumerate(kept, 1)]
    several = len(kept) > 1
    labels = {
        name: zh.ANNEX_LABEL.format(number=place if several else "")
        for place, name in enumerate(kept, start=1)
    }
    return {
        "annex_only": [zh.ANNEX_NOTE + titles[name] for name in kept if not several],
        "annex_first": [zh.ANNEX_NOTE + note[0]] if several else [],
        "annex_more": note[1:] if several else [],
    } | {
        name: [{"code": labels[name], "title": title}] if title else []
        for name, title in titles.items()
    }
