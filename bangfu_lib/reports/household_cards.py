"""Contents of the cards that hang in households (精准帮扶明白卡), and how many have one."""

from typing import Any

import pandas as pd

from bangfu_lib.charts.names import village_name
from bangfu_lib.charts.numbers import percent_text
from bangfu_lib.reports.brief import Brief, head_matter
from bangfu_lib.reports.fields_shared import HEAD_FIELDS, VILLAGE_FIELDS
from bangfu_lib.reports.posted_help import helpers
from bangfu_lib.reports.rows_by import Row, rows_by
from bangfu_lib.reports.village_households import (
    KEY,
    enjoyed,
    households,
    inside,
    keyed,
)
from bangfu_lib.reports.written import fitting, written
from bangfu_lib.word.fields import Fields, lines, rows, texts
from bangfu_lib.zh import cards_text as zh

FIELDS: Fields = {
    **HEAD_FIELDS,
    **VILLAGE_FIELDS,
    **texts("cards_text"),
    **lines("missing_text", "phone_blank"),
    "household_cards": rows(
        "number", "household_code", "head_name", "category", "family", "helper", "doctor",
        "measures_text", "policies_text",
    ),
    "card_counts": rows("category", "expected", "complete", "missing", "share"),
    "without_card": rows("number", "household_code", "head_name", "category", "helper"),
}  # fmt: skip


# What two lines of a card hold, in characters: with a third, a page would hold two cards only.
MOST_MEASURES = MOST_POLICIES = 54


def household_card_contents(brief: Brief) -> dict[str, Any]:
    """A card for every household of the declared categories, then who has none yet."""
    known, named = households(brief), helpers(brief)
    made = keyed(brief, "cards")
    made = made[made["kind"].isin(brief.shows("card_kinds"))]
    covered = known[KEY].isin(made[KEY].dropna())
    rows_, more = known.to_dict("records"), _more(brief)
    cards = [_card(brief, place, row, named, more) for place, row in enumerate(rows_, start=1)]
    lacking = [card for card, has in zip(cards, covered, strict=True) if not has]
    return head_matter(brief) | {
        "village_code": brief.unit,
        "village_name": village_name(brief.results, brief.unit),
        "household_cards": cards,
        "cards_text": _text(brief, covered, int(made[KEY].isin(known[KEY]).sum())),
        "phone_blank": [] if brief.document.contact.get("phone") else [""],
        "card_counts": _counts(brief, known, covered) if cards else [],
        "missing_text": _missing_text(brief, len(cards), len(lacking)),
        "without_card": _listed(lacking) if brief.document.internal else [],
    }


def _more(brief: Brief) -> tuple[dict[str, list[Row]], dict[str, list[Row]]]:
    """Measures and policies of each household."""
    return rows_by(keyed(brief, "measures"), KEY), rows_by(enjoyed(brief), KEY)


def _card(
    brief: Brief,
    place: int,
    row: Row,
    named: dict[str, str],
    more: tuple[dict[str, list[Row]], dict[str, list[Row]]],
) -> Row:
    size = inside(brief, row["family_size"])
    measures, policies = (found.get(row[KEY], []) for found in more)
    return {
        "number": place,
        "household_code": written(row["household"]),
        "head_name": written(row["head"]),
        "category": inside(brief, row["category"]),
        "family": zh.FAMILY.format(count=size) if size else "",
        "helper": named.get(written(row["helper"]), ""),
        "doctor": written(row["doctor"]),
        "measures_text": fitting([_measure(one) for one in measures], MOST_MEASURES, zh.SEMICOLON),
        "policies_text": fitting([written(one["policy"]) for one in policies], MOST_POLICIES),
    }


def _measure(row: Row) -> str:
    content, state = written(row["content"]).rstrip(zh.STOP), written(row["state"])
    return zh.MEASURE.format(content=content, state=state) if content and state else content


def _listed(cards: list[Row]) -> list[Row]:
    names = ("household_code", "head_name", "category", "helper")
    return [
        {"number": place} | {name: card[name] for name in names}
        for place, card in enumerate(cards, start=1)
    ]


def _text(brief: Brief, covered: pd.Series, cards: int) -> str:
    if covered.empty:
        return _none(brief)
    has = int(covered.sum())
    pattern = zh.HOUSEHOLD_CARDS if has else zh.HOUSEHOLD_CARDS_NOT_MADE
    return pattern.format(
        village=village_name(brief.results, brief.unit),
        categories=_categories(brief),
        households=len(covered),
        covered=has,
        cards=cards,
        share=percent_text(has, len(covered)),
        more=zh.REMADE if cards > has else "",
    )


def _none(brief: Brief) -> str:
    village = village_name(brief.results, brief.unit)
    return zh.HOUSEHOLD_CARDS_NONE.format(village=village, categories=_categories(brief))


def _categories(brief: Brief) -> str:
    """Those of the declared categories that the village's households have; all where none has."""
    known = set(households(brief)["category"])
    declared = brief.shows("household_categories")
    return zh.SEPARATOR.join([one for one in declared if one in known] or declared)


def _missing_text(brief: Brief, cards: int, lacking: int) -> list[str]:
    if not cards:
        return []
    pattern = zh.WITHOUT_CARD if brief.document.internal else zh.WITHOUT_CARD_PUBLIC
    return [pattern.format(count=lacking) if lacking else zh.ALL_COVERED]


def _counts(brief: Brief, known: pd.DataFrame, covered: pd.Series) -> list[Row]:
    """Households with cards by category, and all of them."""
    by_kind = [
        _count(kind, covered[known["category"] == kind])
        for kind in brief.shows("household_categories")
    ]
    kinds = [row for row in by_kind if row["expected"]]
    return [*kinds, _count(zh.ALL_KINDS, covered)] if len(kinds) > 1 else kinds


def _count(label: str, covered: pd.Series) -> Row:
    due, has = len(covered), int(covered.sum())
    return {
        "category": label,
        "expected": due,
        "complete": has,
        "missing": due - has,
        "share": percent_text(has, due) if due else "",
    }
