"""Every norm is cited, cased, and decides its own cases as they say."""

import shutil
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from declared import PARAMS, QUARTER, context, rules, village

from bangfu_lib.errors import ParamsError
from bangfu_lib.indicators.facts import compute_facts
from bangfu_lib.params.norms import load_norms
from bangfu_lib.params.rules import load_rules, require_in_force
from bangfu_lib.params.sources import load_sources
from bangfu_lib.periods.deadlines import Deadline
from bangfu_lib.periods.period import Period
from bangfu_lib.scoring.findings import meets, submitted_in_time

NORMS = load_norms(PARAMS, load_sources(PARAMS))
CASES = [(norm, case) for norm in NORMS.values() for case in norm.cases]


def decide(norm, case) -> str:
    on = date.fromisoformat(case["on"])
    try:
        if norm.comparison == "by_deadline":
            day = date.fromisoformat(case["submitted"])
            return submitted_in_time(norm, on, Period.parse(case["for_period"]), day)
        whole = Decimal(str(case["denominator"])) if "denominator" in case else None
        return meets(norm, on, Decimal(str(case["numerator"])), whole)
    except ParamsError:
        return "not_in_force"


@pytest.mark.parametrize(
    ("norm", "case"), CASES, ids=[f"{norm.name}-{case['name']}" for norm, case in CASES]
)
def test_norm_decides_its_case(norm, case):
    assert decide(norm, case) == case["expect"]


def side(norm, case) -> str:
    """Where a case lies: below, at, above the threshold, or before it was in force."""
    if case["expect"] == "not_in_force":
        return "before"
    value = norm.on(date.fromisoformat(case["on"])).value
    if isinstance(value, Deadline):
        due, day = (
            value.due(Period.parse(case["for_period"])),
            date.fromisoformat(case["submitted"]),
        )
        return "at" if day == due else "below" if day < due else "above"
    whole = Decimal(str(case.get("denominator", 1)))
    part = Decimal(str(case["numerator"])) * value.denominator
    if not whole:
        return "empty"
    asked = value.numerator * whole
    return "at" if part == asked else "below" if part < asked else "above"


@pytest.mark.parametrize("norm", NORMS.values(), ids=list(NORMS))
def test_norm_has_cases_below_at_above_and_before(norm):
    asked = norm.values[-1].value
    indicator = rules().indicators.get(norm.indicator)
    lowest_possible = norm.comparison == "at_most" and asked == 0
    full_coverage = indicator is not None and indicator.is_share and asked == 1
    wanted = {"below", "at", "above", "before"}
    wanted -= {"below"} if lowest_possible else set()
    wanted -= {"above"} if full_coverage else set()
    assert wanted <= {side(norm, case) for case in norm.cases}


@pytest.mark.parametrize("norm", NORMS.values(), ids=list(NORMS))
def test_norm_quotes_a_registered_source(norm):
    sources = load_sources(PARAMS)
    assert all(value.source in sources and value.clause and value.quote for value in norm.values)


def test_28_of_42_days_meets_two_thirds_and_27_and_a_half_does_not():
    norm, day = NORMS["in_village_days_min_share"], date(2021, 12, 31)
    assert meets(norm, day, Decimal(28), Decimal(42)) == "met"
    assert meets(norm, day, Decimal("27.5"), Decimal(42)) == "unmet"


def test_norm_outside_its_dates_is_an_error_that_names_its_first_day():
    with pytest.raises(ParamsError, match="2016-01-01"):
        NORMS["in_village_days_min_share"].on(date(2015, 12, 31))


def test_every_norm_of_the_plan_that_the_project_promised_is_declared():
    rows = {row for norm in NORMS.values() for row in norm.rows}
    promised = {"X03", "X04", "X07", "X08", "X12", "X13", "X14", "X16", "X23", "X28", "X31", "X35"}
    assert promised <= rows


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("roles: [农业科技员]", "roles: [农业科技员, 村干部]", "不统计这些角色：村干部"),
        ("full_time: true", "full_time: false", "与指标“in_village_day_share”的统计范围不同"),
    ],
)
def test_norm_for_people_whom_its_indicator_does_not_count_does_not_load(tmp_path, old, new, said):
    params = shutil.copytree(PARAMS, tmp_path / "params")
    path = params / "norms/attendance.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(ParamsError) as caught:
        load_rules(params)
    assert said in "\n".join(caught.value.lines())


def repealed(name: str):
    """The rules with one norm repealed in June 2021."""
    known = rules()
    norm = known.norms[name]
    end = replace(norm.values[-1], since=date(2021, 6, 1), value=None)
    changed = replace(norm, values=(*norm.values, end))
    return replace(known, norms={**known.norms, name: changed})


def test_repealed_norm_that_no_rule_needs_stops_nothing_and_counts_nothing():
    known = repealed("annual_plan_due")
    require_in_force(known, QUARTER)
    given = replace(context(villages=[village()]), norms=known.norms)
    facts = compute_facts(known.indicators, given).facts
    assert "annual_plans_on_time" not in set(facts["indicator"])


@pytest.mark.parametrize(
    ("name", "rule"), [("monthly_ledger_due", "A4.4"), ("area_leader_stay_min", "A2.2")]
)
def test_repealed_norm_that_a_rule_counts_by_is_named_with_the_rule(name, rule):
    with pytest.raises(ParamsError) as caught:
        require_in_force(repealed(name), QUARTER)
    assert [line.split("：")[0] for line in caught.value.details] == [f"规则{rule}"]
