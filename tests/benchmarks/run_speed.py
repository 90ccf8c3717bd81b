"""Seconds per village of `bangfu run` beside a plain papermill loop over the same notebooks.

Makes the demo workspace in a temporary folder, assesses it, then makes all its documents in both
ways by turns (`--rounds`, default 2). Besides the time on the clock it prints the processor time of
all processes, which does not depend on what else the machine is doing.
Usage: python tests/benchmarks/run_speed.py
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from bangfu_lib.assess import assess
from bangfu_lib.batch.plan import plan_jobs
from bangfu_lib.demo.pingbian import write_pingbian
from bangfu_lib.periods.period import Period
from bangfu_lib.processes import usual_processes
from bangfu_lib.workspace import new_workspace

RUN = [sys.executable, "-m", "bangfu_lib", "run"]
PAPERMILL = [sys.executable, "-m", "papermill", "--no-progress-bar"]


def demo(folder):
    """The assessed demo workspace and its period."""
    workspace = new_workspace(folder)
    period = Period.parse(write_pingbian(workspace)[0].parent.name)
    return workspace, period, assess(workspace, period).results


def bangfu_run(workspace, period, jobs):
    """All jobs by `bangfu run`, with nothing to be left out."""
    call([*RUN, period.code, "--force", "--root", str(workspace.root)], workspace.root)
    assert all(job.output.is_file() for job in jobs)


def papermill_loop(workspace, period, jobs):
    """The same notebooks with the same parameters, one `papermill` command after the other."""
    for job in jobs:
        given = [word for name, value in job.parameters.items() for word in ("-r", name, value)]
        call([*PAPERMILL, str(job.notebook), str(job.output), *given], workspace.notebooks)


def call(command, folder):
    environment = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    if done.returncode:
        sys.exit(done.stderr.decode(errors="replace"))


def measured(way, *arguments):
    """Seconds on the clock and of the processors, child processes included."""
    begun, before = time.perf_counter(), os.times()
    way(*arguments)
    after = os.times()
    used = sum(after[:4]) - sum(before[:4])
    return time.perf_counter() - begun, used


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=2)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        workspace, period, results = demo(Path(folder) / "demo")
        jobs = plan_jobs(workspace, results)
        villages = len(results.catalogue["units"])
        print(f"{len(jobs)} notebooks, {villages} villages, {usual_processes()} processes")
        taken = {way: [] for way in (bangfu_run, papermill_loop)}
        for number in range(1, rounds + 1):
            for way, times in taken.items():
                times.append([s / villages for s in measured(way, workspace, period, jobs)])
                print(f"round {number}", line(way.__name__, *times[-1]))
        run, loop = ([median(both) for both in zip(*t, strict=True)] for t in taken.values())
        print(line("bangfu run", *run), line("papermill loop", *loop), sep="\n")
        print(f"papermill loop : bangfu run = {loop[0] / run[0]:.1f} : 1 on the clock")


def line(name, clock, processor):
    return f"{name:<15} {clock:6.2f} s per village, {processor:6.2f} s of processor"


if __name__ == "__main__":
    main()
