import pytest

from bangfu_lib.batch.units import find_unit
from bangfu_lib.errors import UsageError

CATALOGUE = {
    "units": {
        "PB01": {"name": "甲村"},
        "PB02": {"name": "乙村"},
        "PB03": {"name": "乙村"},
    }
}


@pytest.mark.parametrize("text", ["PB01", "pb01", " PB01 ", "甲村"])
def test_a_village_is_found_by_code_or_name(text):
    assert find_unit(CATALOGUE, text) == "PB01"


def test_an_unknown_village_lists_those_that_exist():
    with pytest.raises(UsageError, match=r"丙村.*PB01（甲村）、PB02（乙村）、PB03（乙村）"):
        find_unit(CATALOGUE, "丙村")


def test_a_name_that_two_villages_carry_asks_for_the_code():
    with pytest.raises(UsageError, match=r"PB02（乙村）、PB03（乙村）$"):
        find_unit(CATALOGUE, "乙村")


def test_a_long_register_is_cut():
    units = {f"V{n:03}": {"name": f"第{n}村"} for n in range(300)}
    with pytest.raises(UsageError) as caught:
        find_unit({"units": units}, "丙村")
    assert str(caught.value).endswith("V059（第59村）、…")
