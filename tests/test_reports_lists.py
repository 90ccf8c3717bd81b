"""The lists handed to each holder, and the problems of difficult villages for three recipients."""

import shutil
from dataclasses import replace
from types import SimpleNamespace

import pytest
from declared import PARAMS, posted, table, village
from results_fixture import ROOT, changed, small_results
from word_files import body, paragraphs, rows

from bangfu_lib.params.documents import load_documents
from bangfu_lib.reports.brief import Brief
from bangfu_lib.reports.difficult import difficult_contents
from bangfu_lib.reports.documents import make_document
from bangfu_lib.reports.role_lists import role_list_contents
from bangfu_lib.workspace import Workspace

DOCUMENTS = load_documents(PARAMS)


def group(name, kind, **more):
    known = {"organisation": name, "name": name, "kind": kind, "village": "PB01"}
    return known | {"founded_on": "2021-01-08", **more}


def problem(code, due, status="办理中", holder="帮扶单位", at="PB01"):
    known = {"problem": code, "village": at, "received_on": "2021-08-01", "status": status}
    return known | {"content": "路未硬化", "topic": "行路难", "holder": holder, "due": due}


def task(code, kind, holder="联系领导", **more):
    known = {"task": code, "list": kind, "village": "PB01", "holder": holder, "content": code}
    return known | {"state": "正在办理", **more}


LEDGERS = {
    "villages": [village("PB01", difficult=True), village("PB02", difficult=False)],
    "persons": [
        posted("甲", "县级联系领导", "PB01", sending_unit="某县"),
        posted("乙", "第一书记", "PB01"),
        posted("丙", "第一书记", "PB01", left="2021-09-01"),
        posted("丁", "驻村工作组成员", "PB01"),
    ],
    "organisations": [
        group("甲局", "帮扶单位"),
        group("乙局", "帮扶单位"),
        group("丙局", "帮扶单位", dissolved_on="2021-06-30"),
        group("工作组", "驻村工作组"),
    ],
    "problems": [
        problem("W1", "2021-11-30"),
        problem("W2", "2022-01-31", holder=None),
        problem("W3", "2021-11-30", status="已销号"),
        problem("W4", "2021-11-30", at="PB02"),
    ],
    "tasks": [
        task("责", "责任清单", state="长期履行"),
        task("迟", "任务清单", due="2021-12-20"),
        task("毕", "任务清单", due="2021-10-31", done_on="2021-10-30", state="已完成"),
    ],
}


def results(**other):
    made = changed(small_results())
    tables = {name: table(name, listed) for name, listed in (LEDGERS | other).items()}
    known = vars(small_results())["snapshot"].tables
    vars(made)["snapshot"] = SimpleNamespace(tables={**known, **tables})
    return made


def lists(**other):
    """The parts of the three lists by holder, and all contents."""
    contents = role_list_contents(Brief(results(**other), DOCUMENTS["role_lists"], "PB01"))
    parts = {part["heading"][3:].split("：")[0]: part for part in contents["holder_lists"]}
    return parts, contents


def difficult(**other):
    return difficult_contents(Brief(results(**other), DOCUMENTS["difficult_villages"]))


def test_each_of_the_five_holders_has_a_part_with_the_names_of_those_in_place():
    parts, _ = lists()
    assert list(parts) == ["联系领导", "帮扶单位", "驻村工作组", "第一书记", "农技员"]
    assert parts["帮扶单位"]["heading"] == "（二）帮扶单位：甲局、乙局"
    assert parts["第一书记"]["heading"].endswith("：乙")
    assert parts["农技员"]["heading"].endswith("：待明确")


def test_a_missing_kind_of_help_is_said_and_those_in_place_are_counted():
    _, contents = lists()
    assert "尚缺农技员" in contents["holders_text"]
    assert "联系领导1名、帮扶单位2个、驻村工作组1个、第一书记1名" in contents["holders_text"]


def test_a_village_with_nobody_says_where_to_look():
    _, contents = lists(persons=[], organisations=[])
    assert "没有登记“五个一”帮扶力量" in contents["holders_text"]


def test_tasks_come_by_due_date_and_duties_last_and_what_is_late_is_marked():
    rows_ = lists()[0]["联系领导"]["matters"]
    assert [row["content"] for row in rows_] == ["毕", "迟", "责"]
    assert [row["state"] for row in rows_] == ["已完成", "正在办理（逾期）", "长期履行"]
    assert rows_[2]["due"] == "长期"


def test_an_open_problem_goes_to_its_holder_and_one_of_nobody_to_the_first_secretary():
    parts, _ = lists()
    [own] = parts["帮扶单位"]["matters"]
    [unassigned] = parts["第一书记"]["matters"]
    assert (own["list_kind"], own["state"]) == ("问题清单", "办理中（逾期）")
    assert unassigned["due"] == "2022年1月31日"


def test_counts_of_a_part_say_problems_tasks_and_duties():
    parts, _ = lists()
    assert parts["联系领导"]["text"] == "未销号问题0条，任务2项（已完成1项），责任1项。"


def test_a_holder_without_any_matter_says_so_in_one_row():
    [only] = lists()[0]["农技员"]["matters"]
    assert only["content"] == "没有登记事项"


def test_the_roster_names_the_cadres_beside_the_five():
    _, contents = lists()
    assert [row["name"] for row in contents["holders"]] == [
        "甲",
        "甲局",
        "乙局",
        "工作组",
        "乙",
        "丁",
    ]


def test_only_difficult_villages_are_listed_with_their_three_recipients():
    [row] = difficult()["recipients"]
    assert (row["leaders"], row["helping_units"], row["cadres"]) == ("甲", "甲局、乙局", "乙、丁")
    assert (row["open"], row["passed"]) == (2, 1)


def test_their_open_problems_name_who_is_responsible():
    tasks = difficult()["tasks"]
    assert [(row["holder"], row["responsible"]) for row in tasks] == [
        ("帮扶单位", "甲局、乙局"),
        ("待明确", "—"),
    ]


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({}, "共1个，未销号帮扶问题2条，其中1条已过办理时限"),
        ({"problems": []}, "已全部销号"),
        ({"villages": [village("PB01")]}, "没有标明工作难度大的村"),
    ],
)
def test_the_sentence_says_how_things_stand(other, words):
    assert words in difficult(**other)["tasks_text"]


@pytest.mark.parametrize(
    ("kind", "unit", "heads"),
    [
        ("role_lists", "PB01", ["责任主体", "清单"]),
        ("difficult_villages", None, ["联系领导", "问题"]),
    ],
)
def test_the_page_is_filled_and_each_table_has_its_rows(tmp_path, kind, unit, heads):
    for name in ("params", "report_templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    made = replace(results(), workspace=Workspace(tmp_path))
    vars(made)["snapshot"] = vars(results())["snapshot"]
    content = body(make_document(kind, made, made.workspace, unit))
    text = "\n".join(paragraphs(content))
    assert "{" not in text and "路未硬化" in "".join(map(str, rows(content)))
    assert [head for head in heads if head not in "".join(map(str, rows(content)))] == []
