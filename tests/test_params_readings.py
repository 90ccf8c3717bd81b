"""Readings shared by several norms: which villages a word means, what a rest day does."""

import shutil

import pytest
from declared import PARAMS

from bangfu_lib.errors import ParamsError
from bangfu_lib.params.norms import load_norms
from bangfu_lib.params.readings import load_readings
from bangfu_lib.params.sources import load_sources


@pytest.fixture
def params(tmp_path):
    return shutil.copytree(PARAMS, tmp_path / "params")


def change(params, old, new):
    path = params / "units/readings.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_norm_on_poor_villages_binds_lifted_ones_too_as_chosen(params):
    assert load_readings(params).types(["贫困村"]) == ("贫困村", "脱贫村")


def test_norm_on_poor_villages_binds_only_them_under_the_other_reading(params):
    change(params, "chosen: poor_and_lifted", "chosen: poor_only")
    norm = load_norms(params, load_sources(params))["collective_activity_min_per_quarter"]
    assert norm.village_types == ("贫困村",)


def test_type_that_no_reading_names_stands_for_itself(params):
    assert load_readings(params).types(["示范村"]) == ("示范村",)


def test_due_dates_move_when_the_office_says_so(params):
    change(params, "chosen: as_printed", "chosen: next_workday")
    norm = load_norms(params, load_sources(params))["monthly_ledger_due"]
    assert norm.values[0].value.moves


def test_reading_that_is_no_option_is_refused_with_those_there_are(params):
    change(params, "chosen: poor_and_lifted", "chosen: all")
    with pytest.raises(ParamsError) as caught:
        load_readings(params)
    assert "poor_and_lifted、poor_only" in "\n".join(caught.value.lines())
