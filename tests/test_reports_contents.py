from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pandas as pd
import pytest
from declared import table
from results_fixture import PARAMS, changed, small_results

from bangfu_lib.errors import ParamsError
from bangfu_lib.params.documents import load_documents
from bangfu_lib.reports.basis import basis, cited_sources
from bangfu_lib.reports.brief import Brief, head_matter
from bangfu_lib.reports.figures import figures, headed, of_fact, printed, said
from bangfu_lib.reports.losses import losses, losses_sentence, row_spans
from bangfu_lib.reports.norms import coverage, coverage_sentence, norms, norms_sentence, requirement
from bangfu_lib.reports.notice import problem_overview, shortcomings
from bangfu_lib.reports.papers import missing_papers, papers, papers_sentence
from bangfu_lib.reports.problems import problem_contents
from bangfu_lib.reports.registered import open_problems, streams, streams_sentence
from bangfu_lib.reports.regulations import regulations
from bangfu_lib.reports.scoreboard import (
    compared_villages,
    held_back,
    listed,
    listed_sentence,
    overall_sentence,
    own_sentences,
)
from bangfu_lib.reports.summary import (
    choices,
    proposed_talks,
    summary_contents,
    talks_sentences,
)
from bangfu_lib.reports.talk_reasons import Talk, talks_found
from bangfu_lib.reports.talks import talk_contents
from bangfu_lib.reports.team import members, team_sentences
from bangfu_lib.reports.votes import votes, votes_by_village_sentences, votes_sentences
from bangfu_lib.results.explain import EvidenceRow
from bangfu_lib.scoring.rounding import half_up
from bangfu_lib.word.numerals import numeral

DOCUMENTS = load_documents(PARAMS)
REPORT = Brief(small_results(), DOCUMENTS["village_report"], "PB01")
SUMMARY = Brief(small_results(), DOCUMENTS["quarter_summary"])
NOTICE = Brief(small_results(), DOCUMENTS["notice"])
TASKS = Brief(small_results(), DOCUMENTS["problem_list"], "PB01")


def with_ledger(brief, ledger, table):
    """The same brief with another table in the place of one ledger."""
    results = changed(brief.results)
    tables = {**vars(brief.results.snapshot)["tables"], ledger: table}
    vars(results)["snapshot"] = type(brief.results.snapshot)(tables=tables)
    return replace(brief, results=results)


def without(brief, ledger):
    """The same brief with an empty ledger."""
    return with_ledger(brief, ledger, brief.results.ledger(ledger).iloc[:0])


# Head


def test_the_date_follows_the_declared_days_and_has_no_leading_zeros():
    head = head_matter(REPORT)
    assert (head["date"], head["due"], head["cutoff"]) == (
        "2022年1月5日",
        "2022年1月12日",
        "2021年12月31日",
    )


def test_the_title_stands_on_two_lines():
    assert head_matter(REPORT)["title"] == "甲子村2021年第四季度\n驻村帮扶工作考核报告"


def test_a_contact_without_a_number_is_left_out():
    known = replace(NOTICE.document, contact={"name": "赵一", "phone": "0831-1234567"})
    assert head_matter(NOTICE)["contacts"] == []
    assert head_matter(replace(NOTICE, document=known))["contacts"] == [
        "联系人：赵一，联系电话：0831-1234567"
    ]


# Team


def test_members_stand_by_role_with_their_days_and_the_norm():
    rows = members(REPORT)
    assert [row["name"] for row in rows] == ["赵一", "李二", "张三"]
    assert rows[1]["days"] == "38/62天"
    assert (rows[1]["required"], rows[1]["verdict"]) == ("不少于2/3", "▲ 未达标")
    assert rows[0]["days"] == "—"


def test_who_misses_the_norm_is_named_with_days():
    assert team_sentences(REPORT) == [
        "名册登记驻村工作队成员3人：第一书记1人、队员2人。",
        "按“在村工作日占比不少于2/3”的规定，应达标2人，达标1人，未达标的是：李二（38/62天）。",
    ]


def test_a_team_that_meets_the_norm_is_said_to():
    sentences = team_sentences(replace(REPORT, unit="PB02"))
    assert sentences[1].endswith("应达标1人，全部达标。")


def test_only_who_served_in_the_period_is_in_the_team():
    persons = REPORT.results.ledger("persons")
    gone = persons["person"] == "R011"
    left = persons.assign(left=persons["left"].mask(gone, pd.Timestamp("2021-09-30")))
    names = [row["name"] for row in members(with_ledger(REPORT, "persons", left))]
    assert names == ["赵一", "张三"]


def test_a_norm_that_cannot_be_judged_is_said_to_blame_nobody():
    findings = REPORT.results.findings
    unknown = findings.assign(status=findings["status"].mask(findings["unit"] == "R011", "no_data"))
    brief = replace(REPORT, results=changed(REPORT.results, findings=unknown))
    assert team_sentences(brief)[-1] == (
        "“在村工作日占比不少于2/3”因台账不足以判定，不作未达标处理：李二（38/62天）。"
    )


def test_a_limit_of_nothing_is_asked_for_in_plain_words():
    norm = {**REPORT.results.catalogue["norms"]["in_village_days_min_share"]}
    indicators = REPORT.results.catalogue["indicators"]
    days = {**indicators["in_village_day_share"], "is_share": False}
    catalogue = {**REPORT.results.catalogue, "indicators": {"in_village_day_share": days}}
    brief = replace(REPORT, results=changed(REPORT.results, catalogue=catalogue))
    nothing = norm | {"comparison": "at_most", "threshold": "0"}
    assert requirement(brief, nothing) == "应为0天"


def test_a_village_without_a_team_is_told_to_check_the_register():
    assert team_sentences(without(REPORT, "persons")) == [
        "名册中没有登记本村的驻村人员，请核对《驻村人员》。"
    ]


# Coverage, norms, documents


def test_coverage_says_what_is_short_and_by_how_much():
    sentence = coverage_sentence(coverage(REPORT))
    assert "到户率157/180户（87.2%），差23户" in sentence


def test_full_coverage_is_said_in_one_sentence():
    assert (
        coverage_sentence(coverage(replace(REPORT, unit="PB02"))) == "2项覆盖和落实指标均达到100%。"
    )


def test_norms_are_counted_apart_from_what_cannot_be_judged():
    rows = {row["label"]: row for row in norms(SUMMARY)}
    share, reach = rows["在村工作日占比"], rows["到户率（每户必到）"]
    assert (share["judged"], share["met"], share["unmet"]) == (4, 2, 2)
    assert share["where"] == "甲子村、丙寅村"
    assert (reach["required"], reach["judged"]) == ("达到100%", 2)


def test_a_norm_without_data_is_neither_met_nor_missed():
    row = next(row for row in norms(replace(REPORT, unit="PB03")) if "到户率" in row["label"])
    assert (row["judged"], row["verdict"]) == (0, "○ 数据不足")


def test_unmet_norms_are_named():
    assert norms_sentence(norms(REPORT)) == (
        "本期可判定的数量规范2项，全部达标的0项，尚有未达标情形的为："
        "“在村工作日占比”“到户率（每户必到）”。"
    )


def test_missing_documents_are_listed_with_what_is_wrong():
    assert papers_sentence(papers(REPORT)) == ("必备资料应有2份，齐全1份，齐全率50%，尚缺1份。")
    assert missing_papers(REPORT)[0] == {
        "number": 1,
        "category": "五本台账",
        "label": "问题台账",
        "remark": "缺11月记录",
    }


def test_complete_documents_are_said_to_be():
    sentence = papers_sentence(papers(replace(REPORT, unit="PB02")))
    assert sentence == "必备资料应有1份，全部齐全。"


# Problems


def test_streams_are_counted_apart_and_never_added_up():
    assert streams_sentence(streams(REPORT)) == (
        "年内登记的问题、诉求按来源分别统计：入户收集2条，已销号0条，销号率0%，未销号2条"
        "（其中逾期1条）；立行立改1条，已全部销号。"
    )


def test_open_problems_stand_with_the_overdue_first():
    rows = open_problems(REPORT)
    assert [(row["code"], row["state"], row["due"]) for row in rows] == [
        ("W001", "办理中（逾期）", "2021年11月30日"),
        ("W002", "登记", "2022年1月31日"),
    ]


@pytest.mark.parametrize(("due", "overdue"), [("2021-12-30", 1), ("2021-12-31", 0)])
def test_what_is_due_on_the_last_day_is_not_overdue_yet(due, overdue):
    problems = REPORT.results.ledger("problems").assign(due=pd.Timestamp(due))
    [found] = [row for row in streams(with_ledger(REPORT, "problems", problems)) if row["open"]]
    assert found["overdue"] == overdue * 2


def test_a_public_report_says_why_points_were_lost_without_naming_the_person():
    public = replace(REPORT, document=replace(REPORT.document, internal=False))
    row = losses(public, "PB01")[0]
    assert "李二" in losses(REPORT, "PB01")[0]["reason"][0]
    assert "李二" not in str(row) and "在村38天" in row["reason"][0]


def test_a_public_document_says_the_kind_of_a_problem_not_its_content():
    assert {row["content"] for row in open_problems(NOTICE)} == {"问题", "诉求"}


def test_no_problems_are_said_so():
    assert streams_sentence(streams(without(REPORT, "problems"))) == "年内没有登记问题、诉求。"


# Satisfaction


def test_shares_of_votes_come_with_their_interval():
    assert votes_sentences(REPORT, votes(REPORT))[0] == (
        "本期对驻村工作队的满意率为93.3%（有效票30张，95%区间78.7%—98.2%）。"
    )


def test_a_small_sample_is_said_to_decide_nothing():
    brief = replace(REPORT, unit="PB02")
    assert votes_sentences(brief, votes(brief))[1].startswith("有效票少于30张的")


def test_votes_are_said_to_cost_nothing_only_where_no_rule_takes_them():
    scheme = REPORT.results.catalogue["scheme"]
    rule = {"id": "C1.9", "label": "满意率", "points": "1", "indicator": "satisfaction_team"}
    item = {**scheme["sections"][0]["items"][0], "rules": [rule]}
    scored = {**scheme, "sections": [{**scheme["sections"][0], "items": [item]}]}
    schemes = {**REPORT.results.catalogue["schemes"], scheme["name"]: scored}
    catalogue = {**REPORT.results.catalogue, "scheme": scored, "schemes": schemes}
    taken = replace(REPORT, results=changed(REPORT.results, catalogue=catalogue))
    said = [votes_sentences(brief, votes(brief)) for brief in (REPORT, taken)]
    assert [sentences[-1] == "满意率只列明区间，不直接扣分。" for sentences in said] == [
        True,
        False,
    ]


def test_a_village_surely_below_all_together_is_named():
    facts = SUMMARY.results.facts
    few = (facts["indicator"] == "satisfaction_team") & (facts["unit"] == "PB03")
    poor = facts.assign(numerator=facts["numerator"].mask(few, Decimal(2)))
    brief = replace(SUMMARY, results=changed(SUMMARY.results, facts=poor))
    sentence, fewest, _ = votes_by_village_sentences(brief, votes(brief))
    assert "其中区间整体低于全乡的有：丙寅村8.3%（" in sentence
    assert fewest.startswith("各村有效票为20至30张")


# Lost points


def test_a_lost_point_leads_to_clause_words_and_rows():
    row = losses(REPORT, "PB01")[0]
    assert row["reason"] == ["李二在村38天，应到62个工作日，未达2/3，扣2分。"]
    assert row["basis"] == "二（三）3：“在村工作时间不得低于工作日总数的三分之二”〔2〕"
    assert row["evidence"] == ["考勤.xlsx›考勤›第2行"]
    assert row["deduction"] == "−2.00"


def test_points_in_hundreds_stand_without_zeros_that_break_the_line():
    table_ = REPORT.results.points
    brief = replace(
        REPORT, results=changed(REPORT.results, points=table_.assign(points=table_["points"] * 100))
    )
    assert losses(brief, "PB01")[0]["deduction"] == "−200"


def test_a_loss_for_what_is_missing_says_where_was_looked():
    row = next(row for row in losses(REPORT, "PB03") if row["item"] == "聚焦发展风向标")
    assert row["evidence"] == ["查《计划与报告报送》，所缺部分没有可计入的记录"]


def test_losses_are_summed_exactly():
    brief = replace(REPORT, unit="PB03")
    assert losses_sentence(brief, losses(brief, "PB03")).startswith(
        "本期共失16.67分，涉及4项考核内容、4条规则。"
    )


def test_the_numbers_in_brackets_are_those_of_the_cited_documents():
    assert cited_sources(REPORT) == [
        "〔1〕《“五必四有三聚焦”驻村帮扶工作机制》（屏边彝族乡，2022年1月21日）",
        "〔2〕《干部驻村帮扶工作具体实施方案》（2022年4月24日）",
    ]


def test_rows_in_a_line_are_joined_into_spans():
    rows = [EvidenceRow("a.xlsx", "考勤", row, "") for row in (3, 5, 6, 7, 9)]
    assert row_spans(rows)[0].replace("\u200b", "") == "a.xlsx›考勤›第3、5—7、9行（共5行）"


def test_many_spans_end_in_the_number_of_rows():
    rows = [EvidenceRow("a.xlsx", "考勤", row, "") for row in range(2, 200, 2)]
    assert row_spans(rows)[0].endswith("80行等（共99行）")


# All villages


def test_the_own_score_is_held_against_the_mean():
    assert own_sentences(REPORT)[0] == (
        "甲子村本期得91.50分，等次为“优秀”，在3个村中列第2位；与全乡平均91.61分相比，低0.11分。"
    )


def test_a_listed_village_is_told_what_the_list_means():
    assert own_sentences(replace(REPORT, unit="PB03"))[-1] == "列入蓝榜：得分低于85分。"


def test_the_overall_sentence_counts_grades():
    assert overall_sentence(SUMMARY).endswith("等次为优秀2个、良好1个。")


def scored(*scores):
    """The quarter of all villages with other scores."""
    table = SUMMARY.results.scores.assign(score=[Fraction(score) for score in scores])
    table = table.assign(shown=[half_up(score, 2) for score in table["score"]])
    table["rank"] = table["score"].map(float).rank(method="min", ascending=False).astype(int)
    return replace(SUMMARY, results=changed(SUMMARY.results, scores=table))


def test_equal_scores_are_said_once():
    assert overall_sentence(scored(100, 100, 100)).startswith("3个村得分均为100.00分；等次为")


def test_all_villages_that_share_the_highest_score_are_named():
    sentence = overall_sentence(scored(90, 80, 90))
    assert "最高90.00分（甲子村、丙寅村），最低80.00分（乙丑村）" in sentence


def test_a_mean_that_rounds_up_puts_nobody_below_it():
    assert compared_villages(scored("275/3", "275/3", "275/3")) == ""


def test_villages_with_the_same_reason_stand_in_one_line():
    scores = SUMMARY.results.scores.assign(listed="red", reason="得分90分以上")
    everybody = replace(SUMMARY, results=changed(SUMMARY.results, scores=scores))
    assert [row["village"] for row in listed(everybody, "red")] == ["乙丑村、甲子村、丙寅村"]


def test_a_village_kept_off_a_list_is_told_why():
    reasons = ["", "差距在不确定范围内，不列入蓝榜", ""]
    scores = SUMMARY.results.scores.assign(listed="", reason=reasons)
    kept = held_back(replace(SUMMARY, results=changed(SUMMARY.results, scores=scores)))
    assert [row["reason"] for row in kept] == ["差距在不确定范围内，不列入蓝榜。"]


def test_a_rank_that_no_weights_move_is_called_settled():
    scores = REPORT.results.scores.assign(rank_low=2, rank_high=2)
    settled = replace(REPORT, results=changed(REPORT.results, scores=scores))
    assert own_sentences(settled)[1].startswith("名次的95%区间只有第2位")


def test_villages_are_held_against_the_mean():
    assert compared_villages(SUMMARY).startswith(
        "与全乡平均91.61分相比，不低于平均的有1个村（乙丑村），低于平均的有2个村（甲子村、丙寅村）"
    )


def test_an_empty_list_is_said_to_be_empty():
    scores = SUMMARY.results.scores.assign(listed="")
    nobody = replace(SUMMARY, results=changed(SUMMARY.results, scores=scores))
    assert listed_sentence(nobody, "red") == "本期没有村列入红榜。"


def test_talks_are_proposed_for_persons_who_miss_a_declared_norm():
    rows = proposed_talks(talks_found(SUMMARY))
    assert [(row["name"], row["village"], row["reason"]) for row in rows] == [
        ("李二", "甲子村", ["在村工作日占比：61.3%（38/62天），规定不少于2/3"]),
        ("王五", "丙寅村", ["在村工作日占比：48.4%（30/62天），规定不少于2/3"]),
    ]


def test_a_norm_on_a_village_proposes_a_talk_with_its_team():
    findings = SUMMARY.results.findings
    low = findings["norm"] == "visited_households_all"
    named = replace(SUMMARY.document, shows={"talk_norms": ["visited_households_all"]})
    results = changed(SUMMARY.results, findings=findings[low])
    rows = proposed_talks(talks_found(replace(SUMMARY, results=results, document=named)))
    assert [(row["name"], row["village"], row["role"]) for row in rows] == [
        ("甲子村驻村工作队", "甲子村", "—")
    ]


def test_the_report_proposes_the_same_talks_as_the_proposals_themselves():
    document = load_documents(PARAMS)["talks"]
    proposed = talk_contents(replace(SUMMARY, document=document))["proposals"]
    keys = ("number", "name", "village")
    report = summary_contents(SUMMARY)["talks"]
    assert [[row[key] for key in keys] for row in report] == [
        [row[key] for key in keys] for row in proposed
    ]


def test_what_votes_leave_open_is_told_apart_and_not_proposed():
    sure, open_one = (
        Talk("李二", "队员", "甲子村", "", reasons, ("满意率",), ()) for reasons in (("在岗",), ())
    )
    said = talks_sentences(SUMMARY, [sure, open_one])
    assert "对象有1个，列于下表" in said[0] and said[1].startswith("另有1个对象")
    assert len(proposed_talks([sure, open_one])) == 1


def test_the_report_begins_with_results_faults_and_advice():
    said = {row["heading"]: row["text"] for row in summary_contents(SUMMARY)["digest"]}
    assert list(said) == ["总体情况。", "突出问题。", "建议事项。"]
    assert "个村平均" in said["总体情况。"] and "其中逾期1条，涉及" in said["突出问题。"]
    assert "研究约谈提醒2个对象" in said["建议事项。"]


def test_the_reading_of_an_unclear_source_is_said():
    assert choices(SUMMARY) == [
        "原文规定不明确的，按下列口径执行：“到户率（每户必到）”（按季度计）。"
    ]


def test_shortcomings_name_clause_count_and_villages():
    assert shortcomings(NOTICE)[0] == (
        "人员必须到位方面。对照“五个必须到位·一”的要求，“在村工作日占比”失分2处，"
        "涉及2个村：丙寅村失6分、甲子村失2分。"
    )


def test_many_villages_end_in_a_pointer_to_the_annex(monkeypatch):
    monkeypatch.setattr("bangfu_lib.reports.notice.MOST_NAMED", 1)
    assert shortcomings(NOTICE)[0].endswith("涉及2个村：丙寅村失6分，其余见附件2。")


def test_the_annexed_list_names_no_person():
    problems = [row["problem"] for row in problem_overview(NOTICE)]
    assert "在村工作日占比未达标1处。" in problems
    assert not any("李二" in text for text in problems)


# The office's own regulations


def regulated(*papers):
    known = {"mandatory": False, "complete": True, "category": "规章方案"}
    made = table("documents", [known | paper for paper in papers])
    return regulations(with_ledger(SUMMARY, "documents", made))


def test_regulations_in_force_are_cited_with_number_and_date():
    assert regulated(
        {
            "document": "1",
            "name": "办法",
            "number": "示例〔2021〕1号",
            "effective_from": "2021-07-01",
        },
        {"document": "2", "name": "方案", "completed_on": "2021-11-29"},
    ) == [
        "本单位施行的管理办法、工作方案：《办法》（示例〔2021〕1号，2021年7月1日）、"
        "《方案》（2021年11月29日）。"
    ]


def test_regulations_that_ended_or_have_not_begun_are_not_cited():
    assert (
        regulated(
            {"document": "1", "name": "旧办法", "effective_to": "2021-12-30"},
            {"document": "2", "name": "新办法", "effective_from": "2022-01-01"},
            {"document": "3", "name": "村规民约", "village": "PB01"},
            {"document": "4", "name": "草案", "complete": False},
        )
        == []
    )


# Figures


@pytest.mark.parametrize(
    ("value", "word", "about", "shown"),
    [
        ("35", "次", False, "35次"),
        ("400", "人次", True, "400余人次"),
        ("150000", "元", False, "15万元"),
        ("30000", "元", True, "3余万元"),
        ("400000", "元", True, "40余万元"),
        ("12345", "元", False, "12345元"),
        ("2.5", "天", False, "2.5天"),
    ],
)
def test_figures_are_printed_as_offices_print_them(value, word, about, shown):
    assert printed(Decimal(value), word, approximate=about) == shown


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (1, 2, "1/2期（50%）"),
        (2, 2, "2/2期（100%）"),
        (0, 0, "没有应计对象"),
        (532, 94, "5.66期（532÷94）"),
        (3, None, "3期"),
    ],
)
def test_shares_are_printed_with_their_whole(part, whole, shown):
    fact = {"numerator": part, "denominator": whole, "approximate": False}
    assert of_fact(fact, "期") == shown


def test_every_declared_figure_has_its_basis():
    rows = {row["label"]: row for row in figures(SUMMARY)}
    assert rows["电话、短信送祝福"]["value"] == "400余人次"
    assert rows["走访慰问"]["counts"] == "走访慰问的人次"


def test_a_sentence_may_name_any_figure_and_no_other():
    document = replace(NOTICE.document, says={"practices": ["慰问{sympathy_visits}。"]})
    assert said(replace(NOTICE, document=document), "practices") == ["慰问325人次。"]
    wrong = replace(NOTICE.document, says={"practices": ["慰问{sympathy}。"]})
    with pytest.raises(ParamsError, match="“sympathy”不是全域合计的指标"):
        said(replace(NOTICE, document=wrong), "practices")


@pytest.mark.parametrize(
    ("said_so", "printed_so"),
    [
        ("慰问有温度。慰问{sympathy_visits}、宣讲{none}，祝福{greetings}。", "慰问有温度。慰问325人次，祝福400余人次。"),
        ("宣讲有实效。宣讲{none}；慰问{sympathy_visits}，不搞形式。", "宣讲有实效。慰问325人次，不搞形式。"),
        ("慰问有温度。慰问{sympathy_visits}；宣讲{none}。", "慰问有温度。慰问325人次。"),
        ("宣讲有实效。宣讲{none}，不搞形式。", None),
        ("从严落实在岗。严格请销假。", "从严落实在岗。严格请销假。"),
    ],
)  # fmt: skip
def test_what_was_not_done_at_all_is_not_praised(said_so, printed_so):
    results = NOTICE.results
    row = results.facts[results.facts["indicator"] == "sympathy_visits"]
    none = row.assign(indicator="none", numerator=[Decimal(0)])
    known = results.catalogue["indicators"]
    catalogue = {**results.catalogue, "indicators": {**known, "none": known["sympathy_visits"]}}
    facts = pd.concat([results.facts, none], ignore_index=True)
    document = replace(NOTICE.document, says={"practices": [said_so]})
    brief = replace(NOTICE, document=document)
    brief = replace(brief, results=changed(results, facts=facts, catalogue=catalogue))
    assert said(brief, "practices") == ([printed_so] if printed_so else [])


def test_headings_are_numbered_in_chinese():
    assert headed(["甲。乙。", "丙。"]) == [
        {"heading": "（一）甲。", "text": "乙。"},
        {"heading": "（二）丙。", "text": ""},
    ]
    assert [numeral(number) for number in (10, 11, 20, 21)] == ["十", "十一", "二十", "二十一"]


def test_the_annex_gives_counts_and_what_they_leave_out():
    row = next(row for row in basis(REPORT) if row["label"] == "到户率")
    assert row["value"] == "157/180户（87.2%）"
    assert row["excludes"] == "未登记户编码的走访"
    assert row["ledger"] == "户台账"


def test_several_values_are_said_to_be_of_how_many_persons():
    row = next(row for row in basis(SUMMARY) if row["label"] == "在村工作日占比")
    assert row["value"] == "合计173/248天（4人）"


def test_the_figure_of_a_comparison_is_named_only_where_it_is_drawn():
    document = replace(SUMMARY.document, shows={"comparison": ["visited_household_share"]})
    brief = replace(SUMMARY, document=document)
    assert summary_contents(brief)["see_comparison"] == ["各村到户率对照见下图。"]
    nothing = replace(SUMMARY, document=replace(document, shows={}))
    assert summary_contents(nothing)["see_comparison"] == []


# The problem list


def test_open_problems_and_lost_points_become_tasks():
    tasks = problem_contents(TASKS)["tasks"]
    assert [task["number"] for task in tasks] == list(range(1, 6))
    assert tasks[0]["problem"] == ["W001：三组入户路损坏"]


def test_an_overdue_problem_gets_the_date_of_the_list_and_others_keep_theirs():
    tasks = problem_contents(TASKS)["tasks"]
    assert [task["due"] for task in tasks[:2]] == ["2022年1月30日", "2022年1月31日"]


def test_what_is_asked_for_follows_the_indicator_then_the_ledger():
    requests = [task["request"] for task in problem_contents(TASKS)["tasks"][2:]]
    rectify = TASKS.document.rectify
    assert requests == [
        rectify["attendance"],
        rectify["documents"],
        rectify["visited_household_share"],
    ]


def test_whose_own_duty_was_missed_answers_and_else_the_first_secretary():
    answering = [task["responsible"] for task in problem_contents(TASKS)["tasks"][2:]]
    assert answering == ["李二", "赵一", "赵一"]


def test_a_date_that_has_passed_when_the_list_is_issued_gives_way_to_its_own():
    problems = TASKS.results.ledger("problems")
    soon = problems.assign(due=problems["due"].where(problems["problem"] != "W002", "2022-01-15"))
    tasks = problem_contents(with_ledger(TASKS, "problems", soon))["tasks"]
    assert tasks[1]["due"] == "2022年1月30日"


def test_the_dates_of_the_four_documents_follow_each_other():
    report, notice, tasks = (one.document for one in (REPORT, NOTICE, TASKS))
    assert report.dated_days_after < report.due_days_after < notice.dated_days_after
    assert {notice.due_days_after, tasks.due_days_after} == {SUMMARY.document.due_days_after}


def test_a_village_without_tasks_is_told_so():
    contents = problem_contents(replace(TASKS, unit="PB02"))
    assert contents["tasks"] == []
    assert contents["tasks_text"].endswith("没有需要列入清单的问题。")
    assert contents["consequence"] == []


def test_missing_values_of_a_register_are_shown_as_a_dash():
    persons = REPORT.results.ledger("persons").assign(sending_unit=pd.NA)
    rows = members(with_ledger(REPORT, "persons", persons))
    assert {row["sending_unit"] for row in rows} == {"—"}
