"""Contents of the quarterly note (季度小结): a skeleton that the village's team completes."""

from collections import Counter
from fractions import Fraction
from typing import Any

import pandas as pd

from bangfu_lib.charts.items import item_table
from bangfu_lib.charts.names import village_name
from bangfu_lib.charts.numbers import points_text
from bangfu_lib.reports.brief import Brief, head_matter, quoted
from bangfu_lib.reports.fields_shared import HEAD_FIELDS, VILLAGE_FIELDS
from bangfu_lib.reports.figures import headed
from bangfu_lib.reports.norms import norms
from bangfu_lib.reports.registered import open_problems
from bangfu_lib.reports.team import serving
from bangfu_lib.reports.village_work import partly_counted, work_sentences
from bangfu_lib.reports.written import role_before
from bangfu_lib.word.fields import Fields, lines, rows, texts
from bangfu_lib.zh import periodic_text as zh
from bangfu_lib.zh import reports as words

MOST_LISTED, MOST_TOPICS = 5, 4
FIELDS: Fields = {
    **HEAD_FIELDS,
    **VILLAGE_FIELDS,
    **texts("span", "next_span"),
    **lines("basics", "no_work", "work_note", "deadline"),
    "work": rows("heading", "text"),
    "difficulties": rows("heading", "text"),
    "plans": rows("heading", "text"),
}


def note_contents(brief: Brief) -> dict[str, Any]:
    """Everything that the template of the note can show; the team adds the rest by hand."""
    work = headed(work_sentences(brief, "work"))
    return head_matter(brief) | {
        "village_code": brief.unit,
        "village_name": village_name(brief.results, brief.unit),
        "span": brief.fill("{span}"),
        "next_span": brief.fill("{next}"),
        "deadline": deadline(brief),
        "basics": basics(brief),
        "work": work,
        "work_note": partly_counted(brief),
        "no_work": [] if work else [zh.NO_WORK.format(period=brief.period.label)],
        "difficulties": headed(difficulties(brief)),
        "plans": headed(work_sentences(brief, "plans")),
    }


def deadline(brief: Brief) -> list[str]:
    """By when the note is due, by which rule; nothing where the office is bound by none."""
    known = brief.results.catalogue["norms"]
    known_sources = brief.results.catalogue["sources"]
    due = [known[name] for name in brief.shows("deadline_norms") if name in known]
    return [
        zh.DEADLINE.format(
            threshold=norm["threshold"],
            source=words.TITLE.format(title=known_sources[norm["source"]]["title"]),
            clause=norm["clause"],
        )
        for norm in due
    ]


def basics(brief: Brief) -> list[str]:
    """How large the village is, who helps it, and who is posted in it."""
    known = brief.results.catalogue["units"][brief.unit]
    said = [_size(brief)]
    if known["sending_unit"]:
        said.append(zh.HELPED_BY.format(unit=known["sending_unit"]))
    return ["".join([*said, _team(brief)])]


def _size(brief: Brief) -> str:
    """Households and people by the register; what it leaves blank is not said."""
    table = brief.ledger("villages")
    own = table[table["village"] == brief.unit].to_dict("records")
    row = own[0] if own else dict.fromkeys((*zh.SIZES, *zh.POOR))
    whole = [p.format(count=row[k]) for k, p in zh.SIZES.items() if pd.notna(row[k])]
    among = [p.format(count=row[k]) for k, p in zh.POOR.items() if pd.notna(row[k]) and row[k]]
    if not whole:
        return ""
    return zh.VILLAGE_SIZE.format(
        village=village_name(brief.results, brief.unit),
        whole=words.SEPARATOR.join(whole),
        among=zh.AMONG.format(listing=words.SEPARATOR.join(among)) if among else "",
    )


def _team(brief: Brief) -> str:
    """Who is posted by role: names, or how many where they are many."""
    persons, roles = serving(brief), brief.shows("team_roles")
    here = persons[persons["village"] == brief.unit].drop_duplicates(["person", "role"])
    named = []
    for role in roles:
        names = list(here["name"][here["role"] == role])
        if len(names) > MOST_LISTED:
            named.append(words.TEAM_ROLE.format(role=role, count=len(names)))
        elif names:
            listing = words.SEPARATOR.join(names)
            named.append(zh.TEAM_NAMES.format(role=role_before(role, names), names=listing))
    return zh.TEAM_OF.format(listing=words.COMMA.join(named)) if named else ""


def difficulties(brief: Brief) -> list[str]:
    """What is open, what cost points, which norms are missed; nothing of what is in order."""
    found = [_open_problems(brief), _lost_items(brief), _missed_norms(brief)]
    return [sentence for sentence in found if sentence]


def _open_problems(brief: Brief) -> str:
    still = open_problems(brief)
    if not still:
        return ""
    late = sum(bool(row["overdue"]) for row in still)
    table = brief.ledger("problems")
    codes = {row["code"] for row in still}
    topics = Counter(table["topic"][table["problem"].isin(codes)].dropna())
    listing = words.SEPARATOR.join(name for name, _ in topics.most_common(MOST_TOPICS))
    return zh.OPEN_ONES.format(
        open=len(still),
        late=zh.LATE_ONES.format(count=late) if late else "",
        topics=zh.TOPICS.format(listing=listing) if listing else "",
    )


def _lost_items(brief: Brief) -> str:
    """The items that cost most, with their points: of the assessed period."""
    return lost_items(brief, zh.ITEMS_LOST)


def lost_items(brief: Brief, pattern: str) -> str:
    """`pattern` filled with what was lost in all and where most of it; "" where nothing was."""
    table = item_table(brief.results, brief.unit)
    lost = [(row["label"], row["full"] - row["points"]) for row in table.to_dict("records")]
    ordered = sorted((one for one in lost if one[1] > 0), key=lambda one: -one[1])
    if not ordered:
        return ""
    whole = sum((points for _, points in ordered), Fraction(0))
    named = [
        zh.ITEM_LOST.format(item=quoted(item), lost=points_text(points))
        for item, points in ordered[:MOST_LISTED]
    ]
    return pattern.format(
        period=brief.results.period.label,
        whole=points_text(whole),
        most=zh.MOSTLY if len(ordered) > MOST_LISTED else "",
        listing=words.SEPARATOR.join(named),
    )


def _missed_norms(brief: Brief) -> str:
    missed = [quoted(row["label"]) for row in norms(brief) if row["unmet"]]
    if not missed:
        return ""
    more = zh.AND_MORE_ITEMS.format(count=len(missed)) if len(missed) > MOST_LISTED else ""
    return zh.NORMS_MISSED.format(listing="".join(missed[:MOST_LISTED]), more=more)
