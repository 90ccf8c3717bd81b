"""Samples as declared: the shipped ones load, faults are named with their place."""

import shutil

import pytest
from declared import PARAMS, rules

from bangfu_lib.errors import ParamsError
from bangfu_lib.params.samples import load_samples
from bangfu_lib.params.sources import load_sources

SOURCES = load_sources(PARAMS)


def load(params, folder="samples"):
    return load_samples(params, rules().ledgers, SOURCES, folder=folder)


def test_the_shipped_sample_and_the_examples_load():
    assert list(load(PARAMS)) == ["household_check"]
    assert list(load(PARAMS, "samples/examples")) == ["ganxi_monthly", "wulingyuan_yearend"]


@pytest.mark.parametrize(("households", "tier"), [(0, 25), (49, 25), (50, 50), (500, 50)])
def test_fifty_households_belong_to_the_upper_tier(households, tier):
    sample = load(PARAMS, "samples/examples")["wulingyuan_yearend"]
    assert sample.tier(households).take["贫困户"] == tier


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("at_least: 50", "at_least: 51", "tiers › 2：应从50户开始"),
        ("at_least: 50", "at_least: 49", "tiers › 2：应从50户开始"),
        ("{at_least: 50,", "{at_least: 50, below: 90,", "tiers：最后一档不能写上限，90户以上"),
        ("{below: 50,", "{", "tiers › 2：前一档没有上限"),
        ("take: {监测户: 2, 脱贫户: 4}", "take: {监测户: 2}", "tiers › 1 › take：须为每个层别"),
        ("category: 监测户", "category: 检测户", "strata › 监测户 › where › category"),
        ("where: {category: 脱贫户}", "where: {kind: 脱贫户}", "strata › 脱贫户 › where"),
        ("脱贫户: {ledger: households", "脱贫户: {ledger: visits", "strata › 脱贫户 › ledger"),
        ("campaign: 抽样入户", "campaign: 抽查", "campaign"),
        ("sample: household_check", "sample: other", "sample"),
        ("seed: 20211208", "seed: 今年", "seed"),
        ("seed: 20211208", "seeds: 20211208", "不认识的名称“seeds”"),
    ],
)
def test_fault_in_a_sample_is_named_with_its_place(old, new, problem, tmp_path):
    shutil.copytree(PARAMS / "samples", tmp_path / "samples")
    path = tmp_path / "samples" / "household_check.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ParamsError) as caught:
        load(tmp_path)
    assert any(problem in line for line in caught.value.details)


def test_two_samples_may_not_number_their_rows_alike(tmp_path):
    shutil.copytree(PARAMS / "samples", tmp_path / "samples")
    folder = tmp_path / "samples"
    text = (folder / "household_check.yaml").read_text("utf-8")
    (folder / "second.yaml").write_text(
        text.replace("sample: household_check", "sample: second"), "utf-8"
    )
    with pytest.raises(ParamsError) as caught:
        load(tmp_path)
    assert "RHCC" in caught.value.details[0]
