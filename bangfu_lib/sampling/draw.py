"""Drawing: an order of households that anyone can repeat, cut to the numbers of each stratum."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

import pandas as pd

from bangfu_lib.params.samples import ALL, Households, Sample, Tier
from bangfu_lib.periods.period import Period
from bangfu_lib.zh import samples as zh

YEAR = "{year}"
PLACE = ["village", "stratum"]
DRAWN_COLUMNS = ["village", "stratum", "ledger", "household", "draw", "reserve"]


@dataclass(frozen=True)
class Drawn:
    """`households`: DRAWN_COLUMNS, one row per household, drawn ones (reserve False) and reserves.

    `draw` counts from 1 within village and stratum, for reserves anew. `remarks` say in Chinese
    where a stratum had too few.
    """

    households: pd.DataFrame
    remarks: tuple[str, ...]


def draw(
    sample: Sample, period: Period, tables: Mapping[str, pd.DataFrame], names: Mapping[str, str]
) -> Drawn:
    """The sample of each village in `names` (code → how remarks call it).

    The order comes from seed, sample, period, village and household alone: rows may stand in any
    order, and other villages do not matter.
    """
    frame = _in_order(_frame(sample, period, tables), sample, period)
    sizes = _sizes(sample, period, tables, frame)
    parts: list[pd.DataFrame] = []
    remarks: list[str] = []
    for village in sorted(names):
        tier = sample.tier(int(sizes.get(village, 0)))
        here = frame[frame["village"] == village]
        if here.empty:
            remarks.append(zh.NOBODY.format(village=names[village]))
        for stratum in sample.strata if len(here) else ():
            found = here[here["stratum"] == stratum]
            parts.append(_cut(found, tier, stratum))
            remarks += _shortages(len(found), tier, stratum, names[village])
    columns = pd.DataFrame(columns=DRAWN_COLUMNS)
    return Drawn(pd.concat([columns, *parts], ignore_index=True), tuple(remarks))


def _frame(sample: Sample, period: Period, tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Every household that can be drawn, once, with its stratum: the first that it fits."""
    parts = []
    for stratum, wanted in sample.strata.items():
        rows = _matching(wanted, period, tables)[["village", "household"]]
        parts.append(rows.assign(stratum=stratum, ledger=wanted.ledger))
    return pd.concat(parts, ignore_index=True).drop_duplicates(["ledger", "household"])


def _matching(
    wanted: Households, period: Period, tables: Mapping[str, pd.DataFrame]
) -> pd.DataFrame:
    table = tables[wanted.ledger]
    kept = table["village"].notna() & table["household"].notna()
    for field, value in wanted.where.items():
        values = [
            one.replace(YEAR, str(period.year)) if isinstance(one, str) else one
            for one in (value if isinstance(value, list) else [value])
        ]
        kept &= table[field].isin(values).fillna(False).astype(bool)
    return table[kept]


def _sizes(
    sample: Sample, period: Period, tables: Mapping[str, pd.DataFrame], frame: pd.DataFrame
) -> pd.Series:
    counted = _matching(sample.size, period, tables) if sample.size else frame
    return counted.groupby("village").size()


def _in_order(frame: pd.DataFrame, sample: Sample, period: Period) -> pd.DataFrame:
    start = f"{sample.seed}|{sample.name}|{period.code}|"
    said = start + frame["village"] + "|" + frame["household"]
    lot = said.map(lambda text: sha256(text.encode()).hexdigest())
    return frame.assign(lot=lot).sort_values(["lot", "household"], ignore_index=True)


def _cut(found: pd.DataFrame, tier: Tier, stratum: str) -> pd.DataFrame:
    """The first rows are drawn, those after them are reserves."""
    number = _number(tier, stratum, len(found))
    upto = number + tier.reserve.get(stratum, 0)
    place = pd.RangeIndex(1, len(found) + 1)
    reserve = place > number
    order = place.where(~reserve, place - number)
    return found.assign(draw=order, reserve=reserve).iloc[:upto][DRAWN_COLUMNS]


def _number(tier: Tier, stratum: str, found: int) -> int:
    wanted = tier.take[stratum]
    return found if wanted == ALL else min(int(wanted), found)


def _shortages(found: int, tier: Tier, stratum: str, village: str) -> list[str]:
    wanted, reserve = tier.take[stratum], tier.reserve.get(stratum, 0)
    known = {"village": village, "stratum": stratum}
    if wanted == ALL:
        return []
    if found < int(wanted):
        template = zh.TOO_FEW if found else zh.NONE_LISTED
        return [template.format(wanted=wanted, found=found, **known)]
    left = found - int(wanted)
    return (
        [zh.TOO_FEW_RESERVES.format(wanted=reserve, found=left, **known)] if left < reserve else []
    )
