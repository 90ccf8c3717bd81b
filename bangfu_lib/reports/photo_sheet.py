"""Contents of the sheet of photo captions (温馨照片说明): what may be posted, and what not yet."""

from typing import Any

import pandas as pd

from bangfu_lib.charts.names import village_name
from bangfu_lib.reports.brief import Brief, day_text, head_matter
from bangfu_lib.reports.fields_shared import HEAD_FIELDS, VILLAGE_FIELDS
from bangfu_lib.reports.written import written
from bangfu_lib.word.fields import Fields, lines, rows, texts
from bangfu_lib.zh import cards_text as zh

FIELDS: Fields = {
    **HEAD_FIELDS,
    **VILLAGE_FIELDS,
    **texts("photos_text"),
    **lines("edition_note"),
    "photos": rows(
        "number", "code", "household_code", "taken_on", "taken_at", "event", "helper", "state"
    ),
    "captions": rows("left_code", "left_caption", "right_code", "right_caption"),
    "withheld": rows("number", "code", "household_code", "taken_on", "reason"),
}
MANDATORY = ("made_on", "place", "event")
Row = dict[str, Any]


def photo_sheet_contents(brief: Brief) -> dict[str, Any]:
    """Photos whose time, place and event are known and whose household consents, then the others.

    Public documents tell neither places nor events, so that they show the numbers alone.
    """
    known = _judged(brief)
    ready, held = known[known["reason"] == ""], known[known["reason"] != ""]
    told = brief.document.internal
    names = _helper_names(brief)
    photos = [_photo(place, row, names) for place, row in _rows(ready)] if told else []
    return head_matter(brief) | {
        "village_code": brief.unit,
        "village_name": village_name(brief.results, brief.unit),
        "photos_text": _text(brief, ready, held),
        "edition_note": [] if told or known.empty else [zh.PHOTOS_PUBLIC],
        "photos": photos,
        "captions": _pairs(photos),
        "withheld": [_held(place, row) for place, row in _rows(held)],
    }


def _judged(brief: Brief) -> pd.DataFrame:
    """The village's photos with the column `reason`: why each may not be posted; "" if it may."""
    table = brief.ledger("cards")
    mine = table[(table["village"] == brief.unit) & table["kind"].isin(brief.shows("card_kinds"))]
    # What public documents blank is still known to be there.
    whole = brief.results.ledger("cards")
    lacking = {name: whole[name].reindex(mine.index).isna() for name in MANDATORY}
    consent = mine["consent"]
    reasons = [
        _reason([name for name in MANDATORY if lacking[name][at]], consent[at], up)
        for at, up in zip(mine.index, mine["posted"].fillna(False), strict=True)
    ]
    judged = mine.assign(reason=pd.Series(reasons, index=mine.index, dtype="object"))
    return judged.sort_values(["made_on", "card"], kind="stable")


def _reason(missing: list[str], consent: Any, posted: bool) -> str:
    fields = zh.SEPARATOR.join(zh.LACK_FIELDS[name] for name in missing)
    reasons = [zh.LACKS.format(fields=fields)] if fields else []
    if pd.isna(consent):
        reasons.append(zh.CONSENT_UNKNOWN)
    elif not consent:
        reasons.append(zh.NO_CONSENT)
    if reasons and posted:
        reasons.append(zh.ALREADY_UP)
    return zh.SEMICOLON.join(reasons)


def _rows(table: pd.DataFrame) -> list[tuple[int, Row]]:
    return list(enumerate(table.to_dict("records"), start=1))


def _helper_names(brief: Brief) -> dict[str, str]:
    persons = brief.ledger("persons")
    return dict(zip(persons["person"], persons["name"].fillna(""), strict=True))


def _photo(place: int, row: Row, names: dict[str, str]) -> Row:
    return {
        "number": place,
        "code": row["card"],
        "household_code": written(row["household"]),
        "taken_on": day_text(row["made_on"]),
        "taken_at": written(row["place"]),
        "event": written(row["event"]),
        "helper": names.get(written(row["helper"]), ""),
        "state": zh.POSTED if written(row["posted"]) == zh.YES else zh.NOT_POSTED,
    }


def _pairs(photos: list[Row]) -> list[Row]:
    """Strips to cut out, two in a row."""
    strips = [_strip(one) for one in photos] + [("", "")] * (len(photos) % 2)
    return [
        {
            "left_code": left[0],
            "left_caption": left[1],
            "right_code": right[0],
            "right_caption": right[1],
        }
        for left, right in zip(strips[::2], strips[1::2], strict=True)
    ]


def _strip(photo: Row) -> tuple[str, str]:
    words = {"day": photo["taken_on"], "place": photo["taken_at"], "event": photo["event"]}
    return photo["code"], zh.CAPTION.format(**words)


def _held(place: int, row: Row) -> Row:
    return {
        "number": place,
        "code": row["card"],
        "household_code": written(row["household"]),
        "taken_on": written(row["made_on"]),
        "reason": row["reason"],
    }


def _text(brief: Brief, ready: pd.DataFrame, held: pd.DataFrame) -> str:
    village = village_name(brief.results, brief.unit)
    if ready.empty and held.empty:
        return zh.PHOTOS_NONE.format(village=village)
    up = int(held["posted"].fillna(False).sum())
    down = zh.TAKE_DOWN.format(count=up) if up else ""
    withheld = zh.PHOTOS_HELD.format(count=len(held), down=down) if len(held) else zh.PHOTOS_ALL
    return zh.PHOTOS.format(
        village=village, photos=len(ready) + len(held), ready=len(ready), withheld=withheld
    )
