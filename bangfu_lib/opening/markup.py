"""XML as it comes out of a package: no declarations that expand, UTF-8 and nothing else."""

import codecs
import re
from collections.abc import Collection, Mapping
from xml.parsers import expat

from bangfu_lib.opening.limits import MEGABYTE
from bangfu_lib.opening.opened import Refused

# With these a few bytes can stand for gigabytes, or for a file of the reader's machine.
EXPANDING = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
DECLARED = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.-]{1,40})["']""")
UTF_8 = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii"})
OTHER_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"\x00<", b"<\x00")


def holds_declarations(xml: bytes) -> bool:
    """Whether `xml` has comments, character data or declarations."""
    # One character is found much faster than two, and hardly ever stands among the cells.
    first = xml.find(b"!")
    return first >= 0 and xml.find(b"<!", max(0, first - 1)) >= 0


def holds_instructions(xml: bytes) -> bool:
    """Whether `xml` has processing instructions behind its first character."""
    start = xml.find(b"?>") + 2
    if xml.find(b"<?", 1, start) >= 0:
        return True
    return xml.find(b"?", start) >= 0 and xml.find(b"<?", start) >= 0


def refuse_expanding(xml: bytes) -> None:
    """Refuse XML that declares entities or a document type."""
    if holds_declarations(xml) and EXPANDING.search(xml):
        raise Refused("xml_entities")


def refuse_other_encodings(xml: bytes) -> None:
    """Refuse XML that is not UTF-8, whatever it says, or says that it is something else."""
    declared = DECLARED.match(xml.removeprefix(codecs.BOM_UTF8)[:400])
    if xml.startswith(OTHER_MARKS) or (declared and declared[1].lower() not in UTF_8):
        raise Refused("xml_not_utf8")
    if xml.isascii():
        return
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        # Piece by piece: decoded whole, a part could take four times its size.
        for start in range(0, len(xml), MEGABYTE):
            decoder.decode(xml[start : start + MEGABYTE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise Refused("xml_not_utf8") from error


def checked(xml: bytes) -> bytes:
    """`xml` itself, if it is UTF-8 and expands nothing. Raises Refused."""
    # The encoding first: in another one, nothing would be found.
    refuse_other_encodings(xml)
    refuse_expanding(xml)
    return xml


def tags(xml: bytes, wanted: Collection[str]) -> list[tuple[str, Mapping[str, str]]]:
    """Local name and attributes (by local name) of every tag called one of `wanted`, in order.

    Nothing else is kept of `xml`. Raises Refused when it is no XML, or expands something.
    """
    found: list[tuple[str, Mapping[str, str]]] = []

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if local_name(name) in wanted:
            plain = {local_name(key): value for key, value in attributes.items()}
            found.append((local_name(name), plain))

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parse(parser, checked(xml))
    return found


def parse(parser: expat.XMLParserType, xml: bytes) -> None:
    """Run `parser` over `xml`. Raises Refused when it is not well-formed."""
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError) as error:
        raise Refused("damaged_file") from error


def local_name(name: str) -> str:
    """A name without its prefix: programs choose different ones, or none."""
    return name.rpartition(":")[2]
