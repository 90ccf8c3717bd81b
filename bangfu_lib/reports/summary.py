"""Contents of the quarter's report of the whole township (季度考核报告)."""

from collections import Counter
from functools import partial
from typing import Any

from bangfu_lib.charts.chart import Draw
from bangfu_lib.charts.coverage import comparison_chart
from bangfu_lib.charts.names import (
    area_name,
    area_words,
    indicator_label,
    person_name,
    role_in,
    village_name,
)
from bangfu_lib.charts.satisfaction import satisfaction_chart
from bangfu_lib.reports.annexes import ANNEX, NOTE_FIELDS, annexes
from bangfu_lib.reports.applied import applied
from bangfu_lib.reports.basis import basis, cited_sources
from bangfu_lib.reports.brief import (
    Brief,
    day_text,
    head_matter,
    quoted,
    scored_units,
    scored_villages,
)
from bangfu_lib.reports.comparison import FIELDS as COMPARISON_FIELDS
from bangfu_lib.reports.comparison import comparisons, trend_charts
from bangfu_lib.reports.fields import Fields, lines, rows, texts
from bangfu_lib.reports.fields_shared import (
    APPLIED_FIELDS,
    BASIS_FIELDS,
    HEAD_FIELDS,
    NORM_FIELDS,
    SCHEME_FIELDS,
    STREAM_NAMES,
    VOTE_FIELDS,
)
from bangfu_lib.reports.figures import figures, headed, said
from bangfu_lib.reports.norms import norms, norms_sentence, requirement
from bangfu_lib.reports.panels import FIELDS as PANEL_FIELDS
from bangfu_lib.reports.panels import panels
from bangfu_lib.reports.parts import (
    methods,
    no_part,
    other_groups,
    ranking_charts,
    scheme_parts,
    schemes_title,
)
from bangfu_lib.reports.registered import streams, streams_by_village, streams_sentence
from bangfu_lib.reports.regulations import regulations
from bangfu_lib.reports.team import serving
from bangfu_lib.reports.untold import TEAM_TEXT, told, untold
from bangfu_lib.reports.votes import votes, votes_by_village_sentences
from bangfu_lib.results.schemes import PERSON
from bangfu_lib.zh import charts as names
from bangfu_lib.zh import periodic_text as texts_of
from bangfu_lib.zh import reports as zh

FIELDS: Fields = {
    **HEAD_FIELDS,
    **SCHEME_FIELDS,
    **texts("overview", "figures_text", "compared_label", "voted_label"),
    **lines("methods", "choices", "see_comparison", "streams_text", "talks_text"),
    "figures": rows("number", "label", "value", "counts", "excludes"),
    **NORM_FIELDS,
    **VOTE_FIELDS,
    "streams": rows("village", *STREAM_NAMES),
    "talks": rows("number", "name", "role", "village", "norm", "required", "value"),
    "next_steps": rows("heading", "text"),
    **NOTE_FIELDS,
    "score_annex": ANNEX,
    "basis_annex": ANNEX,
    **COMPARISON_FIELDS,
    **PANEL_FIELDS,
    **APPLIED_FIELDS,
    **BASIS_FIELDS,
}


def summary_contents(brief: Brief) -> dict[str, Any]:
    """Everything that the template of the quarter's report can show."""
    demanded, voted, talks = norms(brief), votes(brief), proposed_talks(brief)
    parts, counted = scheme_parts(brief), figures(brief)
    return told(
        brief,
        head_matter(brief)
        | (parts[0] if parts else no_part())
        | applied(brief)
        | panels(brief)
        | annexes(_annexes(scored=bool(parts)))
        | {
            "parts_by_scheme": parts,
            "other_groups": other_groups(brief, names_persons=True),
            "schemes_title": schemes_title(brief),
            "methods": methods(brief) + regulations(brief),
            "overview": overview_sentence(brief),
            "figures": counted,
            "figures_text": _figures_text(brief) if counted else "",
            "norms": demanded,
            "norms_text": norms_sentence(demanded),
            "choices": choices(brief),
            "compared_label": _label_of(brief, "comparison"),
            "voted_label": _label_of(brief, "satisfaction"),
            "see_comparison": _see_comparison(brief),
            "votes": voted,
            "votes_text": votes_by_village_sentences(brief, voted),
            "streams": streams_by_village(brief),
            "streams_text": streams_sentence(streams(brief)),
            "talks": talks,
            "talks_text": talks_sentence(talks),
            "next_steps": headed(said(brief, "next_steps")),
            "comparisons": comparisons(brief),
            "annex": basis(brief),
            "sources": cited_sources(brief),
        },
    )


def _annexes(*, scored: bool) -> dict[str, str]:
    """The score sheet where villages were scored, and always the basis of the figures."""
    score = texts_of.SCORE_ANNEX if scored else ""
    return {"score_annex": score, "basis_annex": texts_of.BASIS_ANNEX}


def summary_charts(brief: Brief) -> dict[str, Draw]:
    """The charts of the quarter's report by the names that templates use."""
    shares, voted = brief.shows("comparison"), brief.shows("satisfaction")
    drawn: dict[str, Draw] = (
        ranking_charts(brief)
        | trend_charts(brief)
        | {
            names.COMPARISON_NAME: lambda: None,
            names.SATISFACTION_NAME: lambda: None,
        }
    )
    if shares:
        drawn[names.COMPARISON_NAME] = partial(comparison_chart, brief.results, shares[0])
    if voted:
        drawn[names.SATISFACTION_NAME] = partial(satisfaction_chart, brief.results, voted[0])
    return drawn


def overview_sentence(brief: Brief) -> str:
    """How many villages there are and who is posted in them, by role."""
    roles, catalogue = brief.shows("team_roles"), brief.results.catalogue
    posted = serving(brief).drop_duplicates(["person", "role"])
    counts = Counter(posted["role"])
    villages, known = scored_villages(brief.results), len(catalogue["units"])
    named = [zh.TEAM_ROLE_NAMES.format(role=r, count=counts[r]) for r in roles if counts[r]]
    listing = zh.SEPARATOR.join(named) or zh.NOBODY
    untold_team = TEAM_TEXT in untold(brief)
    return zh.OVERVIEW.format(
        township=area_name(brief.results),
        period=brief.period.label,
        scored=scored_units(brief.results),
        registered=zh.REGISTERED_VILLAGES.format(count=known) if known > villages else "",
        posted="" if untold_team else zh.POSTED.format(roles=listing),
    )


def _figures_text(brief: Brief) -> str:
    """The words that lead to the table of figures."""
    cutoff, whole = day_text(brief.period.last), area_words(brief.results)["whole"]
    return zh.FIGURES.format(cutoff=cutoff, whole=whole)


def _label_of(brief: Brief, key: str) -> str:
    """What the first indicator declared under `key` is called; nothing when there is none."""
    declared = brief.shows(key)
    return indicator_label(brief.results, declared[0]) if declared else ""


def _see_comparison(brief: Brief) -> list[str]:
    """The words that lead to the figure, where there is one."""
    label, facts = _label_of(brief, "comparison"), brief.results.facts
    declared = facts["indicator"].isin(brief.shows("comparison")[:1])
    drawn = declared & (facts["unit_kind"] == "village") & facts["denominator"].notna()
    return [zh.SEE_COMPARISON.format(label=label)] if drawn.any() else []


def choices(brief: Brief) -> list[str]:
    """Where the source is not clear, which reading this assessment applies."""
    chosen = [
        zh.CHOICE.format(label=quoted(norm["label"]), choice=norm["choice"])
        for norm in brief.results.catalogue["norms"].values()
        if norm.get("choice")
    ]
    chosen += [
        zh.CHOICE.format(label=quoted(one["question"]), choice=one["chosen"])
        for record in brief.cited_schemes
        for one in record.get("choices", [])
    ]
    return [zh.CHOICES.format(listing=zh.SEMICOLON.join(chosen))] if chosen else []


def talks_sentence(talks: list[dict[str, Any]]) -> str:
    """How many proposals there are, and how many persons they are about."""
    if not talks:
        return zh.TALKS_NONE
    persons = {(row["name"], row["village"]) for row in talks if row["name"] != zh.TALKS_TEAM}
    who = zh.TALKS_PERSONS.format(count=len(persons)) if persons else ""
    return zh.TALKS.format(count=len(talks), who=who)


def proposed_talks(brief: Brief) -> list[dict[str, Any]]:
    """Persons and teams that miss one of the declared norms: proposals, the committee decides."""
    findings, results = brief.results.findings, brief.results
    declared = findings["norm"].isin(brief.shows("talk_norms"))
    chosen = findings[declared & (findings["status"] == "unmet")]
    return [
        {
            "number": place,
            **_talked_to(brief, row),
            "village": village_name(results, row["village"]),
            "norm": results.catalogue["norms"][row["norm"]]["label"],
            "required": requirement(brief, results.catalogue["norms"][row["norm"]]),
            "value": _value(brief, row),
        }
        for place, row in enumerate(chosen.to_dict("records"), start=1)
    ]


def _talked_to(brief: Brief, row: dict[str, Any]) -> dict[str, str]:
    """Name and role of the person; a norm on a village is about its team."""
    if row["unit_kind"] != PERSON:
        return {"name": zh.TALKS_TEAM, "role": zh.NOT_APPLICABLE}
    role = row["role"] or role_in(brief.results, row["unit"], row["village"])
    return {"name": person_name(brief.results, row["unit"]), "role": role}


def _value(brief: Brief, row: dict[str, Any]) -> str:
    word = brief.results.catalogue["indicators"][row["indicator"]]["measure_word"]
    return f"{row['value']}{word}"
