"""Samples of households as declared in params/samples: strata, how many of each, and the seed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bangfu_lib.params.ledgers import Ledger
from bangfu_lib.params.reading import Fault, read_folder, refuse
from bangfu_lib.params.sources import Source
from bangfu_lib.zh import params as zh_params
from bangfu_lib.zh import samples as zh

FOLDER = "samples"
ALL = "all"
NEEDED = ("village", "household")
# The ledger that results come back on, and its fields that a drawn household fills.
RETURNED = "inspections"


@dataclass(frozen=True)
class Households:
    """Households of one register: its ledger, and the values that its fields must have.

    `{year}` in a value stands for the year of the assessed period.
    """

    ledger: str
    where: Mapping[str, Any]


@dataclass(frozen=True)
class Tier:
    """What is drawn in villages of one size: per stratum how many (`all`: every one), and reserves.

    The size is at least `at_least` and below `below`; None means no bound.
    """

    at_least: int
    below: int | None
    take: Mapping[str, int | str]
    reserve: Mapping[str, int]


@dataclass(frozen=True)
class Sample:
    """One declared sample; a household belongs to the first of the `strata` that it fits.

    `size` are the households whose number in the village decides on the tier; None: those of all
    strata. `campaign` and `sheet` are what its rows say on the ledger of inspections, and `code`
    begins their numbers.
    """

    name: str
    label: str
    about: str
    seed: int
    code: str
    campaign: str
    sheet: str
    size: Households | None
    strata: Mapping[str, Households]
    tiers: tuple[Tier, ...]
    source: str
    quote: str
    rows: tuple[str, ...]

    def tier(self, size: int) -> Tier:
        """The tier of a village with `size` households."""
        return next(one for one in self.tiers if one.below is None or size < one.below)


def load_samples(
    params: Path,
    ledgers: Mapping[str, Ledger],
    sources: Mapping[str, Source],
    *,
    folder: str = FOLDER,
) -> dict[str, Sample]:
    """All samples of `folder` by name; raises ParamsError naming every fault.

    The samples in force lie in params/samples, examples to copy from in its folder examples.
    """
    contents = read_folder(params / folder, "sample")
    codes: dict[str, str] = {}
    faults = [
        Fault(f"samples/{stem}.yaml", key, problem)
        for stem, content in contents.items()
        for key, problem in [
            *_head_problems(stem, content, sources, codes),
            *_ledger_problems(content, ledgers),
            *_tier_problems(content),
        ]
    ]
    refuse(faults)
    return {stem: _sample(content) for stem, content in contents.items()}


def _sample(content: Mapping[str, Any]) -> Sample:
    plain = ("label", "about", "seed", "code", "campaign", "sheet")
    size = content.get("size")
    return Sample(
        name=content["sample"],
        size=_households(size) if size else None,
        strata={label: _households(entry) for label, entry in content["strata"].items()},
        tiers=tuple(_tier(entry) for entry in content["tiers"]),
        source=content.get("source", ""),
        quote=content.get("quote", ""),
        rows=tuple(content["rows"]),
        **{key: content[key] for key in plain},
    )


def _households(entry: Mapping[str, Any]) -> Households:
    return Households(entry["ledger"], entry.get("where", {}))


def _tier(entry: Mapping[str, Any]) -> Tier:
    known = {"take": entry["take"], "reserve": entry.get("reserve", {})}
    return Tier(at_least=entry.get("at_least", 0), below=entry.get("below"), **known)


def _head_problems(
    stem: str, content: Mapping[str, Any], sources: Mapping[str, Source], codes: dict[str, str]
) -> Iterator[tuple[str, str]]:
    name, code = content["sample"], content["code"]
    if name != stem:
        yield "sample", zh_params.NAME_IS_NOT_FILE.format(name=name, stem=stem)
    if code in codes:
        yield "code", zh.CODE_TWICE.format(code=code, other=codes[code])
    codes.setdefault(code, stem)
    if content.get("source", "") not in ("", *sources):
        yield "source", zh_params.UNKNOWN_SOURCE.format(source=content["source"])


def _ledger_problems(
    content: Mapping[str, Any], ledgers: Mapping[str, Ledger]
) -> Iterator[tuple[str, str]]:
    """Registers, fields and values that do not exist."""
    entries = {f"strata › {label}": entry for label, entry in content["strata"].items()}
    entries |= {"size": content["size"]} if "size" in content else {}
    for key, entry in entries.items():
        ledger = ledgers.get(entry["ledger"])
        if ledger is None:
            yield f"{key} › ledger", zh_params.UNKNOWN_LEDGER.format(name=entry["ledger"])
        elif ledger.window != "standing" or not set(NEEDED) <= set(ledger.fields):
            yield f"{key} › ledger", zh.NOT_HOUSEHOLDS.format(ledger=ledger.label)
        else:
            yield from _where_problems(f"{key} › where", entry.get("where", {}), ledger)
    returned = ledgers[RETURNED].fields
    for field in ("campaign", "sheet"):
        if content[field] not in returned[field].values:
            yield field, _unknown_value(field, content[field], returned[field].values)


def _where_problems(
    key: str, where: Mapping[str, Any], ledger: Ledger
) -> Iterator[tuple[str, str]]:
    for field, wanted in where.items():
        if field not in ledger.fields:
            known = zh_params.SEPARATOR.join(ledger.fields)
            yield key, zh_params.UNKNOWN_FIELD.format(field=field, known=known)
            continue
        allowed = ledger.fields[field].values
        for value in wanted if isinstance(wanted, list) else [wanted]:
            if allowed and value not in allowed:
                yield f"{key} › {field}", _unknown_value(field, value, allowed)


def _unknown_value(field: str, value: object, allowed: tuple[str, ...]) -> str:
    listing = zh_params.SEPARATOR.join(allowed)
    return zh_params.UNKNOWN_VALUE.format(field=field, value=value, allowed=listing)


def _tier_problems(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Tiers must follow each other without gap or overlap and say a number for each stratum."""
    begin: int | None = 0
    for number, tier in enumerate(content["tiers"], start=1):
        key = f"tiers › {number}"
        if begin is None or tier.get("at_least", 0) != begin:
            problem = zh.TIERS_END if begin is None else zh.TIERS_BEGIN.format(begin=begin)
            yield key, problem
        begin = tier.get("below")
        if begin is not None and begin <= tier.get("at_least", 0):
            yield key, zh.TIER_EMPTY
        for part in ("take", "reserve"):
            named = set(tier.get(part, content["strata"]))
            if named != set(content["strata"]):
                strata = zh_params.SEPARATOR.join(content["strata"])
                yield f"{key} › {part}", zh.STRATA_NAMED.format(strata=strata)
    if begin is not None:
        yield "tiers", zh.TIERS_OPEN.format(last=begin)
