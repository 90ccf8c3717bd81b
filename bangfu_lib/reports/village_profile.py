"""Contents of the profile of a village (村情简介): connected prose and a small table of figures."""

from collections import Counter
from typing import Any

from bangfu_lib.charts.names import village_name
from bangfu_lib.reports.brief import Brief, head_matter
from bangfu_lib.reports.development import Development, development
from bangfu_lib.reports.fields_shared import HEAD_FIELDS, VILLAGE_FIELDS
from bangfu_lib.reports.posted_help import Help, helping_units, village_help
from bangfu_lib.reports.village_facts import figure_cells, health_counts, village_facts
from bangfu_lib.reports.village_households import households
from bangfu_lib.reports.written import listed, role_before, sentence, written
from bangfu_lib.word.fields import Fields, Rows, lines, rows, texts
from bangfu_lib.zh import cards_text as zh

FIELDS: Fields = {
    **HEAD_FIELDS,
    **VILLAGE_FIELDS,
    **lines("no_profile"),
    "profile": Rows(texts("heading", "text")),
    "village_figures": rows("label", "value", "second_label", "second_value"),
}
WORDS = (
    "name", "township", "village_type", "terrain", "secretary", "exit_status", "exit_on",
    "exit_year",
)  # fmt: skip
MOST_OUTCOMES = 8


def village_profile_contents(brief: Brief) -> dict[str, Any]:
    """Sections of one paragraph each, without those of which nothing is known, and the figures."""
    facts, grown = village_facts(brief, WORDS)[brief.unit], development(brief)[brief.unit]
    said_of = (
        _land(facts),
        _people(brief, facts),
        _economy(grown, facts),
        _help(brief, facts),
        _work(brief, grown),
    )
    said = [
        (label, "".join(text)) for label, text in zip(zh.SECTIONS, said_of, strict=True) if text
    ]
    return head_matter(brief) | {
        "village_code": brief.unit,
        "village_name": village_name(brief.results, brief.unit),
        "profile": [
            {"heading": zh.HEADING.format(numeral=zh.NUMERALS[at], label=label), "text": text}
            for at, (label, text) in enumerate(said)
        ],
        "no_profile": [] if said else [zh.PROFILE_NONE.format(village=facts["name"])],
        "village_figures": _figures(facts),
    }


def _land(facts: dict[str, str]) -> list[str]:
    return sentence(facts, zh.LAND) + sentence(facts, zh.PEOPLE_HERE) + _exit(facts)


def _exit(facts: dict[str, str]) -> list[str]:
    """When the village left the list of poor villages, or what state it is in."""
    if facts["exit_on"]:
        return [zh.EXITED.format(village=facts["name"], day=facts["exit_on"])]
    if not facts["exit_status"]:
        return []
    plan = zh.EXIT_PLAN.format(year=facts["exit_year"]) if facts["exit_year"] else ""
    return [zh.EXIT_STATES.format(village=facts["name"], state=facts["exit_status"], plan=plan)]


def _people(brief: Brief, facts: dict[str, str]) -> list[str]:
    known = households(brief)
    kinds = [
        zh.REGISTERED_KIND.format(kind=kind, count=count)
        for kind, count in Counter(known["category"].dropna()).items()
    ]
    paired = int(known["helper"].notna().sum())
    pattern = zh.REGISTERED_PAIRED if paired else zh.REGISTERED
    if paired and paired == len(known):
        pattern = zh.REGISTERED_ALL_PAIRED
    registered = pattern.format(listing=zh.SEPARATOR.join(kinds), paired=paired)
    health = health_counts(brief, brief.unit)
    return (
        sentence(facts, zh.NEEDY)
        + ([registered] if kinds else [])
        + ([zh.HEALTH.format(listing=zh.SEPARATOR.join(health))] if health else [])
    )


def _economy(grown: Development, facts: dict[str, str]) -> list[str]:
    spread = [zh.DEVELOPED_KIND.format(kind=k, names=listed(names)) for k, names in grown.spread]
    developed = zh.DEVELOPED.format(listing=zh.COMMA.join(spread))
    return (
        sentence(facts, zh.ECONOMY)
        + _plan(grown)
        + ([developed] if spread else [])
        + _trainings(grown)
    )


def _plan(grown: Development) -> list[str]:
    titles = listed(zh.TITLE.format(title=one) for one in grown.titles)
    industries = listed(grown.industries)
    words = {"titles": titles, "industries": industries}
    if titles and industries:
        return [zh.PLANNED.format(**words)]
    pattern = zh.PLANNED_TITLES if titles else zh.PLANNED_INDUSTRIES
    return [pattern.format(**words)] if titles or industries else []


def _trainings(grown: Development) -> list[str]:
    held = grown.trainings
    if not held:
        return []
    roughly = any(written(row["approximate"]) == zh.YES for row in held)
    pattern = zh.TAUGHT_ROUGHLY if roughly else zh.TAUGHT_YEAR
    attended = sum(int(row["attendance"]) for row in held if written(row["attendance"]))
    return [pattern.format(count=len(held), attendance=attended, names=listed(grown.topics))]


def _help(brief: Brief, facts: dict[str, str]) -> list[str]:
    units = helping_units(brief)[brief.unit]
    found = [one for one in village_help(brief)[brief.unit] if one.names]
    team = [one for one in found if set(one.roles) & set(brief.shows("team_roles"))]
    others = [one for one in found if one not in team]
    return (
        sentence(facts, zh.PARTY)
        + ([zh.UNIT.format(units=zh.SEPARATOR.join(units))] if units else [])
        + ([_team(team)] if team else [])
        + ([_others(others)] if others else [])
    )


def _team(team: list[Help]) -> str:
    listing = zh.COMMA.join(
        zh.ROLE.format(role=one.label, count=len(one.names), names=zh.SEPARATOR.join(one.names))
        for one in team
    )
    pattern = zh.TEAM if len(team) > 1 else zh.TEAM_ALONE
    return pattern.format(count=sum(len(one.names) for one in team), listing=listing)


def _others(found: list[Help]) -> str:
    listing = zh.SEPARATOR.join(
        zh.ROLE_NAMES.format(
            role=role_before(one.label, one.names), names=zh.SEPARATOR.join(one.names)
        )
        for one in found
    )
    return zh.OTHERS.format(listing=listing)


def _work(brief: Brief, grown: Development) -> list[str]:
    table, kinds = brief.ledger("activities"), brief.shows("activity_kinds")
    counts = Counter(table["kind"][table["village"] == brief.unit])
    held = [zh.ACTIVITY.format(kind=kind, count=counts[kind]) for kind in kinds if counts[kind]]
    fruits = listed(grown.outcomes, MOST_OUTCOMES)
    return ([zh.ACTIVITIES.format(listing=zh.SEPARATOR.join(held))] if held else []) + (
        [zh.OUTCOMES.format(listing=fruits)] if fruits else []
    )


def _figures(facts: dict[str, str]) -> list[dict[str, str]]:
    """The known figures, two in a row."""
    cells = figure_cells(facts)
    cells += [("", "")] * (len(cells) % 2)
    return [
        {"label": left[0], "value": left[1], "second_label": right[0], "second_value": right[1]}
        for left, right in zip(cells[::2], cells[1::2], strict=True)
    ]
