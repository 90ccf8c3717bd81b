"""Which group checks which village: a proposal by the rules of cross-checks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bangfu_lib.errors import UsageError
from bangfu_lib.zh import check_assignment as zh


@dataclass(frozen=True)
class _Board:
    """Groups with the village each comes from, what each has taken, and the most it may take."""

    groups: Mapping[str, str | None]
    taken: dict[str, list[str]]
    most: int


def propose_checks(villages: Iterable[str], groups: Mapping[str, str | None]) -> dict[str, str]:
    """A group for every village: none checks its own, each village once, the work shared evenly.

    `groups` maps each group to the village that it comes from, None for one from elsewhere. No
    group gets more villages than ⌈villages ÷ groups⌉. The same input gives the same proposal,
    whatever its order. Raises UsageError naming the villages for which no group is left.
    """
    ordered, names = sorted(set(villages)), sorted(groups)
    if not names:
        raise UsageError(zh.NO_GROUPS)
    board = _Board(groups, {name: [] for name in names}, -(-len(ordered) // len(names)))
    left = []
    for number, village in enumerate(ordered, start=1):
        # Begin with the next group in turn, so that neighbours do not check each other in pairs.
        turn = number % len(names)
        if not _place(village, [*names[turn:], *names[:turn]], board, tried=set()):
            left.append(village)
    if left:
        raise UsageError(zh.NOBODY_FOR.format(villages=zh.SEPARATOR.join(left)))
    return {village: name for name, checked in board.taken.items() for village in checked}


def _place(village: str, candidates: list[str], board: _Board, *, tried: set[str]) -> bool:
    """Give `village` to a group with room, moving others along where that makes room."""
    for name in candidates:
        if name in tried or board.groups[name] == village:
            continue
        tried.add(name)
        checked = board.taken[name]
        if len(checked) < board.most:
            checked.append(village)
            return True
        for other in tuple(checked):
            if _place(other, candidates, board, tried=tried):
                checked[checked.index(other)] = village
                return True
    return False
