"""Reading and checking many workbooks beside readers that neither guard nor check anything.

Makes synthetic workbooks (default 300 villages, 12 sheets of 50 rows) in a temporary folder, then
by turns: python-calamine alone, pandas with openpyxl alone, and all of intake (guards, reading,
conversion, checks). Prints seconds, ratios, and the peak memory of the largest reading process and
of the process that gathers. Usage: python tests/benchmarks/intake_speed.py [--villages 300]
"""

import argparse
import os
import resource
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

import pandas as pd
from many_workbooks import write_villages
from noted_reading import NotedReading, megabytes
from python_calamine import CalamineWorkbook

from bangfu_lib.ledgers import gathering
from bangfu_lib.ledgers.intake import read_ledgers
from bangfu_lib.ledgers.reading_pool import Guard, read_files
from bangfu_lib.params.ledgers import load_ledgers
from bangfu_lib.periods.period import Period

PARAMS = Path(__file__).parents[2] / "params"
QUARTER = Period.parse("2024Q3")


TAKEN = Path(tempfile.gettempdir()) / f"bangfu-intake-{os.getpid()}.txt"


def by_bangfu(folder, ledgers):
    """Guards, reading, conversion and checks."""
    guard = Guard(read=NotedReading(TAKEN))
    gathering.read_files = lambda files, known: read_files(files, known, guard=guard)
    return read_ledgers(folder, ledgers, QUARTER)


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
    """What it gives, seconds on the clock, and seconds of this process's processor time."""
    begun, before = time.perf_counter(), time.process_time()
    given = way(*arguments)
    return given, time.perf_counter() - begun, time.process_time() - before


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--villages", type=int, default=300)
    parser.add_argument("--rows", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--without-pandas", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_villages(folder, load_ledgers(PARAMS), QUARTER, asked.villages, asked.rows)
        paths = sorted(folder.glob("*.xlsx"))
        size = sum(path.stat().st_size for path in paths) / 1e6
        print(f"{len(paths)} workbooks, 12 sheets × {asked.rows} rows, {size:.1f} MB")
        report(asked, folder, paths)


def report(asked, folder, paths):
    every = load_ledgers(PARAMS).values()
    ledgers = {one.name: replace(one, required=False) for one in every}
    before = megabytes(resource.RUSAGE_SELF)
    whole, alone, gathered, single = [], [], [], []
    for _ in range(asked.rounds):
        intake, seconds, own = measured(by_bangfu, folder, ledgers)
        whole.append(seconds)
        gathered.append(own)
        _, seconds, own = measured(by_calamine, paths)
        alone.append(seconds)
        single.append(own)
    taken = [tuple(map(float, line.split())) for line in TAKEN.read_text().splitlines()]
    TAKEN.unlink()
    rows = sum(map(len, intake.tables.values()))
    print(f"read and checked: {rows} rows, {len(intake.errors)} errors")
    print(f"bangfu, all of it        {median(whole):8.2f} s")
    print(f"python-calamine alone    {median(alone):8.2f} s")
    print(f"  bangfu takes {median(whole) / median(alone):.2f} times as long")
    reading = sum(seconds for seconds, _ in taken) / asked.rounds
    print("processor time: reading processes", end=" ")
    print(f"{reading:.2f} s, gathering {median(gathered):.2f} s, calamine {median(single):.2f} s")
    print(f"memory: this process {before:.0f} MB before, at most", end=" ")
    print(f"{megabytes(resource.RUSAGE_SELF):.0f} MB; a reading process at most", end=" ")
    print(f"{max(peak for _, peak in taken):.0f} MB")
    if not asked.without_pandas:
        _, seconds, _ = measured(by_pandas, paths)
        print(f"pandas with openpyxl     {seconds:8.2f} s")
        print(f"  bangfu is {seconds / median(whole):.1f} times as fast")


if __name__ == "__main__":
    main()
