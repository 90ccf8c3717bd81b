"""Documents on results of several schemes: nothing is mixed, nothing is left out, sums hold."""

import re
import shutil
from dataclasses import replace
from fractions import Fraction

import pytest
from results_fixture import PARAMS, ROOT, changed
from several_fixture import several_results
from word_files import body, paragraphs, rows

from bangfu_lib.charts.items import folded, item_table
from bangfu_lib.charts.points import deductions_chart, items_chart
from bangfu_lib.charts.ranking import ranking_chart
from bangfu_lib.params.documents import load_documents
from bangfu_lib.reports.applied import applied
from bangfu_lib.reports.basis import cited_sources
from bangfu_lib.reports.brief import Brief, head_matter, text_width, title_lines
from bangfu_lib.reports.documents import document_charts, make_document
from bangfu_lib.reports.losses import change_rows, losses, losses_sentence
from bangfu_lib.reports.matrix import score_matrix
from bangfu_lib.reports.notice import shortcomings
from bangfu_lib.reports.parts import methods, other_groups, scheme_parts
from bangfu_lib.reports.scoreboard import lists_text, own_score, own_sentences
from bangfu_lib.reports.summary import overview_sentence
from bangfu_lib.workspace import Workspace
from bangfu_lib.zh.charts import RANKING_NAME

DOCUMENTS = load_documents(PARAMS)
SUMMARY = Brief(several_results(), DOCUMENTS["quarter_summary"])
NOTICE = Brief(several_results(), DOCUMENTS["notice"])
REPORT = Brief(several_results(), DOCUMENTS["village_report"], "PB04")
UNSCORED = {"name": "己巳村", "township": "屏边彝族乡", "village_type": "", "sending_unit": "", "scheme": ""}  # fmt: skip


def with_catalogue(brief, **entries):
    """The same brief with other entries of the catalogue."""
    catalogue = {**brief.results.catalogue, **entries}
    return replace(brief, results=changed(brief.results, catalogue=catalogue))


def with_office(brief, **entries):
    return with_catalogue(brief, office={**brief.results.catalogue["office"], **entries})


# Villages among those of the same scheme


def test_each_village_scheme_has_its_own_part():
    first, second = scheme_parts(SUMMARY)
    assert (first["heading"], second["heading"]) == (
        ["（一）驻村帮扶季度考核方案"],
        ["（二）非贫困村帮扶考核办法"],
    )
    assert [row["village"] for row in second["scores"]] == ["戊辰村", "丁卯村"]
    assert (
        second["overall"] == "2个村平均715.00分，最高950.00分（戊辰村），最低480.00分（丁卯村）。"
    )


def test_one_scheme_alone_needs_no_heading():
    results = SUMMARY.results
    one = results.scores[results.scores["scheme"] == "small"]
    (part,) = scheme_parts(replace(SUMMARY, results=changed(results, scores=one)))
    assert (part["heading"], part["of_scheme"]) == ([], "")


def test_a_village_is_held_against_those_of_its_scheme():
    assert own_sentences(REPORT) == [
        "丁卯村本期得480.00分，在2个村中列第2位；与同一方案各村平均715.00分相比，低235分。"
    ]


def test_without_grades_lists_and_uncertainty_their_places_hold_a_dash():
    own = own_score(REPORT)
    assert (own["grade"], own["interval"], own["listed"]) == ("—", "—", "—")
    assert lists_text(replace(SUMMARY, scheme="plain")) == ["考核方案没有设榜单。"]


def test_lists_of_any_name_are_told():
    results = SUMMARY.results
    small = {**results.catalogue["schemes"]["small"], "lists": {"watch": {"label": "督查榜"}}}
    known = {**results.catalogue["schemes"], "small": small}
    scores = results.scores.assign(
        listed=results.scores["listed"].replace({"red": "watch", "blue": ""})
    )
    brief = with_catalogue(SUMMARY, schemes=known, scheme=small)
    brief = replace(brief, results=changed(brief.results, scores=scores))
    assert lists_text(brief)[0] == "列入督查榜的有：乙丑村。"


def test_a_village_that_no_scheme_scores_is_told_so():
    units = {**SUMMARY.results.catalogue["units"], "PB06": UNSCORED}
    brief = with_catalogue(replace(REPORT, unit="PB06"), units=units)
    assert own_sentences(brief) == ["己巳村本期没有适用的考核方案，不计分、不排名。"]
    assert set(own_score(brief).values()) == {"—"}
    assert change_rows(brief, "PB06") == []
    assert "共考核5个村（名册登记6个村）" in overview_sentence(with_catalogue(SUMMARY, units=units))


# Points that add up


def test_losses_bonuses_and_rescaling_make_the_score():
    rows_ = change_rows(REPORT, "PB04")
    assert [(row["item"], row["deduction"]) for row in rows_] == [
        ("入户走访", "−40.00"),
        ("建档立卡", "−500"),
        ("折算（建档立卡）", "+5.00"),
        ("加分（受表彰加分）", "+15.00"),
    ]
    assert sum(Fraction(row["deduction"].replace("−", "-")) for row in rows_) == 480 - 1000
    assert losses_sentence(REPORT, rows_).endswith(
        "满分1000分，失540分，加15分，折算+5分，得480分。"
    )


def test_what_is_to_be_put_right_are_losses_alone():
    assert [row["item"] for row in losses(REPORT, "PB04")] == ["入户走访", "建档立卡"]


def test_rules_that_share_the_points_of_an_item_stand_in_one_row():
    """An item of 20 points to be earned: 8 and 5 points won, so 7 lost in all."""
    results = REPORT.results
    lines = results.points[(results.points["unit"] == "PB05") & (results.points["item"] == "P1")]
    earned = [
        ("full", 300, "P1.1"),
        ("bonus", 8, "P1.1"),
        ("bonus", 5, "P1.2"),
        ("loss", -300, "P1.1"),
    ]
    made = [
        lines.iloc[0].to_dict() | {"kind": k, "points": Fraction(p), "rule": r}
        for k, p, r in earned
    ]
    points = type(lines)(made)
    record = results.catalogue["schemes"]["plain"]
    item = record["sections"][0]["items"][0]
    rules = [*item["rules"], {**item["rules"][0], "id": "P1.2"}]
    section = {**record["sections"][0], "items": [{**item, "rules": rules}]}
    known = {**results.catalogue["schemes"], "plain": {**record, "sections": [section]}}
    brief = with_catalogue(replace(REPORT, unit="PB05"), schemes=known)
    (row,) = change_rows(replace(brief, results=changed(brief.results, points=points)), "PB05")
    assert (row["sort"], row["deduction"]) == ("失分", "−287")


def test_the_score_sheet_tells_what_does_not_apply_and_what_is_scaled():
    columns, lines = score_matrix(replace(SUMMARY, scheme="plain"))
    assert [column["full"] for column in columns] == ["300分", "200分", "500分", "另计"]
    assert [line["parts"] for line in lines] == [
        ["300", "160", "490", "0"],
        ["560\n/600", "−95\n/400", "不适用", "15"],
    ]


def many_items(count, *, sections=3):
    """A village scheme of many items in a few sections, every item worth one point."""
    ids = [f"I{place:02}" for place in range(count)]
    item = {"block": "", "source": "", "clause": "一", "quote": "", "rules": [], "points": "1"}
    return ids, {
        **SUMMARY.results.catalogue["schemes"]["plain"],
        "sections": [
            {
                "id": f"S{number}",
                "label": f"板块{number}",
                "points": str(len(ids[number::sections])),
                "items": [
                    {**item, "id": id_, "label": f"内容{id_}"} for id_ in ids[number::sections]
                ],
            }
            for number in range(sections)
        ],
    }


@pytest.mark.parametrize(("count", "sections", "columns"), [(14, 3, 14), (60, 3, 3), (60, 20, 14)])
def test_the_score_sheet_is_never_wider_than_the_page_and_adds_up(count, sections, columns):
    brief = brief_of_many(count, sections)
    heads, lines = score_matrix(replace(brief, scheme="plain"))
    assert len(heads) == columns
    assert {sum(Fraction(part) for part in line["parts"]) for line in lines} == {count}


def brief_of_many(count, sections=3):
    ids, record = many_items(count, sections=sections)
    results = SUMMARY.results
    items = type(results.items)(
        [
            {"scheme": "plain", "unit_kind": "village", "unit": unit, "section": "S", "item": id_,
             "full": Fraction(1), "points": Fraction(1)}
            for unit in ("PB04", "PB05")
            for id_ in ids
        ]
    )  # fmt: skip
    known = {**results.catalogue["schemes"], "plain": record}
    brief = with_catalogue(SUMMARY, schemes=known)
    return replace(brief, results=changed(brief.results, items=items))


def test_many_items_are_drawn_by_section():
    results = brief_of_many(60).results
    table = item_table(results, "PB04")
    drawn = folded(table, results.catalogue["schemes"]["plain"])
    assert list(drawn["label"]) == ["板块0", "板块1", "板块2"]
    assert items_chart(results, "PB04").figure.get_figheight() < 9
    assert drawn["points"].sum() == 60


def test_charts_show_points_below_zero_and_what_does_not_apply():
    axes = items_chart(SUMMARY.results, "PB04").figure.axes[0]
    words = {text.get_text() for text in axes.texts}
    assert {"−95/400", "不适用", "+15"} <= words
    assert axes.get_xlim()[0] < -95
    assert list(deductions_chart(SUMMARY.results, "PB04").data["lost"]) == [495, 40]


def test_many_losses_end_in_one_row_for_the_rest():
    results = brief_of_many(60).results
    poor = changed(results, items=results.items.assign(points=Fraction(0)))
    data = deductions_chart(poor, "PB04").data
    assert (len(data), data["label"].iloc[-1]) == (24, "其余37项")
    assert sum(data["lost"]) == 60


def test_the_ranking_is_drawn_for_each_scheme():
    first, second = (ranking_chart(SUMMARY.results, name) for name in ("small", "plain"))
    assert list(first.data["village"]) == ["乙丑村", "甲子村", "丙寅村"]
    assert list(second.data["village"]) == ["戊辰村", "丁卯村"]
    assert second.sentence.endswith("没有村列入榜单。")


# Persons, towns, and what follows


def test_persons_stand_in_a_table_with_role_village_and_the_reason_of_a_capped_grade():
    cadres, towns = other_groups(SUMMARY, names_persons=True)
    assert cadres["rows"][0] == {
        "rank": 1,
        "name": "赵一",
        "role": "第一书记",
        "village": "甲子村",
        "score": "100.00",
        "grade": "合格",
        "reason": "无故不在岗1次，等次最高为合格",
    }
    assert cadres["text"].endswith("平均91.67分；等次为优秀1名、合格2名。")
    assert [row["name"] for row in towns["rows"]] == ["屏边彝族乡"]


def test_a_notice_counts_persons_and_names_none():
    cadres, towns = other_groups(NOTICE, names_persons=False)
    assert (cadres["rows"], len(towns["rows"])) == ([], 1)


def test_consequences_are_proposals_with_money_apart():
    found = applied(SUMMARY)
    assert [(row["name"], row["label"], row["money"]) for row in found["uses"]] == [
        ("丙寅村", "约谈提醒", "—"),
        ("李二（甲子村）", "扣发补助", "1200"),
        ("周四（乙丑村）", "年度奖励", "40"),
    ]
    assert (
        "结果运用建议3项（其中涉及金额2项、合计1240元），需要复核的1项" in found["applied_text"][0]
    )


def test_a_village_is_told_what_concerns_it_and_its_persons():
    found = applied(replace(REPORT, unit="PB01"))
    assert [row["label"] for row in found["uses"]] == ["扣发补助"]
    assert [row["label"] for row in found["rechecks"]] == ["自评复核"]
    assert applied(REPORT)["applied_text"] == []


def test_every_scheme_is_cited_with_its_source():
    assert len(methods(SUMMARY)) == 4
    assert methods(SUMMARY)[1].startswith("考核依据非贫困村帮扶考核办法，满分1000分，对2个村")
    assert len(cited_sources(SUMMARY)) == 2
    assert methods(REPORT)[0].startswith("考核依据非贫困村帮扶考核办法")


def test_shortcomings_name_the_scheme_they_belong_to():
    said = shortcomings(NOTICE)
    assert said[4].startswith("入户走访（非贫困村帮扶考核办法）方面。")
    assert said[5].endswith("涉及2个村：丁卯村失500分、戊辰村失40分。")


# The area, and titles


SENDING = "甲子村帮扶单位，乙丑村帮扶单位，丙寅村帮扶单位"


@pytest.mark.parametrize(
    ("level", "to", "copies"),
    [
        ("乡", "各村党支部、各驻村工作队：", f"县委组织部，县农业农村局，{SENDING}"),
        (
            "市",
            "各乡镇（街道）党委、各驻村工作队：",
            f"上级党委组织部门，上级农业农村部门，{SENDING}",
        ),
    ],
)
def test_documents_address_the_committees_of_the_level(level, to, copies):
    head = head_matter(with_office(NOTICE, level=level))
    assert (head["to"], head["copies"]) == (to, copies)
    assert head_matter(with_office(SUMMARY, level="县"))["to"] == "县委、县政府："


def test_the_words_for_the_area_follow_the_level():
    results = SUMMARY.results
    one = changed(results, scores=results.scores[results.scores["scheme"] == "small"])
    county = with_office(replace(REPORT, results=one, unit="PB01"), level="县")
    assert "与全县平均91.61分相比" in own_sentences(county)[0]


def test_a_long_village_name_stands_on_a_line_of_its_own():
    name = "大风顶彝族苗族乡易地扶贫搬迁示范村"
    units = {**REPORT.results.catalogue["units"]}
    units["PB04"] = {**units["PB04"], "name": name}
    lines = title_lines(with_catalogue(REPORT, units=units)).split("\n")
    assert lines == [name, "2021年第四季度驻村帮扶工作考核报告"]
    assert max(text_width(line) for line in lines) <= 19


def test_villages_of_the_same_name_are_told_apart_by_their_town():
    units = {**SUMMARY.results.catalogue["units"]}
    units["PB05"] = {**units["PB05"], "name": "丁卯村", "township": "中都镇"}
    (_, part) = scheme_parts(with_catalogue(SUMMARY, units=units))
    assert [row["village"] for row in part["scores"]] == ["中都镇丁卯村", "屏边彝族乡丁卯村"]


# The pages


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    root = tmp_path_factory.mktemp("several")
    for name in ("params", "report_templates"):
        shutil.copytree(ROOT / name, root / name)
    results = changed(several_results(), workspace=Workspace(root))
    wanted = [("quarter_summary", None), ("notice", None), ("village_report", "PB04")]
    return {kind: make_document(kind, results, results.workspace, unit) for kind, unit in wanted}


@pytest.mark.parametrize("kind", ["quarter_summary", "notice", "village_report"])
def test_every_field_is_filled_and_no_marker_is_left(made, kind):
    text = "\n".join(paragraphs(body(made[kind])))
    assert not re.search(r"\{\{|\}\}|\{%|None|nan|Fraction|逐个", text)


def test_the_report_has_a_table_for_each_scheme(made):
    text = "\n".join(paragraphs(body(made["quarter_summary"])))
    for words in (
        "（非贫困村帮扶考核办法）",
        "驻村干部考核办法考核结果",
        "结果运用建议",
        "需要复核的情形",
    ):
        assert words in text
    heads = [
        row for row in rows(body(made["quarter_summary"])) if row[:3] == ["名次", "村名", "得分"]
    ]
    assert len(heads) == 2


def test_a_picture_of_each_ranking_is_placed_and_described(made):
    described = re.findall(r'docPr [^>]*descr="([^"]*)"', body(made["notice"]).decode())
    assert [("戊辰村" in text, "乙丑村" in text) for text in described] == [
        (False, True),
        (True, False),
    ]


def test_charts_handed_in_by_a_notebook_stay_with_their_schemes():
    drawn = document_charts("quarter_summary", SUMMARY.results)
    given = {chart.name: chart.sentence for chart in drawn}
    rankings = [sentence for name, sentence in given.items() if name.startswith(RANKING_NAME)]
    assert len(rankings) == 2 and rankings[0] != rankings[1]
