"""What a village is said to lie within must be what its register says (乡镇)."""

import pandas as pd

from bangfu_lib.ledgers.flagging import Filled, Problem, flag_by
from bangfu_lib.ledgers.issues import Issue
from bangfu_lib.ledgers.reasons import hidden, shown
from bangfu_lib.ledgers.register_names import Register
from bangfu_lib.params.ledgers import Field
from bangfu_lib.zh import ledgers as zh


def within_differs(
    field: Field, register: Register, *, text: str, within: str, registered: list[str]
) -> Problem:
    """The problem of a code or name `text` that the register has in other places than `within`."""
    enclosing = register.ledger.fields[register.ledger.within]
    facts = {
        "header": field.header,
        "value": shown(text, field if hidden(field) else register.name_field),
        "ledger": register.ledger.label,
        "where": shown(zh.LIST_SEPARATOR.join(dict.fromkeys(registered)), enclosing),
        "beside": enclosing.header,
        "within": shown(within, enclosing),
    }
    return Problem("within_differs", facts)


def codes_elsewhere(filled: Filled, field: Field, register: Register) -> list[Issue]:
    """Registered codes beside another enclosing unit than their own.

    A ledger's own field for that unit may mean something else: then nothing is said.
    """
    within = filled.beside.get((field.name, "within"))
    if within is None or field.kind != "code" or register.ledger.within in filled.ledger.fields:
        return []
    pairs = pd.DataFrame({"text": filled.table[field.name], "within": within})
    distinct = pairs.dropna().drop_duplicates().itertuples(index=False, name=None)
    wrong = [pair for pair in distinct if register.lies_elsewhere(*pair)]
    if not wrong:
        return []
    return flag_by(
        filled,
        field.name,
        pd.MultiIndex.from_frame(pairs.astype(object)).isin(wrong),
        keys={name: pairs[name] for name in pairs},
        problem=lambda text, within: within_differs(
            field, register, text=text, within=within, registered=register.enclosing(text)
        ),
    )
