"""A small assessed quarter made by hand, for the tests of the explore page.

Five villages, three blocks in two sections, full points 50 + 30 + 20:

    village   A   B   C   score  rank
    PB01     50  30  20   100     1
    PB02     40  30  20    90     2
    PB03     50  20  10    80     3
    PB04     30  30  20    80     3
    PB05     20  15  10    45     5
"""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pandas as pd

from bangfu_lib.periods.period import Period
from bangfu_lib.results.explain import EvidenceRow, LostPoint
from bangfu_lib.results.store import Results

BLOCKS = {"A": ("人员到位", 50), "B": ("资料到位", 30), "C": ("群众满意", 20)}
SECTIONS = {"必须到位": "AB", "必须聚焦": "C"}
POINTS = {
    "PB01": (50, 30, 20),
    "PB02": (40, 30, 20),
    "PB03": (50, 20, 10),
    "PB04": (30, 30, 20),
    "PB05": (20, 15, 10),
}
LISTED = {"PB01": "red", "PB05": "blue"}
HOSTILE = "<img src=x onerror=alert(1)>"


def catalogue(names):
    """What the page reads of a catalogue; `names` is code → village name."""
    sections = [
        {
            "id": section,
            "label": section,
            "points": str(sum(BLOCKS[block][1] for block in blocks)),
            "items": [
                {"id": b, "label": BLOCKS[b][0], "points": str(BLOCKS[b][1])} for b in blocks
            ],
        }
        for section, blocks in SECTIONS.items()
    ]
    return {
        "office": {"county": "样例县", "township": "样例乡"},
        "units": {code: {"name": name, "township": "样例乡"} for code, name in names.items()},
        "scheme": {
            "name": "sample",
            "label": "样例方案",
            "version": "第1版",
            "total": "100",
            "sections": sections,
            "grades": [{"label": "优秀", "from": "90"}, {"label": "较差", "from": "0"}],
            "lists": {"red": {"label": "红榜"}, "blue": {"label": "蓝榜"}},
        },
    }


def sample_results(**names):
    """The quarter above; `names` replaces village names by code."""
    units = {code: f"样村{number}" for number, code in enumerate(POINTS, start=1)} | names
    items = pd.DataFrame(
        [
            (unit, section, block, Fraction(BLOCKS[block][1]), Fraction(points["ABC".index(block)]))
            for unit, points in POINTS.items()
            for section, blocks in SECTIONS.items()
            for block in blocks
        ],
        columns=["unit", "section", "item", "full", "points"],
    )
    scores = pd.DataFrame({"unit": list(POINTS)})
    scores["score"] = pd.Series([Fraction(sum(points)) for points in POINTS.values()], dtype=object)
    scores["shown"] = [Decimal(sum(points)).quantize(Decimal("0.01")) for points in POINTS.values()]
    scores["grade"] = ["优秀", "优秀", "一般", "一般", "较差"]
    scores["rank"] = [1, 2, 3, 3, 5]
    scores["rank_low"] = [1, 2, 3, 2, 5]
    scores["rank_high"] = [1, 3, 4, 4, 5]
    scores["listed"] = [LISTED.get(unit, "") for unit in POINTS]
    scores["reason"] = ""
    empty = pd.DataFrame()
    return Results(
        period=Period.parse("2021Q4"),
        folder=Path("results"),
        manifest={},
        catalogue=catalogue(units),
        facts=empty,
        evidence=empty,
        findings=empty,
        points=empty,
        items=items,
        scores=scores,
    )


def sample_losses(results, unit):
    """Lost points of a village of the quarter above, two evidence rows behind the first."""
    rows = tuple(EvidenceRow("考勤.xlsx", "考勤", row, "2021-10-08 去向不明") for row in (12, 30))
    lost = results.items[(results.items["unit"] == unit)]
    lost = lost[lost["points"] < lost["full"]]
    return [
        LostPoint(
            section_label=section,
            item=item,
            item_label=BLOCKS[item][0],
            rule=f"{item}1",
            rule_label="不达标的扣分",
            points=points - full,
            sentence="应在村42个工作日，实际在村20个工作日，未达到三分之二。",
            source_title="样例办法",
            clause="第三条",
            quote="在村工作时间不得低于三分之二",
            evidence=rows if item == "A" else (),
            searched=() if item == "A" else ("资料台账",),
        )
        for section, item, full, points in zip(
            lost["section"], lost["item"], lost["full"], lost["points"], strict=True
        )
    ]
