"""Random schemes and random facts about random units, for properties that hold for all of them."""

from typing import Any

from hypothesis import strategies as st

FAULTS = ("甲", "乙", "丙", "丁")
RATED, SHARED, VOTED, AWARDED = "评分", "占比", "票决", "表彰"
BALLOT = {"优": 100, "良": 80, "差": 0}
small = st.integers(0, 12)
policies = st.sampled_from(["full", "zero", "rescale", "rescale_item"])


def deducting(matter: str, each: int, **more: Any) -> dict[str, Any]:
    return {"label": f"扣{matter}", "take": matter, "deduct": {"each": each, "word": "处", **more}}


@st.composite
def pooled_rules(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Rules that share the points of their item, deductions and perhaps a veto and gains."""
    rules = [deducting(draw(st.sampled_from(FAULTS)), draw(st.integers(1, 4)))]
    if draw(st.booleans()):
        rules.append({"label": "加", "take": "加分", "add": {"each": 1, "word": "次"}})
    if draw(st.booleans()):
        scope = draw(st.sampled_from(["item", "section", "scheme"]))
        veto = {"scope": scope, "at_least": draw(st.integers(1, 4))}
        rules.append({"label": "否决", "take": draw(st.sampled_from(FAULTS)), "zero": veto})
    return rules


@st.composite
def own_rule(draw: st.DrawFn, points: int) -> dict[str, Any]:
    """A rule with points of its own, of any kind that starts from them."""
    kinds: dict[str, dict[str, Any]] = {
        "deduct": deducting(draw(st.sampled_from(FAULTS)), 1, at_most=points),
        "under": {
            "take": {"record": SHARED, "as": "share"},
            "deduct": {"each": 1, "per": "5%", "under": "90%", "word": "五个点", "parts": "down"},
            "empty": draw(policies),
        },
        "rating": {"take": RATED, "rating": {"of": 12}, "empty": draw(policies)},
        "share": {
            "take": {"record": SHARED, "as": "share"},
            "proportional": True,
            "empty": draw(policies),
        },
        "average": {"take": "工作量", "proportional": {"of": "average", "gives": points}},
        "vote": {
            "take": {
                "record": VOTED, "values": BALLOT, "combine": "mean", "whole": "valid", "quorum": 3,
            },
            "proportional": {"of": 100},
            "empty": draw(policies),
        },
        "tiers": {
            "take": draw(st.sampled_from(FAULTS)),
            "tiers": [
                {"at_most": 1, "points": points},
                {"at_most": 4, "points": 1},
                {"points": 0},
            ],
        },
        "all_if": {"take": draw(st.sampled_from(FAULTS)), "all_if": {"at_most": 2}},
        "ranked": {"take": "工作量", "ranked": {"points": [points, 1], "rest": 0}},
        "scale": {"take": "工作量", "scale": {"low": 0, "high": 12}},
    }  # fmt: skip
    return {"label": "规则", "points": points, **kinds[draw(st.sampled_from(sorted(kinds)))]}


@st.composite
def items(draw: st.DrawFn, floors: tuple[str, ...]) -> dict[str, Any]:
    points = draw(st.integers(4, 20))
    item: dict[str, Any] = {"label": "考核项", "points": points}
    if draw(st.booleans()):
        item["rules"] = draw(pooled_rules())
        item["cap"] = draw(st.sampled_from(["item", "none"]))
        item["floor"] = draw(st.sampled_from(floors))
        if draw(st.booleans()):
            item["limit"] = draw(st.integers(1, points))
    else:
        first = draw(st.integers(2, points - 2))
        item["rules"] = [draw(own_rule(first)), draw(own_rule(points - first))]
    if draw(st.integers(0, 4)) == 0:
        item["for"] = {"village_types": "脱贫村"}
        item["not_applicable"] = draw(
            st.sampled_from(["full", "zero", "rescale", "rescale_section"])
        )
    return item


@st.composite
def outside(draw: st.DrawFn) -> dict[str, Any]:
    rules = [
        {
            "label": "表彰",
            "take": {"record": AWARDED, "values": {"省": 5, "县": 2}, "combine": "sum"},
            "add": 1,
        },
        deducting(draw(st.sampled_from(FAULTS)), 2),
    ]
    return {
        "label": "加减分",
        "outside": True,
        "points": draw(st.integers(1, 9)),
        "limit": draw(st.integers(1, 9)),
        "rules": rules,
    }


@st.composite
def schemes(draw: st.DrawFn, floors: tuple[str, ...] = ("item", "section", "none")) -> dict:
    """The content of a scheme file: sections with weights, blocks, items of every kind."""
    sections = []
    for _ in range(draw(st.integers(1, 3))):
        below = draw(st.lists(items(floors), min_size=1, max_size=3))
        if len(below) > 1 and draw(st.booleans()):
            block = [
                {**one, "floor": "block"} if one.get("floor") == "section" else one for one in below
            ]
            below = [{"label": "分块", "items": block}]
        weight = draw(st.sampled_from([1, "50%", "70%"]))
        sections.append({"label": "板块", "weight": weight, "items": below})
    if draw(st.booleans()):
        sections.append(
            {"label": "总分外", "outside": True, "points": 20, "items": [draw(outside())]}
        )
    rounding = {"digits": 2, "at": draw(st.sampled_from(["total", "item"]))}
    return {"sections": sections, "rounding": rounding}


@st.composite
def facts(draw: st.DrawFn) -> dict[str, Any]:
    """What is recorded of one unit; some of it is not."""
    known: dict[str, Any] = {matter: draw(small) for matter in FAULTS}
    known |= {"加分": draw(small), "工作量": draw(small)}
    known[AWARDED] = {"省": draw(small), "县": draw(small)}
    if draw(st.booleans()):
        known[RATED] = (draw(small), 1)
    if draw(st.booleans()):
        known[SHARED] = (draw(small), draw(st.integers(0, 12)))
    if draw(st.booleans()):
        known[VOTED] = {option: draw(small) for option in (*BALLOT, "废票")}
    return known
