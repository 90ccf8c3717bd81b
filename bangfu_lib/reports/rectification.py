"""Contents of the order to put right (整改通知书) with its receipt: what, why, by whom, until when.

The problem list is the ledger of all that is open; the order names what was lost and what is
late, and points to the numbers that these have on the list.
"""

from typing import Any

from bangfu_lib.charts.names import village_name
from bangfu_lib.reports.basis import cited_sources
from bangfu_lib.reports.brief import Brief, day_text, head_matter
from bangfu_lib.reports.called import called, naming_nobody, posted_names
from bangfu_lib.reports.fields_shared import HEAD_FIELDS, SOURCES_FIELDS, VILLAGE_FIELDS
from bangfu_lib.reports.losses import losses
from bangfu_lib.reports.problems import own_words, request, responsible
from bangfu_lib.reports.registered import decided_days, open_problems
from bangfu_lib.reports.team import responsible_person
from bangfu_lib.word.fields import Fields, Rows, lines, rows, texts
from bangfu_lib.zh import people_text as zh
from bangfu_lib.zh import reports as words

MOST_CODES, MOST_REASONS = 6, 2
Row = dict[str, Any]

FIELDS: Fields = {
    **HEAD_FIELDS,
    **VILLAGE_FIELDS,
    **SOURCES_FIELDS,
    **lines("tasks_text", "consequence"),
    **texts("receiver", "list_number"),
    "tasks": Rows(
        texts("number", "basis", "request", "responsible", "due") | lines("problem", "evidence")
    ),
    "receipt": Rows(texts("number") | lines("problem")),
    "receipt_head": rows("document_number", "village_name", "receiver", "text"),
}


def rectification_contents(brief: Brief) -> dict[str, Any]:
    """Everything that the template of the order can show.

    A village with nothing to put right gets a short letter that says so: no table, no receipt.
    """
    open_ones, lost = open_problems(brief), losses(brief, brief.unit)
    found = [*_late(brief, open_ones), *_lost(brief, lost, first=len(open_ones) + 1)]
    tasks = [{"number": place} | row for place, row in enumerate(found, start=1)]
    head = head_matter(brief)
    receiver = responsible_person(brief, brief.unit) or words.TO_BE_NAMED
    own = {
        "village_name": village_name(brief.results, brief.unit),
        "receiver": called(brief, receiver),
    }
    return head | {
        "title": head["title"] if tasks else _title_of_nothing(brief, head["title"]),
        "village_code": brief.unit,
        **own,
        "list_number": _list_number(brief),
        "tasks_text": _sentences(brief, tasks, open_ones),
        "tasks": tasks,
        "consequence": _consequence(brief) if tasks else [],
        "sources": cited_sources(brief) if lost else [],
        "receipt": [{key: row[key] for key in ("number", "problem")} for row in tasks],
        "receipt_head": [_receipt(brief, head, own)] if tasks else [],
    }


def _receipt(brief: Brief, head: Row, own: Row) -> Row:
    """What stands above the table of the receipt."""
    said = brief.fill(brief.document.says.get("receipt", ""))
    return {"document_number": head["document_number"], "text": said, **own}


def _title_of_nothing(brief: Brief, title: str) -> str:
    said = brief.document.says.get("nothing_title", "")
    return brief.fill(said) if said else title


def _list_number(brief: Brief) -> str:
    return brief.fill(brief.document.says.get("list_number", ""))


def _sentences(brief: Brief, tasks: list[Row], open_ones: list[Row]) -> list[str]:
    village, period = village_name(brief.results, brief.unit), brief.period.label
    decided = _decided(brief, open_ones)
    if tasks:
        said = zh.RECTIFY.format(
            village=village, period=period, count=len(tasks), due=day_text(brief.due)
        )
        return [said + zh.RECTIFY_LIST.format(number=_list_number(brief)) + decided]
    running = zh.NOTHING_RUNNING.format(count=len(open_ones)) if open_ones else ""
    nothing = zh.NOTHING if brief.scored else zh.NOTHING_UNSCORED
    return [nothing.format(village=village, period=period) + running + decided]


def _decided(brief: Brief, open_ones: list[Row]) -> str:
    """The problems that the committee has studied, which the order does not list, and when."""
    days = decided_days(brief)
    found = [row for row in open_ones if row["code"] in days and not row["overdue"]]
    listing = zh.SEPARATOR.join(
        zh.DECIDED_ONE.format(
            code=row["code"], content=row["content"].rstrip(zh.STOP), day=days[row["code"]]
        )
        for row in found
    )
    return zh.DECIDED.format(count=len(found), listing=listing) if found else ""


def _late(brief: Brief, open_ones: list[Row]) -> list[Row]:
    """Problems that are late, those of one stream together, by their places on the list."""
    streams: dict[str, list[Row]] = {}
    for row in open_ones:
        if row["overdue"]:
            streams.setdefault(row["stream"], []).append(row)
    return [_stream(brief, stream, found) for stream, found in streams.items()]


def _stream(brief: Brief, stream: str, found: list[Row]) -> Row:
    named = [
        words.REGISTERED.format(code=row["code"], content=row["content"].rstrip(zh.STOP))
        for row in found[:MOST_CODES]
    ]
    more = [zh.LATE_MORE.format(count=len(found))] if len(found) > MOST_CODES else []
    label = brief.results.catalogue["ledgers"]["problems"]["label"]
    persons = list(dict.fromkeys(called(brief, row["responsible"]) for row in found))
    return {
        "problem": [zh.LATE.format(stream=stream, count=len(found)), *named, *more],
        "basis": zh.LATE_BASIS,
        "evidence": [
            zh.LEDGER.format(name=label),
            zh.LISTED_AT.format(places=places_text([row["number"] for row in found])),
        ],
        "request": brief.document.rectify.get("problems", words.RECTIFY),
        "responsible": zh.SEPARATOR.join(persons[:MOST_CODES]),
        "due": day_text(brief.due),
    }


def _lost(brief: Brief, lost: list[Row], *, first: int) -> list[Row]:
    """What cost points, by clause: the list has the rows of the ledgers that show it."""
    groups: dict[tuple[str, ...], list[tuple[int, Row]]] = {}
    for place, row in enumerate(lost, start=first):
        shared = (row["clause"], row["ledger"], request(brief, row), _answering(brief, row))
        groups.setdefault(shared, []).append((place, row))
    return [_order(brief, shared, group) for shared, group in groups.items()]


def _answering(brief: Brief, row: Row) -> str:
    return responsible(brief, row["persons"])


def _order(brief: Brief, shared: tuple[str, ...], group: list[tuple[int, Row]]) -> Row:
    """What one clause asks of the same persons in the same way, in one line of the order."""
    clause, ledger, asked, persons = shared
    return {
        "problem": [said for _, row in group for said in _said(brief, row)],
        "basis": clause,
        "evidence": [
            zh.LEDGER.format(name=ledger) if ledger else words.NO_LEDGER,
            zh.LISTED_AT.format(places=places_text([place for place, _ in group])),
        ],
        "request": asked,
        "responsible": persons,
        "due": day_text(brief.due),
    }


def _said(brief: Brief, row: Row) -> list[str]:
    """What was lost by whom, in full where that is short; else how often it was lost."""
    names = posted_names(brief, brief.unit)
    said = row["reason"] if len(row["reason"]) <= MOST_REASONS else [row["problem"]]
    return [own_words(brief, naming_nobody(brief, one, names)) for one in said]


def places_text(places: list[int]) -> str:
    """1, 2, 3, 7 as 1—3、7."""
    spans: list[list[int]] = []
    for place in sorted(places):
        if spans and place == spans[-1][1] + 1:
            spans[-1][1] = place
        else:
            spans.append([place, place])
    parts = [str(a) if a == b else zh.SPAN.format(first=a, last=b) for a, b in spans]
    return zh.SEPARATOR.join(parts)


def _consequence(brief: Brief) -> list[str]:
    said = brief.document.says.get("consequence", "")
    return [brief.fill(said)] if said else []
