"""Documents as pages: nobody would sign a page that is blank or ends with a heading."""

import re
import shutil

import pytest
from office_pages import needs_office, pages, to_pdf
from results_fixture import ROOT, changed, small_results

from bangfu_lib.reports.documents import make_document
from bangfu_lib.workspace import Workspace

DOCUMENTS = {
    "village_report": "PB01",
    "quarter_summary": None,
    "notice": None,
    "problem_list": "PB01",
}
HEADING = re.compile(r"^[一二三四五六七八九十]+、|^表\d+　?\S")
NUMBER = re.compile(r"—\d+—")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The lines of every page of every document."""
    root = tmp_path_factory.mktemp("pages")
    for name in ("params", "report_templates"):
        shutil.copytree(ROOT / name, root / name)
    results = changed(small_results(), workspace=Workspace(root))
    folder = root / "pdf"
    folder.mkdir()
    for kind, unit in DOCUMENTS.items():
        shutil.copy(make_document(kind, results, results.workspace, unit), folder / f"{kind}.docx")
    to_pdf(folder.glob("*.docx"), folder)
    return {kind: pages(folder / f"{kind}.pdf") for kind in DOCUMENTS}


def text(page):
    return [line.text for line in page if not NUMBER.fullmatch(line.text)]


@needs_office
@pytest.mark.parametrize("kind", DOCUMENTS)
def test_no_page_is_blank_and_all_are_numbered(made, kind):
    assert all(text(page) for page in made[kind])
    numbers = [line.text for page in made[kind] for line in page if NUMBER.fullmatch(line.text)]
    assert numbers == [f"—{place}—" for place in range(1, len(made[kind]) + 1)]


@needs_office
@pytest.mark.parametrize("kind", DOCUMENTS)
def test_no_heading_or_caption_of_a_table_ends_a_page(made, kind):
    ends = [text(page)[-1] for page in made[kind]]
    assert [end for end in ends if HEADING.match(end)] == []
