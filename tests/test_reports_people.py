"""Person sheets, orders to put right and proposals to talk: against the ledgers behind them."""

import shutil
from dataclasses import replace
from types import SimpleNamespace

import pandas as pd
import pytest
from declared import PARAMS, posted, table
from results_fixture import ROOT, changed, small_results
from several_fixture import several_results
from word_files import body, paragraphs, rows

from bangfu_lib.params.documents import load_documents
from bangfu_lib.reports.brief import Brief
from bangfu_lib.reports.documents import make_document
from bangfu_lib.reports.person_sheets import person_sheet_contents
from bangfu_lib.reports.rectification import places_text, rectification_contents
from bangfu_lib.reports.talks import talk_contents
from bangfu_lib.workspace import Workspace

DOCUMENTS = load_documents(PARAMS)
HOSTILE = '甲<&>"\u0007䶮😀'


def public(kind):
    return replace(DOCUMENTS[kind], internal=False)


def with_ledgers(results, **tables):
    """`results` with other rows in some ledgers."""
    other = changed(results)
    given = {name: table(name, listed) for name, listed in tables.items()}
    vars(other)["snapshot"] = SimpleNamespace(tables={**results.snapshot.tables, **given})
    return other


def person(code, name, role, at="PB01", **more):
    return posted(code, role, at) | {"name": name, "arrived": "2021-06-01", **more}


def sheets(results=None, unit="PB01", document=None):
    declared = document or DOCUMENTS["person_sheets"]
    contents = person_sheet_contents(Brief(results or small_results(), declared, unit))
    return {one["name"]: one for one in contents["sheets"]}, contents


def duty(sheet, label):
    return next(row for row in sheet["duties"] if row["label"].startswith(label))


def order(results=None, unit="PB01", document=None):
    declared = document or DOCUMENTS["rectification"]
    return rectification_contents(Brief(results or small_results(), declared, unit))


def talk(findings=(), document=None, results=None, **tables):
    made = results or small_results()
    if findings:
        columns = {"village": "PB01", "role": "队员", "period": "2021Q4", "status": "unmet"}
        known = pd.DataFrame([columns | one for one in findings])
        made = changed(made, findings=pd.concat([made.findings.iloc[:0], known]))
    made = with_ledgers(made, **tables) if tables else made
    return talk_contents(Brief(made, document or DOCUMENTS["talks"]))


def finding(unit, norm, indicator, value, **more):
    known = {"unit": unit, "norm": norm, "indicator": indicator, "value": value}
    cited = {
        "source": "implementation-plan",
        "clause": "二（三）3",
        "quote": "",
        "threshold": "7/10",
    }
    return known | cited | {"unit_kind": "person", "effect": "finding"} | more


def votes(value, unit="R011"):
    """A finding on votes below the norm; the small results know the indicator by another name."""
    return finding(unit, "in_village_days_min_share", "satisfaction_team", value)


def days(unit="R011", value="38/62"):
    return finding(unit, "in_village_days_min_share", "in_village_day_share", value)


def test_everyone_posted_in_a_declared_role_has_a_sheet_in_the_order_of_roles():
    found, contents = sheets()
    assert list(found) == ["赵一", "李二", "张三"]
    assert [row["number"] for row in contents["members"]] == [1, 2, 3]


def test_who_left_before_the_period_has_none():
    gone = person("R099", "前任", "第一书记", left="2021-09-30")
    found, _ = sheets(with_ledgers(small_results(), persons=[gone]))
    assert found == {}


def test_whom_no_scheme_scores_gets_facts_and_no_points():
    sheet = sheets()[0]["李二"]
    assert sheet["sheet_title"] == "驻村干部履职情况表" and sheet["items"] == []
    assert "按村计分，不对个人计分" in sheet["score_text"][0]
    assert "所驻甲子村本期得91.50分" in sheet["score_text"][0]


def test_a_scored_person_gets_each_item_with_its_reason_and_clause():
    sheet = sheets(several_results())[0]["李二"]
    [first, second] = sheet["items"]
    assert (first["full"], first["points"], second["points"]) == ("60", "40", "40")
    assert first["reason"] == ["在村38天，应到62个工作日，扣20分。"]
    assert second["reason"] == ["—"] and first["clause"].startswith("五〔")


def test_the_score_says_its_rank_and_what_that_rank_can_bear():
    said = sheets(several_results())[0]["李二"]["score_text"][0]
    assert "得80.00分，等次为“合格”，在3人中列第3位" in said
    assert "得分相近的，名次先后不作为评价依据" in said


def test_a_capped_grade_says_why():
    said = sheets(several_results())[0]["赵一"]["score_text"][0]
    assert "等次受限：无故不在岗1次，等次最高为合格。" in said


def test_an_office_that_scores_only_persons_has_their_sheets_by_village_of_posting():
    known = several_results()
    persons = known.scores[known.scores["unit_kind"] == "person"]
    found, _ = sheets(changed(known, scores=persons), "PB02")
    assert list(found) == ["周四"] and found["周四"]["items"]
    unscored = sheets(changed(known, scores=persons), "PB03")[0]["王五"]
    assert unscored["score_text"][0].startswith("本期没有对本人计分的考核方案")


def test_who_is_scored_has_a_sheet_whatever_the_role():
    scored = several_results()
    helper = person("R010", "赵一", "帮扶责任人")
    assert list(sheets(with_ledgers(scored, persons=[helper]))[0]) == ["赵一"]


def test_attendance_is_the_village_side_and_half_days_count_half():
    day = {"person": "R011", "recorded_by": "村", "half": "全天", "status": "在村"}
    rows_ = [
        day | {"date": "2021-10-08"},
        day | {"date": "2021-10-09", "half": "上午"},
        day | {"date": "2021-10-09", "half": "下午", "status": "事假"},
        day | {"date": "2021-10-10", "recorded_by": "派出单位", "status": "在派出单位"},
        day | {"date": "2021-09-30"},
    ]
    made = with_ledgers(small_results(), attendance=rows_)
    assert duty(sheets(made)[0]["李二"], "考勤")["value"] == "登记2天：在村1.5天、事假0.5天"


def test_leave_is_added_up_by_kind_and_what_is_not_ended_is_said():
    away = {"person": "R011", "kind": "病假", "first": "2021-12-06", "last": "2021-12-07"}
    rows_ = [
        away | {"days": 2, "approved_by": "甲"},
        away | {"first": "2021-12-20", "kind": "公休", "days": 1, "returned_on": "2021-12-21"},
    ]
    made = with_ledgers(small_results(), leave=rows_)
    assert duty(sheets(made)[0]["李二"], "请假")["value"] == "病假2天、公休1天（1次未登记销假）"


def test_visits_are_those_in_this_village_in_the_period():
    visit = {"person": "R011", "village": "PB01", "purpose": "慰问"}
    rows_ = [
        visit | {"visited_on": "2021-10-11", "household": "H001"},
        visit | {"visited_on": "2021-10-11", "household": "H002"},
        visit | {"visited_on": "2021-10-12", "household": "H001"},
        visit | {"visited_on": "2021-09-30", "household": "H003"},
        visit | {"visited_on": "2021-10-12", "village": "PB02", "household": "H009"},
    ]
    made = with_ledgers(small_results(), visits=rows_)
    assert duty(sheets(made)[0]["李二"], "入户走访")["value"] == "到村2天，入户3户次、2户"


def test_a_norm_says_value_demand_and_verdict_with_the_numbered_document():
    row = duty(sheets()[0]["李二"], "在村工作日占比")
    assert (row["value"], row["verdict"]) == ("38/62天", "未达标")
    assert row["clause"] == "二（三）3〔1〕"
    assert sheets()[0]["李二"]["sheet_sources"].endswith("〔1〕《干部驻村帮扶工作具体实施方案》。")


def test_votes_have_their_interval_and_decide_nothing():
    row = duty(sheets()[0]["李二"], "对驻村工作队的满意率")
    assert row["value"].startswith("93.3%（28/30票，95%区间") and row["verdict"] == "只作参考"


def test_a_public_sheet_masks_names_and_leaves_out_what_is_internal():
    members = [person("R011", "李二", "队员", political_status="群众", sex="男")]
    away = {"person": "R011", "kind": "病假", "first": "2021-12-06", "last": "2021-12-07"}
    made = with_ledgers(
        several_results(), persons=members, leave=[away | {"days": 2, "approved_by": "甲"}]
    )
    _, contents = sheets(made, document=public("person_sheets"))
    [sheet] = contents["sheets"]
    assert (sheet["name"], sheet["political_status"], sheet["sex"]) == ("李*", "", "男")
    assert "李二" not in str(contents) and "病假" not in str(contents)


def test_a_village_without_anyone_says_so():
    _, contents = sheets(with_ledgers(small_results(), persons=[]))
    assert contents["sheets"] == contents["annex_note"] == []
    assert "没有在册驻村干部" in contents["sheets_text"]


def test_the_order_names_what_is_late_and_what_was_lost_and_where_the_list_has_it():
    contents = order()
    late, days_short, *_ = contents["tasks"]
    assert late["problem"] == ["入户收集的问题、诉求到期未办结1条：", "W001：三组入户路损坏"]
    assert late["evidence"] == ["《问题台账》", "清单第1项"]
    assert days_short["evidence"] == ["《考勤》", "清单第3项"]
    assert days_short["responsible"] == "李二"
    assert len(contents["tasks"]) == 4


def test_a_problem_still_in_time_is_on_the_list_and_not_in_the_order():
    assert "W002" not in str(order()["tasks"])


def test_losses_by_one_clause_from_the_same_persons_stand_in_one_line():
    points = small_results().points
    twice = points[(points["unit"] == "PB03") & (points["item"] == "C1")]
    made = changed(small_results(), points=pd.concat([points, twice.assign(rule="C1.2")]))
    rows_ = [row for row in order(made, "PB03")["tasks"] if len(row["problem"]) > 1]
    assert [row["evidence"][1] for row in rows_] == ["清单第3、5项"]


def test_a_village_with_nothing_to_put_right_gets_a_letter_without_receipt():
    contents = order(unit="PB02")
    assert contents["title"].endswith("无需整改的告知")
    assert contents["tasks"] == contents["receipt"] == contents["receipt_head"] == []
    assert "不需要整改，不需报送回执" in contents["tasks_text"][0]


def test_the_receipt_asks_for_every_matter_of_the_order():
    contents = order()
    assert [row["number"] for row in contents["receipt"]] == [1, 2, 3, 4]
    assert contents["receipt_head"][0]["document_number"] == "PB01-2021Q4-整改"


def test_the_order_cites_the_number_of_the_problem_list():
    assert order()["list_number"] == Brief(small_results(), DOCUMENTS["problem_list"], "PB01").fill(
        DOCUMENTS["problem_list"].number
    )


def test_a_public_order_names_nobody():
    text = str(order(document=public("rectification")))
    assert [name for name in ("李二", "赵一", "张三") if name in text] == []


@pytest.mark.parametrize(
    ("places", "text"), [([1], "1"), ([1, 2, 3, 7], "1—3、7"), ([4, 2], "2、4")]
)
def test_places_are_spans(places, text):
    assert places_text(places) == text


def test_a_norm_not_met_proposes_a_talk_with_figures_clause_and_who_talks():
    [one] = talk([days()])["proposals"]
    assert one["reason"] == ["在村工作日占比：61.3%（38/62天），规定不少于2/3。"]
    assert one["clause"] == ["二（三）3〔1〕"]
    assert (one["name"], one["talker"], one["due"]) == (
        "李二",
        "乡党委分管负责同志",
        "2022年1月25日",
    )


def test_who_is_inside_the_noise_of_votes_is_not_proposed():
    contents = talk([votes("16/24")])
    assert contents["proposals"] == [] and contents["records"] == []
    [aside] = contents["aside"]
    assert aside["reason"][0].startswith("在村工作日占比：66.7%（16/24票，95%区间")
    assert "暂不提出约谈建议" in contents["aside_text"][0]


def test_who_is_surely_below_is_proposed():
    assert len(talk([votes("60/200")])["proposals"]) == 1


def test_votes_that_settle_nothing_stand_beside_another_reason():
    [one] = talk([days(), votes("16/24")])["proposals"]
    assert one["reason"][1].startswith("另：") and "只作参考" in one["reason"][1]


def test_reasons_of_one_person_make_one_proposal_and_one_record():
    contents = talk([days(), days(value="20/62")])
    assert len(contents["proposals"]) == len(contents["records"]) == 1
    assert contents["records"][0]["reason"].count("\n") == 1


def test_a_team_is_represented_by_its_leader():
    team = votes("60/200", "PB01") | {"unit_kind": "village", "role": ""}
    [one] = talk([team])["proposals"]
    assert one["name"] == "甲子村驻村工作队（赵一）"
    assert one["talker"] == "乡党委主要负责同志"


def test_a_consequence_of_the_score_that_asks_for_a_talk_is_proposed():
    proposed = talk(results=several_results())["proposals"]
    [one] = [row for row in proposed if row["reason"] == ["名次为最后一名，建议约谈。"]]
    assert one["name"] == "丙寅村驻村工作队（王五）"


def test_nothing_to_propose_is_one_paragraph():
    contents = talk([days() | {"status": "met"}])
    assert "本期不提出约谈建议" in contents["talk_text"][0] and len(contents["talk_text"]) == 1
    assert contents["proposals"] == contents["aside"] == contents["annex_note"] == []


def test_public_proposals_mask_names():
    assert "李二" not in str(talk([days()], document=public("talks")))


@pytest.fixture
def workspace(tmp_path):
    for name in ("params", "report_templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return Workspace(tmp_path)


@pytest.mark.parametrize(
    ("kind", "unit"), [("person_sheets", "PB01"), ("rectification", "PB01"), ("talks", None)]
)
def test_the_pages_are_filled_even_with_hostile_names(workspace, kind, unit):
    staff = [person("R011", HOSTILE, "队员"), person("R010", "赵一", "第一书记")]
    made = with_ledgers(several_results(), persons=staff)
    content = body(make_document(kind, made, workspace, unit))
    text = "\n".join(paragraphs(content)) + str(rows(content))
    assert "{" not in text.replace(str(rows(content)), "") and "None" not in text
    assert kind == "talks" or "甲子村" in text


def test_a_letter_of_nothing_has_no_table_and_no_second_page(workspace):
    content = body(make_document("rectification", small_results(), workspace, "PB02"))
    assert rows(content) == [] and "附件" not in "".join(paragraphs(content))
