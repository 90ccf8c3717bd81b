"""Old workbooks (BIFF8 in a compound file) written record by record, and spoilt in each way."""

import struct

SECTOR, SMALLEST = 512, 4096
FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
GENERAL, DATE = 0, 1
ONE_PLUS_ONE = bytes.fromhex("1e0100 1e0100 03")
EMPTY_TEXT = bytes.fromhex("170000")
NO_TEXT, TEXT_FOLLOWS = b"\x03\0\0\0\0\0\xff\xff", b"\x00\0\0\0\0\0\xff\xff"


def record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def label(row: int, column: int, text: str) -> bytes:
    body = struct.pack("<HHHHB", row, column, GENERAL, len(text), 1)
    return record(0x204, body + text.encode("utf-16-le"))


def number(row: int, column: int, value: float, form: int = GENERAL) -> bytes:
    return record(0x203, struct.pack("<HHHd", row, column, form, value))


def flag(row: int, column: int, value: int, *, error: bool) -> bytes:
    return record(0x205, struct.pack("<HHHBB", row, column, GENERAL, value, error))


def formula(row: int, column: int, result: bytes, tokens: bytes = ONE_PLUS_ONE) -> bytes:
    head = struct.pack("<HHH", row, column, GENERAL)
    return record(0x06, head + result + bytes(6) + struct.pack("<H", len(tokens)) + tokens)


def text_result(text: str) -> bytes:
    return record(0x207, struct.pack("<HB", len(text), 1) + text.encode("utf-16-le"))


def hidden_row(row: int) -> bytes:
    return record(0x208, struct.pack("<HHHHHHI", row, 0, 3, 255, 0, 0, 0x20))


def hidden_column(column: int) -> bytes:
    return record(0x7D, struct.pack("<HHHHHH", column, column, 2048, GENERAL, 1, 0))


def merged(top: int, bottom: int, left: int, right: int) -> bytes:
    return record(0xE5, struct.pack("<HHHHH", 1, top, bottom, left, right))


def stream(*sheets: bytes, states: tuple[int, ...] = (), settings: bytes = b"") -> bytes:
    """The workbook's stream: sheets 表1, 表2 … of these records."""
    start = record(0x809, struct.pack("<HHHHII", 0x600, 0x05, 0x0DBB, 0x07CC, 0, 6))
    fonts = record(
        0x31, struct.pack("<HHHHHBBBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0, 1, 0) + b"A"
    )
    forms = b"".join(
        record(0xE0, struct.pack("<HHHBBBBIIH", 0, code, 1, 0x20, 0, 0, 0, 0, 0, 0))
        for code in (0, 14)
    )
    lists = [f"表{n}".encode("utf-16-le") for n in range(1, len(sheets) + 1)]
    size = len(start + settings + fonts + forms) + sum(12 + len(one) for one in lists) + 4
    listed, bodies = b"", b""
    for place, (name, rows) in enumerate(zip(lists, sheets, strict=True)):
        state = states[place] if states else 0
        head = struct.pack("<IBBBB", size + len(bodies), state, 0, len(name) // 2, 1)
        listed += record(0x85, head + name)
        kind = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0x0DBB, 0x07CC, 0, 6))
        bodies += kind + rows + record(0x0A)
    return start + settings + fonts + forms + listed + record(0x0A) + bodies


def compound(content: bytes, name: str = "Workbook", **lies: int) -> bytes:
    """A compound file with one stream; `lies` replace what its header says."""
    content = content.ljust(SMALLEST, b"\0")
    content += bytes(-len(content) % SECTOR)
    sectors = len(content) // SECTOR
    chain = [TABLE, END, *range(3, sectors + 2), END]
    tables = struct.pack(f"<{SECTOR // 4}I", *chain, *[FREE] * (SECTOR // 4 - len(chain)))
    folder = _entry("Root Entry", 5, END, 0, child=1) + _entry(name, 2, 2, len(content))
    said = {"tables": 1, "folder": 1, "minis": 0, "more": END, "mores": 0, **lies}
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        *(0x3E, 3, 0xFFFE, 9, 6, 0),
        *(said["tables"], said["folder"], 0, SMALLEST, END, said["minis"]),
        *(said["more"], said["mores"]),
    )
    header += struct.pack("<109I", 0, *[FREE] * 108)
    return header + tables + folder.ljust(SECTOR, b"\0") + content


def _entry(name: str, kind: int, start: int, size: int, child: int = FREE) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    tree = struct.pack("<HBBIII", len(text), kind, 1, FREE, FREE, child)
    return text.ljust(64, b"\0") + tree + bytes(36) + struct.pack("<III", start, size, 0)


def old_book(*sheets: bytes, **facts: object) -> bytes:
    """An .xls file of these sheets' records."""
    return compound(stream(*sheets, **facts))
