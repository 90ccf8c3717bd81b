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
from bangfu_lib.reports.digest import digest
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
from bangfu_lib.reports.norms import norms, norms_sentence
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
from bangfu_lib.reports.talk_reasons import Talk, talks_found
from bangfu_lib.reports.team import serving
from bangfu_lib.reports.untold import TEAM_TEXT, told, untold
from bangfu_lib.reports.votes import votes, votes_by_village_sentences
from bangfu_lib.word.fields import Fields, Rows, lines, rows, texts
from bangfu_lib.zh import charts as names
from bangfu_lib.zh import periodic_text as texts_of
from bangfu_lib.zh import reports as zh
from bangfu_lib.zh import summary_text as said_here

FIELDS: Fields = {
    **HEAD_FIELDS,
    **SCHEME_FIELDS,
    **texts("overview", "figures_text", "compared_label", "voted_label"),
    **lines("methods", "choices", "see_comparison", "streams_text", "talks_text"),
    "figures": rows("number", "label", "value", "counts", "excludes"),
    **NORM_FIELDS,
    **VOTE_FIELDS,
    "streams": rows("village", *STREAM_NAMES),
    "digest": rows("heading", "text"),
    "talks": Rows(texts("number", "name", "role", "village") | lines("reason")),
    "next_steps": rows("heading", "text"),
    **NOTE_FIELDS,
    "score_annex": ANNEX,
    "figures_annex": ANNEX,
    "basis_annex": ANNEX,
    **COMPARISON_FIELDS,
    **PANEL_FIELDS,
    **APPLIED_FIELDS,
    **BASIS_FIELDS,
}


def summary_contents(brief: Brief) -> dict[str, Any]:
    """Everything that the template of the quarter's report can show."""
    demanded, voted, talks = norms(brief), votes(brief), talks_found(brief)
    parts, counted = scheme_parts(brief), figures(brief)
    added = annexes(_annexes(scored=bool(parts), figures=bool(counted)))
    chosen = choices(brief)
    contents = told(
        brief,
        head_matter(brief)
        | (parts[0] if parts else no_part())
        | applied(brief)
        | panels(brief)
        | added
        | {
            "parts_by_scheme": parts,
            "other_groups": other_groups(brief, names_persons=True),
            "schemes_title": schemes_title(brief),
            "methods": methods(brief) + regulations(brief) + _choices_at(chosen, added),
            "overview": overview_sentence(brief),
            "figures": counted,
            "figures_text": _figures_text(brief, added) if counted else "",
            "norms": demanded,
            "norms_text": norms_sentence(demanded),
            "choices": chosen,
            "compared_label": _label_of(brief, "comparison"),
            "voted_label": _label_of(brief, "satisfaction"),
            "see_comparison": _see_comparison(brief),
            "votes": voted,
            "votes_text": votes_by_village_sentences(brief, voted),
            "streams": streams_by_village(brief),
            "streams_text": streams_sentence(streams(brief)),
            "talks": proposed_talks(talks),
            "talks_text": talks_sentences(brief, talks),
            "next_steps": headed(said(brief, "next_steps")),
            "comparisons": comparisons(brief),
            "annex": basis(brief),
            "sources": cited_sources(brief),
        },
    )
    return contents | {"digest": digest(brief, contents)}


def _annexes(*, scored: bool, figures: bool) -> dict[str, str]:
    """The score sheet where villages were scored, figures if any, and always their basis."""
    return {
        "score_annex": texts_of.SCORE_ANNEX if scored else "",
        "figures_annex": said_here.FIGURES_ANNEX if figures else "",
        "basis_annex": texts_of.BASIS_ANNEX,
    }


def _choices_at(chosen: list[str], added: dict[str, Any]) -> list[str]:
    """In which annex the readings of unclear sources stand, where there are any."""
    annex = added["basis_annex"][0]["code"]
    return [said_here.CHOICES_AT.format(annex=annex)] if chosen else []


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


def _figures_text(brief: Brief, added: dict[str, Any]) -> str:
    """The words that lead to the table of figures."""
    cutoff, whole = day_text(brief.period.last), area_words(brief.results)["whole"]
    annex = added["figures_annex"][0]["code"]
    return said_here.FIGURES.format(cutoff=cutoff, whole=whole, annex=annex)


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


def talks_sentences(brief: Brief, found: list[Talk]) -> list[str]:
    """How many are proposed for a talk, and how many are not because too few voted."""
    proposed = sum(bool(one.reasons) for one in found)
    aside, committee = len(found) - proposed, area_words(brief.results)["committee"]
    pattern = said_here.TALKS_TEXT if proposed else said_here.TALKS_NONE
    sentences = [pattern.format(count=proposed, committee=committee)]
    return sentences + ([said_here.TALKS_ASIDE.format(count=aside)] if aside else [])


def proposed_talks(found: list[Talk]) -> list[dict[str, Any]]:
    """Whom the committee might talk with, as the proposals to talk have it, and why."""
    return [
        {
            "number": place,
            "name": one.name,
            "role": one.role or zh.NOT_APPLICABLE,
            "village": one.village or zh.NOT_APPLICABLE,
            "reason": list(one.reasons),
        }
        for place, one in enumerate((one for one in found if one.reasons), start=1)
    ]
