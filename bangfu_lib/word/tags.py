"""The tags that staff type into a template: found, made half-width, and put into one run."""

import re
from collections.abc import Iterator

from lxml import etree

from bangfu_lib.word.xml import PARSER, W
from bangfu_lib.zh import reports as zh

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
VALUE = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
CONTROL = re.compile(r"\{%-?\s*(.*?)\s*-?%\}", re.DOTALL)
CURLY = str.maketrans("“”‘’\u3000\xa0", "\"\"''  ")
ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&"))
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class TemplateMistake(Exception):
    """Something that staff have written wrongly: the element where it stands, and what it is."""

    def __init__(self, element: etree._Element, why: str) -> None:
        super().__init__(why)
        self.element, self.why = element, why


def texts(xml: bytes) -> list[str]:
    """The text of every paragraph in order, however it is cut into runs, with half-width tags.

    The text of a text box is that of its own paragraphs, not of the one it hangs on.
    """
    root = etree.fromstring(xml, PARSER)
    return [half_width(own_text(paragraph)) for paragraph in root.iter(f"{W}p")]


def own_text(paragraph: etree._Element) -> str:
    """The text of a paragraph without that of text boxes within it."""
    return "".join(text.text or "" for text in own_texts(paragraph))


def own_texts(element: etree._Element) -> Iterator[etree._Element]:
    """The text elements of a paragraph, not those of paragraphs within it."""
    for child in element:
        if child.tag == f"{W}t":
            yield child
        elif child.tag != f"{W}p":
            yield from own_texts(child)


def half_width(text: str) -> str:
    """`text` with the marks of its tags half-width."""
    for wide, narrow in zh.WIDE_MARKS:
        text = text.replace(wide, narrow)
    return text


def join_tags(paragraph: etree._Element) -> None:
    """Put every tag whole into the run where it begins, with half-width marks and quotes."""
    cut = list(own_texts(paragraph))
    whole = half_width("".join(text.text or "" for text in cut))
    if "{" not in whole:
        return
    owners = [place for place, text in enumerate(cut) for _ in text.text or ""]
    for tag in TAG.finditer(whole):
        owners[tag.start() : tag.end()] = [owners[tag.start()]] * len(tag.group())
    kept = [""] * len(cut)
    for place, character in zip(owners, whole, strict=True):
        kept[place] += character
    for element, text in zip(cut, kept, strict=True):
        if element.text and not text:
            _drop(element)
            continue
        element.text = TAG.sub(lambda tag: _plain(tag.group()), text)
        if "{" in text or text != text.strip():
            element.set(SPACE, "preserve")


def unescaped(xml: str) -> str:
    """Serialised XML whose tags are written as Jinja reads them: > and not &gt;."""
    return TAG.sub(lambda tag: _unescape(tag.group()), xml)


def _unescape(tag: str) -> str:
    for entity, character in ENTITIES:
        tag = tag.replace(entity, character)
    return tag


def _plain(tag: str) -> str:
    """A tag with the quotes and spaces that a word processor has put in, made plain."""
    return tag if '"' in tag or "'" in tag else tag.translate(CURLY)


def _drop(text: etree._Element) -> None:
    """Take away a text that is empty now, with its run where that held nothing else."""
    run = text.getparent()
    run.remove(text)
    if run.tag == f"{W}r" and all(child.tag == f"{W}rPr" for child in run):
        run.getparent().remove(run)
