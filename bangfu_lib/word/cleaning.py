"""What a staff-edited template carries besides what it shows is taken out before it is compiled."""

import re
from collections.abc import Iterable
from itertools import chain
from posixpath import join, normpath

from lxml import etree

from bangfu_lib.word.package import Parts
from bangfu_lib.word.xml import OFF, W, parse, serialise

CONTENT = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
TRACES = re.compile(
    rb'\s(?:w:rsid\w*|w14:(?:paraId|textId))="[^"]*"|<w:rsids>.*?</w:rsids>|<w:rsid [^>]*/>',
    re.DOTALL,
)
LEFT_OUT = re.compile(
    r"docProps/(custom\.xml|thumbnail\.\w+)|word/(comments\w*|people|documentTasks\w*)\.xml"
    r"|customXml/.*|word/glossary/.*|word/printerSettings/.*|word/(attached|mailMerge).*",
    re.IGNORECASE,
)
UNWRAPPED = ("ins", "moveTo", "smartTag", "customXml")
REMOVED = (
    *("del", "moveFrom", "rPrChange", "pPrChange", "tblPrChange", "tblPrExChange", "trPrChange"),
    *("tcPrChange", "sectPrChange", "tblGridChange", "numberingChange", "cellIns", "cellMerge"),
    *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
    *("commentRangeStart", "commentRangeEnd", "proofErr", "permStart", "permEnd"),
    *("lastRenderedPageBreak", "dataBinding"),
)
BLOCKS = tuple(f"{W}{tag}" for tag in ("p", "tbl", "tr", "tc", "sdt"))
SETTINGS_REMOVED = ("trackRevisions", "attachedTemplate", "mailMerge", "docVars", "rsids")
COMMENTED = ("commentReference", "annotationRef")


def cleaned(parts: Parts) -> Parts:
    """`parts` without comments, hidden text, custom properties, traces of who typed what when.

    Revisions are accepted; what stands in content controls stands free. Bookmarks that nothing
    refers to go, Word's own _GoBack among them.
    """
    kept = without(parts, [name for name in parts if LEFT_OUT.fullmatch(name)])
    referred = b"".join(content for name, content in kept.items() if CONTENT.fullmatch(name))
    for name, content in kept.items():
        if CONTENT.fullmatch(name):
            root = parse(content)
            _accept(root)
            _open_controls(root)
            _strip(root, referred)
            kept[name] = serialise(root)
        elif name == "word/settings.xml":
            root = parse(content)
            _remove(root.iter(*(f"{W}{tag}" for tag in SETTINGS_REMOVED)))
            kept[name] = serialise(root)
    for name in kept:
        if name.startswith("word/") and name.endswith(".xml"):
            kept[name] = TRACES.sub(b"", kept[name])
    return kept


def without(parts: Parts, names: Iterable[str]) -> Parts:
    """`parts` without those called so, their relationships and content types."""
    gone = set(names)
    gone |= {relations_of(name) for name in gone}
    kept = {name: content for name, content in parts.items() if name not in gone}
    if len(kept) == len(parts):
        return kept
    for name in [name for name in kept if name.endswith(".rels")]:
        kept[name] = _without_targets(kept[name], _folder(name), gone)
    if "[Content_Types].xml" in kept:
        kept["[Content_Types].xml"] = _without_targets(kept["[Content_Types].xml"], "", gone)
    return kept


def target_of(relations: str, target: str) -> str:
    """The name of the part that a relationship written in the part `relations` points at."""
    absolute = target.startswith("/")
    return target.lstrip("/") if absolute else normpath(join(_folder(relations), target))


def relations_of(name: str) -> str:
    """The name of the part that lists what the part `name` points at."""
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels".lstrip("/")


def _folder(relations: str) -> str:
    return relations.rpartition("_rels/")[0].rstrip("/")


def _without_targets(content: bytes, folder: str, gone: set[str]) -> bytes:
    root = parse(content)
    for entry in list(root):
        target = entry.get("PartName") or entry.get("Target") or ""
        outside = entry.get("TargetMode") == "External"
        absolute = target.startswith("/")
        name = target.lstrip("/") if absolute else normpath(join(folder, target))
        if target and not outside and name in gone:
            root.remove(entry)
    return serialise(root)


def _accept(root: etree._Element) -> None:
    """Accept every revision: what was put in stays, what was struck out goes."""
    for row in list(root.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{W}del") is not None:
            row.getparent().remove(row)
    put_in = (root.iterfind(f".//{W}{properties}/{W}ins") for properties in ("trPr", "rPr"))
    for mark in list(chain.from_iterable(put_in)):
        mark.getparent().remove(mark)
    for mark in list(root.iterfind(f".//{W}pPr/{W}rPr/{W}del")):
        paragraph = mark.getparent().getparent().getparent()
        mark.getparent().remove(mark)
        struck = [one for one in paragraph if one.tag not in (f"{W}pPr", f"{W}del", f"{W}moveFrom")]
        if not struck and paragraph.getnext() is not None:
            paragraph.getparent().remove(paragraph)
    _remove(root.iter(*(f"{W}{tag}" for tag in REMOVED)))
    for wrapper in list(root.iter(*(f"{W}{tag}" for tag in UNWRAPPED))):
        for child in list(wrapper):
            wrapper.addprevious(child)
        wrapper.getparent().remove(wrapper)


def _open_controls(root: etree._Element) -> None:
    """Take content controls away that hold whole paragraphs, tables, rows or cells; those stay."""
    for control in list(root.iter(f"{W}sdt")):
        held = control.find(f"{W}sdtContent")
        if held is not None and any(child.tag in BLOCKS for child in held):
            for child in list(held):
                control.addprevious(child)
            control.getparent().remove(control)


def _strip(root: etree._Element, referred: bytes) -> None:
    """Take out hidden runs, references to comments, ids of controls, bookmarks of no use."""
    for run in list(root.iter(f"{W}r")):
        hidden = run.find(f"{W}rPr/{W}vanish")
        held = run.find(f"{W}fldChar") is not None or run.find(f"{W}instrText") is not None
        off = hidden is None or hidden.get(f"{W}val") in OFF
        commented = any(run.find(f"{W}{tag}") is not None for tag in COMMENTED)
        if commented or (not off and not held):
            run.getparent().remove(run)
    _remove(root.iterfind(f".//{W}sdtPr/{W}id"))
    unused = set()
    for mark in list(root.iter(f"{W}bookmarkStart")):
        name = mark.get(f"{W}name", "").encode()
        if name == b"_GoBack" or not _is_referred(name, referred):
            unused.add(mark.get(f"{W}id"))
            mark.getparent().remove(mark)
    _remove(end for end in root.iter(f"{W}bookmarkEnd") if end.get(f"{W}id") in unused)


def _is_referred(name: bytes, text: bytes) -> bool:
    """Whether anything but the bookmark itself says its name: a link or a field."""
    return len(re.findall(rb"(?<![\w])" + re.escape(name) + rb"(?![\w])", text)) > 1


def _remove(elements: Iterable[etree._Element]) -> None:
    for element in list(elements):
        parent, tail = element.getparent(), element.tail
        element.tail = None
        if parent is not None:
            if tail and tail.strip():
                previous = element.getprevious()
                if previous is None:
                    parent.text = (parent.text or "") + tail
                else:
                    previous.tail = (previous.tail or "") + tail
            parent.remove(element)
