"""Which assessed period a week or month belongs to, when documents are asked for it alone."""

from bangfu_lib.periods.notation import KINDS, MONTHS
from bangfu_lib.periods.period import Period, require_assessable
from bangfu_lib.workspace import Workspace


def assessed_with(workspace: Workspace, period: Period) -> Period:
    """The period whose ledgers speak of `period`: itself, else the smallest that holds it.

    A week has no ledgers of its own, a month may have; without any ledgers it is the period
    itself. Raises UsageError for a day, and for a week that no ledgers hold.
    """
    holding = [
        period.within(kind)
        for kind in KINDS
        if kind in MONTHS and KINDS.index(kind) >= KINDS.index(period.kind)
    ]
    for one in holding if period.kind != "day" else ():
        if workspace.ledgers(one.code).is_dir():
            return one
    require_assessable(period)
    return period
