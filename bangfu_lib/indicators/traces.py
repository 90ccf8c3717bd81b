"""Whether a person's work shows in each of several ledgers."""

import pandas as pd

from bangfu_lib.indicators.context import Context
from bangfu_lib.indicators.tally import Tally, attributed
from bangfu_lib.params.indicators import Indicator


def ledgers_kept(indicator: Indicator, context: Context) -> Tally:
    """In how many of the declared `ledgers` each person has a row (source clause 三（四）).

    How many rows there are in one ledger makes no difference; the first is the evidence.
    """
    found = [
        attributed(context.tables[name], indicator, context, {**indicator.spec, "ledger": name})
        .drop_duplicates("fact")[["fact", "row"]]
        .assign(ledger=name)
        for name in indicator.spec["with"]["ledgers"]
    ]
    rows = pd.concat(found, ignore_index=True)
    return Tally(rows.assign(amount=1, counted=True), is_share=False)
