"""What checks between ledgers share: ledgers that offices may declare, issues told by person."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from bangfu_lib.ledgers.flagging import Filled, Problem, flag_by
from bangfu_lib.ledgers.issues import Issue

Ledgers = Mapping[str, Filled]


def declared(ledgers: Ledgers, name: str, *fields: str) -> Filled | None:
    """The ledger, if it is declared with all these fields: offices may declare others."""
    filled = ledgers.get(name)
    return filled if filled is not None and filled.has(*fields) else None


def flag_people(
    filled: Filled, what: tuple[str, str], mask: np.ndarray | pd.Series, **facts: pd.Series
) -> list[Issue]:
    """`what` is the issue's code and the field it lies at; one issue per person and facts."""
    code, field = what
    keys = {"person": filled.table["person"], **facts}
    return flag_by(filled, field, mask, keys=keys, problem=lambda **of: Problem(code, of))
