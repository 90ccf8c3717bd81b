"""Cross-check proposals: nobody checks their own village, each village once, evenly shared."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangfu_lib.errors import UsageError
from bangfu_lib.ledgers.check_assignment import propose_checks

CODES = [f"V{number:02}" for number in range(12)]
own_groups = st.lists(st.sampled_from(CODES), min_size=2, max_size=8, unique=True).map(
    lambda homes: {f"第{number}组": home for number, home in enumerate(homes, start=1)}
)


def test_five_groups_of_five_villages_go_round():
    groups = {f"第{number}组": code for number, code in enumerate(CODES[:5], start=1)}
    proposal = propose_checks(CODES[:5], groups)
    assert proposal == {
        "V00": "第2组",
        "V01": "第3组",
        "V02": "第4组",
        "V03": "第5组",
        "V04": "第1组",
    }


@given(st.lists(st.sampled_from(CODES), min_size=1, unique=True), own_groups)
def test_every_village_is_checked_once_by_others_and_work_is_even(villages, groups):
    proposal = propose_checks(villages, groups)
    assert sorted(proposal) == sorted(villages)
    assert all(groups[name] != village for village, name in proposal.items())
    assert max(Counter(proposal.values()).values()) <= -(-len(villages) // len(groups))


@given(st.permutations(CODES[:6]), own_groups)
def test_order_of_the_input_changes_nothing(villages, groups):
    turned = dict(reversed(groups.items()))
    assert propose_checks(villages, turned) == propose_checks(sorted(villages), groups)


def test_village_whose_own_group_is_the_only_one_is_named():
    with pytest.raises(UsageError, match="V01"):
        propose_checks(["V01", "V02"], {"第1组": "V01"})


def test_no_group_at_all_is_refused():
    with pytest.raises(UsageError):
        propose_checks(["V01"], {})
