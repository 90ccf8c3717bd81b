"""Read what a scheme makes of scores: grades, limits, quotas, lists, consequences."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from bangfu_lib.params.bounds import KEYS, Bounds, completed, read_bounds
from bangfu_lib.params.numbers import exact
from bangfu_lib.params.rule_reading import read_take
from bangfu_lib.params.scheme_outcomes import (
    Consequence,
    Grade,
    GradeLimit,
    Ladder,
    ListRule,
    Quota,
    WeightUncertainty,
    When,
)

SPOKEN = ("figures", "practices", "requirements", "watches")


def outcomes(content: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a Scheme that say what follows from scores."""
    self_score = content.get("self_score", {})
    recheck = self_score.get("recheck_above")
    return {
        "grades": read_grades(content.get("grades", ())),
        "grade_limits": tuple(
            GradeLimit(read_when(entry["when"]), entry["highest"], entry["says"])
            for entry in content.get("grade_limits", ())
        ),
        "quotas": tuple(_quota(entry) for entry in content.get("quotas", ())),
        "lists": {key: _list(key, entry) for key, entry in content.get("lists", {}).items()},
        "consequences": tuple(_consequences(content)),
        "recheck_above": exact(recheck) if recheck is not None else None,
        "recheck_says": self_score.get("says", ""),
        "uncertainty": _uncertainty(content.get("weight_uncertainty")),
        "choices": tuple(content.get("choices", ())),
        "accepts": tuple(content.get("accepts", ())),
        **{key: tuple(content.get(key, ())) for key in SPOKEN},
    }


def read_grades(entries: Sequence[Mapping[str, Any]]) -> tuple[Grade, ...]:
    """Grades, the highest first; where only lower ends are written, each reaches up to the next."""
    bounds = completed([read_bounds(entry) for entry in entries])
    labels = [entry["label"] for entry in entries]
    grades = [Grade(label, one) for label, one in zip(labels, bounds, strict=True)]
    return tuple(sorted(grades, key=_place_of_grade, reverse=True))


def _place_of_grade(grade: Grade) -> tuple[bool, Fraction]:
    return grade.bounds.low is not None, grade.bounds.low or Fraction(0)


def read_when(entry: Mapping[str, Any]) -> When:
    """The condition that an entry declares."""
    given = {key: read_bounds(entry[key]) for key in ("score", "change", "points") if key in entry}
    for key in ("rank", "change_rank"):
        if key in entry:
            given |= _read_place(key, entry[key])
    bounds = read_bounds({key: entry[key] for key in KEYS if key in entry})
    if "take" in entry and bounds == Bounds():
        bounds = Bounds(low=Fraction(0), low_open=True)
    return When(
        take=read_take(entry["take"]) if "take" in entry else None,
        bounds=bounds,
        grades=_names(entry.get("grade", ())),
        team_grades=_names(entry.get("team_grade", ())),
        listed=_names(entry.get("listed", ())),
        item=str(entry.get("item", "")),
        **given,
    )


def _read_place(key: str, place: str | Mapping[str, Any]) -> dict[str, Any]:
    """A place, first or last, one in per cent of all (the first 30 %), or one of the last few."""
    if isinstance(place, str):
        return {key: place}
    if "last" in place:
        return {f"{key}_end": Bounds(high=exact(place["last"]))}
    is_share = any(str(value).endswith("%") for value in place.values())
    return {f"{key}_share" if is_share else key: read_bounds(place)}


def _names(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _quota(entry: Mapping[str, Any]) -> Quota:
    most = entry["at_most"]
    by_team = isinstance(most, Mapping)
    most = {name: _places(value) for name, value in most.items()} if by_team else _places(most)
    known = {key: entry[key] for key in ("grade", "per", "rounding", "ties")}
    return Quota(at_most=most, says=entry.get("says", ""), **known)


def _places(text: str | int) -> Fraction | int:
    """25% and 1/4 are shares of a group, 1 and 3 numbers of units; 100% is all of them."""
    value = exact(text)
    return value if str(text).endswith("%") or value < 1 else int(value)


def _list(key: str, entry: Mapping[str, Any]) -> ListRule:
    certainty = exact(entry["certainty"]) if "certainty" in entry else None
    return ListRule(key, entry["label"], read_when(entry["when"]), certainty, entry.get("says", ""))


def _consequences(content: Mapping[str, Any]) -> Iterator[Consequence | Ladder]:
    for entry in content.get("consequences", ()):
        if "ladder" in entry:
            yield Ladder(entry["label"], tuple(_consequence(step) for step in entry["ladder"]))
        else:
            yield _consequence(entry)


def _consequence(entry: Mapping[str, Any]) -> Consequence:
    money = entry.get("money")
    by_score = money if isinstance(money, Mapping) else {}
    return Consequence(
        label=entry["label"],
        when=read_when(entry["when"]) if "when" in entry else None,
        says=entry.get("says", ""),
        money=exact(money) if money is not None and not by_score else None,
        each=_exact(by_score, "each"),
        money_above=_exact(by_score, "above"),
        money_below=_exact(by_score, "below"),
        source=entry.get("source", ""),
        clause=entry.get("clause", ""),
    )


def _exact(entry: Mapping[str, Any], key: str) -> Fraction | None:
    return exact(entry[key]) if key in entry else None


def _uncertainty(entry: Mapping[str, Any] | None) -> WeightUncertainty | None:
    if entry is None:
        return None
    spread, says = exact(entry["spread"]), entry["says"]
    return WeightUncertainty(spread, entry["draws"], entry["seed"], says)
