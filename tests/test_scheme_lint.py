"""Schemes and indicators that would score silently wrong do not load."""

import shutil

import pytest
from declared import PARAMS

from bangfu_lib.errors import ParamsError
from bangfu_lib.params.rules import load_rules

SCHEME, WORK = "schemes/five_musts.yaml", "indicators/work.yaml"
VEHICLES = "take: {indicator: vehicles, as: count}, all_if: {at_least: 1}"
SUPERVISORS = "take: {norm: conduct_supervisors_min}, deduct: {each: 1, word: 项}"
LEDGERS_DUE = "take: {indicator: monthly_ledgers_on_time, as: short}"


def faults(tmp_path, file: str, old: str, new: str) -> str:
    params = shutil.copytree(PARAMS, tmp_path / "params")
    text = (params / file).read_text("utf-8")
    assert old in text
    (params / file).write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ParamsError) as caught:
        load_rules(params)
    return "\n".join(caught.value.lines())


@pytest.mark.parametrize(
    "new",
    [
        "take: {indicator: vehicles, as: share}, proportional: true, empty: full",
        "take: {indicator: vehicles, as: short}, deduct: {each: 1, word: 辆}",
    ],
)
def test_count_without_a_whole_has_no_share_and_nothing_short(tmp_path, new):
    said = faults(tmp_path, SCHEME, VEHICLES, new)
    assert "A5.1 › take：“vehicles”是计数指标" in said


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (SUPERVISORS, "take: {norm: conduct_supervisors_min}, all_if: {at_least: 1}"),
        (
            LEDGERS_DUE + ", deduct: {each: 1, word: 份}",
            LEDGERS_DUE + ", all_if: {at_least: 1}",
        ),
    ],
)
def test_norms_and_what_is_short_can_only_deduct(tmp_path, old, new):
    assert "只能用于按件扣分" in faults(tmp_path, SCHEME, old, new)


def test_norm_that_only_warns_costs_no_points(tmp_path):
    new = SUPERVISORS.replace("conduct_supervisors_min", "agronomist_days_pace_per_quarter")
    assert "只用于提醒" in faults(tmp_path, SCHEME, SUPERVISORS, new)


def test_indicator_by_village_needs_a_ledger_with_villages(tmp_path):
    old, new = "count: {ledger: trainings, sum: new_farmers}", "count: {ledger: attendance}"
    assert "台账“考勤”没有字段“village”" in faults(tmp_path, WORK, old, new)


def test_register_is_not_counted_by_months(tmp_path):
    old = "label: 精准帮扶明白卡覆盖率\n  rows: [P34]\n  unit: village\n  every: quarter"
    new = old.replace("quarter", "month")
    assert "不能按周、按月统计" in faults(tmp_path, WORK, old, new)
