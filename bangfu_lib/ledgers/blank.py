"""Blank workbooks: for which period and unit one is, and what of it is known already."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import pandas as pd

from bangfu_lib.errors import UsageError
from bangfu_lib.ledgers.form import Form, Tables
from bangfu_lib.ledgers.snapshot import Snapshot, load_snapshot
from bangfu_lib.ledgers.units import Unit
from bangfu_lib.params.documents import load_documents
from bangfu_lib.params.forms import form_ledgers
from bangfu_lib.params.ledgers import Ledger, window
from bangfu_lib.params.rules import Rules
from bangfu_lib.params.usage import FieldKey, Uses, field_uses
from bangfu_lib.periods.period import Period
from bangfu_lib.workspace import Workspace
from bangfu_lib.zh import blank as zh

REGISTER = "villages"
VILLAGE = "village"
# Corrections are of one period's workbooks: nothing of them is known of the next.
OF_ONE_PERIOD = frozenset({"corrections"})
MOST_NORMS = 3


def blank_form(workspace: Workspace, rules: Rules, period: Period, *, every: bool) -> Form:
    """The workbook to hand out for `period`, with nothing known yet; `every` has all ledgers."""
    ledgers = list(rules.ledgers.values()) if every else form_ledgers(rules)
    uses = field_uses(rules, load_documents(workspace.params), in_use=True)
    return Form(
        ledgers={one.name: one for one in ledgers},
        uses={key: str(one) for key, one in uses.items()},
        norms=dict(_judged(uses, rules, period)),
        windows={one.name: window(period, one) for one in ledgers if one.window_field},
    )


def latest_known(workspace: Workspace, period: Period) -> Snapshot | None:
    """The snapshot of `period`, else of the latest period before it; None where there is none.

    Raises StoreError when that snapshot is damaged.
    """
    for one in sorted(_kept(workspace, period), key=lambda one: one.last, reverse=True):
        try:
            return load_snapshot(workspace, one)
        except UsageError:
            continue
    return None


def for_unit(form: Form, unit: Unit | None, known: Tables) -> Form:
    """`form` for `unit` (None: the whole area) with what the registers among `known` say of it.

    A unit's workbook holds the rows of its villages; what belongs to no village is the area's.
    """
    names = [name for name, one in form.ledgers.items() if _is_register(one) and name in known]
    if unit is None:
        return replace(form, tables={name: known[name] for name in names})
    own = {
        name: known[name][known[name][VILLAGE].isin(unit.villages)]
        for name in names
        if VILLAGE in known[name]
    }
    kept = {name: table.reset_index(drop=True) for name, table in own.items() if len(table)}
    return replace(form, unit=unit.line, tables=kept)


def known_villages(known: Tables) -> pd.DataFrame:
    """The register of villages as far as it is known."""
    return known.get(REGISTER, pd.DataFrame({VILLAGE: pd.Series(dtype="string")}))


def _is_register(ledger: Ledger) -> bool:
    return ledger.window == "standing" and ledger.name not in OF_ONE_PERIOD


def _kept(workspace: Workspace, period: Period) -> Iterator[Period]:
    """Periods up to `period` with anything kept in the store."""
    store = workspace.store("")
    for folder in store.iterdir() if store.is_dir() else ():
        try:
            one = Period.parse(folder.name)
        except UsageError:
            continue
        if one.code == folder.name and one.last <= period.last:
            yield one


def _judged(
    uses: Mapping[FieldKey, Uses], rules: Rules, period: Period
) -> Iterator[tuple[FieldKey, str]]:
    """The norms in force that rest on each column, the first few with title and clause."""
    said = dict(_in_force(rules, period, {name for one in uses.values() for name in one.norms}))
    for key, one in uses.items():
        if found := list(dict.fromkeys(said[name] for name in one.norms if name in said)):
            more = zh.AND_SO_MANY.format(count=len(found)) if len(found) > MOST_NORMS else ""
            yield key, zh.NORM_SEPARATOR.join(found[:MOST_NORMS]) + more


def _in_force(rules: Rules, period: Period, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    for name in names:
        norm = rules.norms[name]
        if norm.in_force(period.last):
            value = norm.on(period.last)
            title = rules.sources[value.source].title
            yield name, zh.NORM.format(label=norm.label, title=title, clause=value.clause)
