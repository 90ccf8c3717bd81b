"""A sample of a sheet's cells shows whatever some cell of the sheet shows, at a fraction of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangfu_lib.opening import alike, valueless, worksheets
from bangfu_lib.opening.alike import one_of_each
from bangfu_lib.opening.texts_and_formats import NO_POINTER

PATTERNS = (
    *(worksheets.PREFIXED, worksheets.ODD_CELL, worksheets.ODD_ROW, worksheets.LOW),
    *(worksheets.SIX_DIGITS, valueless.UNFIT, NO_POINTER),
)
PIECES = st.one_of(
    st.builds(
        '<c r="{}{}" s="{}"{}><v>{}</v></c>'.format,
        st.sampled_from(["A", "F", "G", "Z", "GR", "GS", "HA", "AAA", "a", ""]),
        st.sampled_from([0, 1, 9, 20, 99999, 100000, 100001, 200000, "", "07"]),
        st.integers(0, 30),
        st.sampled_from(["", ' t="s"', ' t="e"', ' hidden="1"', " odd", ' x="<"']),
        st.sampled_from([1, "401", "-3", "1E5", "20211008123456789", "x", ""]),
    ),
    st.sampled_from(['<row r="7">', '<row r="0">', '<row r="100001">', "</row>", "<row>"]),
    st.sampled_from(["<c>", "<c ", "<c", "<x:c/>", "<f>A1</f>", '<c r="B2"/>', "<v>", " "]),
)


def rows(count):
    cells = (
        "".join(f'<c r="{column}{row}"><v>{row}</v></c>' for column in "ABCD") for row in count
    )
    return "".join(f'<row r="{n}">{cell}</row>' for n, cell in zip(count, cells, strict=True))


@given(st.lists(PIECES, max_size=12))
def test_what_the_sample_does_not_show_no_cell_shows(pieces):
    body = "".join(pieces).encode()
    sample, _ = one_of_each(body)
    unseen = [one for one in PATTERNS if one.search(body) and not one.search(sample)]
    # Which digits a row number beyond five places has is only looked up in the sheet itself.
    far = worksheets.SIX_DIGITS.search(sample)
    assert not [one for one in unseen if not far or one not in PATTERNS[1:3]]


@given(st.lists(PIECES, max_size=12))
def test_the_cells_are_counted(pieces):
    body = "".join(pieces).encode()
    assert one_of_each(body)[1] == body.count(b"<c ")


def test_the_sample_of_a_long_sheet_is_short():
    body = rows(range(1, 3000)).encode()
    sample, cells = one_of_each(body)
    assert (cells, len(sample) < len(body) / 20) == (4 * 2999, True)


@pytest.mark.parametrize(("piece", "most"), [(10, 10**6), (10**6, 100), (10, 100)])
def test_the_size_of_the_pieces_looked_at_changes_no_finding(monkeypatch, piece, most):
    body = rows([1, 20, 300]).replace("B20", "b20").encode()
    monkeypatch.setattr(alike, "PIECE", piece)
    monkeypatch.setattr(alike, "MOST", most)
    sample, cells = one_of_each(body)
    assert (cells, worksheets.ODD_CELL.search(sample) is not None) == (12, True)


def test_a_sheet_of_unlike_cells_is_its_own_sample(monkeypatch):
    monkeypatch.setattr(alike, "MOST", 100)
    body = rows([1, 20, 300]).encode()
    assert one_of_each(body)[0] is body
