"""Write the tables of all fields into report_templates/README.md, below what is written by hand.

python tests/maintenance/make_template_page.py [--page FILE]
"""

from argparse import ArgumentParser
from pathlib import Path

from bangfu_lib.files import write_whole
from bangfu_lib.params.documents import load_documents
from bangfu_lib.reports.templates.page import page
from bangfu_lib.zh.template_page import BEGIN, END

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "report_templates" / "README.md"


def written(text: str) -> str:
    """`text` with the tables that the code gives between its two marks."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{page(load_documents(ROOT / 'params'))}\n{END}{after}"


if __name__ == "__main__":
    parser = ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--page", type=Path, default=PAGE)
    asked = parser.parse_args()
    write_whole(asked.page, written(asked.page.read_text("utf-8")).encode())
