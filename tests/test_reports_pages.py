import re
import shutil
import subprocess

import pytest
from results_fixture import ROOT, changed, small_results

from bangfu_lib.reports.documents import make_document
from bangfu_lib.workspace import Workspace

OFFICE = shutil.which("soffice")
PAGES = re.compile(rb"/Type\s*/Page[^s]")
DOCUMENTS = {
    "village_report": "PB01",
    "quarter_summary": None,
    "notice": None,
    "problem_list": "PB01",
}


@pytest.mark.office
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_every_document_opens_and_has_pages(tmp_path):
    for name in ("params", "report_templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    results = changed(small_results(), workspace=Workspace(tmp_path))
    pages = tmp_path / "pages"
    pages.mkdir()
    for kind, unit in DOCUMENTS.items():
        made = make_document(kind, results, results.workspace, unit)
        shutil.copy(made, pages / f"{kind}.docx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(pages)]
    subprocess.run([*command, *map(str, pages.glob("*.docx"))], check=True, capture_output=True)
    counted = {path.stem: len(PAGES.findall(path.read_bytes())) for path in pages.glob("*.pdf")}
    assert set(counted) == set(DOCUMENTS)
    assert min(counted.values()) >= 2
