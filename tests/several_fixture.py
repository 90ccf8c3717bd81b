"""The small quarter scored by four schemes: two for villages, one for persons, one for towns.

The second village scheme has a total of 1000, no grades, lists or weight uncertainty; two of its
items stand in a block, one can fall below zero, one does not apply to PB04, whose other items are
scaled up for it, one takes a bonus outside the total; the geometric mean adds 5 points to PB04:

    village   P1/300   P2/200  P3/500  P4 outside   score
    PB04     560/600  −95/400  不适用          15     480
    PB05         300      160     490           0     950
"""

from decimal import Decimal
from fractions import Fraction
from functools import cache

import pandas as pd
from results_fixture import MECHANISM, PLAN, changed, small_results

from bangfu_lib.scoring.consequences import CONSEQUENCE_COLUMNS

MORE_VILLAGES = {"PB04": "丁卯村", "PB05": "戊辰村"}
PLAIN_ITEMS = {
    "P1": ("入户走访", "入户", "300"),
    "P2": ("建档立卡", "入户", "200"),
    "P3": ("产业项目", "", "500"),
    "P4": ("受表彰加分", "", "20"),
}
CADRE_ITEMS = {"K1": ("在岗情况", "", "60"), "K2": ("工作实绩", "", "40")}
TOWN_ITEMS = {"T1": ("组织领导", "", "100")}
GRADES = [
    {"label": "优秀", "from": "90"},
    {"label": "合格", "above": "60", "below": "90"},
    {"label": "不合格", "upto": "60"},
]
LINES = {
    ("plain", "village", "PB04"): [
        ("P1", "full", 600, "", "满分300分（按200%折算，计600分）。"),
        (
            "P1",
            "loss",
            -40,
            "visited_household_share",
            "20户没有走访，每户扣1分（按200%折算，计40分）。",
        ),
        ("P2", "full", 400, "", "满分200分（按200%折算，计400分）。"),
        ("P2", "loss", -500, "", "档案差错50处，每处扣5分，不保底（按200%折算，计500分）。"),
        ("P2", "adjust", 5, "", "各板块按几何平均合成，调整5分。"),
        ("P4", "bonus", 15, "", "受县级表彰1次，加15分。"),
    ],
    ("plain", "village", "PB05"): [
        ("P1", "full", 300, "", "满分300分。"),
        ("P2", "full", 200, "", "满分200分。"),
        ("P2", "loss", -40, "", "档案差错8处，每处扣5分，不保底。"),
        ("P3", "full", 500, "", "满分500分。"),
        ("P3", "loss", -10, "", "项目进度慢1个月，每月扣10分。"),
    ],
    ("cadres", "person", "R010"): [
        ("K1", "full", 60, "", "满分60分。"),
        ("K2", "full", 40, "", "满分40分。"),
    ],
    ("cadres", "person", "R011"): [
        ("K1", "full", 60, "", "满分60分。"),
        ("K1", "loss", -20, "in_village_day_share", "在村38天，应到62个工作日，扣20分。"),
        ("K2", "full", 40, "", "满分40分。"),
    ],
    ("cadres", "person", "R021"): [
        ("K1", "full", 60, "", "满分60分。"),
        ("K2", "full", 40, "", "满分40分。"),
        ("K2", "loss", -5, "", "实绩评议扣5分。"),
    ],
    ("towns", "town", "屏边彝族乡"): [("T1", "full", 100, "", "满分100分。")],
}
OUTSIDE = "P4"
SCORED = [
    ("plain", "village", "PB05", 950, "", 1, "", ""),
    ("plain", "village", "PB04", 480, "", 2, "", ""),
    ("cadres", "person", "R010", 100, "合格", 1, "", "无故不在岗1次，等次最高为合格。"),
    ("cadres", "person", "R021", 95, "优秀", 2, "praise", ""),
    ("cadres", "person", "R011", 80, "合格", 3, "", ""),
    ("towns", "town", "屏边彝族乡", 100, "优秀", 1, "", ""),
]
FOLLOWING = [
    ("small", "village", "PB03", "PB03", "consequence", "", "约谈提醒", "名次为最后一名，建议约谈。", "", PLAN, "五"),
    ("small", "village", "PB01", "PB01", "recheck", "C1", "自评复核", "自评98分，考核91.5分，相差超过5分。", "", "", ""),
    ("cadres", "person", "R011", "PB01", "consequence", "", "扣发补助", "在村不足三分之二，扣发当月补助。", "1200", PLAN, "六"),
    ("cadres", "person", "R021", "PB02", "money", "", "年度奖励", "95分，超过90分的每分奖8元。", "40", PLAN, "六"),
]  # fmt: skip


@cache
def several_results():
    """The small quarter with three more schemes, two more villages and what follows from scores."""
    results = small_results()
    return changed(
        results,
        catalogue=_catalogue(results.catalogue),
        points=pd.concat([results.points, _points()], ignore_index=True),
        items=pd.concat([results.items, _items()], ignore_index=True),
        scores=pd.concat([results.scores, _scores()], ignore_index=True),
        consequences=pd.DataFrame(FOLLOWING, columns=list(CONSEQUENCE_COLUMNS)),
    )


def _catalogue(known):
    schemes = {
        "small": known["scheme"],
        "plain": _scheme("plain", "非贫困村帮扶考核办法", "village", PLAIN_ITEMS),
        "cadres": _scheme("cadres", "驻村干部考核办法", "person", CADRE_ITEMS)
        | {"grades": GRADES, "lists": {"praise": {"label": "先进个人"}}},
        "towns": _scheme("towns", "乡镇帮扶工作考核办法", "town", TOWN_ITEMS) | {"grades": GRADES},
    }
    one = known["units"]["PB01"]
    units = known["units"] | {
        code: one | {"name": name, "scheme": "plain"} for code, name in MORE_VILLAGES.items()
    }
    return {**known, "units": units, "schemes": schemes, "scheme": schemes["small"]}


def _scheme(name, label, unit, items):
    points = [Fraction(full) for id_, (_, _, full) in items.items() if id_ != OUTSIDE]
    entries = [
        {
            "id": id_,
            "label": text,
            "points": full,
            "block": block,
            "outside": id_ == OUTSIDE,
            "source": PLAN,
            "clause": "五",
            "quote": "实行考核",
            "rules": [{"id": f"{id_}.1", "label": text, "points": "", "norm": "", "indicator": ""}],
        }
        for id_, (text, block, full) in items.items()
    ]
    section = {"id": "S", "label": "考核内容", "points": str(sum(points)), "items": entries}
    return {
        "name": name,
        "label": label,
        "version": "",
        "total": str(sum(points)),
        "note": "",
        "source": MECHANISM,
        "digits": 2,
        "unit": unit,
        "sections": [section],
        "grades": [],
        "lists": {},
        "uncertainty": None,
        "figures": [],
        "practices": [],
        "consequences": [],
    }


def _points():
    rows = [
        {
            "scheme": scheme,
            "unit_kind": kind,
            "unit": unit,
            "section": "S",
            "item": item,
            "rule": f"{item}.1",
            "kind": sort,
            "points": Fraction(points),
            "indicator": indicator,
            "norm": "",
            "subject": unit,
            "subject_period": "2021Q4",
            "sentence": sentence,
            "source": PLAN,
            "clause": "五",
            "quote": "实行考核",
        }
        for (scheme, kind, unit), lines in LINES.items()
        for item, sort, points, indicator, sentence in lines
    ]
    return pd.DataFrame(rows)


def _items():
    declared = {"plain": PLAIN_ITEMS, "cadres": CADRE_ITEMS, "towns": TOWN_ITEMS}
    rows = [
        {
            "scheme": scheme,
            "unit_kind": kind,
            "unit": unit,
            "section": "S",
            "item": item,
            "full": _sum(lines, item, kinds=("full",)),
            "points": _sum(lines, item, kinds=("full", "loss", "bonus", "adjust")),
        }
        for (scheme, kind, unit), lines in LINES.items()
        for item in declared[scheme]
    ]
    return pd.DataFrame(rows)


def _sum(lines, item, *, kinds):
    return sum((Fraction(x[2]) for x in lines if x[0] == item and x[1] in kinds), Fraction(0))


def _scores():
    rows = [
        {
            "scheme": scheme,
            "unit_kind": kind,
            "unit": unit,
            "score": Fraction(score),
            "shown": Decimal(f"{score}.00"),
            "grade": grade,
            "rank": rank,
            "rank_low": rank,
            "rank_high": rank,
            "listed": listed,
            "reason": "",
            "grade_reason": capped,
        }
        for scheme, kind, unit, score, grade, rank, listed, capped in SCORED
    ]
    return pd.DataFrame(rows)
