"""Who fills which rows: one workbook per village, one for the township."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from bangfu_lib.demo.story import sample_notice
from bangfu_lib.demo.township import Township
from bangfu_lib.ledgers.workbook import write_workbook
from bangfu_lib.params.ledgers import Ledger
from bangfu_lib.zh import demo as zh

OF_THE_TOWNSHIP = ("villages", "persons", "satisfaction", "rewards", "campaigns", "check_items")
TOWNSHIP = ""


@dataclass(frozen=True)
class Sample:
    """The tables of a sample by ledger name, and for each the owner of every row (`owned`)."""

    ledgers: Mapping[str, Ledger]
    tables: Mapping[str, pd.DataFrame]
    owned: Mapping[str, pd.Series]


def write_sample(
    folder: Path, sample: Sample, files: Mapping[str, str], *, notice: Sequence[str]
) -> list[Path]:
    """Write every row into the workbook of the office that fills it; paths in order of `files`.

    `files` names the workbook of each owner. A row that nobody owns is in no workbook.
    """
    paths = []
    for owner, file in files.items():
        parts = {n: table[sample.owned[n] == owner] for n, table in sample.tables.items()}
        filled = {name: part for name, part in parts.items() if len(part)}
        ledgers = [sample.ledgers[name] for name in filled]
        write_workbook(folder / file, ledgers, filled, notice=notice)
        paths.append(folder / file)
    return paths


def write_township(
    folder: Path,
    township: Township,
    ledgers: Mapping[str, Ledger],
    tables: Mapping[str, pd.DataFrame],
) -> list[Path]:
    """Write every row into the workbook of the office that fills it; paths in order of village."""
    owned = {name: owners(name, table, township) for name, table in tables.items()}
    sample = Sample(ledgers, tables, owned)
    return write_sample(folder, sample, dict(_files(township)), notice=notice(township))


def owners(name: str, table: pd.DataFrame, township: Township) -> pd.Series:
    """The village whose workbook holds each row, "" for the township's.

    The township keeps the registers, opinions, criticism and its own inspections; it collects the
    sending units' attendance and that of people who serve several villages.
    """
    if name in OF_THE_TOWNSHIP or table.empty:
        return pd.Series(TOWNSHIP, index=table.index)
    if name in ("attendance", "leave"):
        own = table["person"].map(_only_village(township))
        if name == "attendance":
            own = own.mask(table["recorded_by"] == zh.BY_UNIT)
    elif name == "inspections":
        own = table["village"].where(table["campaign"] == zh.SELF_CHECK)
    else:
        own = table["village"]
    return own.fillna(TOWNSHIP)


def notice(township: Township) -> list[str]:
    """What the first sheet of every workbook says about the sample."""
    chosen = zh.NOTICE_CHOSEN.format(count=len(township.villages))
    return sample_notice(township.story, [chosen])


def _files(township: Township) -> Iterator[tuple[str, str]]:
    period = township.quarter.code
    yield TOWNSHIP, zh.TOWNSHIP_WORKBOOK.format(period=period)
    for village in township.villages:
        file = zh.VILLAGE_WORKBOOK.format(code=village.code, name=village.name, period=period)
        yield village.code, file


def _only_village(township: Township) -> dict[str, str]:
    """The village of each person who serves in no other."""
    served: dict[str, set[str]] = {}
    for posting in township.postings:
        served.setdefault(posting.person, set()).add(posting.village)
    return {person: min(villages) for person, villages in served.items() if len(villages) == 1}
