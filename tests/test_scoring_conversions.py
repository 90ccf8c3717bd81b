"""What a rule makes of facts and findings, and the sentences and clauses it does so by."""

from decimal import Decimal
from fractions import Fraction

import pandas as pd
from declared import QUARTER, context, posted, rules, village

from bangfu_lib.indicators.facts import FACT_COLUMNS, compute_facts
from bangfu_lib.params.schemes import Rule
from bangfu_lib.scoring.conversions import Judged
from bangfu_lib.scoring.findings import FINDING_COLUMNS
from bangfu_lib.scoring.points import rule_lines
from bangfu_lib.scoring.scorecard import score


def fact(indicator: str, period: str, part: int, whole: int | None = None) -> dict:
    known = {"indicator": indicator, "unit_kind": "village", "unit": "V1", "village": "V1"}
    share = None if whole is None else Decimal(whole)
    known |= {"role": "", "numerator": Decimal(part), "denominator": share}
    return known | {"period": period, "approximate": False}


def losses(rule: Rule, facts=(), findings=()):
    judged = Judged(
        facts=pd.DataFrame(facts, columns=FACT_COLUMNS),
        findings=pd.DataFrame(findings, columns=FINDING_COLUMNS),
        indicators=rules().indicators,
        norms=rules().norms,
        names={"V1": "甲村"},
        citations={},
        period=QUARTER,
    )
    return [line.change for line in rule_lines(rule, ["V1"], judged) if line.kind == "loss"]


def rule(**more) -> Rule:
    known = {"id": "R", "label": "规则", "points": Fraction(4), "norm": None, "indicator": None}
    return Rule(**(known | {"taken_as": "count", "conversion": "deduct"} | more))


def test_points_over_several_months_are_about_none_of_them():
    facts = [fact("feedback_articles", month, 0) for month in ("2021-10", "2021-11")]
    one = rule(indicator="feedback_articles", conversion="all_if", least=Fraction(1))
    assert [change.period for change in losses(one, facts)] == [""]


def test_late_report_is_not_called_missing():
    one = rule(indicator="monthly_ledgers_on_time", taken_as="short", each=Fraction(1))
    (change,) = losses(one, [fact("monthly_ledgers_on_time", "2021Q4", 2, 3)])
    assert change.sentence == "领导挂联工作月台账按时报送2/3份，差1份，每份扣1分，扣1分"


def test_nothing_to_judge_follows_the_policy_for_norms_too():
    norm = "in_village_days_min_share"
    one = rule(norm=norm, taken_as="unmet", each=Fraction(2), empty="zero")
    finding = dict.fromkeys(FINDING_COLUMNS, "")
    finding |= {"norm": norm, "village": "V1", "status": "no_data"}
    (change,) = losses(one, findings=[finding])
    assert change.points == -4
    assert change.sentence == "“规则”没有可计算的对象，按方案规定不得分，失4分"


def test_late_report_is_lost_under_the_clause_that_sets_its_deadline():
    documents = [
        {
            "document": "D1",
            "village": "V1",
            "category": "其他必备资料",
            "name": "资料",
            "mandatory": True,
            "complete": True,
        }
    ]
    given = context(villages=[village()], persons=[posted("P1", "队员")], documents=documents)
    facts = compute_facts(rules().indicators, given).facts
    points = score(facts, rules(), QUARTER, given.tables).points
    lost = points[points["kind"] == "loss"].set_index("rule")
    assert lost.loc["A4.4", "clause"] == "三（二）"
    assert lost.loc["C3.1", "source"] == "implementation-plan"
    assert lost.loc["A1.2", "source"] == "pingbian-mechanism"
