"""Contents of the yearly review (年度总结): the note of a year, with the scores of its periods."""

from functools import partial
from typing import Any

from bangfu_lib.charts.chart import Chart, Draw
from bangfu_lib.charts.names import village_name
from bangfu_lib.charts.numbers import points_text
from bangfu_lib.charts.trend import trend_chart
from bangfu_lib.periods.period import Period
from bangfu_lib.reports.brief import Brief
from bangfu_lib.reports.quarter_note import FIELDS as NOTE_FIELDS
from bangfu_lib.reports.quarter_note import note_contents
from bangfu_lib.results.earlier_scores import assessed_within, village_score
from bangfu_lib.results.store import Results
from bangfu_lib.scoring.rounding import half_up
from bangfu_lib.word.fields import Fields, lines, rows
from bangfu_lib.zh import charts
from bangfu_lib.zh import periodic_text as zh
from bangfu_lib.zh import reports as words

FIELDS: Fields = {
    **NOTE_FIELDS,
    "year_scores": rows("period", "score", "grade", "rank", "mean", "deviation"),
    **lines("year_text"),
}
Score = dict[str, Any]


def year_contents(brief: Brief) -> dict[str, Any]:
    """Everything that the template of the review can show."""
    assessed = assessed_within(brief.results, brief.period)
    scores = {period: village_score(one, brief.unit) for period, one in assessed.items() if one}
    return note_contents(brief) | {
        "year_scores": [_row(period, score) for period, score in scores.items()],
        "year_text": ["".join(year_sentences(brief, assessed, scores))],
    }


def year_charts(brief: Brief) -> dict[str, Draw]:
    """The village's scores over the assessed periods of the year."""
    return {charts.TREND_NAME: partial(_trend, brief)}


def _trend(brief: Brief) -> Chart | None:
    assessed = [one for one in assessed_within(brief.results, brief.period).values() if one]
    return trend_chart(brief.results, assessed[:-1], brief.unit)


def year_sentences(
    brief: Brief, assessed: dict[Period, Results | None], scores: dict[Period, Score | None]
) -> list[str]:
    """Each period's score and rank, how they moved, and which periods were not assessed."""
    known = {period: score for period, score in scores.items() if score}
    year, village = brief.period.label, village_name(brief.results, brief.unit)
    if not known:
        said = [zh.ASSESSED_NONE.format(year=year, village=village)]
    elif len(known) == 1 and brief.period in known:
        said = [zh.ASSESSED_THE_YEAR.format(year=year, **_words(known[brief.period]))]
    elif len(known) == 1:
        period, score = next(iter(known.items()))
        said = [zh.ASSESSED_ONCE.format(year=year, period=_short(period), **_words(score))]
    else:
        listing = [
            zh.PERIOD_SCORE.format(period=_short(period), **_words(score))
            for period, score in known.items()
        ]
        said = [zh.ASSESSED.format(year=year, listing=words.SEMICOLON.join(listing))]
    missing = [_short(period) for period, one in assessed.items() if one is None]
    unscored = [_short(period) for period, score in scores.items() if score is None and known]
    if missing:
        said.append(zh.NOT_ASSESSED.format(listing=words.SEPARATOR.join(missing)))
    if unscored:
        said.append(zh.NOT_SCORED.format(listing=words.SEPARATOR.join(unscored)))
    return [*said, *_change(known)]


def _change(known: dict[Period, Score]) -> list[str]:
    """From the first score of the year to the last, where one scheme gave both."""
    if len(known) < 2:
        return []
    first, last = next(iter(known)), list(known)[-1]
    schemes = {(one["record"]["name"], one["record"].get("version")) for one in known.values()}
    if len(schemes) > 1:
        return [zh.YEAR_OTHER_SCHEME]
    by = known[last]["shown"] - known[first]["shown"]
    pattern = zh.HIGHER if by > 0 else zh.LOWER if by < 0 else zh.LEVEL
    change = pattern.format(by=points_text(abs(by)))
    return [zh.YEAR_CHANGE.format(first=_short(first), last=_short(last), change=change)]


def _row(period: Period, score: Score | None) -> dict[str, Any]:
    if score is None:
        none = dict.fromkeys(("score", "grade", "rank", "mean", "deviation"), words.NOT_APPLICABLE)
        return {"period": period.label} | none
    digits = int(score["record"].get("digits", 2))
    mean, apart = score["mean"], half_up(score["score"] - score["mean"], digits)
    return {
        "period": period.label,
        "score": f"{score['shown']}",
        "grade": score["grade"] or words.NOT_APPLICABLE,
        "rank": zh.RANK_OF.format(rank=score["rank"], of=score["of"]),
        "mean": f"{half_up(mean, digits):f}",
        "deviation": points_text(apart, sign=True),
    }


def _words(score: Score) -> dict[str, Any]:
    graded = zh.GRADED.format(grade=score["grade"]) if score["grade"] else ""
    return {
        "score": f"{score['shown']}",
        "graded": graded,
        "of": score["of"],
        "rank": score["rank"],
        "tied": zh.TIED_RANK if score["tied"] else "",
    }


def _short(period: Period) -> str:
    """The period without its year: 第四季度."""
    return period.label.removeprefix(zh.YEAR_PREFIX.format(year=period.year))
