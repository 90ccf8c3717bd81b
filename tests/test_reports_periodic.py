"""Weekly notices, quarterly notes, yearly reviews, comparisons and panels against small ledgers."""

from dataclasses import replace
from fractions import Fraction
from types import SimpleNamespace

import pytest
from declared import PARAMS, posted, table, village
from results_fixture import changed, small_results

from bangfu_lib.errors import ParamsError
from bangfu_lib.params.documents import load_documents
from bangfu_lib.periods.period import Period
from bangfu_lib.reports import year_review
from bangfu_lib.reports.annexes import annexes
from bangfu_lib.reports.brief import Brief, sending_units
from bangfu_lib.reports.comparison import comparisons
from bangfu_lib.reports.notice import notice_contents
from bangfu_lib.reports.panels import panels
from bangfu_lib.reports.quarter_note import difficulties, note_contents
from bangfu_lib.reports.scoreboard import own_sentences
from bangfu_lib.reports.village_work import work_sentences
from bangfu_lib.reports.weekly_notice import untold_days, weekly_contents
from bangfu_lib.reports.year_review import year_contents

DOCUMENTS = load_documents(PARAMS)
WEEK = Period.parse("2021W44")  # 1 to 7 November


def check(code, result, held_on="2021-11-02", at="PB01", **more):
    known = {
        "check": code,
        "campaign": "每周巡视",
        "group": "一组",
        "village": at,
        "item": "考勤表",
    }
    return known | {"held_on": held_on, "result": result, **more}


def problem(code, received_on, due, status="办理中", at="PB01", **more):
    known = {"problem": code, "village": at, "stream": "入户收集", "kind": "问题", "topic": "道路"}
    return known | {"received_on": received_on, "due": due, "status": status, **more}


LEDGERS = {
    "villages": [village("PB01", household_count=300, population=1200, lifted_households=0)],
    "persons": [posted("甲", "第一书记", "PB01"), posted("乙", "队员", "PB01")],
    "inspections": [
        check("C1", "合格"),
        check("C2", "不合格", due="2021-11-05", fixed_on="2021-11-20"),
        check("C3", "不合格", due="2021-11-16"),
        check("C4", "不适用"),
        check("C5", "不合格", held_on="2021-11-08", due="2021-11-20"),
    ],
    "problems": [
        problem("W1", "2021-10-08", "2021-10-20"),
        problem("W2", "2021-11-03", "2021-11-30", "已销号", closed_on="2021-11-06"),
        problem("W3", "2021-11-03", "2021-11-04", "已销号", closed_on="2021-11-09", at="PB02"),
        problem("W4", "2021-09-01", "2021-09-30", "提交党委会"),
        problem("W5", "2021-11-08", "2021-11-30"),
    ],
    "visits": [
        {"visited_on": "2021-11-01", "person": "甲", "village": "PB01", "household": "H1"},
        {"visited_on": "2021-11-07", "person": "乙", "village": "PB01", "household": "H2"},
        {"visited_on": "2021-11-08", "person": "乙", "village": "PB01", "household": "H2"},
    ],
    "attendance": [
        {"person": "甲", "date": "2021-11-02", "half": half, "status": "旷岗", "recorded_by": "村"}
        for half in ("上午", "下午")
    ],
}


def results(**other):
    made = changed(small_results())
    tables = {name: table(name, listed) for name, listed in (LEDGERS | other).items()}
    known = vars(small_results())["snapshot"].tables
    vars(made)["snapshot"] = SimpleNamespace(tables={**known, **tables})
    return made


def weekly(part=WEEK, **other):
    return weekly_contents(Brief(results(**other), DOCUMENTS["weekly_notice"], part=part))


def note(kind="quarter_note", unit="PB01", part=None, **other):
    return Brief(results(**other), DOCUMENTS[kind], unit, part=part)


# The week


def test_checks_of_the_week_are_counted_without_those_that_do_not_apply():
    assert weekly()["checks_text"] == [
        "本周开展每周巡视，检查1个村、3项，其中不合格2项（甲子村2项）。"
    ]


def test_what_was_found_in_the_week_bears_its_date_and_is_told_by_origin():
    found = weekly()["found"]
    assert [(one["village"], one["origin"], one["count"], one["due"]) for one in found] == [
        ("甲子村", "每周巡视", 1, "11月5日"),
        ("甲子村", "每周巡视", 1, "11月16日"),
        ("甲子村", "入户收集", 1, "11月30日"),
        ("乙丑村", "入户收集", 1, "11月4日"),
    ]


def test_things_stand_as_they_did_on_the_last_day_of_the_week():
    said = weekly()
    assert said["found_text"][0].endswith("本周销号1个（入户收集1个）。")
    assert "尚未销号5个，其中逾期3个" in said["overdue_text"][0]


@pytest.mark.parametrize(
    ("week", "said"),
    [
        ("2021W40", []),
        (
            "2021W52",
            [
                "2022年1月1日至2022年1月2日属于另一考核期，检查、走访和考勤记入该期台账，不在本通报统计之内。"
            ],
        ),
    ],
)
def test_days_of_a_week_that_another_quarter_has_the_ledgers_of_are_named(week, said):
    brief = Brief(results(), DOCUMENTS["weekly_notice"], "", part=Period.parse(week))
    assert untold_days(brief) == said


def test_overdue_matters_come_longest_first_and_what_the_committee_has_is_not_late():
    assert [(one["due"], one["days_late"]) for one in weekly()["overdue_ones"]] == [
        ("10月20日", 18),
        ("11月4日", 3),
        ("11月5日", 2),
    ]


def test_a_deadline_on_the_last_day_is_not_yet_past():
    said = weekly(inspections=[], problems=[problem("W1", "2021-11-02", "2021-11-07")])
    assert said["overdue_ones"] == []


def test_visits_and_absences_are_facts_of_villages_without_names():
    said = weekly()["presence_text"]
    assert said[0].startswith("本周登记走访2次，2名帮扶干部到1个村；没有走访登记的是")
    assert said[1] == "考勤登记中，旷岗1人次（甲子村）。"


def test_a_week_in_which_nothing_was_entered_says_so_and_asks_to_look():
    said = weekly(Period.parse("2021W47"))
    assert "没有登记不等于没有开展工作" in said["nothing_entered"][0]
    assert [said[name] for name in ("checks_text", "found_text", "presence_text")] == [[], [], []]


def test_the_week_is_numbered_within_its_year_and_says_its_days():
    said = weekly()
    assert (said["document_number"], said["days_from_to"]) == ("2021年第44期", "11月1日至7日")


def test_a_week_over_new_year_says_both_years():
    said = weekly(Period.parse("2021W52"))
    assert said["days_from_to"] == "2021年12月27日至2022年1月2日"


def test_the_weekly_notice_tells_of_no_person_in_public():
    assert not DOCUMENTS["weekly_notice"].internal
    assert "张三" not in str(weekly()) and "H1" not in str(weekly())


def test_problems_without_a_due_date_are_open_but_not_late():
    said = weekly(inspections=[check("C1", "不合格")], problems=[])
    assert said["found"][0]["due"] == "未定" and said["overdue_ones"] == []


# The quarter's note


def test_work_is_told_from_the_rows_of_the_period_and_nothing_else():
    work = {one["heading"][3:]: one["text"] for one in note_contents(note())["work"]}
    assert work["走访群众。"] == "2名帮扶干部登记走访3次，走访农户2户。"
    assert work["办理诉求。"] == "收集群众问题和诉求3条，销号1条。"


def test_a_kind_of_work_without_any_row_is_left_out():
    headings = [one["heading"] for one in note_contents(note())["work"]]
    assert not any("培训" in heading or "经费" in heading for heading in headings)


def test_a_village_without_any_rows_says_so():
    brief = note(unit="PB02", visits=[], problems=[], documents=[])
    nothing = changed(brief.results, facts=brief.results.facts.iloc[:0])
    said = note_contents(replace(brief, results=nothing))
    assert (said["work"], len(said["no_work"])) == ([], 1)


def test_a_rough_sum_is_rounded_down_to_tens():
    held = {"held_on": "2021-11-02", "village": "PB01", "kind": "集中联谊"}
    rows = [
        held | {"activity": "A1", "attendance": 72, "approximate": False},
        held | {"activity": "A2", "attendance": 300, "approximate": True},
    ]
    said = work_sentences(note(activities=rows), "work")
    assert "开展活动。组织集中联谊2次，参加370余人次。" in said


def test_an_unknown_figure_names_the_known_ones():
    known = DOCUMENTS["quarter_note"]
    brief = replace(note(), document=replace(known, says={"work": ["走访。{visit}"]}))
    with pytest.raises(ParamsError) as caught:
        work_sentences(brief, "work")
    assert "visited_households" in caught.value.details[0]


def test_difficulties_name_open_problems_and_the_items_that_cost_most():
    said = difficulties(note())
    assert said[0] == "问题销号。问题台账尚有3条未销号，其中逾期2条，涉及道路。"
    assert said[1] == (
        "考核失分。2021年第四季度考核共失8.5分，"
        "“资料必须到位”失4.5分、“人员必须到位”失2分、“聚焦群众满意度”失2分。"
    )


def test_a_problem_due_on_the_last_day_is_open_and_not_overdue_as_the_indicators_count():
    due_today = problem("W1", "2021-10-08", "2021-12-31")
    said = difficulties(note(problems=[due_today]))
    assert said[0] == "问题销号。问题台账尚有1条未销号，涉及道路。"


def test_the_size_of_the_village_leaves_out_what_is_nought_or_unknown():
    assert note_contents(note())["basics"][0].startswith(
        "甲子村户籍300户、1200人。帮扶单位为甲子村帮扶单位。驻村力量：第一书记甲，队员乙。"
    )


def test_the_note_is_signed_by_the_team_and_kept_inside():
    said = note_contents(note())
    assert said["issuer"] == "甲子村驻村工作队" and DOCUMENTS["quarter_note"].internal


# The year


def test_the_year_says_which_quarters_were_assessed_and_which_were_not():
    said = year_contents(note("year_review", part=Period.parse("2021")))
    assert said["year_text"] == [
        "2021年只有第四季度有考核结果：得91.50分（优秀），在3个村中列第2位。"
        "第一季度、第二季度、第三季度没有考核结果，不作推算。"
    ]


@pytest.mark.parametrize(
    ("by", "words"),
    [(-3, "第四季度与第三季度相比提高3分"), (2, "相比下降2分"), (0, "第四季度与第三季度相比持平")],
)
def test_scores_of_the_year_are_held_against_each_other(monkeypatch, by, words):
    made = results()
    before = earlier(made, "2021Q3", by)
    parts = {before.period: before, made.period: made}
    monkeypatch.setattr(year_review, "assessed_within", lambda *_: parts)
    brief = Brief(made, DOCUMENTS["year_review"], "PB01", part=Period.parse("2021"))
    assert words in year_contents_text(brief)


def year_contents_text(brief):
    known = year_review.assessed_within(brief.results, brief.period)
    scores = {p: year_review.village_score(one, brief.unit) for p, one in known.items()}
    return "".join(year_review.year_sentences(brief, known, scores))


def earlier(made, code, by):
    """The same results a period before, with scores `by` higher."""
    scores = made.scores
    moved = scores.assign(
        score=scores["score"] + Fraction(by),
        shown=[one + by for one in scores["shown"]],
    )
    other = changed(made, scores=moved)
    return replace_period(other, code)


def replace_period(made, code):
    other = replace(made, period=Period.parse(code))
    vars(other)["snapshot"] = made.snapshot
    return other


# Villages against each other and over periods


@pytest.mark.parametrize(
    ("by", "words"), [(-3, "与2021年第三季度相比，提高3分"), (0, "与2021年第三季度相比，持平")]
)
def test_a_village_is_told_how_it_moved(by, words):
    made = results()
    brief = Brief(made, DOCUMENTS["village_report"], "PB01", earlier(made, "2021Q3", by))
    assert any(sentence.startswith(words) for sentence in own_sentences(brief))


def test_a_village_hears_nothing_of_a_period_that_was_not_assessed():
    brief = Brief(results(), DOCUMENTS["village_report"], "PB01")
    assert not any("相比，" in sentence for sentence in own_sentences(brief)[1:])


def compared(previous=None, made=None):
    brief = Brief(made or results(), DOCUMENTS["quarter_summary"], previous=previous)
    return comparisons(brief)[0]


def test_villages_are_held_against_the_mean():
    found = compared()
    assert [(one["village"], one["deviation"]) for one in found["standings"]] == [
        ("乙丑村", "+8.39"),
        ("甲子村", "−0.11"),
        ("丙寅村", "−8.28"),
    ]
    assert found["history_text"] == ["此前没有采用同一方案的考核结果，暂不作纵向比较。"]


@pytest.mark.parametrize(
    ("by", "words"),
    [
        (-2, "得分提高的3个村、持平的0个村、下降的0个村；提高最多的是"),
        (2, "下降的3个村；下降最多的是"),
        (0, "提高的0个村、持平的3个村、下降的0个村。"),
    ],
)
def test_scores_are_held_against_the_period_before(by, words):
    found = compared(earlier(results(), "2021Q3", by))
    assert words in found["history_text"][0]
    assert [one["label"] for one in found["columns"]] == ["第三季度", "第四季度"]


def test_a_quarter_that_was_skipped_is_said():
    found = compared(earlier(results(), "2021Q2", 0))
    assert found["history_text"][0].startswith("2021年第三季度没有采用同一方案的考核结果")


def test_a_single_village_is_not_compared():
    made = results()
    only = changed(made, scores=made.scores[made.scores["unit"] == "PB01"])
    assert compared(made=only)["comparison_text"] == [
        "本期只考核甲子村一个村，得91.50分，不作横向比较。"
    ]


def test_villages_with_one_score_are_not_ranked_in_words():
    made = results()
    same = made.scores.assign(score=Fraction(90), shown=made.scores["shown"].iloc[0])
    said = compared(made=changed(made, scores=same))["comparison_text"][0]
    assert said.startswith("3个村得分均为")


# Panels


def with_panels(**other):
    known = DOCUMENTS["quarter_summary"]
    shows = {key: value for key, value in known.shows.items() if key != "panels_of"}
    return panels(Brief(results(**other), replace(known, shows=shows)))


def test_panels_are_shown_only_for_the_schemes_that_are_named():
    assert panels(Brief(results(), DOCUMENTS["quarter_summary"]))["needs"] == []
    assert with_panels()["needs_title"] == ["（一）内生需求导航图"]


def test_a_panel_that_the_ledgers_have_nothing_for_is_left_out_and_the_others_numbered():
    found = with_panels(problems=[])
    assert found["needs_title"] == [] and found["responsibility_title"][0].startswith("（一）")


def test_a_household_counts_by_its_last_check():
    checked = {"village": "PB01", "household": "H1"}
    found = with_panels(
        household_standards=[
            checked | {"checked_on": "2021-03-01", "income": False, "housing": False},
            checked | {"checked_on": "2021-11-01", "income": True, "housing": False},
        ]
    )
    assert [one["label"] for one in found["needs"] if one["origin"] == "逐户核查"] == [
        "未达到“住房安全有保障”"
    ]


def test_the_movement_is_told_month_by_month():
    found = with_panels()["dynamics"]
    assert [(one["period"], one["visit_count"], one["found"]) for one in found] == [
        ("2021年10月", 0, 1),
        ("2021年11月", 3, 3),
        ("2021年12月", 0, 0),
    ]


def test_results_are_held_against_the_plan():
    planned = {"village": "PB01", "reported_on": "2021-12-31"}
    found = with_panels(
        poverty_reduction=[planned | {"households_planned": 10, "households_done": 9}]
    )
    assert found["results"][0] == {
        "label": "脱贫户",
        "planned": "10户",
        "done": "9户",
        "share": "90%",
    }


# The notice


def test_a_few_sending_units_are_named_in_the_copies_and_many_are_not():
    brief = Brief(results(), DOCUMENTS["notice"])
    shows = {**DOCUMENTS["notice"].shows, "named_units": 2}
    many = replace(brief, document=replace(DOCUMENTS["notice"], shows=shows))
    assert sending_units(brief) == "甲子村帮扶单位，乙丑村帮扶单位，丙寅村帮扶单位"
    assert sending_units(many) == "各派出单位"


def test_annexes_without_content_are_neither_noted_nor_labelled():
    found = annexes({"score_annex": "", "basis_annex": "数据依据"})
    assert (found["annex_only"], found["annex_first"]) == (["附件：数据依据"], [])
    assert found["score_annex"] == []


def test_a_notice_without_villages_has_no_annexes_and_asks_for_nothing_of_them():
    made = results()
    nobody = changed(made, scores=made.scores.iloc[:0])
    said = notice_contents(Brief(nobody, DOCUMENTS["notice"]))
    assert (said["annex_only"], said["annex_first"], said["list_text"]) == ([], [], [])
    assert not any("附件" in one["text"] for one in said["requirements"])
