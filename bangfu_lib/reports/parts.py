"""Results by scheme: a part for each that scored villages, a table for each of the others."""

from dataclasses import replace
from functools import partial
from typing import Any

from bangfu_lib.charts.chart import Draw
from bangfu_lib.charts.names import village_name
from bangfu_lib.charts.ranking import ranking_chart
from bangfu_lib.reports.brief import Brief
from bangfu_lib.reports.matrix import score_matrix
from bangfu_lib.reports.scoreboard import (
    compared_periods,
    compared_villages,
    grade_spread,
    held_back,
    lists_text,
    mean_score,
    overall_sentence,
    ranked,
    scoreboard,
    weights_sentence,
)
from bangfu_lib.results.schemes import (
    PERSON,
    VILLAGE,
    Record,
    name_of,
    of_scheme,
    other_schemes,
    unit_kind,
    village_schemes,
)
from bangfu_lib.word.numerals import numeral
from bangfu_lib.zh import charts
from bangfu_lib.zh import reports as zh

MOST_POSTINGS = 3
AREA_FIELDS = {"town": "township", "sending_unit": "sending_unit"}
Contents = dict[str, Any]


def scheme_parts(brief: Brief) -> list[Contents]:
    """One part for each village scheme, the main one first: sentences, score table, lists, sheet.

    Headings and captions name the scheme only where there are several. `chart_number` tells the
    charts of a template's repeated block apart.
    """
    records = village_schemes(brief.results)
    several = len(records) > 1
    return [
        {
            "heading": [_heading(place, record)] if several else [],
            "of_scheme": zh.OF_SCHEME.format(label=record["label"]) if several else "",
            "chart_number": chart_number(place),
            "full_points": record["total"],
        }
        | _part(replace(brief, scheme=record["name"]))
        for place, record in enumerate(records, start=1)
    ]


def ranking_charts(brief: Brief) -> dict[str, Draw]:
    """The ranking of each village scheme by the name that a repeated block gives it."""
    names = enumerate(village_schemes(brief.results), start=1)
    drawn: dict[str, Draw] = {
        f"{charts.RANKING_NAME}{chart_number(place)}": partial(
            ranking_chart, brief.results, record["name"]
        )
        for place, record in names
    }
    return drawn or {charts.RANKING_NAME: lambda: None}


def chart_number(place: int) -> str:
    """What follows the name of a chart in the part at `place`: nothing in the first."""
    return "" if place == 1 else str(place)


def _part(brief: Brief) -> Contents:
    columns, matrix = score_matrix(brief)
    return {
        "overall": overall_sentence(brief),
        "compared": compared_villages(brief) + compared_periods(brief),
        "compared_periods": compared_periods(brief),
        "weights_text": weights_sentence(brief),
        "scores": scoreboard(brief),
        "lists_text": lists_text(brief),
        "held_back": held_back(brief),
        "columns": columns,
        "matrix": matrix,
    }


def no_part() -> Contents:
    """The same names with nothing in them, for a period in which no village was scored."""
    texts = ("of_scheme", "chart_number", "full_points", "overall", "compared", "weights_text")
    lists = ("heading", "scores", "lists_text", "held_back", "columns", "matrix")
    return dict.fromkeys((*texts, "compared_periods"), "") | {name: [] for name in lists}


def other_groups(brief: Brief, *, names_persons: bool) -> list[Contents]:
    """One table for each scheme that scored persons, towns or sending units.

    title, text (how many, mean and grades), rows (rank, name, role, village, score, grade and why
    it is capped). A document that names no persons has no rows for them.
    """
    return [
        _group(replace(brief, scheme=record["name"]), record, names_persons=names_persons)
        for record in other_schemes(brief.results)
    ]


def _group(brief: Brief, record: Record, *, names_persons: bool) -> Contents:
    kind, spread = unit_kind(record), grade_spread(brief)
    shows_rows = names_persons or kind != PERSON
    return {
        "title": zh.GROUP_TITLE.format(label=record["label"]),
        "text": zh.GROUP.format(
            label=record["label"],
            full=record["total"],
            scope=zh.SCOPES[kind].format(count=len(brief.scores)),
            mean=mean_score(brief),
            graded=zh.GRADES.format(grades=spread) if spread else "",
        ),
        "rows": [_row(brief, kind, row) for row in ranked(brief).to_dict("records")]
        if shows_rows
        else [],
    }


def _row(brief: Brief, kind: str, row: dict[str, Any]) -> Contents:
    reasons = [str(row.get(key) or "").rstrip(zh.STOP) for key in ("grade_reason", "reason")]
    lists = (brief.record or {}).get("lists", {})
    listed = [lists[row["listed"]]["label"]] if row.get("listed") else []
    said = zh.SEMICOLON.join(one for one in (*listed, *reasons) if one)
    return {
        "rank": row["rank"],
        "name": name_of(brief.results, kind, row["unit"]),
        "role": _posted(brief, kind, row["unit"], key="role"),
        "village": _posted(brief, kind, row["unit"], key="village"),
        "score": f"{row['shown']}",
        "grade": row["grade"] or zh.NOT_APPLICABLE,
        "reason": said or zh.NOT_APPLICABLE,
    }


def _posted(brief: Brief, kind: str, unit: str, *, key: str) -> str:
    """In which roles or villages a person is posted; what an area is, and its villages."""
    if kind != PERSON:
        return _area(brief, kind, unit, key=key)
    known = brief.results.catalogue["persons"]
    postings = [one[key] for one in known.get(unit, {}).get("postings", [])]
    values = list(dict.fromkeys(value for value in postings if isinstance(value, str) and value))
    if key == VILLAGE:
        units = brief.results.catalogue["units"]
        values = [village_name(brief.results, one) if one in units else one for one in values]
    more = zh.AND_OTHERS if len(values) > MOST_POSTINGS else ""
    return zh.SEPARATOR.join(values[:MOST_POSTINGS]) + more or zh.NOT_APPLICABLE


def _area(brief: Brief, kind: str, unit: str, *, key: str) -> str:
    """What kind of unit it is, or how many villages are its own."""
    if key != VILLAGE:
        return zh.AREA_KINDS[kind]
    field = AREA_FIELDS[kind]
    owned = [one for one in brief.results.catalogue["units"].values() if one[field] == unit]
    return zh.AREA_VILLAGES.format(count=len(owned))


def methods(brief: Brief) -> list[str]:
    """For each scheme what it is, whom it is applied to, and how to read its ranks."""
    return [_method(replace(brief, scheme=one["name"]), one) for one in brief.cited_schemes]


def _method(brief: Brief, record: Record) -> str:
    count = len(of_scheme(brief.results.scores, record))
    return zh.METHOD.format(
        scheme=scheme_title(record),
        full=record["total"],
        scope=zh.SCOPES[unit_kind(record)].format(count=count),
        note=record.get("note", ""),
        weights=weights_sentence(brief),
    )


def schemes_title(brief: Brief) -> str:
    """The titles of all schemes that the document shows."""
    return zh.SEPARATOR.join(scheme_title(record) for record in brief.cited_schemes)


def scheme_title(record: Record) -> str:
    """The scheme's label with its version in brackets."""
    version = record.get("version", "")
    return record["label"] + (zh.VERSION.format(version=version) if version else "")


def _heading(place: int, record: Record) -> str:
    return zh.ORDINAL.format(numeral=numeral(place), text=record["label"])
