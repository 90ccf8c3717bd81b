"""Reading and checking many workbooks beside readers that neither guard nor check anything.

Makes synthetic workbooks (default 300 villages, 12 sheets of 50 rows) in a temporary folder, then
by turns: python-calamine alone, pandas with openpyxl alone, and all of intake (guards, reading,
conversion, checks). Prints seconds, ratios, and the peak memory of the largest reading process and
of the process that gathers. Usage: python tests/benchmarks/intake_speed.py [--villages 300]
"""

import argparse
import resource
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

import pandas as pd
from many_workbooks import write_villages
from python_calamine import CalamineWorkbook

from bangfu_lib.ledgers.intake import read_ledgers
from bangfu_lib.params.ledgers import load_ledgers
from bangfu_lib.periods.period import Period

PARAMS = Path(__file__).parents[2] / "params"
QUARTER = Period.parse("2024Q3")


def by_calamine(paths):
    """Every sheet as lists."""
    for path in paths:
        with CalamineWorkbook.from_path(path) as book:
            for name in book.sheet_names:
                book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def by_pandas(paths):
    """Every sheet as a table, by openpyxl."""
    for path in paths:
        pd.read_excel(path, sheet_name=None, engine="openpyxl")


def measured(way, *arguments):
    """What it gives, and seconds on the clock."""
    begun = time.perf_counter()
    given = way(*arguments)
    return given, time.perf_counter() - begun


def megabytes(whose):
    return resource.getrusage(whose).ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--villages", type=int, default=300)
    parser.add_argument("--rows", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--without-pandas", action="store_true")
    asked = parser.parse_args()
    every = load_ledgers(PARAMS).values()
    ledgers = {one.name: replace(one, required=False) for one in every}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_villages(folder, ledgers, QUARTER, asked.villages, asked.rows)
        paths = sorted(folder.glob("*.xlsx"))
        size = sum(path.stat().st_size for path in paths) / 1e6
        print(f"{len(paths)} workbooks, 12 sheets × {asked.rows} rows, {size:.1f} MB")
        before = megabytes(resource.RUSAGE_SELF)
        whole, alone = [], []
        for _ in range(asked.rounds):
            intake, seconds = measured(read_ledgers, folder, ledgers, QUARTER)
            whole.append(seconds)
            alone.append(measured(by_calamine, paths)[1])
        rows = sum(map(len, intake.tables.values()))
        counts = f"{len(intake.errors)} errors, {len(intake.warnings)} warnings"
        print(f"read and checked: {rows} rows, {counts}")
        print(f"bangfu, all of it        {median(whole):8.2f} s")
        print(f"python-calamine alone    {median(alone):8.2f} s")
        print(f"  bangfu takes {median(whole) / median(alone):.2f} times as long")
        print(f"memory of this process before {before:.0f} MB, at most", end=" ")
        print(f"{megabytes(resource.RUSAGE_SELF):.0f} MB;", end=" ")
        print(f"of one reading process at most {megabytes(resource.RUSAGE_CHILDREN):.0f} MB")
        if not asked.without_pandas:
            _, seconds = measured(by_pandas, paths)
            print(f"pandas with openpyxl     {seconds:8.2f} s")
            print(f"  bangfu is {seconds / median(whole):.1f} times as fast")


if __name__ == "__main__":
    main()
