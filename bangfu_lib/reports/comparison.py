"""Villages held against each other and against themselves in the periods before."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from functools import partial
from typing import Any

import pandas as pd

from bangfu_lib.charts.chart import Chart, Draw
from bangfu_lib.charts.names import village_name
from bangfu_lib.charts.numbers import points_text
from bangfu_lib.charts.trend import trend_chart
from bangfu_lib.periods.period import Period
from bangfu_lib.reports.brief import Brief
from bangfu_lib.reports.parts import chart_number
from bangfu_lib.reports.scoreboard import digits, mean_score, ranked, scoreboard, whole_words
from bangfu_lib.results.earlier_scores import assessed_before, same_scheme
from bangfu_lib.results.schemes import of_scheme, village_schemes
from bangfu_lib.results.store import Results
from bangfu_lib.scoring.rounding import half_up
from bangfu_lib.word.fields import Fields, Rows, lines, rows, texts
from bangfu_lib.word.numerals import numeral
from bangfu_lib.zh import charts
from bangfu_lib.zh import periodic_text as zh
from bangfu_lib.zh import reports as words

MOST_SHOWN, MOST_NAMED = 6, 3
FIELDS: Fields = {
    "comparisons": Rows(
        {
            **texts("of_scheme", "chart_number"),
            **lines("heading", "comparison_text", "history_text"),
            "columns": rows("label"),
            "standings": Rows(
                texts("rank", "village", "score", "deviation", "interval", "grade", "change")
                | lines("by_period")
            ),
        }
    )
}
Scores = Mapping[str, Fraction]


def comparisons(brief: Brief) -> list[dict[str, Any]]:
    """For each village scheme: who stands where, and how scores moved since earlier periods.

    heading (where there are several schemes), comparison_text, history_text, columns (a label for
    each period), standings (rank, score, deviation from the mean, interval of the rank, scores of
    those periods, change since the period before the present).
    """
    records = village_schemes(brief.results)
    several = len(records) > 1
    return [
        {
            "heading": [words.ORDINAL.format(numeral=numeral(place), text=record["label"])]
            if several
            else [],
            "of_scheme": words.OF_SCHEME.format(label=record["label"]) if several else "",
            "chart_number": chart_number(place),
            **_compared(replace(brief, scheme=record["name"])),
        }
        for place, record in enumerate(records, start=1)
    ]


def trend_charts(brief: Brief) -> dict[str, Draw]:
    """The scores over the periods of each village scheme, by the name that its block gives it."""
    records = village_schemes(brief.results)
    drawn: dict[str, Draw] = {
        f"{charts.TREND_NAME}{chart_number(place)}": partial(
            _trend, replace(brief, scheme=record["name"])
        )
        for place, record in enumerate(records, start=1)
    }
    return drawn or {charts.TREND_NAME: lambda: None}


def _trend(brief: Brief) -> Chart | None:
    return trend_chart(brief.results, history(brief), scheme=brief.scheme)


def _compared(brief: Brief) -> dict[str, Any]:
    earlier = history(brief)
    shown = [*earlier[-(MOST_SHOWN - 1) :], brief.results]
    return {
        "comparison_text": standing_sentences(brief),
        "history_text": history_sentences(brief, earlier),
        "columns": [{"label": _column(one.period, shown)} for one in shown],
        "standings": standings(brief, shown),
    }


def _column(period: Period, shown: list[Results]) -> str:
    """The period's label, without its year where all that are shown are of one."""
    if len({one.period.year for one in shown}) > 1:
        return period.label
    return period.label.removeprefix(zh.YEAR_PREFIX.format(year=period.year)) or period.label


def history(brief: Brief) -> list[Results]:
    """Earlier results in which the same version of the scheme scored, the oldest first."""
    known = {one.period: one for one in assessed_before(brief.results)}
    if brief.previous is not None:
        known[brief.previous.period] = brief.previous
    record = brief.record
    return [one for _, one in sorted(known.items()) if record and same_scheme(one, record)]


def standings(brief: Brief, shown: list[Results]) -> list[dict[str, Any]]:
    """The villages by rank: what is above or below the mean, and the scores of periods `shown`."""
    scores, tables = ranked(brief), [_shown(brief, one) for one in shown]
    mean = Fraction(sum(scores["score"]), len(scores))
    before = _scores(brief, shown[-2]) if len(shown) > 1 else {}
    units = zip(scores["unit"], scores["score"], scoreboard(brief), strict=True)
    return [
        {key: row[key] for key in ("rank", "village", "score", "interval", "grade")}
        | {
            "deviation": _change(score, mean, digits(brief)),
            "change": _change(score, before.get(unit), digits(brief)),
            "by_period": [table.get(unit, words.NOT_APPLICABLE) for table in tables],
        }
        for unit, score, row in units
    ]


def standing_sentences(brief: Brief) -> list[str]:
    """How far scores lie apart, who leads, and which ranks are not to be told apart."""
    scores = ranked(brief)
    if len(scores) < 2:
        only = village_name(brief.results, scores["unit"].iloc[0])
        return [zh.ONLY_ONE.format(village=only, score=scores["shown"].iloc[0])]
    mean = Fraction(sum(scores["score"]), len(scores))
    above, below = int((scores["score"] > mean).sum()), int((scores["score"] < mean).sum())
    if not below:
        return [zh.ALL_EQUAL.format(count=len(scores), score=scores["shown"].iloc[0])]
    apart = scores["score"].iloc[0] - scores["score"].iloc[-1]
    sentence = zh.STANDING.format(
        whole=whole_words(brief),
        mean=mean_score(brief),
        above=above,
        below=below,
        equal=_equal(len(scores) - above - below),
        apart=points_text(apart),
    )
    return [sentence + _overlaps(brief, scores)]


def _equal(count: int) -> str:
    return zh.EQUAL_ONES.format(count=count) if count else ""


def _overlaps(brief: Brief, scores: pd.DataFrame) -> str:
    """That neighbouring villages whose intervals overlap differ little; nothing without them."""
    if not (brief.record or {}).get("uncertainty"):
        return ""
    high, low = scores["rank_high"].iloc[:-1], scores["rank_low"].iloc[1:]
    pairs = int((high.to_numpy() >= low.to_numpy()).sum())
    return zh.OVERLAPPING if pairs else zh.APART


def history_sentences(brief: Brief, earlier: list[Results]) -> list[str]:
    """How the mean and the villages moved since the period before, and over all of them."""
    if not earlier:
        return [zh.NO_HISTORY]
    then, now = earlier[-1], _scores(brief, brief.results)
    before = _scores(brief, then)
    moved = {unit: now[unit] - before[unit] for unit in now if unit in before}
    said = [_means(brief, earlier), _changes(brief, moved, then.period)]
    if then.period != brief.results.period.previous():
        said.insert(0, zh.NOT_THE_LAST.format(period=brief.results.period.previous().label))
    return ["".join(one for one in said if one)]


def _means(brief: Brief, earlier: list[Results]) -> str:
    """The mean of each period up to the present one."""
    means = [(one.period, _mean(brief, one)) for one in [*earlier, brief.results]]
    shown = means[-MOST_SHOWN:]
    named = [zh.MEAN_OF.format(period=period.label, mean=mean) for period, mean in shown]
    return zh.MEANS.format(listing=words.SEPARATOR.join(named))


def _mean(brief: Brief, results: Results) -> str:
    scores = list(_scores(brief, results).values())
    return f"{half_up(sum(scores, Fraction(0)) / len(scores), digits(brief)):f}"


def _changes(brief: Brief, moved: Scores, period: Period) -> str:
    """How many villages rose and fell since `period`, and which did most."""
    if not moved:
        return ""
    up = {unit: by for unit, by in moved.items() if half_up(by, digits(brief)) > 0}
    down = {unit: -by for unit, by in moved.items() if half_up(by, digits(brief)) < 0}
    return zh.MOVES.format(
        period=period.label,
        up=len(up),
        level=len(moved) - len(up) - len(down),
        down=len(down),
        most="".join(_most(brief, one, p) for one, p in ((up, zh.MOST_UP), (down, zh.MOST_DOWN))),
    )


def _most(brief: Brief, moved: Scores, pattern: str) -> str:
    """The villages that moved most, with their ranks now."""
    if not moved:
        return ""
    by = max(moved.values())
    ranks = brief.scores.set_index("unit")["rank"]
    units = [unit for unit, one in moved.items() if one == by]
    names = [
        zh.NOW_RANKED.format(village=village_name(brief.results, unit), rank=ranks[unit])
        for unit in units[:MOST_NAMED]
    ]
    more = words.AND_OTHERS if len(units) > MOST_NAMED else ""
    return pattern.format(villages=words.SEPARATOR.join(names) + more, by=points_text(by))


def _change(now: Fraction, before: Fraction | None, places: int) -> str:
    if before is None:
        return words.NOT_APPLICABLE
    by = half_up(now - before, places)
    sign = "+" if by > 0 else ""
    return f"{sign}{by:f}".replace("-", words.MINUS)


def _scores(brief: Brief, results: Results) -> dict[str, Fraction]:
    scores = of_scheme(results.scores, brief.record)
    return dict(zip(scores["unit"], scores["score"], strict=True))


def _shown(brief: Brief, results: Results) -> dict[str, str]:
    scores = of_scheme(results.scores, brief.record)
    return dict(zip(scores["unit"], scores["shown"].map(str), strict=True))
