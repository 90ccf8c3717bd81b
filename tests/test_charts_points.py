from fractions import Fraction
from io import BytesIO

from PIL import Image
from results_fixture import changed, small_results

from bangfu_lib.charts.numbers import percent_text, points_text
from bangfu_lib.charts.points import deductions_chart, items_chart


def test_items_stand_in_the_order_of_the_scheme_with_exact_points():
    data = items_chart(small_results(), "PB03").data
    assert list(data["item"]) == ["A1", "A3", "C1", "C3"]
    assert list(data["points"]) == [34, 24, Fraction(52, 3), 8]


def test_every_bar_is_labelled_with_what_was_won_of_what():
    axes = items_chart(small_results(), "PB01").figure.axes[0]
    assert {"38/40", "25.5/30", "18/20", "10/10"} <= {text.get_text() for text in axes.texts}


def test_the_sentence_of_the_items_says_where_most_was_lost():
    sentence = items_chart(small_results(), "PB01").sentence
    assert "得91.5分" in sentence
    assert "失分最多的是“资料必须到位”，失4.5分" in sentence


def test_a_village_without_losses_is_said_to_have_full_points():
    assert items_chart(small_results(), "PB02").sentence.endswith("各项均得满分。")


def test_deductions_are_sorted_with_the_largest_first():
    data = deductions_chart(small_results(), "PB01").data
    assert list(data["lost"]) == [Fraction(9, 2), 2, 2]
    assert data["label"][0] == "资料必须到位"


def test_no_deductions_make_no_chart():
    assert deductions_chart(small_results(), "PB02") is None


def test_a_bonus_above_full_points_is_drawn_and_said():
    results = small_results()
    items = results.items.assign(points=results.items["full"] + 1)
    chart = items_chart(changed(results, items=items), "PB01")
    assert "得104分" in chart.sentence
    assert "41/40" in {text.get_text() for text in chart.figure.axes[0].texts}


def test_the_same_data_give_the_same_picture_without_the_name_of_the_software():
    first, second = (items_chart(small_results(), "PB01").png() for _ in range(2))
    assert first == second
    assert "Software" not in Image.open(BytesIO(first)).info


def test_a_chart_is_encoded_once():
    chart = items_chart(small_results(), "PB01")
    assert chart.png() is chart.png()


def test_pictures_have_two_hundred_dots_to_the_inch():
    picture = Image.open(BytesIO(items_chart(small_results(), "PB01").png()))
    assert picture.width == 1228
    assert round(picture.info["dpi"][0]) == 200


def test_notebooks_show_the_sentence_as_alternative_text_escaped():
    chart = items_chart(small_results(), "PB01")
    markup = chart._repr_mimebundle_()["text/html"]
    assert f'alt="{chart.sentence}"' in markup


def test_points_have_true_minus_signs_and_no_idle_zeros():
    shown = [points_text(Fraction(value)) for value in ("-9/2", "20/3", "8")]
    assert shown == ["−4.5", "6.67", "8"]
    assert points_text(Fraction(1, 2), sign=True) == "+0.5"


def test_a_share_is_whole_only_when_nothing_is_missing():
    shares = [(99999, 100000), (1, 1), (1, 100000), (157, 180)]
    assert [percent_text(*pair) for pair in shares] == ["99.9%", "100%", "0.1%", "87.2%"]
