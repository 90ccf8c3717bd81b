"""Contents of the cards that tell villagers who helps their village (村级帮扶力量明白卡)."""

from typing import Any

import pandas as pd

from bangfu_lib.charts.names import village_name
from bangfu_lib.reports.brief import Brief, head_matter
from bangfu_lib.reports.card_room import MOST_LISTED, measure_lines, of_people
from bangfu_lib.reports.development import development, measures
from bangfu_lib.reports.fields_shared import HEAD_FIELDS
from bangfu_lib.reports.posted_help import Help, helping_units, village_help
from bangfu_lib.reports.village_facts import village_facts
from bangfu_lib.reports.written import fitting, known_texts, sentence, written
from bangfu_lib.word.fields import Fields, Rows, lines, rows, texts
from bangfu_lib.zh import cards_text as zh

FIELDS: Fields = {
    **HEAD_FIELDS,
    **texts("cards_text"),
    **lines("unfilled", "phone_blank"),
    "village_cards": Rows(
        texts("card_title", "facts_text", "helping_unit", "measures_text", "posted_line")
        | lines("measures_wide", "measures_close")
        | {"help": rows("holder", "people")}
    ),
    "postings": rows("number", "village", "code", "posted_at", "made_on", "state", "posted_on"),
}
BLANK = PHONE = ""


def village_card_contents(brief: Brief) -> dict[str, Any]:
    """A card for each place where the ledger says it is posted, a page each, and the register.

    A village without places has one card; public documents name no places, so there one for each.
    """
    posted = _postings(brief)
    drafts = _drafts(brief)
    cards = [card for unit, one in drafts.items() for card in _copies(one, _places(posted, unit))]
    return head_matter(brief) | {
        "village_cards": cards,
        "cards_text": _text(brief, posted, len(cards)),
        "postings": [_posting(brief, place, row) for place, row in _numbered(brief, posted)],
        "unfilled": _unfilled(brief, drafts),
        "phone_blank": [] if brief.document.contact.get("phone") else [BLANK],
    }


def _postings(brief: Brief) -> pd.DataFrame:
    """The rows of the ledger of cards that are of the declared kind."""
    table = brief.ledger("cards")
    mine = table[table["kind"].isin(brief.shows("card_kinds"))]
    return mine[mine["village"].isin(brief.units())].sort_values(["village", "card"], kind="stable")


def _places(posted: pd.DataFrame, unit: str) -> list[str]:
    return list(dict.fromkeys(known_texts(posted["place"][posted["village"] == unit]))) or [BLANK]


def _drafts(brief: Brief) -> dict[str, dict[str, Any]]:
    """By village what every copy of its card says."""
    facts, units = village_facts(brief), helping_units(brief)
    people, grown = village_help(brief), development(brief)
    drafts = {}
    for unit in brief.units():
        draft = {
            "card_title": zh.CARD_TITLE.format(village=village_name(brief.results, unit)),
            "facts_text": "".join(sentence(facts[unit], zh.PLAIN_CARD)),
            "helping_unit": fitting(units[unit], MOST_LISTED),
            "help": [_row(one) for one in people[unit] if one.people],
            "measures_text": "\n".join(measures(grown[unit])),
        }
        drafts[unit] = draft | _measured(draft, measures(grown[unit]))
    return drafts


def _measured(draft: dict[str, Any], said: list[str]) -> dict[str, list[str]]:
    """The measures in letters as large as the other rows leave room for."""
    others = [draft["facts_text"], draft["helping_unit"], PHONE]
    large, small = measure_lines(said, [*others, *(row["people"] for row in draft["help"])])
    return {"measures_wide": large, "measures_close": small}


def _row(one: Help) -> dict[str, str]:
    return {"holder": one.label, "people": of_people(one.people, one.names, zh.SEPARATOR)}


def _copies(draft: dict[str, Any], places: list[str]) -> list[dict[str, Any]]:
    return [
        draft
        | {
            "posted_line": zh.POSTED_AT.format(where=where, place=place, count=len(places))
            if where
            else BLANK,
        }
        for place, where in enumerate(places, start=1)
    ]


def _numbered(brief: Brief, posted: pd.DataFrame) -> list[tuple[int, dict[str, Any]]]:
    """The register goes to the office alone."""
    return list(enumerate(posted.to_dict("records"), start=1)) if brief.document.internal else []


def _posting(brief: Brief, place: int, row: dict[str, Any]) -> dict[str, Any]:
    return {
        "number": place,
        "village": village_name(brief.results, row["village"]),
        "code": row["card"],
        "posted_at": written(row["place"]),
        "made_on": written(row["made_on"]),
        "state": zh.POSTED if written(row["posted"]) == zh.YES else zh.NOT_POSTED,
        "posted_on": written(row["posted_on"]),
    }


def _text(brief: Brief, posted: pd.DataFrame, cards: int) -> str:
    if not brief.units():
        return zh.CARDS_NONE
    if not brief.document.internal:
        return zh.CARDS_TEXT_PUBLIC.format(cards=cards)
    placed = posted["place"].notna()
    done = int((placed & posted["posted"].fillna(False)).sum())
    said = zh.CARDS_POSTED.format(count=int(placed.sum()), posted=done)
    villages = len(brief.units())
    said = said if placed.any() else zh.CARDS_UNPLACED
    return zh.CARDS_TEXT.format(cards=cards, villages=villages, posted=said)


def _unfilled(brief: Brief, drafts: dict[str, dict[str, Any]]) -> list[str]:
    """For each village what its card lacks, and the office's phone; nothing in public."""
    if not brief.document.internal:
        return []
    kinds = list(brief.document.shows["holders"])
    phone = [] if brief.document.contact.get("phone") or not drafts else [zh.UNFILLED_PHONE]
    lacking = ((unit, _missing(one, kinds)) for unit, one in drafts.items())
    return phone + [
        zh.UNFILLED.format(
            village=village_name(brief.results, unit), missing=zh.SEPARATOR.join(missing)
        )
        for unit, missing in lacking
        if missing
    ]


def _missing(draft: dict[str, Any], kinds: list[str]) -> list[str]:
    held = {row["holder"] for row in draft["help"]}
    unit = [] if draft["helping_unit"] else [zh.UNFILLED_UNIT]
    measures = [] if draft["measures_text"] else [zh.UNFILLED_MEASURES]
    return unit + [kind for kind in kinds if kind not in held] + measures
