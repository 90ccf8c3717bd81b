"""The same input gives the same bytes: across processes, seeds, places, time zones and languages."""

import json
import os
import pickle
import re
import shutil
import subprocess
import sys
import zipfile
from contextlib import ExitStack
from pathlib import Path

import pytest
from results_fixture import ROOT, changed, small_results
from validation import asked_for

from bangfu_lib.files import sha256_file
from bangfu_lib.reports.documents import make_document
from bangfu_lib.reports.kinds import KINDS
from bangfu_lib.word.native_workbook import SAME_RIGHTS
from bangfu_lib.workspace import Workspace

CHILD = """
import pickle, sys
sys.path.insert(0, sys.argv[1])
from test_documents_reproducible import hashes, office
import json, locale
locale.setlocale(locale.LC_ALL, "")
folder = __import__("pathlib").Path(sys.argv[2])
results = pickle.load(sys.stdin.buffer) if sys.argv[3] == "pickled" else office(folder)
print(json.dumps(hashes(results)))
"""
SURROUNDINGS = {
    "seed 1": {"PYTHONHASHSEED": "1", "TZ": "America/New_York", "LANG": "C", "LC_ALL": "C"},
    "pickled": {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8",
                "USER": "somebody"},
}  # fmt: skip
MACHINE = re.compile(
    rb"python-docx|LibreOffice|openpyxl|/tmp/|/home/|C:\\\\|" + str(ROOT).encode(), re.I
)


def office(folder):
    """The small quarter in a workspace of its own."""
    for name in ("params", "report_templates"):
        shutil.copytree(ROOT / name, folder / name)
    return changed(small_results(), workspace=Workspace(folder))


def hashes(results):
    """ "kind unit part" -> hash, of every document; of the villages, those of one."""
    wanted = [one for one in asked_for(results, results.workspace) if one[1] in (None, "PB01")]
    made = {
        one: make_document(one[0], results, results.workspace, one[1], part=one[2])
        for one in wanted
    }
    return {" ".join(map(str, one)): sha256_file(path) for one, path in made.items()}


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    """The results, and the hashes of their documents as this process makes them."""
    results = office(tmp_path_factory.mktemp("here") / "区")
    return results, hashes(results)


@pytest.mark.parametrize("name", SURROUNDINGS)
def test_another_process_makes_the_same_bytes(here, tmp_path, name):
    results, known = here
    elsewhere = tmp_path / "别处 {}"
    elsewhere.mkdir()
    moved = changed(results, workspace=office(elsewhere / "pickled").workspace)
    child = subprocess.run(
        [sys.executable, "-c", CHILD, str(Path(__file__).parent), str(elsewhere / "办公室"), name],
        input=pickle.dumps(moved),
        env={**os.environ, **SURROUNDINGS[name], "PYTHONPATH": str(ROOT)},
        cwd=elsewhere,
        capture_output=True,
        check=False,
    )
    assert child.returncode == 0, child.stderr.decode(errors="replace")[-2000:]
    made = json.loads(child.stdout)
    assert sorted(one for one in known if made.get(one) != known[one]) == []
    assert set(made) == set(known) and {one.split()[0] for one in known} == set(KINDS)


def test_making_the_same_again_makes_the_same_bytes(here):
    results, known = here
    assert hashes(results) == known


def test_author_and_times_come_from_the_office_and_nothing_from_the_machine(here):
    results, _ = here
    issuer = results.catalogue["office"]["issuer"]
    for path in results.workspace.results(results.period.code).rglob("*.docx"):
        for name, content, entry in parts(path):
            assert entry.date_time == (1980, 1, 1, 0, 0, 0), name
            assert entry.external_attr in (0, SAME_RIGHTS) and not entry.create_system, name
            assert not MACHINE.search(content) or name.endswith(".png"), f"{path.name} {name}"
            if name.endswith("docProps/core.xml") and "xlsx" not in name:
                assert issuer in content.decode() or "<dc:creator>" in content.decode()
                assert set(re.findall(rb"T(\d\d:\d\d:\d\dZ)<", content)) <= {b"00:00:00Z"}


def parts(path):
    """(name, content, entry of the archive) of every part, those of embedded workbooks included."""
    with ExitStack() as opened:
        package = opened.enter_context(zipfile.ZipFile(path))
        for entry in package.infolist():
            yield entry.filename, package.read(entry), entry
            if entry.filename.endswith(".xlsx"):
                inner = opened.enter_context(
                    zipfile.ZipFile(opened.enter_context(package.open(entry)))
                )
                for one in inner.infolist():
                    yield f"{entry.filename}/{one.filename}", inner.read(one), one
