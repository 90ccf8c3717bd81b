"""Faulty params files: every fault at once, in Chinese, with the place and what is allowed."""

import shutil
import subprocess
import sys

import pytest
from declared import PARAMS

from bangfu_lib.errors import ParamsError
from bangfu_lib.params.rules import load_rules


@pytest.fixture
def params(tmp_path):
    return shutil.copytree(PARAMS, tmp_path / "params")


def edit(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def faults(params) -> str:
    with pytest.raises(ParamsError) as caught:
        load_rules(params)
    return "\n".join(caught.value.lines())


def test_weights_that_do_not_sum_are_named_with_both_sums(params):
    edit(
        params / "schemes/five_musts.yaml",
        "label: 人员必须到位\n        points: 10",
        "label: 人员必须到位\n        points: 11",
    )
    said = faults(params)
    assert "五个必须到位" in said and "合计46分，与标明的45分不符" in said
    assert "A1" in said and "合计10分，与标明的11分不符" in said


def test_repeated_key_is_refused_with_its_line(params):
    edit(
        params / "norms/attendance.yaml",
        "  label: 在村工作日占比\n",
        "  label: 在村工作日占比\n  label: 重复\n",
    )
    assert "重复出现" in faults(params)


def test_unknown_key_names_the_known_ones(params):
    edit(params / "norms/attendance.yaml", "comparison: at_least", "compare: at_least")
    said = faults(params)
    assert "不认识的名称“compare”" in said and "comparison" in said and "缺少必填项" in said


def test_value_that_is_not_allowed_names_the_allowed_ones(params):
    edit(params / "indicators/team.yaml", "where: {role: 风气监督员}", "where: {role: 风纪监督员}")
    said = faults(params)
    assert "没有取值“风纪监督员”" in said and "风气监督员" in said


def test_unknown_field_ledger_norm_and_indicator_are_all_named_at_once(params):
    path = params / "indicators/visits.yaml"
    edit(path, "distinct: [visited_on]", "distinct: [day]")
    edit(path, "seen_in: {ledger: visits", "seen_in: {ledger: tours")
    edit(path, "{norm: team_leader_stay_min}", "{norm: stay}")
    edit(params / "norms/visits.yaml", "indicator: helper_visits\n", "indicator: helper_calls\n")
    said = faults(params)
    assert all(name in said for name in ("day", "tours", "stay"))


def test_scheme_naming_an_unknown_indicator_does_not_load(params):
    edit(
        params / "schemes/five_musts.yaml", "{indicator: supervised_share", "{indicator: supervised"
    )
    assert "没有名为“supervised”的指标" in faults(params)


def test_overlapping_grades_do_not_load(params):
    old, new = "{label: 一般, at_least: 60}", "{label: 一般, at_least: 60, below: 85}"
    edit(params / "schemes/five_musts.yaml", old, new)
    said = faults(params)
    assert "等次有重叠" in said and "不低于80" in said and "below" in said


def test_empty_share_needs_a_declared_policy(params):
    edit(
        params / "schemes/five_musts.yaml",
        "as: share}, proportional: true, empty: refuse}",
        "as: share}, proportional: true}",
    )
    assert "必须写明没有数据或没有对象时怎么计" in faults(params)


def test_norm_citing_an_unregistered_source_does_not_load(params):
    edit(params / "norms/attendance.yaml", "source: implementation-plan", "source: hearsay")
    assert "来源“hearsay”没有" in faults(params)


def test_file_that_is_not_yaml_names_file_and_line(params):
    (params / "units/office.yaml").write_text("township: [", "utf-8")
    said = faults(params)
    assert "units/office.yaml" in said and "行" in said


def test_file_in_gbk_is_refused_with_advice(params):
    (params / "units/office.yaml").write_bytes("township: 乡".encode("gbk"))
    assert "UTF-8" in faults(params)


def test_missing_scheme_names_those_that_exist(params):
    edit(params / "units/office.yaml", "scheme: five_musts", "scheme: ten_musts")
    said = faults(params)
    assert "ten_musts" in said and "five_musts" in said


def test_reading_params_leaves_a_slow_optional_check_out_and_importable():
    code = (
        "import sys; from bangfu_lib.params.reading import validator; validator('office');"
        "print(sys.modules.get('rfc3987_syntax', 'untouched'))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "untouched"


def test_file_of_another_kind_is_not_quoted_whole(params):
    (params / "units/office.yaml").write_text("一段不是参数的长文字" * 50, "utf-8")
    said = faults(params)
    assert "units/office.yaml" in said and len(said) < 200


def test_indicator_that_counts_by_a_norm_that_is_not_there_is_refused(params):
    edit(
        params / "indicators/plan.yaml",
        "norm: annual_plan_due}, {kind: 平台",
        "norm: no}, {kind: 平台",
    )
    assert "没有名为“no”的规范" in faults(params)


def test_norm_for_villages_of_a_type_that_there_is_not_names_those_there_are(params):
    edit(params / "norms/plan.yaml", "village_types: [贫困村]", "village_types: [穷村]")
    said = faults(params)
    assert "没有穷村" in said and "非贫困村" in said


def test_field_named_as_counting_names_its_own_columns_is_refused(params):
    edit(params / "ledgers/commitments.yaml", "  promised_by: {", "  unit: {")
    assert "fields › unit" in faults(params)


def test_field_that_only_one_side_of_a_ratio_names_must_exist(params):
    edit(params / "indicators/five_musts.yaml", "{kind: 温馨照片, posted: true}}, whole", "{no: 1}}, whole")  # fmt: skip
    said = faults(params)
    assert "photos_per_helper › function › with › part › where › no" in said


def test_value_in_the_condition_of_a_function_must_be_one_of_its_field(params):
    edit(params / "indicators/five_musts.yaml", "where: {kind: 电话短信祝福}, field", "where: {kind: 电话祝福}, field")  # fmt: skip
    said = faults(params)
    assert "away_contact_ways › function › with › where › kind" in said
