import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from small_run import ROOT, WRITE, put_notebook, small_results, small_workspace

from bangfu_lib.batch.plan import plan_jobs
from bangfu_lib.batch.pool import run_jobs
from bangfu_lib.processes import MOST_PROCESSES, usual_processes


def run(workspace, jobs, processes=2):
    """The last outcome of every job, by unit."""
    last = {}
    console = workspace.root / "console.log"

    def note(changes):
        last.update({job.unit: outcome for job, outcome in changes})

    run_jobs(jobs, processes=processes, console=console, on_changes=note)
    return last


def test_no_more_processes_than_cores():
    assert 1 <= usual_processes() <= min(MOST_PROCESSES, os.cpu_count())


def test_nothing_to_do_starts_nothing(tmp_path):
    run_jobs([], processes=2, console=tmp_path / "console.log", on_changes=pytest.fail)
    assert not (tmp_path / "console.log").exists()


def test_a_worker_that_dies_or_hangs_loses_its_own_job_alone(tmp_path):
    workspace = small_workspace(tmp_path)
    trouble = (
        "import os, signal, time\n"
        "unit == 'A1' and os.kill(os.getppid(), signal.SIGTERM if os.name == 'nt' else 9)\n"
        "unit in ('A1', 'B2') and time.sleep(600)"
    )
    put_notebook(workspace, "10_report.ipynb", trouble, WRITE)
    jobs = plan_jobs(workspace, small_results(workspace), documents=["village_report"])
    jobs = [replace(job, minutes=0.15) if job.unit == "B2" else job for job in jobs]
    outcomes = run(workspace, jobs)
    assert "工作进程意外退出" in outcomes["A1"].reason
    assert "仍未完成" in outcomes["B2"].reason
    assert outcomes["C3"].state == "COMPLETED"


def test_each_notebook_is_run_in_its_own_folder_and_its_noise_stays_off_the_screen(tmp_path, capfd):
    first, second = small_workspace(tmp_path / "一"), small_workspace(tmp_path / "二")
    where = "import os, sys\nos.write(2, os.getcwd().encode())"
    jobs = []
    for workspace in (first, second):
        put_notebook(workspace, "11_summary.ipynb", where, WRITE)
        jobs += plan_jobs(workspace, small_results(workspace), documents=["汇总"])
    run(first, jobs)
    assert all(job.results_folder.joinpath("documents/all.docx").is_file() for job in jobs)
    assert capfd.readouterr().err == ""


INTERRUPTED = """
import sys
from pathlib import Path
sys.path[:0] = [{tests!r}, {root!r}]
from bangfu_lib.batch.plan import plan_jobs
from bangfu_lib.batch.pool import run_jobs
from small_run import small_results
from bangfu_lib.workspace import Workspace
if __name__ == "__main__":
    workspace = Workspace(Path({folder!r}))
    jobs = plan_jobs(workspace, small_results(workspace), documents=["village_report"])
    try:
        run_jobs(jobs, processes=1, console=workspace.root / "c.log", on_changes=lambda _: None)
    except KeyboardInterrupt:
        sys.exit(77)
"""


@pytest.mark.skipif(os.name == "nt", reason="sends a POSIX signal")
def test_an_interruption_ends_workers_and_kernels(tmp_path):
    workspace = small_workspace(tmp_path / "w")
    mark = tmp_path / "kernel.pid"
    wait = f"import os, time\nopen({str(mark)!r}, 'w').write(str(os.getpid()))\ntime.sleep(600)"
    put_notebook(workspace, "10_report.ipynb", wait)
    script = tmp_path / "script.py"
    tests = str(Path(__file__).parent)
    script.write_text(
        INTERRUPTED.format(tests=tests, root=str(ROOT), folder=str(workspace.root)), "utf-8"
    )
    process = subprocess.Popen([sys.executable, str(script)], start_new_session=True)
    kernel = int(eventually(lambda: mark.exists() and mark.read_text()))
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(30) == 77
    assert eventually(lambda: not alive(kernel))


def eventually(condition, seconds=30):
    until = time.monotonic() + seconds
    while not (found := condition()) and time.monotonic() < until:
        time.sleep(0.1)
    return found


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return (
        not Path(f"/proc/{pid}/stat").exists() or " Z " not in Path(f"/proc/{pid}/stat").read_text()
    )
