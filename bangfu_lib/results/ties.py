"""Scores of other periods that a scheme looks at: the period before, and the parts of this one."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from bangfu_lib.params.schemes import Scheme
from bangfu_lib.periods.period import Period
from bangfu_lib.results.store import current_id, load_results
from bangfu_lib.workspace import Workspace

Scores = Mapping[str, Fraction]


def looked_at(schemes: Iterable[Scheme], period: Period) -> list[Period]:
    """The periods whose scores the schemes look at, in order of time."""
    wanted = {period.previous()} if any(looks_back(scheme) for scheme in schemes) else set()
    for scheme in schemes:
        for take in scheme.takes:
            if take.kind == "score" and take.name == "parts":
                wanted |= set(period.parts(take.every))
    return sorted(wanted, key=lambda one: (one.first, one.last))


def looks_back(scheme: Scheme) -> bool:
    """Whether it holds scores against those of the period before."""
    if any(take.kind == "score" and take.name == "previous" for take in scheme.takes):
        return True
    return any(when.looks_back for when in scheme.conditions)


def assessed_ids(workspace: Workspace, periods: Iterable[Period]) -> dict[str, str]:
    """The results that those periods have now, by code; what was never assessed is left out."""
    found = {period.code: current_id(workspace, period) for period in periods}
    return {code: name for code, name in found.items() if name}


def previous_scores(
    workspace: Workspace, period: Period, scheme: Scheme, seen: Mapping[str, str]
) -> Scores:
    """The exact scores of the period before under the same scheme, by unit.

    `seen` says which results of other periods are looked at, as `assessed_ids` does.
    """
    return _scores(workspace, period.previous(), scheme.name, seen)


def part_scores(
    workspace: Workspace, period: Period, scheme: Scheme, seen: Mapping[str, str]
) -> dict[tuple[str, str], tuple[Fraction, ...]]:
    """The scores of every part, in order of time, by (kind of part, unit).

    A unit that one of the parts did not assess has none: a mean over some parts is no mean.
    """
    found: dict[tuple[str, str], tuple[Fraction, ...]] = {}
    for take in scheme.takes:
        if take.kind != "score" or take.name != "parts":
            continue
        parts = period.parts(take.every)
        if not all(part.code in seen for part in parts):
            continue
        scored = [_scores(workspace, part, take.scheme or scheme.name, seen) for part in parts]
        for unit in set.intersection(*(set(scores) for scores in scored)):
            found[take.every, unit] = tuple(scores[unit] for scores in scored)
    return found


def _scores(
    workspace: Workspace, period: Period, scheme: str, seen: Mapping[str, str]
) -> dict[str, Fraction]:
    if period.code not in seen:
        return {}
    scores = load_results(workspace, period, seen[period.code]).scores
    kept = scores[scores["scheme"] == scheme]
    return dict(zip(kept["unit"], kept["score"], strict=True))
