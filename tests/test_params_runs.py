import shutil

import pytest
from small_run import ROOT

from bangfu_lib.errors import ParamsError
from bangfu_lib.params.documents import load_documents
from bangfu_lib.params.runs import load_run

RUN = """
run: quarter
label: 试验
minutes: 5
documents:
  report: {label: 村报告, notebook: 10_report.ipynb, units: village, parameters: {lines: 3}}
"""


def load(tmp_path, text):
    (tmp_path / "runs").mkdir()
    (tmp_path / "runs" / "quarter.yaml").write_text(text, "utf-8")
    return load_run(tmp_path)


def test_a_run_names_its_documents_in_order():
    run = load_run(ROOT / "params")
    kinds = [document.kind for document in run.documents][:4]
    assert kinds == ["village_report", "quarter_summary", "notice", "problem_list"]
    assert run.documents[0].units == "village"


def test_every_notebook_of_the_shipped_run_exists():
    notebooks = [document.notebook for document in load_run(ROOT / "params").documents]
    assert [name for name in notebooks if not (ROOT / "notebooks" / name).is_file()] == []


def test_parameters_are_read(tmp_path):
    assert load(tmp_path, RUN).documents[0].parameters == {"lines": 3}


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("village,", "county,", "county"),
        ("minutes: 5", "minutes: 0", "minutes"),
        ("10_report.ipynb", "../10_report.ipynb", "notebook"),
        ("run: quarter", "run: year", "year"),
        (
            "documents:",
            "documents:\n  other: {label: 村报告, notebook: a.ipynb, units: quarter}",
            "村报告",
        ),
    ],
)
def test_what_is_wrong_is_named(tmp_path, old, new, words):
    with pytest.raises(ParamsError) as caught:
        load(tmp_path, RUN.replace(old, new))
    assert words in "".join(caught.value.details)


def test_every_declared_kind_is_made_by_a_run_for_the_units_that_it_is_declared_for():
    documents = load_documents(ROOT / "params")
    runs = [path.stem for path in (ROOT / "params" / "runs").glob("*.yaml")]
    entries = [one for name in runs for one in load_run(ROOT / "params", name).documents]
    made = {kind: one.units for one in entries for kind in one.kinds}
    assert made == {kind: one.unit for kind, one in documents.items()}


@pytest.mark.parametrize(
    ("kinds", "words"),
    [("[nothing_known]", "nothing_known"), ("[notice]", "unit 是 quarter")],
)
def test_an_entry_of_several_kinds_names_declared_ones_of_its_own_units(tmp_path, kinds, words):
    (tmp_path / "documents").mkdir()
    for kind in ("notice", "village_report"):
        shutil.copy(ROOT / "params" / "documents" / f"{kind}.yaml", tmp_path / "documents")
    entry = f"  more: {{label: 其他, notebook: b.ipynb, units: village, documents: {kinds}}}\n"
    with pytest.raises(ParamsError) as caught:
        load(tmp_path, RUN + entry)
    assert words in "".join(caught.value.details)
