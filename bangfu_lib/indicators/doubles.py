"""What stands more than once: persons who serve several villages, payments made again."""

from bangfu_lib.indicators.context import Context
from bangfu_lib.indicators.tally import Tally, attributed, first_of
from bangfu_lib.indicators.where import matches
from bangfu_lib.params.indicators import Indicator


def several_villages(indicator: Indicator, context: Context) -> Tally:
    """Persons who hold one of `roles` in more than one village in the assessed period.

    The rows of all their villages are the evidence; each person counts once.
    """
    persons = context.rows(indicator.ledger)
    held = persons[persons["role"].isin(indicator.spec["with"]["roles"])]
    villages = held.groupby("person")["village"].transform("nunique")
    rows = attributed(held[villages > 1], indicator, context, indicator.spec)
    return Tally(rows.assign(amount=first_of(rows, ["person"]), counted=True), is_share=False)


def repeats(indicator: Indicator, context: Context) -> Tally:
    """Rows that repeat `fields` of an earlier row of the same fact, within `where`.

    Rows with a blank among `fields` are no repeats.
    """
    options = indicator.spec["with"]
    table = context.rows(indicator.ledger)
    chosen = table[matches(table, options.get("where", {}), context)]
    named = chosen[chosen[options["fields"]].notna().all(axis="columns")]
    rows = attributed(named, indicator, context, indicator.spec)
    again = rows.duplicated(["fact", *options["fields"]])
    return Tally(rows[again].assign(amount=1, counted=True), is_share=False)
