"""No text of any document has what a careful clerk would strike out."""

import re
from collections.abc import Iterator

import pytest
import test_reports_lists as lists
from results_fixture import PARAMS

from bangfu_lib.params.documents import load_documents
from bangfu_lib.periods.period import Period
from bangfu_lib.reports.brief import Brief
from bangfu_lib.reports.kinds import KINDS

DOCUMENTS = load_documents(PARAMS)
PARTS = {
    "week": "2021W44",
    "month": "2021-11",
    "quarter": "2021Q4",
    "half": "2021H2",
    "year": "2021",
}
PROBLEMS = (("W1", "2021-11-30"), ("W2", "2022-01-31"))
HAN = "[\u4e00-\u9fff]"
FORBIDDEN = {
    "nothing printed as a word": r"(?<![A-Za-z])(?:None|nan|NaN|NaT|<NA>|True|False|inf)(?![A-Za-z])",
    "a share of nought or of all with decimals": r"(?<![\d.])0\.0%|100\.0%",
    "two marks that do not go together": r"[、，；：。][、，；。]|。。|：。|（[、，；：。]",
    "empty brackets": r"（\s*）|“\s*”|《\s*》|〔\s*〕",
    "half-width marks between Chinese": rf"{HAN}[,;:!?]{HAN}|{HAN}\(|\){HAN}|{HAN}\.(?!docx|xlsx|yaml)",
    "full-width figures": r"[０-９％]",
    "square brackets round a year": r"\[(?:19|20)\d\d\]|［(?:19|20)\d\d］",
    "leading zeros in a date": r"年0\d月|月0\d日",
    "a minus that is a hyphen": r"(?<![A-Za-z\d—-])-\d+(?:\.\d+)?(?:分|%|个)",
    "a place that was not filled": r"\{\w*\}|\{\{|\}\}",
    "blanks between Chinese": rf"{HAN} +{HAN}",
    "an orphan": r"其中[：。；]|包括[：。]|如下[，。]$^|^[、，；。：]",
    "a measure word twice": r"个个|名名|条条|分分(?!别)|天天",
}
FAULTS = {name: re.compile(pattern) for name, pattern in FORBIDDEN.items()}


def faults(text: str) -> list[str]:
    """What is wrong with one text."""
    return [name for name, pattern in FAULTS.items() if pattern.search(text)]


def texts(value: object) -> Iterator[str]:
    """Every text in the contents of a document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for entry in value.values():
            yield from texts(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from texts(entry)


def contents(kind: str, results: object) -> dict:
    document = DOCUMENTS[kind]
    part = Period.parse(PARTS[document.each]) if document.each else None
    unit = "PB01" if document.unit == "village" else ""
    return KINDS[kind].contents(Brief(results, document, unit, part=part))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_texts_of_a_document_are_clean(kind):
    rows = [lists.problem(code, due) | {"stream": "帮扶问题"} for code, due in PROBLEMS]
    said = list(texts(contents(kind, lists.results(problems=rows))))
    assert said and {text: found for text in said if (found := faults(text))} == {}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_document_made_of_empty_ledgers_is_clean_too(kind):
    empty = lists.results(problems=[], tasks=[], organisations=[], persons=[])
    said = list(texts(contents(kind, empty)))
    assert {text: found for text in said if (found := faults(text))} == {}


@pytest.mark.parametrize(
    "text",
    [
        "得分None分。",
        "销号率0.0%。",
        "甲村、。",
        "有甲村，。",
        "共3个。。",
        "其中：。",
        "（）",
        "甲村,乙村",
        "2021年01月5日",
        "下降-3分",
        "〔2024〕第{issue}期的{}",
        "甲村 乙村",
        "3个个村",
    ],
)
def test_the_linter_finds(text):
    assert faults(text)


@pytest.mark.parametrize(
    "text",
    [
        "与上季度相比提高2.3分，列全乡第3位。",
        "〔2024〕5号",
        "得分−2.4分，销号率100%，占0.4%。",
        "区间为84.1%—93.5%（有效票30张）。",
        "户户必到",
        "问题台账.xlsx›问题台账›第3行",
    ],
)
def test_the_linter_lets_pass(text):
    assert faults(text) == []
