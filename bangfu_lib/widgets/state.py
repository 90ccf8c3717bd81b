"""What the explore page shows: a quarter, a village, trial weights; no widgets, no files."""

from collections.abc import Callable, Mapping
from fractions import Fraction

import pandas as pd

from bangfu_lib.errors import BangfuError, UsageError
from bangfu_lib.params.schemes import Scheme
from bangfu_lib.periods.period import Period
from bangfu_lib.results.explain import LostPoint, lost_points
from bangfu_lib.results.store import Results, load_results
from bangfu_lib.widgets.tables import (
    LISTS,
    Block,
    Changes,
    block_table,
    blocks,
    changes,
    ranking_table,
)
from bangfu_lib.widgets.trial import (
    PointBoard,
    assessed_scheme,
    multipliers,
    point_board,
    trial_lists,
    trial_scores,
)
from bangfu_lib.workspace import Workspace
from bangfu_lib.zh import widgets as zh

Factor = Fraction | int | float | str
DECLARED = Fraction(1)


class ExploreState:
    """One assessed quarter under trial weights, and one village and one lost point in it.

    Weights are factors on the full points of each block of the scheme, renormalised to the
    total; with all factors 1, scores, ranks and lists are the official ones exactly. Nothing
    is written: the results on disk stay as they are. A mistaken choice raises UsageError and
    changes nothing. `watch` calls back after every change. `units` is code → name and township.
    """

    results: Results
    board: PointBoard
    blocks: tuple[Block, ...]
    units: dict[str, dict[str, str]]
    weights: dict[str, Fraction]
    unit: str
    lost: int | None
    scheme: Scheme | None

    def __init__(self, workspace: Workspace, period: str = "") -> None:
        self.workspace = workspace
        self.periods = assessed_periods(workspace)
        self.generation = 0
        self._watchers: list[Callable[[], None]] = []
        if not self.periods:
            raise UsageError(zh.NOTHING_ASSESSED.format(path=workspace.root))
        self.choose_period(period or self.periods[0])

    @property
    def period(self) -> str:
        """The code of the chosen quarter."""
        return self.results.period.code

    @property
    def is_trial(self) -> bool:
        """Whether any weight is not the declared one, so that ranks and lists are no result."""
        return any(weight != DECLARED for weight in self.weights.values())

    @property
    def judges_lists(self) -> bool:
        """Whether trial lists can be told: the rules must be those that were assessed by."""
        return self.scheme is not None or not self.is_trial

    @property
    def digits(self) -> int:
        """Decimal places of the official scores."""
        return max(0, -self.results.scores["shown"].iloc[0].as_tuple().exponent)

    @property
    def multipliers(self) -> dict[str, Fraction]:
        """What the points of each block are multiplied by; the full points keep their total."""
        weights = [self.weights[item] for item in self.board.items]
        return dict(zip(self.board.items, multipliers(self.board.full, weights), strict=True))

    def watch(self, callback: Callable[[], None]) -> None:
        """Have `callback` called after every change."""
        self._watchers.append(callback)

    def choose_period(self, period: str) -> None:
        """Show another assessed quarter, with its declared weights and its first village."""
        code = Period.parse(period).code
        if code not in self.periods:
            known = zh.SEPARATOR.join(self.periods)
            raise UsageError(zh.PERIOD_NOT_ASSESSED.format(period=code, known=known))
        results = load_results(self.workspace, Period.parse(code))
        self.show(results)

    def show(self, results: Results) -> None:
        """Show `results`, however they were loaded."""
        board = point_board(results.items, list(results.scores["unit"]))
        known, first = results.catalogue["units"], min(board.units)
        losses = {first: sorted_losses(results, first)}
        scheme, parts = assessed_scheme(results), blocks(results.catalogue["scheme"], board)
        self.results, self.board, self.blocks, self.scheme = results, board, parts, scheme
        self.units = {unit: known[unit] for unit in sorted(board.units)}
        self._items = results.items.astype({"points": float, "full": float})
        self.weights = dict.fromkeys(board.items, DECLARED)
        self.unit, self.lost, self._losses = first, None, losses
        self._changed(reweighted=True)

    def choose_unit(self, unit: str) -> None:
        """Show the blocks and the lost points of another village, named by code or name."""
        code = self.results.find_unit(unit)
        if code not in self._losses:
            self._losses[code] = sorted_losses(self.results, code)
        self.unit, self.lost = code, None
        self._changed()

    def choose_lost(self, number: int | None) -> None:
        """Show the evidence of the lost point at `number` (from 0) of `lost_points`; None: none."""
        losses = self.lost_points()
        if number is not None and not 0 <= number < len(losses):
            raise UsageError(zh.NO_SUCH_LOSS.format(count=len(losses), number=number + 1))
        self.lost = number
        self._changed()

    def set_weight(self, item: str, factor: Factor) -> None:
        """Weigh one block by `factor` times its declared points."""
        self.set_weights({item: factor})

    def set_weights(self, factors: Mapping[str, Factor]) -> None:
        """Weigh several blocks at once; the others keep their weight."""
        weights = self.weights | {item: self._factor(item, f) for item, f in factors.items()}
        multipliers(self.board.full, [weights[item] for item in self.board.items])
        self.weights = weights
        self._changed(reweighted=True)

    def reset_weights(self) -> None:
        """Back to the declared points of every block."""
        self.set_weights(dict.fromkeys(self.board.items, DECLARED))

    def ranking(self) -> pd.DataFrame:
        """Every village under the trial weights, best first.

        Columns: unit, name, township, score (Fraction), rank, listed, official_score,
        official_rank, official_listed, rank_low, rank_high (official interval), move
        (places gained). When `judges_lists` is false, listed is empty.
        """
        if self._ranking is None:
            self._ranking = self._rank()
        return self._ranking

    def changes(self) -> Changes:
        """Who enters or leaves a list and who moves, against the official result."""
        return changes(self.ranking(), LISTS if self.judges_lists else ())

    def block_points(self) -> pd.DataFrame:
        """The blocks of the chosen village, most points lost first; columns: see `block_table`."""
        return block_table(self.results, self.board, self.blocks, unit=self.unit)

    def lost_points(self) -> list[LostPoint]:
        """What the chosen village lost officially, most points first, with clause and evidence."""
        return self._losses[self.unit]

    def chosen_loss(self) -> LostPoint | None:
        """The lost point that was chosen, if one was."""
        return None if self.lost is None else self.lost_points()[self.lost]

    def evidence(self) -> pd.DataFrame:
        """The ledger rows behind the chosen lost point: file, sheet, row, summary."""
        loss = self.chosen_loss()
        rows = [(e.file, e.sheet, e.row, e.summary) for e in (loss.evidence if loss else ())]
        return pd.DataFrame(rows, columns=["file", "sheet", "row", "summary"])

    def _rank(self) -> pd.DataFrame:
        factors = self.multipliers
        table = ranking_table(self.results, *trial_scores(self.board, factors))
        if not self.is_trial:
            return table
        if self.scheme is None:
            return table.assign(listed="")
        lists = trial_lists(self._items, self.scheme, factors, table)
        return table.assign(listed=table["unit"].map(lists))

    def _factor(self, item: str, factor: Factor) -> Fraction:
        if item not in self.weights:
            known = zh.SEPARATOR.join(self.board.items)
            raise UsageError(zh.UNKNOWN_ITEM.format(item=item, known=known))
        try:
            # A float means the decimal number that was typed, not its binary neighbour.
            exact = Fraction(str(factor))
        except (ValueError, ZeroDivisionError):
            exact = Fraction(-1)
        if exact < 0:
            raise UsageError(zh.BAD_WEIGHT.format(item=item, value=factor))
        return exact

    def _changed(self, *, reweighted: bool = False) -> None:
        self.generation += 1
        if reweighted:
            self._ranking: pd.DataFrame | None = None
        for callback in self._watchers:
            callback()


def sorted_losses(results: Results, unit: str) -> list[LostPoint]:
    """What `unit` lost, most points first, ties in the order of the scheme."""
    return sorted(lost_points(results, unit), key=lambda loss: loss.points)


def assessed_periods(workspace: Workspace) -> tuple[str, ...]:
    """Codes of the periods that have results, the latest first."""
    found = []
    for mark in workspace.results("").glob("*/CURRENT"):
        try:
            found.append(Period.parse(mark.parent.name))
        except BangfuError:
            continue
    return tuple(period.code for period in sorted(found, reverse=True))
