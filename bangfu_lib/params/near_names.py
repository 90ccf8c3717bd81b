"""Names that a mistyped one may have meant, for messages."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from bangfu_lib.zh import params as zh

MOST = 3


def near(word: str, known: Iterable[str]) -> str:
    """“是不是 …” with the known names that look like `word`, most alike first; else nothing."""
    found = [zh.QUOTED.format(name=one) for one in get_close_matches(word, list(known), n=MOST)]
    return zh.NEAR.format(names=zh.SEPARATOR.join(found)) if found else ""


def near_labelled(word: str, known: Mapping[str, Any]) -> str:
    """The same for what has a label: also those whose label is, holds or looks like `word`."""
    labels = {name: one.label for name, one in known.items()}
    found = [name for name, label in labels.items() if word and word in label]
    found += get_close_matches(word, labels, n=MOST)
    alike = get_close_matches(word, list(labels.values()), n=MOST)
    found += [name for name, label in labels.items() if label in alike]
    chosen = list(dict.fromkeys(found))[:MOST]
    words = [zh.NAMED.format(name=name, label=labels[name]) for name in chosen]
    return zh.NEAR.format(names=zh.SEPARATOR.join(words)) if words else ""
