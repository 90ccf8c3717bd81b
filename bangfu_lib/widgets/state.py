"""What the explore page shows: a quarter, a village, trial weights; no widgets, no files."""

from collections.abc import Callable, Mapping
from fractions import Fraction

import pandas as pd

from bangfu_lib.errors import BangfuError, UsageError
from bangfu_lib.params.schemes import Scheme
from bangfu_lib.periods.period import Period
from bangfu_lib.results.explain import LostPoint, explained
from bangfu_lib.results.schemes import (
    PERSON,
    VILLAGE,
    Record,
    main_scheme,
    of_scheme,
    schemes,
    scored_unit,
    unit_kind,
)
from bangfu_lib.results.store import Results, load_results
from bangfu_lib.scoring.grading import ranks
from bangfu_lib.scoring.rounding import half_up
from bangfu_lib.widgets.tables import (
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
    lists_follow_scores,
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
    """One scheme of an assessed period under trial weights, and one unit and lost point in it.

    Weights are factors on the full points of each block of the scheme, renormalised to the
    total; with all factors 1, scores, ranks and lists are the official ones exactly. Nothing
    is written: the results on disk stay as they are. A mistaken choice raises UsageError and
    changes nothing. `watch` calls back after every change. `units` is code → name and township,
    `schemes` name → label of those that scored anyone, `record` the chosen one of them.
    """

    results: Results
    record: Record
    scores: pd.DataFrame
    items: pd.DataFrame
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
        """Whether trial lists can be told: by scores alone, and by the rules assessed by."""
        if not self.is_trial:
            return True
        return self.scheme is not None and lists_follow_scores(self.scheme)

    @property
    def schemes(self) -> dict[str, str]:
        """The schemes that scored anyone: name → label."""
        return {name: record["label"] for name, record in schemes(self.results).items()}

    @property
    def lists(self) -> dict[str, str]:
        """The lists of the chosen scheme: key → label."""
        return {key: known["label"] for key, known in self.record["lists"].items()}

    @property
    def digits(self) -> int:
        """Decimal places of the official scores."""
        return max(0, -self.scores["shown"].iloc[0].as_tuple().exponent)

    @property
    def multipliers(self) -> dict[str, Fraction]:
        """What the points of each block are multiplied by; the full points keep their total."""
        return self._multipliers(dict(zip(self.board.items, self.board.declared, strict=True)))

    @property
    def own_multipliers(self) -> dict[str, Fraction]:
        """The same for the chosen unit, of the blocks that apply to it."""
        full = self.board.full_of(self.unit)
        applies = any(full[item] and self.weights[item] for item in full)
        return self._multipliers(full) if applies else dict.fromkeys(full, Fraction(0))

    def _multipliers(self, full: Mapping[str, Fraction]) -> dict[str, Fraction]:
        weights = [self.weights[item] for item in full]
        return dict(zip(full, multipliers(list(full.values()), weights), strict=True))

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

    def show(self, results: Results, scheme: str = "") -> None:
        """Show `results`, however they were loaded, under one scheme (default: the main one)."""
        record = schemes(results)[scheme] if scheme else main_scheme(results)
        scores, items = (of_scheme(one, record) for one in (results.scores, results.items))
        parts = blocks(record)
        declared = {block.item: block.full for block in parts}
        board = point_board(items, list(scores["unit"]), declared)
        first = min(board.units)
        losses = {first: sorted_losses(results, record, first)}
        self.scheme = assessed_scheme(results, record["name"])
        self.results, self.record, self.scores, self.items = results, record, scores, items
        self.board, self.blocks = board, parts
        self.units = {unit: _named(results, record, unit) for unit in sorted(board.units)}
        self._items = items.astype({"points": float, "full": float})
        self.weights = dict.fromkeys(board.items, DECLARED)
        self.unit, self.lost, self._losses = first, None, losses
        self._changed(reweighted=True)

    def choose_scheme(self, name: str) -> None:
        """Show what another scheme made of the same period."""
        if name not in self.schemes:
            known = zh.SEPARATOR.join(self.schemes)
            raise UsageError(zh.UNKNOWN_SCHEME.format(name=name, known=known))
        self.show(self.results, name)

    def choose_unit(self, unit: str) -> None:
        """Show the blocks and the lost points of another unit, named by code or name."""
        named = [code for code, known in self.units.items() if unit in (code, known["name"])]
        code = named[0] if len(named) == 1 else self.results.find_unit(unit)
        if code not in self.units:
            name, scheme = self.results.unit_name(code), self.record["label"]
            raise UsageError(zh.OTHER_SCHEME.format(name=name, scheme=scheme))
        if code not in self._losses:
            self._losses[code] = sorted_losses(self.results, self.record, code)
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
        multipliers(self.board.declared, [weights[item] for item in self.board.items])
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
        return changes(self.ranking(), tuple(self.lists) if self.judges_lists else ())

    def block_points(self) -> pd.DataFrame:
        """The blocks of the chosen village, most points lost first; columns: see `block_table`."""
        return block_table(self.items, self.board, self.blocks, unit=self.unit)

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
        official = self.scores
        if not self.is_trial:
            return ranking_table(official, self.units, official["score"], official["rank"])
        scores = trial_scores(self.board, self.weights)
        table = ranking_table(official, self.units, scores, ranks(self._compared(scores)))
        if self.scheme is None or not self.judges_lists:
            return table.assign(listed="")
        lists = trial_lists(self._items, self.scheme, self.weights, table)
        return table.assign(listed=table["unit"].map(lists))

    def _compared(self, scores: list[Fraction]) -> list[Fraction]:
        """What ranks compare: scores, rounded first where the scheme says so."""
        if self.scheme is None or self.scheme.rank_by != "shown":
            return scores
        return [Fraction(half_up(score, self.digits)) for score in scores]

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


def sorted_losses(results: Results, record: Record, unit: str) -> list[LostPoint]:
    """What `unit` lost and won, most points lost first, ties in the order of the scheme."""
    lines = explained(results, scored_unit(results, record, unit))
    return sorted(lines, key=lambda line: line.points)


def _named(results: Results, record: Record, unit: str) -> dict[str, str]:
    """The name of a unit, and its town; of a person the villages, of others nothing."""
    scored = scored_unit(results, record, unit)
    place = ""
    if unit_kind(record) == VILLAGE:
        place = results.catalogue["units"][unit]["township"]
    elif unit_kind(record) == PERSON:
        known = results.catalogue["units"]
        postings = results.catalogue["persons"].get(unit, {}).get("postings", [])
        villages = dict.fromkeys(one["village"] for one in postings if one["village"] in known)
        place = zh.SEPARATOR.join(known[village]["name"] for village in villages)
    return {"name": scored.name, "township": place}


def assessed_periods(workspace: Workspace) -> tuple[str, ...]:
    """Codes of the periods that have results, the latest first."""
    found = []
    for mark in workspace.results("").glob("*/CURRENT"):
        try:
            found.append(Period.parse(mark.parent.name))
        except BangfuError:
            continue
    return tuple(period.code for period in sorted(found, reverse=True))
