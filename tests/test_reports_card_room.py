"""What a card on a wall holds: names alone where many help, smaller letters, so many of a list."""

import pytest

from bangfu_lib.reports.card_room import measure_lines, of_people
from bangfu_lib.reports.written import cut, fitting

NAMES = [f"张干{place}" for place in "甲乙丙丁戊己庚辛壬癸子丑"]
PEOPLE = [f"{name}（县农业农村局，副局长）" for name in NAMES]


def test_few_helpers_stand_with_units_and_posts():
    assert of_people(PEOPLE[:2], NAMES[:2], "、") == "、".join(PEOPLE[:2])


def test_of_many_helpers_the_names_stand_and_how_many_they_are():
    said = of_people(PEOPLE, NAMES, "、")
    assert said == "、".join(NAMES) and len(said) <= 60


def test_measures_stand_in_large_letters_where_there_is_room():
    assert measure_lines(["主导产业：茶叶"], ["6个村民小组"] * 6) == (["主导产业：茶叶"], [])


def test_a_card_without_measures_keeps_a_row_to_fill_in():
    assert measure_lines([], ["6个村民小组"]) == ([""], [])


def test_long_measures_stand_in_small_letters_and_are_cut():
    large, [small] = measure_lines(["措施" * 75, "技术" * 75], ["驻村干部" * 15] * 6)
    assert large == [] and small.endswith("……") and len(small) <= 150


@pytest.mark.parametrize(
    ("names", "most", "said"),
    [
        (["低保", "医保"], 10, "低保、医保"),
        (["低保", "", "低保"], 10, "低保"),
        (["低保补助", "医保代缴", "教育资助"], 11, "低保补助等3项"),
        (["医保" * 8], 10, "医保医保医保医保……"),
    ],
)
def test_so_many_names_stand_as_fit(names, most, said):
    assert fitting(names, most) == said


def test_a_text_that_fits_is_not_cut():
    assert cut("低保", 2) == "低保"
