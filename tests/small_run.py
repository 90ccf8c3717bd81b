"""A workspace with two small notebooks and no ledgers, for the tests of the batch."""

import hashlib
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import nbformat

from bangfu_lib.batch.handover import MIME
from bangfu_lib.errors import UsageError
from bangfu_lib.periods.period import Period
from bangfu_lib.workspace import Workspace

ROOT = Path(__file__).parents[1]
RESULTS_ID = "r-0000000000000000"
PARAMETERS = (
    'period: str = "2021Q4"  # 考核期\nunit: str = ""  # 村编码或村名\nlines: int = 1  # 行数'
)
CHECK = "from bangfu_lib.batch.parameters import check_parameters\n\ncheck_parameters(globals())"
WRITE = f"""
import hashlib, zipfile
from pathlib import Path
from IPython.display import display
NAMES = {{"A1": "甲村", "B2": "乙村", "C3": "丙村"}}
file = Path("../results") / period / "documents" / f"{{unit or 'all'}}.docx"
file.parent.mkdir(parents=True, exist_ok=True)
with zipfile.ZipFile(file, "w") as package:
    package.writestr("word/document.xml", f"<w:t>{{NAMES.get(unit, '全乡')}}</w:t>")
said = {{
    "path": f"documents/{{file.name}}", "unit": unit, "period": period,
    "results": "{RESULTS_ID}", "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
}}
display({{"{MIME}": said, "text/plain": "ok"}}, raw=True)
"""


@dataclass
class SmallResults:
    """The part of the results that planning reads."""

    folder: Path
    workspace: Workspace
    period: Period = field(default_factory=lambda: Period.parse("2021Q4"))
    catalogue: dict = field(
        default_factory=lambda: {
            "office": {"run": "quarter"},
            "units": {
                code: {"name": name, "scheme": "sheet"}
                for code, name in (("A1", "甲村"), ("B2", "乙村"), ("C3", "丙村"))
            },
        }
    )

    def find_unit(self, text):
        for code, unit in self.catalogue["units"].items():
            if text in (code, unit["name"]):
                return code
        raise UsageError(f"{text}?")


def notebook(*sources, parameters=PARAMETERS):
    """A notebook: the parameters cell, then one code cell per source."""
    cells = [nbformat.v4.new_code_cell(source) for source in (parameters, *sources)]
    cells[0].metadata["tags"] = ["parameters"]
    kernel = {"name": "python3", "display_name": "python3", "language": "python"}
    return nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})


def put_notebook(workspace, name, *sources, **rest):
    nbformat.write(notebook(*sources, **rest), workspace.notebooks / name)


def small_workspace(folder, *, village=WRITE, minutes=5):
    """A workspace whose run makes one document per village and one per quarter."""
    for name in ("params/runs", "params/ledgers", "notebooks", "report_templates"):
        (folder / name).mkdir(parents=True)
    shutil.copytree(ROOT / "params" / "units", folder / "params" / "units")
    (folder / "params" / "runs" / "quarter.yaml").write_text(
        f"run: quarter\nlabel: 试验\nminutes: {minutes}\ndocuments:\n"
        "  village_report: {label: 村报告, notebook: 10_report.ipynb, units: village}\n"
        "  quarter_summary: {label: 汇总, notebook: 11_summary.ipynb, units: quarter}\n",
        encoding="utf-8",
    )
    workspace = Workspace(folder)
    put_notebook(workspace, "10_report.ipynb", CHECK, village)
    put_notebook(workspace, "11_summary.ipynb", CHECK, WRITE)
    return workspace


def small_results(workspace):
    return SmallResults(workspace.results("2021Q4") / RESULTS_ID, workspace)


def sha256(file):
    return hashlib.sha256(file.read_bytes()).hexdigest()
