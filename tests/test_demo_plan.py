"""The sample township of the plan: each norm just missed, just met and exceeded, and made up alike."""

from decimal import Decimal

import pytest
from declared import rules

from bangfu_lib.assess import assess
from bangfu_lib.demo.plan.tables import make_tables, write_plan
from bangfu_lib.ledgers.intake import read_ledgers
from bangfu_lib.params.ledgers import load_ledgers
from bangfu_lib.periods.period import Period
from bangfu_lib.workspace import new_workspace

QUARTER = Period.parse("2016Q4")
NORMS = rules().norms
BELOW, AT, ABOVE = "PV03", "PV02", "PV01"


@pytest.fixture(scope="module")
def tables():
    return make_tables()


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    made = new_workspace(tmp_path_factory.mktemp("plan") / "bangfu-demo")
    write_plan(made)
    return made


@pytest.fixture(scope="module")
def results(workspace):
    return assess(workspace, QUARTER).results


def found(results, norm, village):
    """The findings of one norm in one village, the worst first."""
    findings = results.findings
    here = findings[(findings["norm"] == norm) & (findings["village"] == village)]
    assert len(here)
    return here.assign(amount=here["value"].map(_first)).sort_values("amount")


def _first(value):
    return Decimal(value.split("/")[0])


# The row of the sources, the norm, and the counts just below, at and above it.
COUNTED = [
    ("X03", "area_leader_visits_min_per_month", 3, 4, 5),
    ("X03", "area_leader_households_min_per_month", 5, 6, 7),
    ("X04", "team_leader_visits_min_per_month", 5, 6, 7),
    ("X04", "team_leader_households_min_per_month", 9, 10, 11),
    ("X07", "organisation_life_min_per_half", 0, 1, 2),
    ("X07", "joint_meeting_min_per_half", 0, 1, 2),
    ("X08", "collective_activity_min_per_quarter", 0, 1, 2),
    ("X11", "agronomist_leading_industry_min", 0, 1, 2),
    ("X11", "agronomist_leading_varieties_min", 2, 3, 4),
    ("X11", "agronomist_main_techniques_min", 4, 5, 6),
    ("X11", "agronomist_model_households_min", 1, 2, 3),
    ("X11", "agronomist_new_operators_min", 2, 3, 4),
    ("X12", "agronomist_training_min", 99, 100, 101),
    ("X12", "technique_training_min_per_year", 99, 100, 101),
    ("X12", "agronomist_new_farmers_min", 0, 1, 2),
    ("X14", "agronomist_days_pace_per_quarter", "14.5", 15, 16),
    ("X16", "helper_visits_min_per_month", 3, 4, 5),
    ("X35", "feedback_min_per_month", 0, 1, 2),
    ("X35", "research_article_min_per_year", 0, 1, 2),
]


@pytest.mark.parametrize(("row", "norm", "below", "at", "above"), COUNTED)
def test_one_village_is_just_below_one_at_and_one_just_above(results, row, norm, below, at, above):
    short, met = found(results, norm, BELOW), found(results, norm, AT)
    assert row in NORMS[norm].rows
    assert (short["amount"].iloc[0], short["status"].iloc[0]) == (Decimal(str(below)), "unmet")
    assert (met["amount"].iloc[0], set(met["status"])) == (Decimal(str(at)), {"met"})
    assert found(results, norm, ABOVE)["amount"].iloc[0] == Decimal(str(above))


def test_x13_forty_of_sixty_days_are_enough_and_forty_one_of_sixty_two_are_not(results):
    shares = results.findings[results.findings["norm"] == "in_village_days_min_share"]
    status = dict(
        zip(shares["unit"], zip(shares["value"], shares["status"], strict=True), strict=True)
    )
    assert status["PV02-S"] == ("40/60", "met")
    assert status["PV03-D"] == ("41/62", "unmet")
    assert status["PV04-S"] == ("41.5/62", "met")


# Norms missed in one way only: the row, the norm and the villages where it is missed.
MISSED = [
    ("X02", "briefings_min", {"PV03"}),
    ("X05 X09", "orderly_departures_all", {"PV04"}),
    ("X06", "acts_of_leader_all", {"PV03"}),
    ("X10", "duties_logged_all", {"PV03"}),
    ("X15", "occasions_answered_all", {"PV03", "PV06"}),
    ("X17", "due_measures_done_all", {"PV03"}),
    ("X18", "party_relation_all", {"PV03"}),
    ("X23", "weekly_patrol_min", {"PV03"}),
    ("X23", "monthly_supervision_min", {"PV06"}),
    ("X23", "quarterly_assessment_min", {"PV04"}),
    ("X24", "weekly_platform_entry_min", {"PV03"}),
    ("X25", "monthly_entry_due", {"PV03"}),
    ("X26", "leader_visits_entered_all", {"PV03"}),
    ("X27", "register_changes_updated_all", {"PV03"}),
    ("X28", "village_monthly_ledger_due", {"PV03"}),
    ("X28", "monthly_ledger_due", {"PV03"}),
    ("X29", "annual_commitments_min", {"PV03"}),
    ("X29", "quarterly_commitments_all", {"PV04"}),
    ("X31", "quarterly_summary_due", {"PV03", "PV06"}),
    ("X31", "annual_plan_due", {"PV03"}),
    ("X31", "annual_summary_due", {"PV03"}),
    ("X32", "annual_work_plans_min", {"PV06"}),
    ("X32", "target_letters_min", {"PV03"}),
    ("X36", "helping_ledgers_min", {"PV03", "PV06"}),
]


@pytest.mark.parametrize(("row", "norm", "villages"), MISSED)
def test_norm_is_missed_where_the_story_says(results, row, norm, villages):
    assert set(row.split()) <= set(NORMS[norm].rows)
    missed = results.findings[results.findings["norm"] == norm]
    assert set(missed.loc[missed["status"] == "unmet", "village"]) == villages


def test_x23_one_cycle_of_each_kind_is_missed_and_named(results):
    cycles = ["weekly_patrol_min", "monthly_supervision_min", "quarterly_assessment_min"]
    missed = results.findings[results.findings["norm"].isin(cycles)]
    missed = missed[missed["status"] == "unmet"]
    assert list(missed["period"]) == ["2016W47", "2016-11", "2016Q4"]


@pytest.mark.parametrize(
    ("row", "indicator", "late"),
    [
        ("X28", "village_monthly_ledgers_days_late", {"PV03": 1}),
        ("X28", "monthly_ledgers_days_late", {"PV03": 3}),
        ("X25", "monthly_entries_days_late", {"PV03": 1}),
        ("X31", "quarterly_summaries_days_late", {"PV03": 3, "PV06": 1}),
        ("X31", "annual_plans_days_late", {"PV03": 5}),
        ("X31", "annual_summaries_days_late", {"PV03": 11}),
    ],
)
def test_days_late_are_those_of_the_story(results, row, indicator, late):
    facts = results.facts[results.facts["indicator"] == indicator]
    days = dict(zip(facts["unit"], facts["numerator"].astype(int), strict=True))
    assert {village: number for village, number in days.items() if number} == late


def test_x20_village_types_have_schemes_of_their_own(results):
    schemes = {code: unit["scheme"] for code, unit in results.catalogue["units"].items()}
    assert {schemes[code] for code in ("PV01", "PV04")} == {"plan_poor_villages"}
    assert {schemes[code] for code in ("PV05", "PV06")} == {"plan_other_villages"}


def test_norms_on_poor_villages_say_nothing_of_the_others(results):
    findings = results.findings
    bound = findings[findings["norm"] == "collective_activity_min_per_quarter"]
    assert set(bound["village"]) == {"PV01", "PV02", "PV03", "PV04"}


def test_withdrawn_team_costs_the_best_grade(results):
    scores = results.scores.set_index("unit")
    assert scores.loc["PV04", "score"] >= 90
    assert scores.loc["PV04", "grade"] == "合格"


def test_p23_no_group_checks_its_own_village(tables):
    checks = tables["inspections"]
    checks = checks[checks["campaign"] == "交叉检查"]
    assert (checks["group_village"] != checks["village"]).all()
    assert list(checks.groupby("village")["group"].nunique()) == [1] * 6


def test_workbooks_are_read_back_without_a_complaint(workspace):
    ledgers = load_ledgers(workspace.params)
    assert read_ledgers(workspace.ledgers("2016Q4"), ledgers, QUARTER).issues == ()


def test_tables_are_the_same_on_every_run(tables):
    again = make_tables()
    assert all(table.equals(again[name]) for name, table in tables.items())


def test_ledgers_name_no_household_head(tables):
    assert tables["households"]["head"].isna().all()
