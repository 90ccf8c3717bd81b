"""What a workbook to be filled in holds: its ledgers, known rows, unit and explanations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from bangfu_lib.params.ledgers import Ledger
from bangfu_lib.params.usage import FieldKey

Tables = Mapping[str, pd.DataFrame]
Window = tuple[date, date]


@dataclass(frozen=True)
class Form:
    """One workbook to write: `tables` hold the clean rows that are known, by ledger.

    `notice` stands in bold on top of the guide, `unit` (whom the workbook is for) above it.
    `uses` and `norms` say of a column what it is for and what judges it, `windows` between which
    days the date of a ledger's rows may lie. All but the ledgers may be left out.
    """

    ledgers: Mapping[str, Ledger]
    tables: Tables = field(default_factory=dict)
    notice: Sequence[str] = ()
    unit: str = ""
    uses: Mapping[FieldKey, str] = field(default_factory=dict)
    norms: Mapping[FieldKey, str] = field(default_factory=dict)
    windows: Mapping[str, Window] = field(default_factory=dict)
