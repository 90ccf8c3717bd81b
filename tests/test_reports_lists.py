"""The lists handed to each holder, and the problems of difficult villages for three recipients."""

import shutil
from dataclasses import replace
from types import SimpleNamespace

import pytest
from declared import PARAMS, posted, table, village
from results_fixture import ROOT, changed, small_results
from word_files import body, paragraphs, rows

from bangfu_lib.params.documents import load_documents
from bangfu_lib.periods.period import Period
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


def lists(part="2021-12", document="role_lists", **other):
    """The parts of the three lists by holder, and all contents."""
    declared = DOCUMENTS[document] if isinstance(document, str) else document
    month = Period.parse(part)
    contents = role_list_contents(Brief(results(**other), declared, "PB01", part=month))
    parts = {part["heading"][3:].split("：")[0]: part for part in contents["holder_lists"]}
    return parts, contents


def difficult(part="2021-12", **other):
    month = Period.parse(part)
    return difficult_contents(Brief(results(**other), DOCUMENTS["difficult_villages"], part=month))


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
    assert [row["state"] for row in rows_] == ["已完成", "正在办理\n（逾期）", "长期履行"]
    assert rows_[2]["due"] == "长期"


def test_an_open_problem_goes_to_its_holder_and_one_of_nobody_to_the_first_secretary():
    parts, _ = lists()
    [own] = parts["帮扶单位"]["matters"]
    [unassigned] = parts["第一书记"]["matters"]
    assert (own["list_kind"], own["state"]) == ("问题清单", "办理中\n（逾期）")
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


def test_both_lists_are_made_every_month():
    known = {kind: DOCUMENTS[kind].each for kind in ("role_lists", "difficult_villages")}
    assert known == {"role_lists": "month", "difficult_villages": "month"}


def test_a_problem_closed_after_the_month_was_still_open_in_it():
    closed = problem("W9", "2021-11-15", status="已销号") | {"closed_on": "2021-12-03"}
    [november] = lists("2021-11", problems=[closed])[0]["帮扶单位"]["matters"]
    assert november["state"] == "在办，其后2021年12月3日销号\n（逾期）"
    [december] = lists("2021-12", problems=[closed])[0]["帮扶单位"]["matters"]
    assert december["content"] == "没有登记事项"


def test_a_problem_registered_later_is_not_yet_on_the_list():
    [row] = lists("2021-07")[0]["帮扶单位"]["matters"]
    assert row["content"] == "没有登记事项"


def test_a_task_done_after_the_month_was_not_done_in_it():
    late = task("迟", "任务清单", due="2021-11-20", done_on="2021-12-02", state="已完成")
    parts, _ = lists("2021-11", tasks=[late])
    [row] = parts["联系领导"]["matters"]
    assert row["state"] == "在办，其后2021年12月2日完成\n（逾期）"
    assert parts["联系领导"]["done_count"] == 0


def test_every_holder_has_a_page_and_the_note_counts_them():
    _, contents = lists()
    labels = [part["annex_label"] for part in contents["holder_lists"]]
    assert labels == [f"附件{place}" for place in range(1, 6)]
    assert "5份" in contents["annex_note"][0]


def test_a_public_list_masks_names_and_tells_no_content():
    public = replace(DOCUMENTS["role_lists"], internal=False)
    named = posted("欧阳甲乙", "第一书记", "PB01")
    said = problem("W1", "2021-11-30", holder="第一书记") | {"kind": "诉求"}
    parts, contents = lists(document=public, persons=[named], problems=[said])
    assert "欧阳甲乙" not in str(contents) and parts["第一书记"]["name"] == "欧阳**"


def test_three_letters_have_the_same_problems_each_with_its_own_first():
    letters = difficult()["letters"]
    assert [one["addressee"] for one in letters] == [
        "各有关联系领导：",
        "各有关帮扶单位：",
        "各有关驻村干部：",
    ]
    assert {len(one["tasks"]) for one in letters} == {2}
    assert letters[1]["tasks"][0]["holder"] == "帮扶单位"
    assert "由帮扶单位负责的1条" in letters[1]["text"] and "负责的" not in letters[0]["text"]


def test_without_open_problems_no_letter_is_sent():
    assert difficult(problems=[])["letters"] == []


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
    content = body(make_document(kind, made, made.workspace, unit, part="2021-12"))
    text = "\n".join(paragraphs(content))
    assert "{" not in text and "路未硬化" in "".join(map(str, rows(content)))
    assert [head for head in heads if head not in "".join(map(str, rows(content)))] == []
