"""The month's ledger of leaders' visits: against the ledger of visits and the judged norms."""

import shutil
from dataclasses import replace

import pandas as pd
import pytest
from declared import PARAMS, posted
from results_fixture import ROOT, changed, small_results
from test_reports_people import finding, with_ledgers
from word_files import body, paragraphs, rows

from bangfu_lib.params.documents import load_documents
from bangfu_lib.periods.period import Period
from bangfu_lib.reports.brief import Brief
from bangfu_lib.reports.documents import make_document
from bangfu_lib.reports.leader_ledger import leader_ledger_contents
from bangfu_lib.workspace import Workspace

DOCUMENT = load_documents(PARAMS)["leader_ledger"]
LEADERS = [
    posted("P1", "连片领导", "PB01", name="孙领导"),
    posted("K1", "县级联系领导", "PB01", name="吴领导"),
    posted("R010", "第一书记", "PB01", name="赵一"),
    posted("P9", "连片领导", "PB01", name="离任领导", left="2021-10-31"),
]
VISIT = {"person": "P1", "village": "PB01", "purpose": "督导"}
VISITS = [
    VISIT | {"visited_on": "2021-11-02", "household": "H001", "stay_days": "0.5"},
    VISIT | {"visited_on": "2021-11-02", "household": "H002", "purpose": "督导、慰问"},
    VISIT | {"visited_on": "2021-11-20", "stay_days": "1", "problem": "W001"},
    VISIT | {"visited_on": "2021-12-01", "household": "H001", "stay_days": "1"},
    VISIT | {"visited_on": "2021-11-05", "person": "R010", "household": "H001"},
    VISIT | {"visited_on": "2021-11-06", "village": "PB02", "household": "H009"},
]


def results(**tables):
    return with_ledgers(small_results(), **({"persons": LEADERS, "visits": VISITS} | tables))


def ledger(part="2021-11", document=DOCUMENT, made=None, **tables):
    brief = Brief(made or results(**tables), document, "PB01", part=Period.parse(part))
    return leader_ledger_contents(brief)


def test_it_is_made_every_month_and_dated_by_the_rule():
    contents = ledger()
    assert DOCUMENT.each == "month"
    assert (contents["date"], contents["due"]) == ("2021年11月30日", "2021年12月5日")


def test_leaders_are_those_of_declared_roles_linked_in_the_month():
    assert [row["name"] for row in ledger()["leader_rows"]] == ["吴领导", "孙领导"]
    assert "离任领导" in [row["name"] for row in ledger("2021-10")["leader_rows"]]


def test_each_day_is_one_visit_with_its_stay_households_and_purposes():
    first, second = ledger()["visit_rows"]
    assert (first["date"], first["stay"], first["households"]) == ("11月2日", "0.5", 2)
    assert first["purpose"] == "督导、慰问"
    assert (second["households"], second["raised"]) == (0, "W001")


def test_sums_are_those_of_the_visits():
    contents = ledger()
    mine = next(row for row in contents["leader_rows"] if row["name"] == "孙领导")
    assert (mine["visits"], mine["stay"], mine["households"]) == (2, "1.5", 2)
    assert "登记到村2次，累计停留1.5天，走访2户" in contents["visits_text"][0]


def test_a_household_seen_on_two_days_is_one_household():
    again = VISIT | {"visited_on": "2021-11-25", "household": "H001", "stay_days": "1"}
    contents = ledger(visits=[*VISITS, again])
    mine = next(row for row in contents["leader_rows"] if row["name"] == "孙领导")
    assert (mine["visits"], mine["households"]) == (3, 2)
    assert "登记到村3次，累计停留2.5天，走访2户" in contents["visits_text"][0]


def test_who_did_not_come_is_named():
    assert ledger()["visits_text"][0].endswith("本月没有登记到村的有：吴领导。")


def test_a_month_without_visits_says_so():
    contents = ledger(visits=[])
    assert contents["visit_rows"] == []
    assert contents["visits_text"][0].startswith("2021年11月没有登记联系领导到村。")


def test_a_village_without_leaders_says_where_to_look():
    contents = ledger(persons=[])
    assert "没有登记甲子村的联系领导" in contents["leaders_text"][0]
    assert contents["visits_text"] == []


def test_a_stay_that_is_not_registered_is_not_zero():
    [row] = ledger(visits=[VISIT | {"visited_on": "2021-11-02"}])["visit_rows"]
    assert row["stay"] == "未登记"


def judged(status, period="2021-11"):
    name = "in_village_days_min_share"
    one = finding("P1", name, "in_village_day_share", "5") | {"status": status, "period": period}
    known = small_results().findings.iloc[:0]
    columns = {"village": "PB01", "role": "连片领导"}
    declared = replace(DOCUMENT, shows={**DOCUMENT.shows, "leader_norms": [name]})
    catalogue = small_results().catalogue
    persons = catalogue["persons"] | {"P1": {"name": "孙领导", "postings": []}}
    made = changed(
        results(),
        findings=pd.concat([known, pd.DataFrame([one | columns])]),
        catalogue={**catalogue, "persons": persons},
    )
    return ledger(document=declared, made=made)


@pytest.mark.parametrize(
    ("status", "verdict", "said"),
    [
        ("unmet", "未达标", "未达到规定的有：孙领导的“在村工作日占比”为5天（不少于2/3）。"),
        ("met", "达标", "本月可判定的1项规定全部达标。"),
        ("no_data", "数据不足", "台账不足以判定是否达到规定的，不作未达标处理。"),
    ],
)
def test_the_verdict_is_the_assessment_s(status, verdict, said):
    contents = judged(status)
    assert [row["verdict"] for row in contents["leader_norms"]] == [verdict]
    assert contents["norms_text"] == [said]


def test_findings_of_other_months_do_not_count():
    assert judged("unmet", "2021-10")["leader_norms"] == []


def test_matters_solved_in_the_month_and_due_by_the_end_of_the_next():
    problem = {"village": "PB01", "kind": "问题", "received_on": "2021-10-01", "due": "2021-12-15"}
    task = {"village": "PB01", "list": "任务清单", "holder": "联系领导", "state": "已完成"}
    contents = ledger(
        problems=[
            problem | {"content": "甲", "status": "已销号", "closed_on": "2021-11-20"},
            problem | {"content": "乙", "status": "办理中"},
            problem | {"content": "丙", "status": "办理中", "due": "2022-01-01"},
            problem | {"content": "丁", "status": "办理中", "due": "2021-11-15"},
        ],
        tasks=[task | {"content": "戊", "due": "2021-12-31", "done_on": "2021-11-30"}],
    )
    assert [row["content"] for row in contents["solved"]] == ["甲", "戊"]
    assert [row["content"] for row in contents["coming"]] == ["丁", "乙"]
    assert contents["solved_text"] == "本月办结帮扶问题1条，完成任务1项。"
    assert contents["coming_text"] == "下月底前应办结问题2条（其中1条已过时限）。"


def test_what_is_due_on_the_last_day_is_not_late_and_neither_is_what_the_committee_has():
    problem = {"village": "PB01", "kind": "问题", "received_on": "2021-10-01", "content": "甲"}
    contents = ledger(
        problems=[
            problem | {"status": "办理中", "due": "2021-11-30"},
            problem | {"status": "提交党委会", "due": "2021-11-15"},
        ],
        tasks=[],
    )
    assert contents["coming_text"] == "下月底前应办结问题2条。"


def test_a_task_done_after_the_month_is_told_as_it_stood():
    task = {"village": "PB01", "list": "任务清单", "holder": "联系领导", "state": "已完成"}
    done = task | {"content": "戊", "due": "2021-12-20", "done_on": "2021-12-18"}
    [row] = ledger(tasks=[done], problems=[])["coming"]
    assert row["state"] == "在办，其后2021年12月18日完成"


def test_a_public_ledger_masks_names_and_leaves_out_households_and_purposes():
    contents = ledger(document=replace(DOCUMENT, internal=False))
    text = str(contents)
    assert "孙领导" not in text and "督导" not in text and "W001" not in text
    assert {row["households"] for row in contents["visit_rows"]} == {"—"}


def test_the_page_is_filled(tmp_path):
    for name in ("params", "report_templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    path = make_document("leader_ledger", results(), Workspace(tmp_path), "PB01", part="2021-11")
    text = "\n".join(paragraphs(body(path)))
    assert "{" not in text and "孙领导" in str(rows(body(path)))
    assert "村党支部报送（2021年11月30日前）" in text
