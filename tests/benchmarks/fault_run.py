"""Kill -9 at random moments while ledgers are taken in, many times, and the same writing in place.

Prints how often the store held the old or the new revision, was torn, or could not go on, and how
long readers and imports took. POSIX only. Usage: python tests/benchmarks/fault_run.py [--kills 100]
"""

import argparse
import os
import signal
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1]))

from fault_trials import ended, in_child, kill_at_random, state, written_in_place
from keeping_fixture import keep, office


def killed(kills, seed):
    """Outcomes of `kills` imports killed at random, by name."""
    with tempfile.TemporaryDirectory() as folder:
        return dict(kill_at_random(office(Path(folder)), kills, seed=seed))


def in_place(runs, kills):
    """How many of `runs` trials of at most `kills` kills ended torn or stuck, writing in place."""
    with written_in_place():
        found = [killed(kills, seed) for seed in range(runs)]
    return sum("torn" in one or "stuck" in one for one in found)


def read_meanwhile(reads):
    """(failures, seconds of a median read) of `reads` reads while imports go on and on."""

    def import_on_and_on():
        for number in range(2, 1_000_000):
            keep(workspace, number % 50 + 1)

    with tempfile.TemporaryDirectory() as folder:
        workspace = office(Path(folder))
        keep(workspace, 1)
        child, seconds, failures = in_child(import_on_and_on), [], 0
        for _ in range(reads):
            begun = time.perf_counter()
            failures += state(workspace) == "torn"
            seconds.append(time.perf_counter() - begun)
        os.kill(child, signal.SIGKILL)
        ended(child)
    return failures, median(seconds)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=100)
    options.add_argument("--runs", type=int, default=10)
    options.add_argument("--reads", type=int, default=300)
    chosen = options.parse_args()
    print(f"kill -9 x {chosen.kills}: {killed(chosen.kills, seed=1)}")
    print(f"in place, torn or stuck: {in_place(chosen.runs, chosen.kills)} of {chosen.runs} runs")
    failures, seconds = read_meanwhile(chosen.reads)
    print(f"{chosen.reads} reads during imports: {failures} failed, {seconds * 1000:.1f} ms each")


if __name__ == "__main__":
    main()
