"""Merged ranges cut down to what lies within a sheet's rows, however many are claimed."""

from bangfu_lib.opening.limits import MAX_COLUMNS, MAX_MERGES, MAX_ROWS
from bangfu_lib.opening.opened import Box, Note


def kept_merges(
    boxes: list[Box], claimed: int, *, size: tuple[int, int], sheet: str
) -> tuple[tuple[Box, ...], tuple[Note, ...]]:
    """The merges inside `size` (rows, columns), in order, and notes on those left out.

    `boxes` are the first of the `claimed` ones. Merges of whole columns or rows mean no group of
    cells and are left out; so is what overlaps to more cells than the sheet has, and everything
    past the limit.
    """
    height, width = size
    boxes = boxes[:MAX_MERGES]
    whole = [one for one in boxes if one[2] >= MAX_ROWS or one[3] >= MAX_COLUMNS]
    notes = [Note("merges_ignored", sheet, {"count": len(whole)})] if whole else []
    if claimed > MAX_MERGES:
        notes.append(Note("merges_capped", sheet, {"count": claimed, "limit": MAX_MERGES}))
    kept, room = [], height * width
    for top, left, bottom, right in boxes:
        box = top, left, min(bottom, height - 1), min(right, width - 1)
        cells = (box[2] - top + 1) * (box[3] - left + 1)
        inside = bottom < MAX_ROWS and right < MAX_COLUMNS and box[2] >= top and box[3] >= left
        if inside and 1 < cells <= room:
            kept.append(box)
            room -= cells
    return tuple(kept), tuple(notes)
