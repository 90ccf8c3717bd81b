"""Contents of the proposals to talk with persons and units (约谈提醒建议): why, by which clause."""

from typing import Any

from bangfu_lib.charts.names import area_words
from bangfu_lib.reports.brief import Brief, day_text, head_matter
from bangfu_lib.reports.fields_shared import HEAD_FIELDS, SOURCES_FIELDS
from bangfu_lib.reports.talk_reasons import Talk, talks_found
from bangfu_lib.word.fields import Fields, Rows, lines, texts
from bangfu_lib.zh import people_text as zh

Row = dict[str, Any]
FIELDS: Fields = {
    **HEAD_FIELDS,
    **SOURCES_FIELDS,
    **lines("talk_text", "aside_text", "annex_note"),
    "proposals": Rows(
        texts("number", "name", "role", "village", "talker", "due") | lines("reason", "clause")
    ),
    "aside": Rows(texts("number", "name", "role", "village") | lines("reason")),
    "records": Rows(
        texts("number", "name", "role", "village", "sending_unit", "talker", "period", "reason")
    ),
}


def talk_contents(brief: Brief) -> dict[str, Any]:
    """Everything that the template of the proposals can show."""
    found = talks_found(brief)
    proposed = [one for one in found if one.reasons]
    aside = [one for one in found if not one.reasons]
    sources = list(dict.fromkeys(s for one in proposed for _, s in one.clauses if s))
    return head_matter(brief) | {
        "talk_text": _sentences(brief, len(proposed)),
        "proposals": _numbered([_proposal(brief, one, sources) for one in proposed]),
        "annex_note": [zh.ANNEX_RECORDS.format(count=len(proposed))] if proposed else [],
        "aside_text": [zh.TALKS_ASIDE.format(count=len(aside))] if aside else [],
        "aside": _numbered([_whom(one) | {"reason": list(one.supports)} for one in aside]),
        "records": _numbered([_record(brief, one) for one in proposed]),
        "sources": [_source(brief, s, number) for number, s in enumerate(sources, start=1)],
    }


def _sentences(brief: Brief, count: int) -> list[str]:
    words = {
        "period": brief.period.label,
        "committee": area_words(brief.results)["committee"],
        "due": day_text(brief.due),
    }
    pattern = zh.TALKS if count else zh.TALKS_NOTHING
    return [pattern.format(count=count, **words)]


def _whom(one: Talk) -> Row:
    return {"name": one.name, "role": one.role or zh.NONE, "village": one.village or zh.NONE}


def _proposal(brief: Brief, one: Talk, sources: list[str]) -> Row:
    clauses = [
        zh.CLAUSE.format(clause=clause, number=sources.index(source) + 1) if source else clause
        for clause, source in one.clauses
    ]
    supports = [zh.TALK_SUPPORT.format(reason=reason) for reason in one.supports]
    return _whom(one) | {
        "reason": _sentences_of([*one.reasons, *supports]),
        "clause": clauses or [zh.NONE],
        "talker": _talker(brief, one),
        "due": day_text(brief.due),
    }


def _sentences_of(reasons: list[str]) -> list[str]:
    return [reason.rstrip(zh.STOP) + zh.STOP for reason in reasons]


def _record(brief: Brief, one: Talk) -> Row:
    return _whom(one) | {
        "sending_unit": one.sending_unit or zh.NONE,
        "talker": _talker(brief, one),
        "period": brief.period.label,
        "reason": "\n".join(_sentences_of(list(one.reasons))),
    }


def _talker(brief: Brief, one: Talk) -> str:
    """Who is declared to talk with those in such a role; `other` is for all not named."""
    talkers = brief.document.shows.get("talkers", {})
    pattern = talkers.get(one.role) or talkers.get("other", "")
    committee = area_words(brief.results)["committee"]
    return pattern.replace(zh.COMMITTEE_PLACE, committee) or zh.NONE


def _numbered(found: list[Row]) -> list[Row]:
    return [{"number": place} | row for place, row in enumerate(found, start=1)]


def _source(brief: Brief, source: str, number: int) -> str:
    title = brief.results.catalogue["sources"].get(source, {}).get("title", source)
    return zh.SOURCE.format(number=number, title=title)
