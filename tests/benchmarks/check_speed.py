"""Seconds to convert and check a million visits, rule by rule, beside a plain pandas read.

Makes visits, attendance and registers in memory, without any file, fills them and runs every check
`--rounds` times (default 3); prints the median of each rule. One visit in a hundred is wrong in
some way. For comparison pandas reads the same visits from CSV text.
Usage: python tests/benchmarks/check_speed.py [--visits 1000000]
"""

import argparse
import io
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from statistics import median

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).parents[1]))
from ledger_samples import PERSON, VILLAGE, VISIT, declared, sheet

from bangfu_lib.ledgers.checking import RULES, check, comparable_ledgers
from bangfu_lib.ledgers.cross_checks import CROSS_RULES
from bangfu_lib.ledgers.filling import Submission, fill
from bangfu_lib.ledgers.reading import Sheet
from bangfu_lib.periods.period import Period

PERIOD = Period.parse("2021Q4")
SHEET_ROWS = 50_000
PERSONS_IN_A_VILLAGE, HOUSEHOLDS_IN_A_VILLAGE, VISITS_IN_A_VILLAGE = 3, 60, 200
WRONG_SHARE = 0.01


def visit_cells(count, rng):
    """Raw cells of `count` visits, field by field."""
    villages = max(1, count // VISITS_IN_A_VILLAGE)
    village = rng.integers(villages, size=count)
    person = village * PERSONS_IN_A_VILLAGE + rng.integers(PERSONS_IN_A_VILLAGE, size=count)
    household = village * HOUSEHOLDS_IN_A_VILLAGE + rng.integers(
        HOUSEHOLDS_IN_A_VILLAGE, size=count
    )
    astray = rng.random(count) < WRONG_SHARE
    household[astray] = rng.integers(villages * HOUSEHOLDS_IN_A_VILLAGE, size=astray.sum())
    days = [PERIOD.first + timedelta(days=number) for number in range(95)]
    cells = {
        "visited_on": picked(days, rng.integers(len(days) - 2, size=count)),
        "person": picked([f"R{n}" for n in range(villages * PERSONS_IN_A_VILLAGE)], person),
        "village": picked([f"V{n}" for n in range(villages)], village),
        "household": picked(
            [f"H{n}" for n in range(villages * HOUSEHOLDS_IN_A_VILLAGE)], household
        ),
        "purpose": picked(["慰问", "督导", "核查问题、收集诉求"], rng.integers(3, size=count)),
        "met": picked(["是", "否", "√", None], rng.integers(4, size=count)),
        "stay_days": picked([0.5, *[None] * 9], rng.integers(10, size=count)),
    }
    return villages, cells


def picked(values, which):
    every = np.empty(len(values), dtype=object)
    every[:] = values
    return every[which]


def visit_sheets(cells, count):
    """The visits as sheets of some rows each."""
    fields = list(declared()["visits"].fields)
    return [
        Sheet(
            ledger="visits",
            file=f"{start // SHEET_ROWS}.xlsx",
            name="走访记录",
            rows=np.arange(start, min(start + SHEET_ROWS, count)) - start + 2,
            cells={name: list(cells[name][start : start + SHEET_ROWS]) for name in cells},
            columns={name: number for number, name in enumerate(fields) if name in cells},
        )
        for start in range(0, count, SHEET_ROWS)
    ]


def registers(villages):
    """Sheets of the villages, persons and households that the visits name, and some leave."""
    persons = range(villages * PERSONS_IN_A_VILLAGE)
    households = range(villages * HOUSEHOLDS_IN_A_VILLAGE)
    household = {"category": "脱贫户", "basic_form": "是", "income_form": "是", "policy_list": "否"}
    leave = {"kind": "公休", "days": 3, "approved_by": "某人"}
    leave |= {"first": date(2021, 10, 8), "last": date(2021, 10, 10)}
    return {
        "villages": [VILLAGE | {"village": f"V{n}"} for n in range(villages)],
        "persons": [
            PERSON | {"person": f"R{n}", "village": f"V{n // PERSONS_IN_A_VILLAGE}"}
            for n in persons
        ],
        "households": [
            household | {"household": f"H{n}", "village": f"V{n // HOUSEHOLDS_IN_A_VILLAGE}"}
            for n in households
        ],
        "leave": [leave | {"person": f"R{n}"} for n in persons[::50]],
    }


def submission(sheets):
    """What is handed in when these sheets are."""
    given = {one.ledger for one in sheets}
    filled = {
        name: fill(ledger, [one for one in sheets if one.ledger == name], PERIOD).filled
        for name, ledger in declared().items()
    }
    return Submission(PERIOD, filled, frozenset(set(filled) - given), frozenset(), unread=False)


def timed(work, *arguments):
    begun = time.perf_counter()
    result = work(*arguments)
    return time.perf_counter() - begun, result


def rule_seconds(handed_in):
    """Seconds and issues of each rule over all ledgers."""
    comparable = comparable_ledgers(handed_in)
    for rule in RULES:
        yield (
            rule,
            timed(
                lambda rule=rule: [i for f in handed_in.filled.values() for i in rule(handed_in, f)]
            ),
        )
    for rule in CROSS_RULES:
        yield rule, timed(rule, comparable)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visits", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    villages, cells = visit_cells(asked.visits, np.random.default_rng(20211231))
    sheets = [sheet(name, rows) for name, rows in registers(villages).items()]
    sheets += visit_sheets(cells, asked.visits)
    text = pd.DataFrame({name: cells[name] for name in cells}).to_csv(index=False)
    times, found = {}, {}
    for _ in range(asked.rounds):
        times.setdefault("pandas.read_csv", []).append(timed(pd.read_csv, io.StringIO(text))[0])
        seconds, handed_in = timed(submission, sheets)
        times.setdefault("fill", []).append(seconds)
        for rule, (seconds, issues) in rule_seconds(handed_in):
            times.setdefault(rule.__name__, []).append(seconds)
            found[rule.__name__] = f"{len(issues)} issues"
        seconds, issues = timed(check, handed_in)
        times.setdefault("check (every rule)", []).append(seconds)
        found["check (every rule)"] = f"{len(issues)} issues"
    medians = {name: median(taken) for name, taken in times.items()}
    for name, seconds in medians.items():
        print(f"{name:<24} {seconds:7.2f} s  {found.get(name, '')}")
    both = medians["fill"] + medians["check (every rule)"]
    ratio = both / medians["pandas.read_csv"]
    print(f"{asked.visits} visits, {len(VISIT)} cells or more each, in {villages} villages")
    print(f"fill + check: {both:.2f} s = {ratio:.1f} × pandas.read_csv")


if __name__ == "__main__":
    main()
