from fractions import Fraction

import pytest
from explore_fixture import sample_state
from several_fixture import several_results

from bangfu_lib.errors import UsageError
from bangfu_lib.results.store import load_results
from bangfu_lib.widgets.state import ExploreState, assessed_periods
from bangfu_lib.workspace import Workspace


@pytest.fixture
def state(monkeypatch):
    return sample_state(monkeypatch)


def places(state):
    ranking = state.ranking()
    return dict(zip(ranking["unit"], ranking["rank"], strict=True))


def test_untouched_weights_show_the_official_result(state):
    ranking = state.ranking()
    assert list(ranking["score"]) == list(ranking["official_score"])
    assert list(ranking["listed"]) == ["red", "", "", "", "blue"]
    assert not state.changes().any


def test_a_heavier_block_moves_who_lost_points_in_it(state):
    """A trebled: PB03 lost nothing in A, PB04 lost 20 of its 50 points."""
    state.set_weight("A", 3)
    assert places(state) == {"PB01": 1, "PB02": 3, "PB03": 2, "PB04": 4, "PB05": 5}
    assert state.ranking().set_index("unit")["score"]["PB03"] == Fraction(180, 2)


def test_moves_are_counted_from_the_official_rank(state):
    state.set_weight("A", 3)
    changes = state.changes()
    assert dict(zip(changes.risen["unit"], changes.risen["move"], strict=True)) == {"PB03": 1}
    assert set(changes.fallen["unit"]) == {"PB02", "PB04"}
    assert changes.unmoved == 2


def test_who_enters_and_leaves_a_list_is_told(state):
    """A almost without weight: PB02 is above 90 for certain, PB05 at half its points stays blue."""
    state.set_weights({"A": "1/10", "B": 1, "C": 1})
    changes = state.changes()
    assert list(changes.enters["red"]["unit"]) == ["PB02"]
    assert changes.leaves["blue"].empty


def test_a_weight_typed_as_a_decimal_is_that_decimal(state):
    state.set_weight("B", 0.1)
    assert state.weights["B"] == Fraction(1, 10)


def test_reset_brings_back_the_official_result(state):
    state.set_weights({"A": 3, "C": 0})
    state.reset_weights()
    assert not state.is_trial
    assert list(state.ranking()["score"]) == list(state.ranking()["official_score"])


@pytest.mark.parametrize("weight", [-1, "许多", "1/0", float("nan"), float("inf")])
def test_an_impossible_weight_is_refused(state, weight):
    with pytest.raises(UsageError, match="权重"):
        state.set_weight("A", weight)
    assert not state.is_trial


def test_an_unknown_block_is_refused_with_the_known_ones(state):
    with pytest.raises(UsageError, match="A、B、C"):
        state.set_weight("Z", 1)


def test_weights_that_leave_nothing_are_refused_and_change_nothing(state):
    with pytest.raises(UsageError, match="至少保留一个"):
        state.set_weights(dict.fromkeys("ABC", 0))
    assert not state.is_trial


def test_villages_are_chosen_by_code_or_name(state):
    state.choose_unit("样村4")
    assert state.unit == "PB04"


def test_blocks_are_sorted_by_points_lost(state):
    state.choose_unit("PB03")
    table = state.block_points()
    assert list(table["item"]) == ["B", "C", "A"]
    assert list(table["lost"]) == [10, 10, 0]


def test_the_mean_share_of_a_block_is_over_all_villages(state):
    shares = state.block_points().set_index("item")["mean_share"]
    assert shares["A"] == pytest.approx(190 / 250)


def test_a_lost_point_leads_to_its_rows(state):
    state.choose_unit("PB05")
    state.choose_lost(0)
    assert state.chosen_loss().points == -30
    assert list(state.evidence()["row"]) == [12, 30]


def test_another_village_has_no_chosen_loss_yet(state):
    state.choose_unit("PB05")
    state.choose_lost(0)
    state.choose_unit("PB04")
    assert state.chosen_loss() is None
    assert state.evidence().empty


def test_a_lost_point_that_is_not_there_is_refused(state):
    with pytest.raises(UsageError, match="共有0条"):
        state.choose_lost(0)


def test_watchers_hear_of_every_change(state):
    heard = []
    state.watch(lambda: heard.append(state.generation))
    state.choose_unit("PB02")
    state.set_weight("A", 2)
    assert heard == [2, 3]


def test_without_the_rules_of_then_a_trial_names_no_list(state):
    state.scheme = None
    state.set_weight("A", 3)
    assert set(state.ranking()["listed"]) == {""}
    assert state.changes().enters == {}


def test_periods_without_results_are_not_offered(tmp_path):
    for folder in ("2021Q3", "2021Q4", "备份"):
        (tmp_path / "results" / folder).mkdir(parents=True)
    for folder in ("2021Q3", "备份"):
        (tmp_path / "results" / folder / "CURRENT").write_text("r-1")
    assert assessed_periods(Workspace(tmp_path)) == ("2021Q3",)


def test_a_workspace_without_results_says_what_to_do(tmp_path):
    with pytest.raises(UsageError, match="bangfu assess"):
        ExploreState(Workspace(tmp_path))


def test_a_period_that_is_not_assessed_is_refused_with_the_known_ones(demo):
    with pytest.raises(UsageError, match="已有：2021Q4"):
        ExploreState(demo, "2022Q1")


def test_the_demo_quarter_is_shown_exactly_as_assessed(demo):
    state = ExploreState(demo)
    scores = load_results(demo, state.results.period).scores
    ranking = state.ranking()
    assert list(ranking["score"]) == list(scores["score"])
    assert list(ranking["listed"]) == list(scores["listed"])
    assert len(state.blocks) == 14  # twelve items and two of bonus


# Several schemes


@pytest.fixture
def several(monkeypatch):
    results = several_results()
    monkeypatch.setattr("bangfu_lib.widgets.state.assessed_periods", lambda workspace: ("2021Q4",))
    monkeypatch.setattr("bangfu_lib.widgets.state.load_results", lambda *_: results)
    monkeypatch.setattr("bangfu_lib.widgets.state.assessed_scheme", lambda *_: None)
    return ExploreState(results.workspace)


def test_the_main_scheme_is_shown_first_and_another_can_be_chosen(several):
    assert list(several.units) == ["PB01", "PB02", "PB03"]
    several.choose_scheme("plain")
    assert list(several.ranking()["unit"]) == ["PB05", "PB04"]
    assert [block.item for block in several.blocks] == ["P1", "P2", "P3", "P4"]


def test_a_scheme_that_scored_nobody_is_refused_with_those_that_did(several):
    with pytest.raises(UsageError, match="small、plain、cadres、towns"):
        several.choose_scheme("other")


def test_a_village_of_another_scheme_is_refused(several):
    with pytest.raises(UsageError, match="丁卯村不由“驻村帮扶季度考核方案”考核"):
        several.choose_unit("丁卯村")


def test_persons_are_shown_with_their_village_and_their_losses(several):
    several.choose_scheme("cadres")
    several.choose_unit("李二")
    assert several.units["R011"] == {"name": "李二", "township": "甲子村"}
    assert [line.points for line in several.lost_points()] == [-20]


def test_a_block_that_does_not_apply_has_no_full_points(several):
    several.choose_scheme("plain")
    table = several.block_points().set_index("item")
    assert (table["full"]["P1"], table["full"]["P3"], table["declared"]["P3"]) == (600, 0, 500)
    assert table["points"].sum() == 480


def test_a_trial_keeps_the_total_of_a_village_to_which_a_block_does_not_apply(several):
    """P1 and P2 weigh 3 to 1: of 1000 points 818 2/11 and 181 9/11 for PB04."""
    several.choose_scheme("plain")
    several.set_weight("P1", 3)
    scores = several.ranking().set_index("unit")["score"]
    assert scores["PB04"] == Fraction(1000 * (3 * 560 - 95), 2200) + 15
    assert sum(several.own_multipliers[item] * full for item, full in FULL_OF_PB04) == 1000


FULL_OF_PB04 = (("P1", 600), ("P2", 400))
