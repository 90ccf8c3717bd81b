"""A small assessed quarter made by hand, for the tests of the explore page.

Five villages, three blocks in two sections; the red list wants 90 points, the blue one under 60:

    village   A/50  B/30  C/20  score  rank  list
    PB01        50    30    20    100     1  red
    PB02        40    30    20     90     2  (just 90 points: not sure enough)
    PB03        50    20    10     80     3
    PB04        30    30    20     80     3
    PB05        20    15    10     45     5  blue
"""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pandas as pd

from bangfu_lib.params.bounds import Bounds
from bangfu_lib.params.scheme_outcomes import Grade, ListRule, WeightUncertainty, When
from bangfu_lib.params.schemes import Applies, Item, Scheme, Section
from bangfu_lib.periods.period import Period
from bangfu_lib.results.explain import EvidenceRow, LostPoint
from bangfu_lib.results.store import Results
from bangfu_lib.scoring.grading import grade_of, rank_intervals, ranks, weighted_draws
from bangfu_lib.scoring.outcomes import listed
from bangfu_lib.scoring.rounding import half_up
from bangfu_lib.widgets import state
from bangfu_lib.workspace import Workspace

BLOCKS = {"A": ("人员到位", 50), "B": ("资料到位", 30), "C": ("群众满意", 20)}
SECTIONS = {"必须到位": "AB", "必须聚焦": "C"}
POINTS = {
    "PB01": (50, 30, 20),
    "PB02": (40, 30, 20),
    "PB03": (50, 20, 10),
    "PB04": (30, 30, 20),
    "PB05": (20, 15, 10),
}
HOSTILE = "<img src=x onerror=alert(1)>"
EVIDENCE = tuple(EvidenceRow("考勤.xlsx", "考勤", row, f"去向不明{HOSTILE}") for row in (12, 30))


def sample_scheme():
    """The scheme of the quarter above, without rules."""
    sections = [
        Section(name, name, sum((_full(b) for b in blocks), Fraction(0)), tuple(map(_item, blocks)))
        for name, blocks in SECTIONS.items()
    ]
    return Scheme(
        name="sample",
        label="样例方案",
        version="第1版",
        first=date(2021, 1, 1),
        last=None,
        source="sample",
        unit="village",
        applies=Applies(),
        total=Fraction(100),
        digits=2,
        sections=tuple(sections),
        grades=(
            Grade("优秀", Bounds(low=Fraction(90))),
            Grade("较差", Bounds(high=Fraction(90), high_open=True)),
        ),
        lists={"red": _list("red", RED), "blue": _list("blue", BLUE)},
        uncertainty=WeightUncertainty(Fraction("0.25"), 400, 7, ""),
    )


RED = When(score=Bounds(low=Fraction(90)), rank=Bounds(high=Fraction(2)))
BLUE = When(score=Bounds(high=Fraction(60), high_open=True))


def _list(key, when):
    return ListRule(key, {"red": "红榜", "blue": "蓝榜"}[key], when, Fraction("0.95"), "")


def score_table(items, scheme):
    """The official scores of `items`, put together from the scoring's own pieces."""
    units, draws = weighted_draws(items, scheme)
    scores = [items.loc[items["unit"] == unit, "points"].sum() for unit in units]
    places, (low, high) = ranks(scores), rank_intervals(draws)
    lists = listed(scores, places, draws=draws, scheme=scheme)
    table = pd.DataFrame(
        {
            "unit": units,
            "score": scores,
            "shown": [half_up(score, 2) for score in scores],
            "grade": [grade_of(score, scheme) for score in scores],
            "rank": places,
            "rank_low": low,
            "rank_high": high,
            "listed": [name for name, _ in lists],
            "reason": [reason for _, reason in lists],
        }
    )
    return table.sort_values(["rank", "unit"], ignore_index=True)


def _full(block):
    return Fraction(BLOCKS[block][1])


def _item(block):
    return Item(block, BLOCKS[block][0], _full(block), "sample", "一", "样例", (), ())


def sample_items(points=POINTS):
    """The items table; `points` is unit → points in the blocks A, B, C."""
    rows = [
        (unit, section, block, _full(block), Fraction(won["ABC".index(block)]))
        for unit, won in points.items()
        for section, blocks in SECTIONS.items()
        for block in blocks
    ]
    return pd.DataFrame(rows, columns=["unit", "section", "item", "full", "points"])


BY_SAMPLE = {"scheme": "sample", "unit_kind": "village"}


def sample_results(points=POINTS, **names):
    """The quarter above; `names` replaces village names by code."""
    named = {code: f"样村{number}" for number, code in enumerate(points, start=1)} | names
    items, empty = sample_items(points), pd.DataFrame()
    return Results(
        period=Period.parse("2021Q4"),
        folder=Path("results"),
        manifest={"rules": ""},
        catalogue=_catalogue(named),
        facts=empty,
        evidence=empty,
        findings=empty,
        points=empty,
        items=items.assign(**BY_SAMPLE),
        scores=score_table(items, sample_scheme()).assign(**BY_SAMPLE),
        consequences=empty,
        workspace=Workspace(Path("nowhere")),
    )


def sample_losses(results, scored):
    """Lost points of a village: of block A with two rows behind it, of others with none."""
    lost = results.items[results.items["unit"] == scored.code]
    lost = lost[lost["points"] < lost["full"]]
    columns = (lost[name] for name in ("section", "item", "full", "points"))
    return [
        LostPoint(
            section_label=section,
            item=item,
            item_label=BLOCKS[item][0],
            rule=f"{item}.1",
            rule_label="不达标的扣分",
            points=points - full,
            sentence="应在村42个工作日，实际在村20个工作日，未达到三分之二。",
            source_title="样例办法",
            clause="第三条",
            quote="在村工作时间不得低于三分之二",
            evidence=EVIDENCE if item == "A" else (),
            searched=() if item == "A" else ("资料台账",),
        )
        for section, item, full, points in zip(*columns, strict=True)
    ]


def sample_state(monkeypatch, **names):
    """An ExploreState on the quarter above, which is the only assessed one."""
    results = sample_results(**names)
    monkeypatch.setattr(state, "assessed_periods", lambda workspace: ("2021Q4",))
    monkeypatch.setattr(state, "load_results", lambda workspace, period: results)
    monkeypatch.setattr(state, "assessed_scheme", lambda results, name: sample_scheme())
    monkeypatch.setattr(state, "explained", sample_losses)
    return state.ExploreState(results.workspace)


def _item_record(block):
    label, points = BLOCKS[block]
    return {"id": block, "label": label, "points": str(points), "rules": []}


def _catalogue(names):
    sections = [
        {"id": name, "label": name, "items": [_item_record(block) for block in blocks]}
        for name, blocks in SECTIONS.items()
    ]
    scheme = {
        "name": "sample",
        "unit": "village",
        "label": "样例方案",
        "version": "第1版",
        "sections": sections,
        "grades": [],
        "uncertainty": {"says": ""},
        "lists": {"red": {"label": "红榜"}, "blue": {"label": "蓝榜"}},
    }
    return {
        "office": {"county": "样例县", "township": "样例乡"},
        "units": {
            code: {"name": name, "township": "样例乡", "scheme": "sample"}
            for code, name in names.items()
        },
        "scheme": scheme,
        "schemes": {"sample": scheme},
    }
