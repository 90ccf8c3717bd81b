"""What the register of villages says of one village, as texts; what is blank stays blank."""

from collections.abc import Mapping

import pandas as pd

from bangfu_lib.charts.names import village_name
from bangfu_lib.reports.brief import Brief
from bangfu_lib.reports.figures import printed
from bangfu_lib.reports.rows_by import Row, of_villages
from bangfu_lib.reports.written import written
from bangfu_lib.scoring.rounding import shown
from bangfu_lib.zh import cards_text as zh

COUNTS = (
    "groups",
    "household_count",
    "population",
    "resident_households",
    "resident_population",
    "lifted_households",
    "monitored_households",
    "allowance_households",
    "destitute_households",
    "labourers",
    "working_away",
    "party_members",
)
AMOUNTS = ("farmland", "collective_income")
PERSONS_OF = ("lifted_persons", "monitored_persons")


def village_facts(brief: Brief, names: tuple[str, ...] = ()) -> dict[str, dict[str, str]]:
    """By village its counts, areas and money as printed, and the columns `names` as texts.

    `lifted_persons` and `monitored_persons` carry their measure word, since they follow the
    households; income is in 元 or 万元. "" for what is not known.
    """
    columns = ("village", *COUNTS, *PERSONS_OF, *AMOUNTS, *names)
    nothing = dict.fromkeys(columns, "")
    rows = of_villages(brief, "villages", columns).to_dict("records")
    found = {row["village"]: _facts(brief, row, names) for row in rows}
    return {unit: found.get(unit, nothing) for unit in brief.units()}


def _facts(brief: Brief, row: Row, names: tuple[str, ...]) -> dict[str, str]:
    facts = {name: written(row[name]) for name in (*COUNTS, *names)}
    for name in PERSONS_OF:
        count = written(row[name])
        facts[name] = zh.PEOPLE.format(count=count) if count else ""
    area, income = (row[name] for name in AMOUNTS)
    facts["farmland"] = "" if pd.isna(area) else shown(area)
    facts["collective_income"] = (
        "" if pd.isna(income) else printed(income, zh.YUAN, approximate=False)
    )
    if "name" in names:
        facts["name"] = village_name(brief.results, row["village"])
    return facts


def health_counts(brief: Brief, unit: str) -> list[str]:
    """Counts of people by their health, small ones suppressed; none in public documents.

    Which columns these are is declared in params/ledgers (counts: health).
    """
    if not brief.document.internal:
        return []
    fields = brief.results.catalogue["ledgers"]["villages"]["fields"]
    declared = {name: one["header"] for name, one in fields.items() if one.get("counts")}
    table = brief.ledger("villages")
    mine = table[table["village"] == unit]
    return [
        zh.HEALTH_COUNT.format(label=_label(header), count=_count(value))
        for name, header in declared.items()
        for value in mine[name].dropna().tolist()[:1]
    ]


def _label(header: str) -> str:
    for old, new in zh.HEALTH_LABELS:
        header = header.removesuffix(old) + new
    return header


def _count(value: str) -> str:
    """少于3人 for what masks write as <3."""
    plain = value.removeprefix("<")
    pattern = zh.PEOPLE if plain == value else zh.FEWER
    return pattern.format(count=plain)


def figure_cells(facts: Mapping[str, str]) -> list[tuple[str, str]]:
    """(label, value with its measure word) of every figure that is known, for a table."""
    return [
        (label, _with_word(name, facts[name]))
        for name, label in zh.FIGURES.items()
        if facts.get(name)
    ]


def _with_word(name: str, value: str) -> str:
    if not value.replace(".", "").isdecimal():
        return value
    households = zh.HOUSEHOLDS if name.endswith(("_households", "_count")) else zh.PERSONS
    return zh.COUNTED.format(number=value, word=zh.FIGURE_WORDS.get(name, households))
