"""What scores lead to: grade limits, quotas and lists."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from score_sheets import by_unit, faults, scored, sheet, ties

from bangfu_lib.scoring.outcomes import quota_of

BASE = """
items: [{label: 得分项, points: 100, rules: [{label: 打分, take: 得分, rating: true, empty: zero}]}]
grades:
  - {label: 优秀, at_least: 90}
  - {label: 称职, at_least: 70}
  - {label: 基本称职, at_least: 60}
  - {label: 不称职, at_least: 0}
"""
PERSON = {"for": {"unit": "person"}}


def rated(**points: object) -> dict[str, dict]:
    return {unit: {"得分": (number, 1)} for unit, number in points.items()}


def grades(text: str, given_: dict, **more: object) -> dict[str, str]:
    head = more.pop("head", {})
    return by_unit(scored(sheet(BASE + text, **head), given_, **more), "grade")


# Limits

ABSENCE = """
grade_limits:
  - {when: {take: 缺岗, at_least: 1}, highest: 称职, says: 无故不在岗1次的不得评为优秀}
  - {when: {take: 缺岗, at_least: 2}, highest: 基本称职, says: 2次的}
  - {when: {take: 缺岗, at_least: 3}, highest: 不称职, says: 3次的}
"""


@pytest.mark.parametrize(
    ("absences", "score", "grade"),
    [
        (0, 95, "优秀"),
        (1, 95, "称职"),
        (2, 95, "基本称职"),
        (3, 95, "不称职"),
        (1, 65, "基本称职"),
    ],
)
def test_a_grade_is_limited_by_the_number_of_absences(absences, score, grade):
    assert grades(ABSENCE, {"甲": {"得分": (score, 1), "缺岗": absences}}) == {"甲": grade}


def test_a_limited_grade_says_why():
    card = scored(
        sheet(BASE + ABSENCE),
        {"甲": {"得分": (95, 1), "缺岗": 1}, "乙": {"得分": (80, 1), "缺岗": 1}},
    )
    assert by_unit(card, "grade_reason") == {
        "甲": "按得分可评为优秀；无故不在岗1次的不得评为优秀，评为称职",
        "乙": "",
    }


@pytest.mark.parametrize(
    ("when", "facts", "grade"),
    [
        ("{take: {record: 满意, as: share}, below: 80%}", {"满意": (79, 100)}, "称职"),
        ("{take: {record: 满意, as: share}, below: 80%}", {"满意": (80, 100)}, "优秀"),
        ("{take: {record: 满意, as: share}, below: 80%}", {}, "优秀"),
        ("{take: 处分}", {"处分": 1}, "称职"),
        ("{take: 处分}", {}, "优秀"),
        ("{take: 处分, score: {below: 90}}", {"处分": 1}, "优秀"),
        ("{item: '1', points: {below: 96}}", {}, "称职"),
    ],
)
def test_conditions_hold_when_all_their_parts_do(when, facts, grade):
    text = f"grade_limits: [{{when: {when}, highest: 称职, says: 如此}}]"
    assert grades(text, {"甲": {"得分": (95, 1), **facts}}) == {"甲": grade}


def test_a_poor_team_makes_all_its_members_poor():
    text = "grade_limits: [{when: {team_grade: 较差}, highest: 不称职, says: 较差队队员一律不称职}]"
    places = {"甲": {"village": "V1"}, "乙": {"village": "V2"}}
    known = ties(teams={"V1": (50, "较差"), "V2": (95, "优秀")})
    found = grades(text, rated(甲=95, 乙=95), attributes=places, ties=known, head=PERSON)
    assert found == {"甲": "不称职", "乙": "优秀"}


# Quotas


def quota(most: str, ties_: str = "out", rounding: str = "down", per: str = "all") -> str:
    return f"quotas: [{{grade: 优秀, at_most: {most}, per: {per}, rounding: {rounding}, ties: {ties_}}}]"


@pytest.mark.parametrize(
    ("most", "rounding", "size", "allowed"),
    [
        ("25%", "down", 11, 2),
        ("25%", "half_up", 11, 3),
        ("25%", "up", 11, 3),
        ("25%", "up", 12, 3),
        ("25%", "down", 3, 0),
        ("25%", "half_up", 2, 1),
        ("3", "down", 99, 3),
        ("0", "up", 99, 0),
        ("100%", "down", 7, 7),
        ("1", "down", 7, 1),
    ],
)
def test_a_quota_is_a_share_of_the_group_or_a_number(most, rounding, size, allowed):
    scheme = sheet(BASE + quota(most, rounding=rounding))
    assert quota_of(scheme.quotas[0], size) == allowed


@pytest.mark.parametrize(
    ("ties_", "expected"),
    [("out", ["优秀", "称职", "称职", "称职"]), ("in", ["优秀", "优秀", "优秀", "称职"])],
)
def test_those_that_share_the_last_place_all_stay_in_or_all_go(ties_, expected):
    found = grades(quota("2", ties_), rated(甲=99, 乙=95, 丙=95, 丁=92))
    assert [found[unit] for unit in "甲乙丙丁"] == expected


def test_the_best_of_every_group_keep_the_grade():
    given_ = rated(甲=99, 乙=98, 丙=91, 丁=90)
    towns = {unit: {"township": town} for unit, town in zip("甲乙丙丁", "东东西西", strict=True)}
    found = grades(quota("50%", per="township"), given_, attributes=towns)
    assert [found[unit] for unit in "甲乙丙丁"] == ["优秀", "称职", "优秀", "称职"]


def test_who_is_beyond_the_quota_is_told_why():
    text = quota("1")[:-2] + ", says: 优秀不超过1个}]"
    card = scored(sheet(BASE + text), rated(甲=99, 乙=98))
    assert by_unit(card, "grade_reason")["乙"] == (
        "按得分可评为优秀；全部优秀名额1个已由名次在前的占用，评为称职（优秀不超过1个）"
    )


@pytest.mark.parametrize(
    ("team", "expected"),
    [("优秀", ["优秀", "称职"]), ("良好", ["称职", "称职"]), ("", ["称职", "称职"])],
)
def test_the_grade_of_the_team_says_how_many_members_may_be_excellent(team, expected):
    text = quota("{优秀: 1, 良好: 0}", per="village")
    places = {"甲": {"village": "V1"}, "乙": {"village": "V1"}}
    known = ties(teams={"V1": (90, team)})
    found = grades(text, rated(甲=99, 乙=98), attributes=places, ties=known, head=PERSON)
    assert [found[unit] for unit in "甲乙"] == expected


def test_those_who_fall_from_one_grade_count_for_the_quota_of_the_next():
    lower, higher = quota("1").replace("优秀", "称职"), quota("1")
    text = f"{lower[:-1]}, {higher.removeprefix('quotas: [')}"
    found = grades(text, rated(甲=99, 乙=98, 丙=80))
    assert [found[unit] for unit in "甲乙丙"] == ["优秀", "称职", "基本称职"]


def test_places_go_by_published_scores_where_ranks_do():
    head = {"rounding": {"digits": 0, "rank_by": "shown"}}
    found = grades(quota("1", "in"), rated(甲="95.4", 乙="95.3", 丙=90), head=head)
    assert [found[unit] for unit in "甲乙丙"] == ["优秀", "优秀", "称职"]


QUOTAS = st.tuples(
    st.sampled_from(["0", "1", "3", "20%", "1/3"]),
    st.sampled_from(["out", "in"]),
    st.sampled_from(["down", "half_up", "up"]),
    st.sampled_from(["all", "township"]),
)


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.tuples(st.integers(80, 100), st.sampled_from("东西")), min_size=1, max_size=9),
    QUOTAS,
)
def test_a_quota_is_never_exceeded_but_by_ties_that_stay_in(people, declared):
    most, ties_, rounding, per = declared
    scheme = sheet(BASE + quota(most, ties_, rounding, per))
    given_ = rated(**{f"u{n}": points for n, (points, _) in enumerate(people)})
    towns = {f"u{n}": {"township": town} for n, (_, town) in enumerate(people)}
    card = scored(scheme, given_, attributes=towns)
    grade, score = by_unit(card, "grade"), by_unit(card, "score")
    for town in {"all"} if per == "all" else set("东西"):
        group = [unit for unit in grade if town in ("all", towns[unit]["township"])]
        kept = [unit for unit in group if grade[unit] == "优秀"]
        allowed = quota_of(scheme.quotas[0], len(group))
        worst = min((score[unit] for unit in kept), default=None)
        tied = sum(score[unit] == worst for unit in kept)
        assert len(kept) <= allowed or (ties_ == "in" and len(kept) - tied < allowed)
        lost = [unit for unit in group if grade[unit] != "优秀" and score[unit] >= 90]
        assert all(worst is None or score[unit] <= worst for unit in lost)


# Lists

LISTS = """
lists:
  red: {label: 红榜, when: {score: {above: 90}, rank: {at_most: 2}}}
  blue: {label: 蓝榜, when: {score: {below: 60}}}
"""


def listed(text: str, given_: dict, **more: object) -> dict[str, str]:
    return by_unit(scored(sheet(BASE + text), given_, **more), "listed")


def test_a_list_may_ask_for_a_score_and_a_rank():
    assert listed(LISTS, rated(甲=99, 乙=95, 丙=91, 丁=59)) == {
        "甲": "red",
        "乙": "red",
        "丙": "",
        "丁": "blue",
    }


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("{rank: first}", {"甲": "x", "乙": "", "丙": ""}),
        ("{rank: last}", {"甲": "", "乙": "", "丙": "x"}),
        ("{change_rank: first, change: {above: 0}}", {"甲": "", "乙": "x", "丙": ""}),
        ("{change: {below: 0}}", {"甲": "x", "乙": "", "丙": ""}),
        ("{grade: [称职, 基本称职]}", {"甲": "", "乙": "x", "丙": ""}),
    ],
)
def test_lists_look_at_ranks_changes_and_grades(when, expected):
    text = f"lists: {{x: {{label: 榜, when: {when}}}}}"
    known = ties(previous={"甲": 98, "乙": 70})
    assert listed(text, rated(甲=95, 乙=80, 丙=50), ties=known) == expected


def test_nobody_wins_the_prize_for_progress_who_went_down():
    text = "lists: {x: {label: 进步奖, when: {change_rank: first, change: {above: 0}}}}"
    known = ties(previous={"甲": 98, "乙": 99})
    assert listed(text, rated(甲=95, 乙=90), ties=known) == {"甲": "", "乙": ""}


SURE = """
items:
  - {label: 甲, points: 60, rules: [{label: 一, take: 甲, rating: true, empty: zero}]}
  - {label: 乙, points: 40, rules: [{label: 二, take: 乙, rating: true, empty: zero}]}
weight_uncertainty: {spread: '0.25', draws: 500, seed: 7, says: 分值上下浮动}
lists: {red: {label: 红榜, when: {score: {at_least: 90}}, certainty: '0.95'}}
"""


@pytest.mark.parametrize(
    ("ratings", "expected", "said"),
    [
        ((60, 40), "red", "100%不低于90分"),
        ((60, 31), "", "差距在不确定范围内，不列入红榜"),
        ((54, 35), "", ""),
    ],
)
def test_a_list_that_asks_for_certainty_names_only_sure_cases(ratings, expected, said):
    card = scored(sheet(SURE), {"甲": {"甲": (ratings[0], 1), "乙": (ratings[1], 1)}})
    assert by_unit(card, "listed") == {"甲": expected}
    assert said in by_unit(card, "reason")["甲"]


def test_a_grade_that_the_scheme_does_not_have_cannot_be_limited():
    assert any(
        "没有名为“优”的等次" in line for line in faults(BASE + quota("1").replace("优秀", "优"))
    )


# The end of the ranking

END = "lists: {talk: {label: 约谈, when: {rank: {last: 2}}}}"


@pytest.mark.parametrize(
    ("points", "named"),
    [
        ({"甲": 90, "乙": 80, "丙": 70, "丁": 60}, ["丙", "丁"]),
        ({"甲": 90, "乙": 70, "丙": 70, "丁": 60}, ["乙", "丙", "丁"]),
        ({"甲": 90, "乙": 80, "丙": 60, "丁": 60}, ["丙", "丁"]),
        ({"甲": 90}, ["甲"]),
    ],
)
def test_the_last_few_are_counted_from_the_end_and_those_equal_share_a_place(points, named):
    found = by_unit(scored(sheet(BASE + END), rated(**points)), "listed")
    assert [unit for unit in points if found[unit]] == named


def test_those_that_moved_least_are_counted_from_the_end_too():
    text = "lists: {talk: {label: 约谈, when: {change_rank: {last: 1}}}}"
    before = ties(previous={"甲": 80, "乙": 60})
    card = scored(sheet(BASE + text), rated(甲=90, 乙=60, 丙=50), ties=before)
    assert by_unit(card, "listed") == {"甲": "", "乙": "talk", "丙": ""}
