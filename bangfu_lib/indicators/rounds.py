"""What is done for the round of posted cadres that serves now."""

from bangfu_lib.indicators.context import Context
from bangfu_lib.indicators.tally import Tally, attributed
from bangfu_lib.indicators.where import matches
from bangfu_lib.params.indicators import Indicator


def rows_of_serving_rounds(indicator: Indicator, context: Context) -> Tally:
    """Rows that satisfy `where` and name a round that someone in one of `roles` serves now.

    Those serve who have not left by the assessed period's end; who has no round written down
    tells of none.
    """
    options, persons = indicator.spec["with"], context.rows("persons")
    serving = persons[persons["role"].isin(options["roles"]) & persons["left"].isna()]
    table = context.tables[indicator.ledger]
    table = table[matches(table, options["where"], context)]
    kept = table[table["round"].isin(serving["round"].dropna())]
    rows = attributed(kept, indicator, context, indicator.spec)
    return Tally(rows.assign(amount=1, counted=True), is_share=False)
