"""The tables of the explore page: ranking, what changed, the blocks of one village."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pandas as pd

from bangfu_lib.results.schemes import Record, item_records
from bangfu_lib.widgets.trial import PointBoard


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


def blocks(record: Record) -> tuple[Block, ...]:
    """The blocks of a scheme in its order, with the points that it declares."""
    return tuple(
        Block(id_, item["label"], item["section"], item["declared"])
        for id_, item in item_records(record).items()
    )


def ranking_table(
    official: pd.DataFrame,
    units: Mapping[str, Mapping[str, str]],
    scores: Sequence[Fraction],
    places: Sequence[int],
) -> pd.DataFrame:
    """Every unit with its trial score, best first; columns: see `ExploreState.ranking`.

    `scores` and `places` are those of the trial, in the order of `official`, the scores of one
    scheme; `units` has the name and town of each code. The column listed holds the official
    list; who judges the trial replaces it.
    """
    table = pd.DataFrame(
        {
            "unit": list(official["unit"]),
            "name": [units[unit]["name"] for unit in official["unit"]],
            "township": [units[unit]["township"] for unit in official["unit"]],
            "score": pd.Series(list(scores), dtype=object),
            "rank": list(places),
            "listed": list(official["listed"]),
            "official_score": list(official["score"]),
            "official_rank": list(official["rank"]),
            "official_listed": list(official["listed"]),
            "rank_low": list(official["rank_low"]),
            "rank_high": list(official["rank_high"]),
        }
    )
    table["move"] = table["official_rank"] - table["rank"]
    return table.sort_values(["rank", "unit"], ignore_index=True)


def changes(ranking: pd.DataFrame, lists: Sequence[str]) -> Changes:
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
    items: pd.DataFrame, board: PointBoard, known: tuple[Block, ...], *, unit: str
) -> pd.DataFrame:
    """The blocks of `unit`, most points lost first, ties in the order of the scheme.

    Columns: item, label, section, full (0 where a block does not apply), declared, points, lost
    (Fractions of points, official), share and mean_share (points of this unit and of all units
    out of full, floats).
    """
    mine = items[items["unit"] == unit].set_index("item")["points"]
    own = board.full_of(unit)
    table = pd.DataFrame([vars(block) for block in known]).rename(columns={"full": "declared"})
    table["full"] = [own[item] for item in table["item"]]
    table["points"] = [mine.get(item, Fraction(0)) for item in table["item"]]
    table["lost"] = table["full"] - table["points"]
    full = table["full"].astype(float).replace(0, np.nan)
    declared = table["declared"].astype(float).replace(0, np.nan)
    table["share"] = table["points"].astype(float) / full
    table["mean_share"] = table["item"].map(board.mean_points) / declared
    return table.sort_values("lost", ascending=False, kind="stable", ignore_index=True)
