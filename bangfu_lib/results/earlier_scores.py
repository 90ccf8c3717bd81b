"""Scores of one unit or of all over the periods that were assessed before."""

from collections.abc import Iterator
from functools import lru_cache

from bangfu_lib.errors import UsageError
from bangfu_lib.periods.period import Period
from bangfu_lib.results.schemes import VILLAGE, Record, of_scheme, scheme_of, schemes
from bangfu_lib.results.store import Results, current_id, load_results
from bangfu_lib.workspace import Workspace

MOST_EARLIER = 7  # with the present one, two years of quarters
KEPT = 8


def assessed_before(results: Results, most: int = MOST_EARLIER) -> list[Results]:
    """The latest results of the same kind of period before `results`, the oldest first.

    Periods that were not assessed are left out. Raises StoreError for results that are damaged.
    """
    found = sorted(one for one in _assessed(results) if one < results.period)
    return [_loaded(results.workspace, one) for one in found[-most:]]


def assessed_within(results: Results, whole: Period) -> dict[Period, Results | None]:
    """Each period of the kind of `results` within `whole` up to the present one: its results.

    None where a period was not assessed. The present one is `results` itself.
    """
    parts = [one for one in whole.parts(results.period.kind) if one <= results.period]
    known = set(_assessed(results))
    earlier = {one: _loaded(results.workspace, one) if one in known else None for one in parts}
    return earlier | {results.period: results}


def same_scheme(results: Results, record: Record) -> Record | None:
    """The scheme of that name in `results`, where it scored in the same version."""
    one = schemes(results).get(record.get("name", ""))
    return one if one and one.get("version") == record.get("version") else None


def village_score(results: Results, village: str) -> dict[str, object] | None:
    """The village's row of the scores, or None where no scheme scored it.

    More entries: of (how many its scheme scored), mean (exact), tied (whether another village has
    the same rank), record (the scheme).
    """
    record = scheme_of(results, village) if village in results.catalogue["units"] else None
    if record is None:
        return None
    scores = of_scheme(results.scores, record)
    own = (scores["unit"] == village) & (scores["unit_kind"] == VILLAGE)
    mean = sum(scores["score"]) / len(scores)
    row = scores[own].to_dict("records")[0]
    tied = int((scores["rank"] == row["rank"]).sum()) > 1
    return row | {"of": len(scores), "mean": mean, "tied": tied, "record": record}


def _assessed(results: Results) -> Iterator[Period]:
    folder = results.workspace.results(results.period.code).parent
    names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    for period in filter(None, map(_period, names)):
        same_kind = period.kind == results.period.kind and period != results.period
        if same_kind and current_id(results.workspace, period) is not None:
            yield period


def _period(name: str) -> Period | None:
    try:
        period = Period.parse(name)
    except UsageError:
        return None
    return period if period.code == name else None


def _loaded(workspace: Workspace, period: Period) -> Results:
    """The period's current results, which many documents of one run ask for."""
    return _kept(workspace, period, current_id(workspace, period) or "")


@lru_cache(maxsize=KEPT)
def _kept(workspace: Workspace, period: Period, results_id: str) -> Results:
    return load_results(workspace, period, results_id)
