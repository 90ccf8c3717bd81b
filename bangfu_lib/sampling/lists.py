"""The list of a sample: who is drawn from the ledgers of a period, as a workbook to fill in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from bangfu_lib.errors import UsageError
from bangfu_lib.files import safe_name
from bangfu_lib.ledgers.intake import read_ledgers
from bangfu_lib.ledgers.workbook import write_workbook
from bangfu_lib.params.ledgers import Field, Ledger, load_ledgers
from bangfu_lib.params.samples import RETURNED, Sample, load_samples
from bangfu_lib.params.sources import load_sources
from bangfu_lib.periods.period import Period
from bangfu_lib.sampling.draw import Drawn, draw
from bangfu_lib.workspace import Workspace
from bangfu_lib.zh import samples as zh
from bangfu_lib.zh.ledgers import RESERVE_SHEET

VILLAGES = "villages"
WORKBOOK = ".xlsx"
# Which column of the returned ledger names a household, by the register that it was drawn from.
HOUSEHOLD_COLUMNS = {"households": "household"}
OTHER_COLUMN = "other_household"
NUMBER = "{code}-{period}-{village}-{number:03}"


@dataclass(frozen=True)
class SampleList:
    """A workbook that was written, and what was drawn for it."""

    path: Path
    sample: Sample
    drawn: Drawn


def write_sample(
    workspace: Workspace, period: Period, *, name: str = "", units: Sequence[str] = ()
) -> SampleList:
    """Draw the sample `name` (may be blank where there is one only) and write its workbook.

    `units` are codes or names of villages; none means all. Raises UsageError for names that do not
    exist and for a workbook that is there already, LedgerError for errors in the registers drawn
    from.
    """
    ledgers = load_ledgers(workspace.params)
    samples = load_samples(workspace.params, ledgers, load_sources(workspace.params))
    sample = _named(samples, name)
    intake = read_ledgers(workspace.ledgers(period.code), _needed(sample, ledgers), period)
    intake.refuse_errors()
    villages = _villages(intake.tables[VILLAGES], units)
    path = _path(workspace, period, sample, villages if units else ())
    if path.exists():
        raise UsageError(zh.EXISTS.format(path=path))
    shown = {
        code: zh.VILLAGE_SHOWN.format(code=code, name=label) for code, label in villages.items()
    }
    drawn = draw(sample, period, intake.tables, shown)
    _write(path, drawn, sample, period=period, ledger=ledgers[RETURNED], villages=villages)
    return SampleList(path, sample, drawn)


def _named(samples: Mapping[str, Sample], name: str) -> Sample:
    if not samples:
        raise UsageError(zh.NO_SAMPLES)
    if not name and len(samples) == 1:
        return next(iter(samples.values()))
    for sample in samples.values():
        if name in (sample.name, sample.label):
            return sample
    shown = [zh.NAME_SHOWN.format(name=one.name, label=one.label) for one in samples.values()]
    template = zh.NO_SUCH_SAMPLE if name else zh.WHICH_SAMPLE
    raise UsageError(template.format(name=name, listing=zh.SEPARATOR.join(shown)))


def _needed(sample: Sample, ledgers: Mapping[str, Ledger]) -> dict[str, Ledger]:
    """The registers drawn from, and every ledger that their fields refer to."""
    drawn_from = [*sample.strata.values(), *([sample.size] if sample.size else [])]
    wanted = {VILLAGES, *(one.ledger for one in drawn_from)}
    while True:
        fields = [field for name in wanted for field in ledgers[name].fields.values()]
        more = {field.ref[0] for field in fields if field.ref} - wanted
        if not more:
            return {name: ledger for name, ledger in ledgers.items() if name in wanted}
        wanted |= more


def _villages(register: pd.DataFrame, units: Iterable[str]) -> dict[str, str]:
    """Code → name of the villages asked for, or of all."""
    names = dict(zip(register["village"], register["name"], strict=True))
    found = {code: names[code] for unit in units for code in [_find(names, unit.strip())]}
    return found or names


def _find(names: Mapping[str, str], unit: str) -> str:
    found = [code for code, name in names.items() if unit in (code, name)]
    if len(found) == 1:
        return found[0]
    template = zh.SAME_NAME if found else zh.NO_SUCH_VILLAGE
    shown = [zh.VILLAGE_SHOWN.format(code=code, name=names[code]) for code in found or names]
    raise UsageError(template.format(unit=unit, known=zh.SEPARATOR.join(shown)))


def _path(workspace: Workspace, period: Period, sample: Sample, codes: Iterable[str]) -> Path:
    units = zh.SEPARATOR.join(codes)
    template = zh.FILE_UNITS if units else zh.FILE
    name = template.format(label=sample.label, period=period.code, units=units)
    return workspace.root / zh.FOLDER / period.code / f"{safe_name(name)}{WORKBOOK}"


def _write(
    path: Path,
    drawn: Drawn,
    sample: Sample,
    *,
    period: Period,
    ledger: Ledger,
    villages: Mapping[str, str],
) -> None:
    words = {"label": sample.label, "period": period.label, "code": period.code}
    words |= {"about": sample.about, "seed": sample.seed, "ledger": ledger.label}
    notice = [line.format(**words) for line in zh.NOTICE]
    reserves = _reserve_ledger(ledger)
    chosen = drawn.households["reserve"].astype(bool)
    tables = {
        ledger.name: _returned(drawn.households[~chosen], sample, period),
        reserves.name: _household_columns(drawn.households[chosen]).assign(
            name=lambda rows: rows["village"].map(villages)
        ),
    }
    write_workbook(path, [ledger, reserves], tables, notice=[*notice, *drawn.remarks])


def _returned(rows: pd.DataFrame, sample: Sample, period: Period) -> pd.DataFrame:
    """The drawn households as rows of the ledger of inspections, results still blank."""
    numbers = rows.groupby("village").cumcount() + 1
    checks = [
        NUMBER.format(code=sample.code, period=period.code, village=village, number=number)
        for village, number in zip(rows["village"], numbers, strict=True)
    ]
    return _household_columns(rows).assign(
        check=checks, campaign=sample.campaign, sheet=sample.sheet
    )


def _household_columns(rows: pd.DataFrame) -> pd.DataFrame:
    """`rows` with each household's code in the column of the register that it comes from."""
    column = rows["ledger"].map(HOUSEHOLD_COLUMNS).fillna(OTHER_COLUMN)
    codes = {
        name: rows["household"].where(column == name)
        for name in (*HOUSEHOLD_COLUMNS.values(), OTHER_COLUMN)
    }
    return rows.drop(columns="household").assign(**codes)


def _reserve_ledger(ledger: Ledger) -> Ledger:
    """The sheet of reserves: to be read by people alone."""
    kinds = {"name": "text", "stratum": "text", "draw": "integer"}
    fields = {
        name: Field(name=name, header=header, kind=kinds.get(name, "code"))
        for name, header in zh.HEADERS.items()
    }
    return Ledger(
        name="reserves",
        label=RESERVE_SHEET,
        order=ledger.order + 1,
        about=zh.ABOUT_RESERVES.format(ledger=ledger.label),
        required=False,
        window="standing",
        window_field=None,
        keys=(("village", "stratum", "draw"),),
        fields=fields,
    )
