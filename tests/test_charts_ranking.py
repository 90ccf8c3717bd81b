from decimal import Decimal
from fractions import Fraction

import pandas as pd
import pytest
from results_fixture import BY_SMALL, changed, small_results

from bangfu_lib.charts.canvas import in_lines
from bangfu_lib.charts.ranking import ranking_chart


def many_villages(count):
    results = small_results()
    units = {
        f"PB{place:02}": {**results.catalogue["units"]["PB01"], "name": f"示例{place}村"}
        for place in range(1, count + 1)
    }
    scores = pd.DataFrame(
        {
            "unit": list(units),
            "score": [Fraction(100 - place, 1) for place in range(count)],
            "shown": [Decimal(f"{100 - place}.00") for place in range(count)],
            "grade": "优秀",
            "rank": range(1, count + 1),
            "rank_low": range(1, count + 1),
            "rank_high": [min(count, place + 3) for place in range(count)],
            "listed": "",
            "reason": "",
            **BY_SMALL,
        }
    )
    catalogue = {**results.catalogue, "units": units}
    return changed(results, scores=scores, catalogue=catalogue)


def test_villages_stand_by_rank():
    data = ranking_chart(small_results()).data
    assert list(data["village"]) == ["乙丑村", "甲子村", "丙寅村"]


LONG_NAME = "大风顶彝族苗族乡易地扶贫搬迁集中安置示范村"


@pytest.mark.parametrize("count", [3, 30])
def test_a_long_name_leaves_the_drawing_its_width(count):
    results = many_villages(count)
    units = {**results.catalogue["units"]}
    units["PB02"] = {**units["PB02"], "name": LONG_NAME}
    chart = ranking_chart(changed(results, catalogue={**results.catalogue, "units": units}))
    chart.png()
    assert chart.figure.axes[0].get_position().width > 0.4
    assert LONG_NAME in list(chart.data["village"])


def test_names_are_cut_into_lines_and_end_in_an_ellipsis_where_they_do_not_fit():
    assert in_lines("甲示例村") == "甲示例村"
    assert in_lines(LONG_NAME) == "大风顶彝族苗族乡易地扶\n贫搬迁集中安置示范村"
    assert in_lines(LONG_NAME, lines=1) == "大风顶彝族苗族乡易地…"


def test_lists_are_told_by_shape_and_word_not_by_colour_alone():
    figure = ranking_chart(small_results()).figure
    words = {text.get_text() for text in figure.axes[0].texts}
    shapes = {line.get_marker() for line in figure.axes[0].lines}
    assert {"100.00  红榜", "83.33  蓝榜"} <= words
    assert {"*", "s", "o"} <= shapes


def test_the_lines_of_the_grades_in_sight_are_named():
    words = {text.get_text() for text in ranking_chart(small_results()).figure.axes[0].texts}
    assert {"优秀线90", "良好线80"} <= words


def test_the_sentence_says_who_is_listed():
    sentence = ranking_chart(small_results()).sentence
    assert "最高100.00分（乙丑村），最低83.33分（丙寅村）" in sentence
    assert sentence.endswith("红榜：乙丑村。蓝榜：丙寅村。")


def test_without_a_list_the_sentence_says_so():
    assert ranking_chart(many_villages(3)).sentence.endswith("没有村列入榜单。")


def test_sixty_villages_fit_on_one_page():
    assert ranking_chart(many_villages(60)).figure.get_figheight() < 9.0


def test_a_single_village_can_be_drawn():
    assert ranking_chart(many_villages(1)).png().startswith(b"\x89PNG")
