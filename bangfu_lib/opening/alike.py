"""One cell of each kind that a sheet holds: enough to see, at little cost, what it does not hold.

Cells are of one kind when they differ only in which digits and which letters of like meaning they
have; a sheet of thousands of cells has a few hundred kinds.
"""

CELL = b"<c "
# Whatever the patterns that search a sheet tell apart stays apart: zero from other digits, the
# letters around those that end the allowed columns (F and G, R and S).
ALIKE = bytes.maketrans(
    b"123456789" + b"ABCDEF" + b"HIJKLMNOPQR" + b"STUVWXYZ",
    b"1" * 9 + b"A" * 6 + b"H" * 11 + b"S" * 8,
)
PIECE, MOST = 256 * 1024, 1024 * 1024


def one_of_each(body: bytes) -> tuple[bytes, int]:
    """A sample of `body`, the rows of a sheet, and how many cells are written in it.

    What no cell of the sample matches, no cell of the sheet does, as long as a pattern minds
    neither which digit from 1 to 9 nor which letter stands there, and never goes on from a cell
    to the next. Where the kinds are many, the sample is `body` itself.
    """
    at = body.find(CELL)
    if at < 0:
        return body, 0
    start, kinds, cells = body[:at].translate(ALIKE), set[bytes](), 0
    while at < len(body):
        # Piece by piece: memory stays small, and a sheet without repetitions is soon given up.
        end = body.find(CELL, at + PIECE)
        end = end if end >= 0 else len(body)
        found = body[at + len(CELL) : end].translate(ALIKE).split(CELL)
        kinds.update(found)
        cells += len(found)
        if end - at > MOST or sum(map(len, kinds)) > MOST:
            return body, body.count(CELL)
        at = end
    return CELL.join((start, *kinds)), cells
