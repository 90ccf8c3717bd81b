import threading

import ipywidgets
import pytest
from explore_fixture import HOSTILE, sample_state

from bangfu_lib.widgets import state as state_module
from bangfu_lib.widgets.explore import ExplorePage, explore


@pytest.fixture
def page(monkeypatch):
    return ExplorePage(sample_state(monkeypatch))


def shown(page, region):
    return page.regions[region].value


def all_widgets(widget):
    yield widget
    for child in getattr(widget, "children", ()):
        yield from all_widgets(child)


def test_there_is_a_slider_for_each_block_at_its_declared_points(page):
    assert {item: slider.value for item, slider in page.sliders.items()} == {
        "A": 50.0,
        "B": 30.0,
        "C": 20.0,
    }
    assert shown(page, "status") == ""


def test_moving_a_slider_changes_the_ranking(page):
    before = shown(page, "ranking")
    page.sliders["A"].value = 150.0
    after = shown(page, "ranking")
    assert before.index("样村2") < before.index("样村3")
    assert after.index("样村3") < after.index("样村2")
    assert shown(page, "status") == ""


def test_a_slider_back_at_its_points_shows_the_official_result(page):
    page.sliders["A"].value = 150.0
    page.sliders["A"].value = 50.0
    assert 'data-state="declared"' in shown(page, "ranking")


def test_the_button_restores_every_slider(page):
    page.sliders["A"].value, page.sliders["B"].value = 150.0, 0.0
    page.reset.click()
    assert [slider.value for slider in page.sliders.values()] == [50.0, 30.0, 20.0]
    assert 'data-state="declared"' in shown(page, "ranking")
    assert page.reset.disabled


def test_choosing_a_village_lists_its_losses(page):
    page.unit.value = "PB03"
    assert [label for label, _ in page.losses.options] == [
        "−10分　资料到位：不达标的扣分",
        "−10分　群众满意：不达标的扣分",
    ]
    assert page.losses.value is None
    assert "样村3：各考核块得失分" in shown(page, "blocks")


def test_choosing_a_loss_shows_its_evidence(page):
    page.unit.value = "PB05"
    page.losses.value = 0
    assert "考勤.xlsx › 考勤 › 第12行" in shown(page, "loss")
    assert shown(page, "status") == ""


def test_code_that_drives_the_state_moves_the_page(page):
    page.state.set_weight("A", 2)
    page.state.choose_unit("PB04")
    assert page.sliders["A"].value == 100.0
    assert page.unit.value == "PB04"
    assert not page.reset.disabled


def test_a_weight_beyond_the_slider_lengthens_it(page):
    page.state.set_weight("A", 10)
    assert page.sliders["A"].value == 500.0


def test_sliders_that_leave_nothing_show_a_card_and_go_back(page):
    for item in "ABC":
        page.sliders[item].value = 0.0
    assert "至少保留一个考核块" in shown(page, "status")
    assert page.sliders["C"].value == 20.0


def test_the_card_goes_when_the_next_step_works(page):
    for item in "ABC":
        page.sliders[item].value = 0.0
    page.sliders["A"].value = 10.0
    assert shown(page, "status") == ""


def test_an_unexpected_failure_is_shown_and_escaped(page, monkeypatch):
    def fail(results, unit):
        raise ValueError(HOSTILE)

    monkeypatch.setattr(state_module, "explained", fail)
    page.unit.value = "PB02"
    assert "技术细节" in shown(page, "status")
    assert "<img" not in shown(page, "status")
    assert page.unit.value == "PB01"


def test_events_from_another_thread_are_obeyed(page):
    moves = [threading.Thread(target=setattr, args=(page.sliders[i], "value", 7.0)) for i in "ABC"]
    for move in moves:
        move.start()
    for move in moves:
        move.join()
    assert {slider.value for slider in page.sliders.values()} == {7.0}
    assert shown(page, "ranking").count('data-w="A=7/50 B=7/30 C=7/20"') == 1


def test_regions_are_html_widgets_and_never_outputs(page):
    kinds = {type(widget) for widget in all_widgets(page.view)}
    assert ipywidgets.Output not in kinds
    assert all(type(region) is ipywidgets.HTML for region in page.regions.values())


def test_nothing_is_printed(page, capsys):
    page.sliders["A"].value = 80.0
    page.unit.value = "PB05"
    assert capsys.readouterr() == ("", "")


def test_pages_are_offered_only_for_long_rankings(page):
    assert page.page.layout.display == "none"


def test_a_folder_without_workspace_shows_a_card(tmp_path):
    view = explore(tmp_path)
    assert "bf-error" in view.value
    assert "bangfu init" in view.value


def test_a_period_not_assessed_gives_way_to_the_latest_under_a_card(demo):
    view = explore(demo.root, period="2022Q1")
    html = [w.value for w in all_widgets(view) if isinstance(w, ipywidgets.HTML)]
    assert any("考核期“2022Q1”还没有考核结果" in text for text in html)
    assert any("2021年第四季度" in text for text in html)


def test_the_demo_opens_without_a_card(demo):
    html = [w.value for w in all_widgets(explore(demo.root)) if isinstance(w, ipywidgets.HTML)]
    assert not any('data-region="error"' in text for text in html)
    assert sum('data-region="ranking"' in text for text in html) == 1
