"""Figures of a village's work in a stretch of time, by name, for the office's own sentences."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from bangfu_lib.charts.names import person_name, role_in
from bangfu_lib.errors import ParamsError
from bangfu_lib.params.documents import PLACES
from bangfu_lib.periods.period import Period
from bangfu_lib.reports.brief import Brief
from bangfu_lib.reports.figures import FIGURE, of_fact, printed, without_nought
from bangfu_lib.reports.registered import open_problems
from bangfu_lib.reports.week_register import within
from bangfu_lib.results.earlier_scores import assessed_within
from bangfu_lib.results.schemes import PERSON, VILLAGE
from bangfu_lib.scoring.rounding import shown
from bangfu_lib.zh import periodic_text as zh
from bangfu_lib.zh import reports as words

MOST_KINDS, MOST_PERSONS = 6, 6
TEN = 10


@dataclass(frozen=True)
class Tally:
    """Rows of one ledger dated within the period, or what one of its columns says of them.

    `distinct` counts different values, `total` adds amounts, `kinds` lists how many rows there
    are of each value; without any of them rows are counted.
    """

    ledger: str
    dated: str
    distinct: str = ""
    total: str = ""
    kinds: str = ""


TALLIES: Mapping[str, Tally] = {
    "visits": Tally("visits", "visited_on"),
    "visited_households": Tally("visits", "visited_on", distinct="household"),
    "visitors": Tally("visits", "visited_on", distinct="person"),
    "gifts": Tally("visits", "visited_on", total="gift"),
    "problems_received": Tally("problems", "received_on"),
    "problems_closed": Tally("problems", "closed_on"),
    "activities": Tally("activities", "held_on", kinds="kind"),
    "activity_attendance": Tally("activities", "held_on", total="attendance"),
    "trainings": Tally("trainings", "held_on", kinds="kind"),
    "training_attendance": Tally("trainings", "held_on", total="attendance"),
    "measures_done": Tally("measures", "done_on"),
    "tasks_done": Tally("tasks", "done_on"),
    "resources": Tally("resources", "received_on", kinds="kind"),
    "resource_amount": Tally("resources", "received_on", total="amount"),
    "funds": Tally("funds", "paid_on", total="amount"),
    "links": Tally("links", "held_on", kinds="kind"),
    "cards": Tally("cards", "made_on", kinds="kind"),
    "documents_completed": Tally("documents", "completed_on"),
    "submitted": Tally("reports", "submitted_on", kinds="kind"),
    "diaries": Tally("diaries", "written_on"),
}


def work_sentences(brief: Brief, key: str) -> list[str]:
    """The document's sentences under says › `key` with figures in the place of their names.

    A name is one of TALLIES, problems_open, or an indicator counted of the village or its people
    in this very period. A part whose figures are all nought or not counted is left out, and a
    sentence of which nothing is left. Raises ParamsError for a name that nobody knows.
    """
    figures = work_figures(brief)
    known = brief.results.catalogue
    nought = {*TALLIES, OPEN, *known["indicators"], *known.get("uncounted", ())} - figures.keys()
    sentences = []
    for pattern in brief.document.says.get(key, []):
        named = set(FIGURE.findall(pattern)) - set(PLACES)
        if not named <= figures.keys() | nought:
            raise _unknown(brief, min(named - figures.keys() - nought), [*TALLIES, OPEN])
        placed = brief.fill(pattern, {name: f"{{{name}}}" for name in named})
        kept = without_nought(placed, nought)
        sentences += [kept.format(**figures)] if kept else []
    return sentences


def partly_counted(brief: Brief) -> list[str]:
    """Of which periods there are visits and diaries, where the document is about more than those.

    Ledgers that are filled in for the year hold all of it.
    """
    if brief.period == brief.results.period:
        return []
    parts = assessed_within(brief.results, brief.period)
    missing = [one.label for one, kept in parts.items() if kept is None]
    if not missing:
        return []
    assessed = words.SEPARATOR.join(one.label for one, kept in parts.items() if kept)
    return [zh.PARTLY_COUNTED.format(assessed=assessed)]


OPEN = "problems_open"


def work_figures(brief: Brief) -> dict[str, str]:
    """Every figure that is not nought, printed with its measure word."""
    open_ones = len(open_problems(brief))
    figures = dict(_of_facts(brief)) | {name: _tally(brief, name) for name in TALLIES}
    figures[OPEN] = zh.MEASURES[OPEN].format(number=open_ones) if open_ones else ""
    return {name: text for name, text in figures.items() if text}


def rows_within(brief: Brief, ledger: str, dated: str) -> pd.DataFrame:
    """The village's rows of the period: of earlier results too where the period is longer."""
    table = within(brief.ledger(ledger), dated, brief)
    window = brief.results.catalogue["ledgers"][ledger]["window"]
    if window != BY_PERIOD or brief.period == brief.results.period:
        return table
    earlier = [one for one in assessed_within(brief.results, brief.period).values() if one]
    tables = [within(one.ledger(ledger, brief.edition), dated, brief) for one in earlier[:-1]]
    return pd.concat([*tables, table], ignore_index=True)


BY_PERIOD = "period"


def _tally(brief: Brief, name: str) -> str:
    tally = TALLIES[name]
    table, word = rows_within(brief, tally.ledger, tally.dated), zh.MEASURES[name]
    if tally.kinds:
        return _kinds(table[tally.kinds], word)
    if tally.total:
        amount = sum((Decimal(str(one)) for one in table[tally.total].dropna()), Decimal(0))
        rough = "approximate" in table and bool(table["approximate"].fillna(False).any())
        sure = amount // TEN * TEN if rough and amount > TEN else amount
        return printed(sure, word.format(number=""), approximate=rough) if amount else ""
    count = table[tally.distinct].nunique() if tally.distinct else len(table)
    return word.format(number=count) if count else ""


def _kinds(kinds: pd.Series, word: str) -> str:
    counts = kinds.dropna().astype("string").value_counts()
    named = [f"{kind}{word.format(number=count)}" for kind, count in counts.items()]
    more = words.AND_OTHERS if len(named) > MOST_KINDS else ""
    return words.SEPARATOR.join(named[:MOST_KINDS]) + more


def _of_facts(brief: Brief) -> Iterator[tuple[str, str]]:
    """What was counted of the village, or of each of its people, in this very period."""
    facts, known = brief.results.facts, brief.results.catalogue["indicators"]
    here = facts[(facts["village"] == brief.unit) & (facts["numerator"] > 0)]
    for (name, kind), group in here.groupby(["indicator", "unit_kind"], sort=False):
        word = known[name]["measure_word"]
        exact = group[group["period"] == brief.period.code]
        if len(exact) and kind == PERSON:
            yield str(name), _persons(brief, exact, word)
        elif len(exact) == 1:
            yield str(name), of_fact(exact.to_dict("records")[0], word)
        elif kind == VILLAGE and _parts_of(brief.period, group):
            rough = bool(group["approximate"].any())
            yield str(name), printed(sum(group["numerator"]), word, approximate=rough)


def _parts_of(period: Period, group: pd.DataFrame) -> bool:
    """Whether these are counts of smaller periods within `period`, which add up."""
    smaller = [Period.parse(code) for code in group["period"]]
    whole = group["denominator"].isna().all()
    return whole and all(period != one and period.contains(one) for one in smaller)


def _persons(brief: Brief, group: pd.DataFrame, word: str) -> str:
    order = {role: place for place, role in enumerate(brief.shows("team_roles"))}
    ranked = sorted(
        group.drop_duplicates("unit").to_dict("records"),
        key=lambda row: order.get(role_in(brief.results, row["unit"], brief.unit), len(order)),
    )
    named = [
        f"{person_name(brief.results, row['unit'])}{shown(row['numerator'])}{word}"
        for row in ranked
    ]
    more = words.AND_OTHERS if len(named) > MOST_PERSONS else ""
    return words.SEPARATOR.join(named[:MOST_PERSONS]) + more


def _unknown(brief: Brief, name: str, known: list[str]) -> ParamsError:
    file = f"documents/{brief.document.kind}.yaml"
    sentence = zh.NO_SUCH_WORK.format(file=file, name=name)
    return ParamsError(sentence, [words.KNOWN_NAMES.format(names=words.SEPARATOR.join(known))])
