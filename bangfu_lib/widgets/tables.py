"""The tables of the explore page: ranking, what changed, the blocks of one village."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pandas as pd

from bangfu_lib.results.store import Results
from bangfu_lib.scoring.grading import ranks
from bangfu_lib.widgets.trial import PointBoard

LISTS = ("red", "blue")


@dataclass(frozen=True)
class Block:
    """One block (item) of the scheme with its section and its full points."""

    item: str
    label: str
    section: str
    full: Fraction


@dataclass(frozen=True)
class Changes:
    """The trial ranking against the official one; each frame is made of lines of the ranking."""

    enters: dict[str, pd.DataFrame]
    leaves: dict[str, pd.DataFrame]
    risen: pd.DataFrame
    fallen: pd.DataFrame
    unmoved: int

    @property
    def any(self) -> bool:
        """Whether a list or a rank differs at all."""
        listed = [*self.enters.values(), *self.leaves.values(), self.risen, self.fallen]
        return any(len(lines) for lines in listed)


def blocks(scheme: Mapping, board: PointBoard) -> tuple[Block, ...]:
    """The blocks that the results know, in the order of the scheme."""
    full = dict(zip(board.items, board.full, strict=True))
    return tuple(
        Block(item["id"], item["label"], section["label"], full[item["id"]])
        for section in scheme["sections"]
        for item in section["items"]
        if item["id"] in full
    )


def ranking_table(results: Results, numbers: Sequence[int], denominator: int) -> pd.DataFrame:
    """Every village with its trial score, best first; columns: see `ExploreState.ranking`.

    `numbers` over `denominator` are the trial scores, in the order of `results.scores`. The
    column listed holds the official list; who judges the trial replaces it.
    """
    official, known = results.scores, results.catalogue["units"]
    table = pd.DataFrame(
        {
            "unit": official["unit"],
            "name": [known[unit]["name"] for unit in official["unit"]],
            "township": [known[unit]["township"] for unit in official["unit"]],
            "score": pd.Series([Fraction(n, denominator) for n in numbers], dtype=object),
            "rank": ranks(numbers),
            "listed": official["listed"],
            "official_score": official["score"],
            "official_rank": official["rank"],
            "official_listed": official["listed"],
            "rank_low": official["rank_low"],
            "rank_high": official["rank_high"],
        }
    )
    table["move"] = table["official_rank"] - table["rank"]
    return table.sort_values(["rank", "unit"], ignore_index=True)


def changes(ranking: pd.DataFrame, lists: Sequence[str] = LISTS) -> Changes:
    """Who enters or leaves one of `lists` and who moves, from the columns of `ranking`."""
    now, before, move = ranking["listed"], ranking["official_listed"], ranking["move"]
    return Changes(
        enters={name: ranking[(now == name) & (before != name)] for name in lists},
        leaves={name: ranking[(before == name) & (now != name)] for name in lists},
        risen=ranking[move > 0].sort_values("move", ascending=False, kind="stable"),
        fallen=ranking[move < 0].sort_values("move", kind="stable"),
        unmoved=int((move == 0).sum()),
    )


def block_table(
    results: Results, board: PointBoard, known: tuple[Block, ...], *, unit: str
) -> pd.DataFrame:
    """The blocks of `unit`, most points lost first, ties in the order of the scheme.

    Columns: item, label, section, full, points, lost (Fractions of points, official),
    share and mean_share (points of this village and of all villages out of full, floats).
    """
    mine = results.items[results.items["unit"] == unit].set_index("item")["points"]
    table = pd.DataFrame([vars(block) for block in known])
    table["points"] = [mine.get(item, Fraction(0)) for item in table["item"]]
    table["lost"] = table["full"] - table["points"]
    full = table["full"].astype(float).replace(0, np.nan)
    table["share"] = table["points"].astype(float) / full
    table["mean_share"] = table["item"].map(board.mean_points) / full
    return table.sort_values("lost", ascending=False, kind="stable", ignore_index=True)
