"""People who do not exist, put into the fields of a sample's ledgers that nobody may tell."""

from itertools import product

import pandas as pd

from bangfu_lib.params.ledgers import Field, Ledger

PERSONAL = ("S2", "S3")
RARE = "龘䶮㙟㐱㑳"
NAMES = ["".join(signs) for signs in product(RARE, repeat=3)] + ["欧阳䶮龘", "㙟龘·䶮㑳"]
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def person_name(number):
    return NAMES[number % len(NAMES)]


def phone(number):
    return f"139{10_000_000 + number * 7:08}"


def id_number(number):
    first = (
        f"5325231{950 + number % 50:03}{1 + number % 12:02}{1 + number % 28:02}{number % 999:03}"
    )
    total = sum(int(digit) * weight for digit, weight in zip(first, WEIGHTS, strict=True))
    return first + "10X98765432"[total % 11]


def account(number):
    return f"6228480{number:012}"


def address(number):
    return f"白龙村三组大水塘{number + 1}号"


MADE = {
    "name": person_name,
    "text": person_name,
    "phone": phone,
    "id_number": id_number,
    "account": account,
    "address": address,
}


def canary(field: Field, number: int):
    """A value of that field that a person without existence would have."""
    if field.kind in ("choice", "choices"):
        return field.values[-1]
    return MADE[field.kind](number)


def planted(ledger: Ledger, table: pd.DataFrame) -> pd.DataFrame:
    """`table` with canaries in every personal field, and in the text that is written freely."""
    numbers = range(len(table))
    changed = {}
    for name, field in ledger.fields.items():
        if field.sensitivity in PERSONAL and field.kind in (*MADE, "choice", "choices"):
            values = [canary(field, number) for number in numbers]
            changed[name] = pd.Series(values, index=table.index, dtype="string")
        elif field.sensitivity == "S1" and field.kind == "text" and name in table:
            told = [f"（{person_name(n)}，{phone(n)}，{id_number(n)}）" for n in numbers]
            changed[name] = table[name] + pd.Series(told, index=table.index, dtype="string")
    return table.assign(**changed)
