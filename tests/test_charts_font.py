import matplotlib as mpl
from results_fixture import small_results

from bangfu_lib.charts.font import font_family, missing_characters
from bangfu_lib.charts.points import items_chart


def test_the_subset_has_a_name_of_its_own():
    assert font_family() == "Bangfu Sans SC"


def test_words_of_official_documents_can_be_drawn():
    assert missing_characters(["得分≥80％，约1㎡；①—⑳〔2021〕“’…−％ ABC"]) == ""


def test_rare_characters_are_named_once_in_order():
    assert missing_characters(["𠀀村", "㐱𠀀"]) == "𠀀㐱"


def test_drawing_leaves_the_global_settings_alone():
    before = dict(mpl.rcParams)
    items_chart(small_results(), "PB01").png()
    assert dict(mpl.rcParams) == before
