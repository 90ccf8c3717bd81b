"""A small assessed quarter, made by hand: three villages, four items, every kind of finding."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pandas as pd

from bangfu_lib.params.documents import load_documents
from bangfu_lib.params.ledgers import load_ledgers
from bangfu_lib.periods.period import Period
from bangfu_lib.results.store import Results
from bangfu_lib.scoring.consequences import CONSEQUENCE_COLUMNS
from bangfu_lib.workspace import Workspace

ROOT = Path(__file__).parents[1]
PARAMS = ROOT / "params"
QUARTER = Period.parse("2021Q4")
VILLAGES = {"PB01": "甲子村", "PB02": "乙丑村", "PB03": "丙寅村"}
PLAN, MECHANISM = "implementation-plan", "pingbian-mechanism"
ITEMS = {
    "A1": ("A", "人员必须到位", 40, "五个必须到位·一", "人员必须到位"),
    "A3": ("A", "资料必须到位", 30, "五个必须到位·三", "必备资料必须齐全"),
    "C1": ("C", "聚焦群众满意度", 20, "三个必须聚焦·一", "每户必到、每户必见"),
    "C3": ("C", "聚焦发展风向标", 10, "三个必须聚焦·三", "统一思想、统一行动"),
}
POINTS = {
    "PB01": {"A1": 38, "A3": "25.5", "C1": "18", "C3": 10},
    "PB02": {"A1": 40, "A3": 30, "C1": 20, "C3": 10},
    "PB03": {"A1": 34, "A3": "24", "C1": "52/3", "C3": 8},
}
LOSSES = [
    ("PB01", "A1", "A1.1", 2, "in_village_day_share", "in_village_days_min_share", "R011", PLAN, "二（三）3", "在村工作时间不得低于工作日总数的三分之二", "李二在村38天，应到62个工作日，未达2/3，扣2分。"),
    ("PB01", "A3", "A3.1", "9/2", "mandatory_document_share", "", "PB01", MECHANISM, "五个必须到位·三", "必备资料必须齐全", "必备资料应有13份，齐全11份，按比例扣4.5分。"),
    ("PB01", "C1", "C1.1", 2, "visited_household_share", "", "PB01", MECHANISM, "三个必须聚焦·一", "每户必到、每户必见", "脱贫户、监测户180户，已到户157户，按比例扣2分。"),
    ("PB03", "A1", "A1.1", 6, "in_village_day_share", "in_village_days_min_share", "R031", PLAN, "二（三）3", "在村工作时间不得低于工作日总数的三分之二", "王五在村30天，应到62个工作日，未达2/3，扣6分。"),
    ("PB03", "A3", "A3.1", 6, "mandatory_document_share", "", "PB03", MECHANISM, "五个必须到位·三", "必备资料必须齐全", "必备资料应有13份，齐全10份，按比例扣6分。"),
    ("PB03", "C1", "C1.1", "8/3", "visited_household_share", "", "PB03", MECHANISM, "三个必须聚焦·一", "每户必到、每户必见", "脱贫户、监测户90户，已到户70户，按比例扣2.67分。"),
    ("PB03", "C3", "C3.1", 2, "quarterly_summaries_on_time", "", "PB03", PLAN, "三（三）", "每季度末月20日前将季度工作小结报送", "季度工作小结应报1份，没有按时报送，扣2分。"),
]  # fmt: skip
FACTS = [
    ("in_village_day_share", "person", "R011", "PB01", 38, 62, False),
    ("in_village_day_share", "person", "R012", "PB01", 50, 62, False),
    ("in_village_day_share", "person", "R021", "PB02", 55, 62, False),
    ("in_village_day_share", "person", "R031", "PB03", 30, 62, False),
    ("visited_household_share", "village", "PB01", "PB01", 157, 180, False),
    ("visited_household_share", "village", "PB02", "PB02", 60, 60, False),
    ("visited_household_share", "village", "PB03", "PB03", 70, 90, False),
    ("mandatory_document_share", "village", "PB01", "PB01", 11, 13, False),
    ("mandatory_document_share", "village", "PB02", "PB02", 13, 13, False),
    ("mandatory_document_share", "village", "PB03", "PB03", 10, 13, False),
    ("satisfaction_team", "village", "PB01", "PB01", 28, 30, False),
    ("satisfaction_team", "village", "PB02", "PB02", 20, 20, False),
    ("satisfaction_team", "village", "PB03", "PB03", 15, 24, False),
    ("greetings", "township", "township", "", 400, None, True),
    ("collected_problems", "township", "township", "", 4, None, False),
    ("sympathy_visits", "township", "township", "", 325, None, False),
]
INDICATORS = {"A1": "in_village_day_share", "A3": "mandatory_document_share", "C1": "visited_household_share", "C3": "quarterly_summaries_on_time"}  # fmt: skip
LEDGERS = {"in_village_day_share": "attendance", "visited_household_share": "households", "mandatory_document_share": "documents", "satisfaction_team": "satisfaction", "quarterly_summaries_on_time": "reports", "collected_problems": "problems"}  # fmt: skip
LABELS = {
    "in_village_day_share": ("在村工作日占比", "天", "在村的工作日", "周末在村的天数"),
    "visited_household_share": (
        "到户率",
        "户",
        "至少走访一次的脱贫户、监测户",
        "未登记户编码的走访",
    ),
    "mandatory_document_share": ("必备资料齐全率", "份", "齐全的必备资料", "其他资料"),
    "satisfaction_team": ("对驻村工作队的满意率", "票", "满意和基本满意的票数", "选“不了解”的票"),
    "quarterly_summaries_on_time": ("季度工作小结按时报送", "份", "按时报送的份数", "退回的材料"),
    "greetings": ("电话、短信送祝福", "人次", "电话、短信祝福的人次", "走访慰问"),
    "collected_problems": ("入户收集问题或诉求", "条", "入户收集的问题", "立行立改问题"),
    "sympathy_visits": ("走访慰问", "人次", "走访慰问的人次", "电话短信祝福"),
}
PERSONS = [
    ("R010", "赵一", "PB01", "第一书记", True),
    ("R011", "李二", "PB01", "队员", True),
    ("R012", "张三", "PB01", "队员", True),
    ("R021", "周四", "PB02", "第一书记", True),
    ("R031", "王五", "PB03", "第一书记", True),
]

BY_SMALL = {"scheme": "small", "unit_kind": "village"}


@cache
def small_results() -> Results:
    """The same Results as an assessment leaves, with the repository itself as its workspace."""
    results = Results(
        period=QUARTER,
        folder=Path(),
        manifest={"results": "r-0123456789abcdef", "snapshot": "s-0123456789abcdef"},
        catalogue=_catalogue(),
        facts=_facts(),
        evidence=_evidence(),
        findings=_findings(),
        points=_points().assign(**BY_SMALL),
        items=_items().assign(**BY_SMALL),
        scores=_scores().assign(**BY_SMALL, grade_reason=""),
        consequences=pd.DataFrame(columns=list(CONSEQUENCE_COLUMNS)),
        workspace=Workspace(ROOT),
    )
    vars(results)["snapshot"] = SimpleNamespace(tables=_tables())
    return results


def changed(results: Results, **tables: pd.DataFrame) -> Results:
    """`results` with other tables, and the same ledgers."""
    other = replace(results, **tables)
    vars(other)["snapshot"] = results.snapshot
    return other


@cache
def _shown(*keys: str) -> list[str]:
    """What the declared documents name under shows › `keys`."""
    documents = load_documents(PARAMS).values()
    return sorted({name for one in documents for key in keys for name in one.shows.get(key, [])})


def _catalogue() -> dict:
    sections = [
        {"id": "A", "label": "五个必须到位", "points": "70", "items": []},
        {"id": "C", "label": "三个必须聚焦", "points": "30", "items": []},
    ]
    for name, (section, label, points, clause, quote) in ITEMS.items():
        rules = [
            {
                "id": f"{name}.1",
                "label": f"{label}按规则计分",
                "points": str(points),
                "indicator": INDICATORS[name],
                "norm": None,
            }
        ]
        entry = {"id": name, "label": label, "points": str(points), "source": MECHANISM, "clause": clause, "quote": quote, "rules": rules}  # fmt: skip
        next(one for one in sections if one["id"] == section)["items"].append(entry)
    others = {*_shown("coverage", "comparison", "satisfaction")} - set(LABELS)
    labels = LABELS | {name: (f"数据{name}", "次", "活动", "其他") for name in sorted(others)}
    scheme = {
        "name": "small", "unit": "village", "label": "驻村帮扶季度考核方案", "version": "示例版", "total": "100", "note": "分值为示例。", "source": MECHANISM,
        "sections": sections,
        "grades": [{"label": "优秀", "from": "90"}, {"label": "良好", "from": "80"}, {"label": "较差", "from": "0"}],
        "figures": ["greetings", "sympathy_visits", "collected_problems"], "practices": [],
        "digits": 2, "uncertainty": {"says": "名次区间是各项分值浮动时95%的情形"},
        "lists": {"red": {"label": "红榜", "says": "得分90分以上"}, "blue": {"label": "蓝榜", "says": "得分低于85分"}},
    }  # fmt: skip
    return {
        "office": {"township": "屏边彝族乡", "county": "屏山县", "issuer": "屏边彝族乡（示范数据）", "scheme": "small", "synthetic": "本文书由示范数据生成。"},
        "units": {code: {"name": name, "township": "屏边彝族乡", "village_type": "脱贫村", "sending_unit": f"{name}帮扶单位", "scheme": "small"} for code, name in VILLAGES.items()},
        "persons": {code: {"name": name, "postings": [{"village": village, "role": role, "full_time": full}]} for code, name, village, role, full in PERSONS},
        "indicators": {name: {"label": label, "measure_word": word, "counts": counts, "excludes": excludes, "rows": ["P01"], "ledger": LEDGERS.get(name, "activities"), "is_share": name not in ("greetings", "sympathy_visits", "collected_problems")} for name, (label, word, counts, excludes) in labels.items()},
        "norms": {
            "in_village_days_min_share": {"label": "在村工作日占比", "clause": "二（三）3", "quote": "在村工作时间不得低于工作日总数的三分之二", "source": PLAN, "threshold": "2/3", "indicator": "in_village_day_share", "comparison": "at_least", "effect": "finding", "choice": ""},
            "visited_households_all": {"label": "到户率（每户必到）", "clause": "三个必须聚焦·一", "quote": "每户必到、每户必见", "source": MECHANISM, "threshold": "1", "indicator": "visited_household_share", "comparison": "at_least", "effect": "finding", "choice": "按季度计"},
        },
        "norms_not_in_force": _shown("attendance_norms", "talk_norms", "deadline_norms"),
        "sources": {
            PLAN: {"title": "干部驻村帮扶工作具体实施方案", "issuer": "", "date": "2022-04-24", "number": ""},
            MECHANISM: {"title": "“五必四有三聚焦”驻村帮扶工作机制", "issuer": "屏边彝族乡", "date": "2022-01-21", "number": ""},
        },
        "scheme": scheme,
        "schemes": {"small": scheme},
        "ledgers": {name: {"label": ledger.label, "window": ledger.window, "fields": {field.name: {"header": field.header, "type": field.kind, "sensitivity": field.sensitivity} for field in ledger.fields.values()}} for name, ledger in load_ledgers(PARAMS).items()},
    }  # fmt: skip


def _facts() -> pd.DataFrame:
    rows = [
        (name, kind, unit, village, "", "2021Q4", Decimal(top), None if bottom is None else Decimal(bottom), about)
        for name, kind, unit, village, top, bottom, about in FACTS
    ]  # fmt: skip
    columns = ["indicator", "unit_kind", "unit", "village", "role", "period", "numerator", "denominator", "approximate"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def _evidence() -> pd.DataFrame:
    rows = [
        ("in_village_day_share", "R011", "PB01", "2021Q4", "attendance", 0, "short"),
        ("mandatory_document_share", "PB01", "PB01", "2021Q4", "documents", 0, "short"),
        ("visited_household_share", "PB01", "PB01", "2021Q4", "households", 0, "short"),
        ("collected_problems", "township", "", "2021Q4", "problems", 0, "counted"),
    ]
    columns = ["indicator", "unit", "village", "period", "ledger", "row", "part"]
    return pd.DataFrame(rows, columns=columns)


def _findings() -> pd.DataFrame:
    share = ("in_village_days_min_share", "in_village_day_share", "person")
    clause = (PLAN, "二（三）3", "在村工作时间不得低于工作日总数的三分之二")
    reach = ("visited_households_all", "visited_household_share", "village")
    quote = (MECHANISM, "三个必须聚焦·一", "每户必到、每户必见")
    rows = [
        (*share, "R011", "PB01", "队员", "2021Q4", "unmet", "38/62", "2/3", *clause),
        (*share, "R012", "PB01", "队员", "2021Q4", "met", "50/62", "2/3", *clause),
        (*share, "R021", "PB02", "第一书记", "2021Q4", "met", "55/62", "2/3", *clause),
        (*share, "R031", "PB03", "第一书记", "2021Q4", "unmet", "30/62", "2/3", *clause),
        (*reach, "PB01", "PB01", "", "2021Q4", "unmet", "157/180", "1", *quote),
        (*reach, "PB02", "PB02", "", "2021Q4", "met", "60/60", "1", *quote),
        (*reach, "PB03", "PB03", "", "2021Q4", "no_data", "", "1", *quote),
    ]
    columns = ["norm", "indicator", "unit_kind", "unit", "village", "role", "period", "status", "value", "threshold", "source", "clause", "quote"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns).assign(effect="finding")


def _points() -> pd.DataFrame:
    rows = []
    for unit in VILLAGES:
        for item, (section, _, full, clause, quote) in ITEMS.items():
            sentence = f"满分{full}分。"
            rows.append((unit, section, item, f"{item}.1", "full", Fraction(full), "", "", unit, "2021Q4", sentence, MECHANISM, clause, quote))  # fmt: skip
    for unit, item, rule, lost, indicator, norm, subject, source, clause, quote, sentence in LOSSES:
        section = ITEMS[item][0]
        rows.append((unit, section, item, rule, "loss", -Fraction(lost), indicator, norm, subject, "2021Q4", sentence, source, clause, quote))  # fmt: skip
    columns = ["unit", "section", "item", "rule", "kind", "points", "indicator", "norm", "subject", "subject_period", "sentence", "source", "clause", "quote"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def _items() -> pd.DataFrame:
    rows = [
        (unit, ITEMS[item][0], item, Fraction(ITEMS[item][2]), Fraction(points))
        for unit, won in POINTS.items()
        for item, points in won.items()
    ]
    return pd.DataFrame(rows, columns=["unit", "section", "item", "full", "points"])


def _scores() -> pd.DataFrame:
    rows = [
        ("PB01", Fraction("91.5"), Decimal("91.50"), "优秀", 2, 2, 2, "", ""),
        ("PB02", Fraction(100), Decimal("100.00"), "优秀", 1, 1, 1, "red", "得分100分，名次稳定在第1名，列入红榜。"),
        ("PB03", Fraction("250/3"), Decimal("83.33"), "良好", 3, 3, 3, "blue", "得分83.33分，低于85分，列入蓝榜。"),
    ]  # fmt: skip
    columns = ["unit", "score", "shown", "grade", "rank", "rank_low", "rank_high", "listed", "reason"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


ROWS = {
    "households": [{"household": "H001", "village": "PB01", "category": "脱贫户", "head": "钱某某", "helper": "R011", "basic_form": True, "income_form": True, "policy_list": True}],
    "villages": [{"village": code, "name": name, "township": "屏边彝族乡", "village_type": "脱贫村", "household_count": 300, "population": 1200, "lifted_households": 100, "monitored_households": 80, "sending_unit": f"{name}帮扶单位"} for code, name in VILLAGES.items()],
    "persons": [{"person": code, "name": name, "village": village, "role": role, "full_time": full, "sending_unit": f"{VILLAGES[village]}帮扶单位", "arrived": "2021-06-01", "status": "在岗", "phone": "13900000000"} for code, name, village, role, full in PERSONS],
    "attendance": [{"person": "R011", "date": "2021-10-08", "half": "全天", "status": "事假", "recorded_by": "村"}],
    "problems": [
        {"problem": "W001", "village": "PB01", "stream": "入户收集", "kind": "问题", "source": "入户", "received_on": "2021-10-12", "household": "H001", "content": "三组入户路损坏", "responsible": "R010", "due": "2021-11-30", "status": "办理中"},
        {"problem": "W002", "village": "PB01", "stream": "入户收集", "kind": "诉求", "source": "入户", "received_on": "2021-12-02", "household": "H002", "content": "希望增加饮水点", "responsible": "R011", "due": "2022-01-31", "status": "登记"},
        {"problem": "W003", "village": "PB02", "stream": "入户收集", "kind": "问题", "source": "院坝会", "received_on": "2021-10-20", "household": "H003", "content": "路灯不亮", "responsible": "R021", "due": "2021-10-31", "status": "现场销号", "closed_on": "2021-10-20"},
        {"problem": "W004", "village": "PB01", "stream": "立行立改", "kind": "问题", "source": "督导", "received_on": "2021-10-20", "content": "公示栏未更新", "responsible": "R010", "due": "2021-10-31", "status": "已销号", "closed_on": "2021-10-25"},
    ],
    "documents": [
        {"document": "D01", "village": "PB01", "category": "五本台账", "name": "问题台账", "mandatory": True, "complete": False, "remark": "缺11月记录"},
        {"document": "D02", "village": "PB01", "category": "村情简介", "name": "村基本情况简介", "mandatory": True, "complete": True, "completed_on": "2021-12-03"},
        {"document": "D03", "village": "PB02", "category": "村情简介", "name": "村基本情况简介", "mandatory": True, "complete": True, "completed_on": "2021-12-03"},
    ],
    "satisfaction": [
        {"batch": "M1", "held_on": "2021-12-10", "village": "PB01", "target": "驻村工作队", "method": "入户", "option": "满意", "votes": 20},
        {"batch": "M1", "held_on": "2021-12-10", "village": "PB01", "target": "驻村工作队", "method": "入户", "option": "基本满意", "votes": 8},
        {"batch": "M1", "held_on": "2021-12-10", "village": "PB01", "target": "驻村工作队", "method": "入户", "option": "不满意", "votes": 2},
        {"batch": "M1", "held_on": "2021-12-10", "village": "PB01", "target": "驻村工作队", "method": "入户", "option": "不了解", "votes": 3},
        {"batch": "M1", "held_on": "2021-12-10", "village": "PB02", "target": "驻村工作队", "method": "入户", "option": "满意", "votes": 20},
    ],
}  # fmt: skip


def _tables() -> dict[str, pd.DataFrame]:
    return {
        name: _table(ledger, ROWS.get(name, [])) for name, ledger in load_ledgers(PARAMS).items()
    }


def _table(ledger, rows: list[dict]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=list(ledger.fields))
    kinds = {"date": "datetime64[s]", "integer": "Int64", "boolean": "boolean", "number": "object"}
    frame = frame.astype(
        {name: kinds.get(one.kind, "string") for name, one in ledger.fields.items()}
    )
    return frame.assign(
        origin_file=f"{ledger.label}.xlsx", origin_sheet=ledger.label, origin_row=range(2, len(frame) + 2)
    )  # fmt: skip
