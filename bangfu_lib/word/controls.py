"""Tags that steer ({% if … %}, {% for … %}) and stand alone leave no empty paragraph or row."""

from lxml import etree

from bangfu_lib.word.tags import CONTROL, TAG
from bangfu_lib.word.xml import W

OPENERS = {"if": "endif", "for": "endfor"}
MIDDLES = ("elif", "else")
CLOSERS = tuple(OPENERS.values())


def explicit_controls(element: etree._Element, kind: str) -> str:
    """The tags of a paragraph, cell or row that staff mark as standing for it: {%tr for … %}."""
    text = "".join(one.text or "" for one in element.iter(f"{W}t"))
    begin = f"{{%{kind} "
    marked = [tag for tag in TAG.findall(text) if tag.startswith(begin)]
    return "".join("{% " + tag.removeprefix(begin) for tag in marked)


def standing_alone(children: list[etree._Element]) -> set[etree._Element]:
    """The paragraphs and rows among siblings that hold one steering tag and nothing else.

    Only whole groups count, from {% if %} to its {% endif %}: a tag whose partner stands within
    other text is left where it is.
    """
    found: set[etree._Element] = set()
    opened: list[tuple[str, list[etree._Element]]] = []
    for child in children:
        word = _alone(child)
        if word in OPENERS:
            opened.append((word, [child]))
        elif word in MIDDLES and opened:
            opened[-1][1].append(child)
        elif word in CLOSERS and opened and OPENERS[opened[-1][0]] == word:
            found |= {*opened.pop()[1], child}
        elif word or not _balanced(child):
            opened.clear()
    return found


def _alone(element: etree._Element) -> str:
    """The word of the only tag of a paragraph or row without other text."""
    if element.tag not in (f"{W}p", f"{W}tr") or element.find(f".//{W}drawing") is not None:
        return ""
    text = "".join(one.text or "" for one in element.iter(f"{W}t")).strip()
    only = CONTROL.fullmatch(text) if text.count("{%") == 1 else None
    words = only.group(1).split() if only else []
    return words[0] if words and words[0] in (*OPENERS, *MIDDLES, *CLOSERS) else ""


def _balanced(element: etree._Element) -> bool:
    """Whether every steering tag within an element is closed within it."""
    text = "".join(one.text or "" for one in element.iter(f"{W}t"))
    words = [found.group(1).split() for found in CONTROL.finditer(text)]
    first = [word[0] for word in words if word]
    return sum(w in OPENERS for w in first) == sum(w in CLOSERS for w in first)
