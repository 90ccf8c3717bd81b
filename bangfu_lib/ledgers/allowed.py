"""What a column may hold, in words: for the guide sheet, the prompts and the header notes."""

from collections.abc import Iterator, Mapping

from bangfu_lib.params.ledgers import Field, Ledger
from bangfu_lib.zh import blank as words
from bangfu_lib.zh import ledgers as zh

FIXED = {
    "boolean": zh.ALLOWED_YES_NO,
    "date": zh.ALLOWED_DATE,
    "period": zh.ALLOWED_PERIOD,
}


def allowed(field: Field, ledger: Ledger, ledgers: Mapping[str, Ledger]) -> str:
    """What `field` of `ledger` may hold; blank when any text will do.

    `ledgers` are those by name that a reference can be explained with.
    """
    return zh.CLAUSE_SEPARATOR.join(_clauses(field, ledger, ledgers))


def _clauses(field: Field, ledger: Ledger, ledgers: Mapping[str, Ledger]) -> Iterator[str]:
    if field.kind in FIXED:
        yield FIXED[field.kind]
    if field.values:
        yield zh.LIST_SEPARATOR.join(field.values)
    if field.kind == "number":
        yield zh.ALLOWED_DIGITS.format(digits=field.digits)
    if field.minimum is not None:
        yield zh.ALLOWED_LEAST.format(bound=field.minimum)
    if field.maximum is not None:
        yield zh.ALLOWED_MOST.format(bound=field.maximum)
    if field.ref:
        yield _reference(field.ref, ledgers)
    yield from _compared(field, ledger)


def _compared(field: Field, ledger: Ledger) -> Iterator[str]:
    if field.not_before:
        yield zh.ALLOWED_NOT_BEFORE.format(other=ledger.fields[field.not_before].header)
    if field.not_above:
        yield words.ALLOWED_NOT_ABOVE.format(other=ledger.fields[field.not_above].header)


def _reference(ref: tuple[str, str], ledgers: Mapping[str, Ledger]) -> str:
    name, field = ref
    if name not in ledgers:
        return zh.ALLOWED_REGISTERED
    register = ledgers[name]
    header = register.fields[field].header
    return zh.ALLOWED_REFERENCE.format(ledger=register.label, header=header)
