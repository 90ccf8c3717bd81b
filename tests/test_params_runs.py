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
    kinds = [document.kind for document in run.documents]
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


def test_runs_and_documents_agree_on_labels_and_units():
    documents = load_documents(ROOT / "params")
    declared = {kind: (one.label, one.unit) for kind, one in documents.items()}
    runs = [path.stem for path in (ROOT / "params" / "runs").glob("*.yaml")]
    made = [one for name in runs for one in load_run(ROOT / "params", name).documents]
    assert {one.kind: (one.label, one.units) for one in made} == declared
