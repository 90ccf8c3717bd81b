"""Faults in the declarations of ledgers: names that do not exist, columns that cannot be meant."""

from collections.abc import Iterator, Mapping
from typing import Any

from bangfu_lib.params.reading import Fault
from bangfu_lib.zh import ledger_faults as words
from bangfu_lib.zh import params as zh

Declared = Mapping[str, Any]
CHOOSING = ("choice", "choices")
NUMBERS = ("integer", "number")
# Columns that counting adds to a ledger's rows: a field of that name would be lost.
RESERVED = frozenset({"unit", "fact", "row", "period", "counted"})
# What a key may be said of, and the sentence when it is said of something else.
MEANT_FOR = {
    "measure": (NUMBERS, words.NUMBERS_ONLY),
    "minimum": (NUMBERS, words.NUMBERS_ONLY),
    "maximum": (NUMBERS, words.NUMBERS_ONLY),
    "not_above": (NUMBERS, words.NUMBERS_ONLY),
    "approximate": (NUMBERS, words.NUMBERS_ONLY),
    "not_before": (("date",), words.DATES_ONLY),
    "ref": (("code", "codes"), words.CODES_ONLY),
    "values": (CHOOSING, words.CHOICES_ONLY),
}
# What a field says by naming another field of its ledger.
POINTED_AT = {
    "not_above": (NUMBERS, words.NUMBERS_ONLY),
    "not_before": (("date",), words.DATES_ONLY),
    "approximate": (("boolean",), words.NOT_A_BOOLEAN),
}
NAMING = ("text", "name", "place_name")
# How open a column of each personal kind may be at most.
CLOSED = {
    "id_number": ("S3",),
    "account": ("S3",),
    "phone": ("S2", "S3"),
    "address": ("S2", "S3"),
}


def ledger_faults(contents: Mapping[str, Declared]) -> Iterator[Fault]:
    """Every fault in the declared ledgers, by the stem of the file that declares each."""
    for stem, content in contents.items():
        file, fields = f"ledgers/{stem}.yaml", content["fields"]
        if content["ledger"] != stem:
            problem = zh.NAME_IS_NOT_FILE.format(name=content["ledger"], stem=stem)
            yield Fault(file, "ledger", problem)
        for name in RESERVED & fields.keys():
            yield Fault(file, f"fields › {name}", zh.RESERVED_FIELD.format(field=name))
        for name in _named(content):
            if name not in fields:
                known = zh.SEPARATOR.join(fields)
                yield Fault(file, name, zh.UNKNOWN_FIELD.format(field=name, known=known))
        yield from _role_faults(file, content)
        yield from _header_faults(file, fields)
        for name, entry in fields.items():
            for key, problem in _field_problems(name, entry, fields, contents=contents):
                yield Fault(file, f"fields › {name}{key}", problem)


def _named(content: Declared) -> list[str]:
    """Every field that the declaration names."""
    named = [name for key in content["keys"] for name in key]
    named += [content[key] for key in ("window_field", "named_by", "within") if key in content]
    pointing = (one[key] for one in content["fields"].values() for key in POINTED_AT if key in one)
    return [*named, *pointing]


def _role_faults(file: str, content: Declared) -> Iterator[Fault]:
    """Fields that cannot be what the ledger takes them for: its date, the name of its rows."""
    fields = content["fields"]
    for key in ("named_by", "within"):
        entry = fields.get(content.get(key))
        if entry and entry["type"] not in NAMING:
            yield Fault(file, key, words.NOT_A_NAME.format(key=key, field=content[key]))
    if "window_field" in content:
        entry = fields.get(content["window_field"])
        if entry and entry["type"] != "date":
            problem = words.NOT_A_DATE.format(field=content["window_field"])
            yield Fault(file, "window_field", problem)
    elif content["window"] != "standing":
        yield Fault(file, "window", words.NO_WINDOW_FIELD.format(window=content["window"]))


def _header_faults(file: str, fields: Declared) -> Iterator[Fault]:
    headers: set[str] = set()
    for name, entry in fields.items():
        for header in (entry["header"], *entry.get("aliases", ())):
            if header in headers:
                yield Fault(file, f"fields › {name}", zh.HEADER_TWICE.format(header=header))
            headers.add(header)


def _field_problems(
    name: str, entry: Declared, fields: Declared, *, contents: Mapping[str, Declared]
) -> Iterator[tuple[str, str]]:
    """(key below the field, problem) for everything that this field cannot mean."""
    yield from _own_problems(name, entry)
    yield from _pointing_problems(name, entry, fields)
    if "ref" in entry:
        ledger, target = entry["ref"].split(".")
        if target not in contents.get(ledger, {}).get("fields", {}):
            yield " › ref", zh.UNKNOWN_REF.format(ref=entry["ref"])


def _own_problems(name: str, entry: Declared) -> Iterator[tuple[str, str]]:
    if entry["type"] in CHOOSING and not entry.get("values"):
        yield "", zh.NEEDS_VALUES.format(field=name)
    for key, (kinds, sentence) in MEANT_FOR.items():
        if key in entry and entry["type"] not in kinds:
            yield f" › {key}", sentence.format(key=key, field=name)
    if entry["sensitivity"] not in CLOSED.get(entry["type"], (entry["sensitivity"],)):
        allowed = zh.SEPARATOR.join(CLOSED[entry["type"]])
        yield " › sensitivity", words.TOO_OPEN.format(type=entry["type"], allowed=allowed)
    if "minimum" in entry and "maximum" in entry and entry["minimum"] > entry["maximum"]:
        problem = words.NO_VALUE_FITS.format(least=entry["minimum"], most=entry["maximum"])
        yield " › minimum", problem


def _pointing_problems(name: str, entry: Declared, fields: Declared) -> Iterator[tuple[str, str]]:
    for key, (kinds, sentence) in POINTED_AT.items():
        other = entry.get(key)
        if other == name:
            yield f" › {key}", words.ITSELF.format(key=key)
        elif other in fields and fields[other]["type"] not in kinds:
            yield f" › {key}", sentence.format(key=key, field=other, other=other)
