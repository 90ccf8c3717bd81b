"""Declared ledgers: faulty columns are refused, and an office adds its own by editing params."""

import shutil
from datetime import date

import openpyxl
import pytest
from declared import PARAMS

from bangfu_lib.errors import ParamsError
from bangfu_lib.ledgers.filling import fill
from bangfu_lib.ledgers.reading import read_workbook
from bangfu_lib.ledgers.workbook import write_workbook
from bangfu_lib.params.ledgers import load_ledgers
from bangfu_lib.periods.period import Period


@pytest.fixture
def params(tmp_path):
    shutil.copytree(PARAMS / "ledgers", tmp_path / "params" / "ledgers")
    return tmp_path / "params"


def edit(params, stem, old, new):
    path = params / "ledgers" / f"{stem}.yaml"
    text = path.read_text("utf-8")
    assert text.count(old) >= 1
    path.write_text(text.replace(old, new, 1), "utf-8")


def add(params, stem, line):
    path = params / "ledgers" / f"{stem}.yaml"
    path.write_text(path.read_text("utf-8") + f"  {line}\n", "utf-8")


def faults(params) -> str:
    with pytest.raises(ParamsError) as caught:
        load_ledgers(params)
    return "\n".join(caught.value.lines())


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "own: {header: 个数, type: integer, approximate: topic, sensitivity: P}",
            "应是“是或否”",
        ),
        ("own: {header: 个数, type: integer, not_above: topic, sensitivity: P}", "“topic”不是数字"),
        ("own: {header: 自述, type: text, not_above: amount, sensitivity: P}", "“own”不是数字"),
        ("own: {header: 个数, type: integer, not_above: own, sensitivity: P}", "不能指字段自己"),
        ("own: {header: 个数, type: integer, not_above: none, sensitivity: P}", "没有字段“none”"),
        ("own: {header: 哪天, type: date, not_before: topic, sensitivity: P}", "“topic”不是日期"),
        ("own: {header: 自述, type: text, measure: 元, sensitivity: P}", "measure 只能用于数字"),
        ("own: {header: 自述, type: text, values: [甲], sensitivity: P}", "values 只能用于选择项"),
        (
            "own: {header: 哪村, type: text, ref: villages.village, sensitivity: P}",
            "ref 只能用于编码",
        ),
        ("own: {header: 证件, type: id_number, sensitivity: S2}", "应是：S3"),
        ("own: {header: 账号, type: account, sensitivity: P}", "应是：S3"),
        ("own: {header: 电话, type: phone, sensitivity: S1}", "应是：S2、S3"),
        ("own: {header: 住址, type: address, sensitivity: P}", "应是：S2、S3"),
        (
            "own: {header: 个数, type: integer, minimum: 5, maximum: 1, sensitivity: P}",
            "没有数能填",
        ),
        ("own: {header: 日期, type: date, sensitivity: P}", "表头“日期”被两个字段使用"),
        ("row: {header: 行号, type: integer, sensitivity: P}", "字段名“row”"),
    ],
)
def test_a_column_that_cannot_be_meant_is_refused(params, line, said):
    add(params, "activities", line)
    text = faults(params)
    assert "ledgers/activities.yaml" in text and said in text


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("named_by: name", "named_by: village_type", "“village_type”应是文字"),
        ("within: township", "within: nowhere", "没有字段“nowhere”"),
        ("window: standing", "window: year", "必须用 window_field"),
        ("window: standing", "window: year\nwindow_field: name", "“name”应是日期"),
    ],
)
def test_a_register_is_named_and_dated_by_fields_that_can_be(params, old, new, said):
    edit(params, "villages", old, new)
    assert said in faults(params)


def test_all_faults_are_named_at_once(params):
    add(params, "activities", "own: {header: 证件, type: id_number, sensitivity: P}")
    add(params, "visits", "own: {header: 自述, type: text, measure: 元, sensitivity: P}")
    text = faults(params)
    assert "ledgers/activities.yaml" in text and "ledgers/visits.yaml" in text


OWN_LEDGER = """
ledger: patrols
label: 巡河记录
order: 400
about: 每次巡河填一行。
rows: []
required: false
window: period
window_field: walked_on
keys: [[walked_on, village]]
fields:
  walked_on: {header: 巡河日期, type: date, required: true, sensitivity: P}
  village: {header: 村编码, type: code, required: true, ref: villages.village, sensitivity: P}
  found: {header: 发现问题, type: integer, minimum: 0, measure: 个, sensitivity: P}
"""


def filled_in(path, label, cells):
    """Type `cells` (header → value) into the second row of a sheet, as staff would."""
    book = openpyxl.load_workbook(path)
    sheet = book[label]
    headers = {cell.value.rstrip("＊"): cell.column for cell in sheet[1] if cell.value}
    for header, value in cells.items():
        sheet.cell(2, headers[header], value)
    book.save(path)


def filled(ledger, sheets):
    return fill(ledger, [sheets[ledger.name]], Period.parse("2021Q4")).filled.table


def test_an_office_adds_a_ledger_and_a_column_by_editing_params_alone(params, tmp_path):
    (params / "ledgers" / "patrols.yaml").write_text(OWN_LEDGER, "utf-8")
    add(params, "visits", "weather: {header: 天气, type: choice, values: [晴, 雨], sensitivity: P}")
    ledgers, path = load_ledgers(params), tmp_path / "a.xlsx"
    write_workbook(path, ledgers.values(), {})
    filled_in(path, "巡河记录", {"巡河日期": date(2021, 10, 8), "村编码": "PB01", "发现问题": 2})
    filled_in(path, "走访记录", {"走访日期": date(2021, 10, 8), "天气": "雨"})
    sheets = {one.ledger: one for one in read_workbook(path.read_bytes(), "a", ledgers).sheets}
    patrols = filled(ledgers["patrols"], sheets)
    assert patrols[["village", "found"]].to_numpy().tolist() == [["PB01", 2]]
    assert filled(ledgers["visits"], sheets)["weather"].tolist() == ["雨"]
