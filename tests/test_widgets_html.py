import pytest
from explore_fixture import HOSTILE, sample_state
from hypothesis import given
from hypothesis import strategies as st

from bangfu_lib.errors import UsageError
from bangfu_lib.widgets import card, standing, village
from bangfu_lib.widgets.html import Html, join, table, tag
from bangfu_lib.widgets.marks import share_mark


@pytest.fixture
def state(monkeypatch):
    return sample_state(monkeypatch)


@given(st.text())
def test_text_never_opens_an_element(text):
    inside = tag("p", text).removeprefix("<p>").removesuffix("</p>")
    assert "<" not in inside
    assert ">" not in inside


@given(st.text())
def test_attributes_never_end_early(text):
    assert tag("p", title=text).count('"') == 2


def test_html_is_not_escaped_twice():
    assert tag("p", tag("b", "甲&乙")) == "<p><b>甲&amp;乙</b></p>"


def test_absent_attributes_are_left_out():
    assert tag("tr", data_unit="PB01", data_chosen=None) == '<tr data-unit="PB01"></tr>'


def test_plain_cells_are_escaped_and_made_cells():
    assert "<td>&lt;b&gt;</td>" in table(["表头"], [["<b>"]], class_="x")


def test_joined_text_is_html():
    assert isinstance(join(["甲", tag("br")]), Html)


@pytest.mark.parametrize("region", [standing.ranking, standing.changes, village.blocks])
def test_names_from_ledgers_are_escaped(monkeypatch, region):
    state = sample_state(monkeypatch, PB03=HOSTILE)
    state.choose_unit("PB03")
    state.set_weight("A", 3)
    html = region(state)
    assert "&lt;img" in html
    assert "<img" not in html


def test_evidence_rows_are_escaped(state):
    state.choose_unit("PB05")
    state.choose_lost(0)
    html = village.loss(state)
    assert "考勤.xlsx › 考勤 › 第12行" in html
    assert "<img" not in html


def test_error_cards_are_escaped_and_orange():
    html = card.error_card(UsageError(HOSTILE, [HOSTILE]))
    assert "<img" not in html
    assert "bf-error" in html


def test_an_unexpected_error_folds_its_details_away():
    html = card.error_card(ValueError("内部"))
    assert "<summary>技术细节</summary>" in html
    assert html.index("ValueError") > html.index("<details>")


def test_official_results_carry_no_watermark(state):
    assert "不作为考核结果" not in standing.header(state) + standing.ranking(state)
    assert standing.changes(state) == ""


@pytest.mark.parametrize("region", [standing.header, standing.ranking, village.blocks])
def test_trials_say_that_they_are_no_result(state, region):
    state.set_weight("A", 2)
    assert "试算，不作为考核结果" in region(state)


def test_regions_name_the_state_that_they_show(state):
    state.set_weight("A", "1/2")
    html = standing.ranking(state)
    assert f'data-gen="{state.generation}"' in html
    assert 'data-state="trial"' in html
    assert 'data-w="A=1/2"' in html


def test_lists_are_told_by_shape_and_word(state):
    html = standing.ranking(state)
    assert "★ 红榜" in html
    assert "■ 蓝榜" in html


def test_a_trial_shows_places_lost_and_won(state):
    state.set_weight("A", 3)
    html = standing.ranking(state)
    assert 'title="上升1位">↑1<' in html
    assert 'title="下降1位">↓1<' in html


def test_changes_name_the_villages_and_the_points(state):
    state.set_weight("A", 3)
    html = standing.changes(state)
    assert "样村3（第3名→第2名）" in html
    assert "人员到位50→75分" in html


def test_without_the_rules_of_then_the_page_says_so(state):
    state.scheme = None
    state.set_weight("A", 3)
    assert "不判断榜单" in standing.changes(state)


def test_only_villages_of_several_townships_are_told_apart(state):
    assert "样例乡" not in standing.ranking(state)
    state.units["PB02"]["township"] = "邻乡"
    state.reset_weights()
    assert "邻乡" in standing.ranking(state)


def test_a_long_ranking_comes_in_pages():
    assert standing.pages(61) == [("第1至60位", 0), ("第61至61位", 1)]


def test_a_loss_without_rows_names_the_ledgers_looked_through(state):
    state.choose_unit("PB03")
    state.choose_lost(0)
    assert "已查阅：资料台账" in village.loss(state)


def test_a_village_without_losses_says_so(state):
    state.choose_unit("PB01")
    assert "样村1本考核期没有失分" in village.loss(state)


def test_a_loss_shows_sentence_clause_and_quote(state):
    state.choose_unit("PB02")
    state.choose_lost(0)
    html = village.loss(state)
    for words in (
        "−10分",
        "应在村42个工作日",
        "《样例办法》第三条",
        "“在村工作时间不得低于三分之二”",
    ):
        assert words in html


def test_a_share_beyond_the_full_points_stays_inside_its_bar():
    assert 'class="bf-bar" x="0" y="2" width="130.0"' in share_mark(1.2, 0.5)
