"""Seconds per village of `bangfu run` beside a plain papermill loop over the same notebooks.

Makes the demo workspace in a temporary folder, assesses it, then makes all its documents in both
ways by turns (`--rounds`, default 2). Usage: python tests/benchmarks/run_speed.py
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
from bangfu_lib.batch.pool import usual_processes
from bangfu_lib.demo.pingbian import write_pingbian
from bangfu_lib.periods.period import Period
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


def seconds(way, *arguments):
    begun = time.perf_counter()
    way(*arguments)
    return time.perf_counter() - begun


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
                times.append(seconds(way, workspace, period, jobs) / villages)
                print(f"round {number}  {way.__name__:<15} {times[-1]:6.2f} s per village")
        run, loop = (median(times) for times in taken.values())
        print(
            f"bangfu run {run:.2f} s, papermill loop {loop:.2f} s per village: {loop / run:.1f} to 1"
        )


if __name__ == "__main__":
    main()
