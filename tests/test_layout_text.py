"""Titles, red heads and signatures by the widths of their texts."""

from datetime import date

import pytest

from bangfu_lib.reports.brief import day_text
from bangfu_lib.word.layout import (
    HEAD_SIZES,
    Signature,
    head_fields,
    imprint_fields,
    signature,
    signature_fields,
    text_width,
)
from bangfu_lib.word.titles import balanced_title

NAMES = ("双江拉祜族佤族布朗族傣族自治县", "积石山保安族东乡族撒拉族自治县", "甘河滩村")
TITLES = [
    "关于2021年第四季度驻村帮扶工作考核情况的通报",
    "关于双江拉祜族佤族布朗族傣族自治县2024年第二季度驻村第一书记和工作队考核情况的通报",
    "积石山保安族东乡族撒拉族自治县大河家镇甘河滩村驻村帮扶问题整改通知书",
    "甘河滩村2024年上半年乡村振兴驻村帮扶工作队和第一书记工作情况总结",
]
NEVER_TORN = (*NAMES, "2021年第四季度", "2024年第二季度", "2024年上半年", "驻村", "考核", "通知书")


@pytest.mark.parametrize("title", TITLES)
def test_a_long_title_breaks_into_lines_that_fit_and_says_the_same(title):
    lines = balanced_title(title, 19, NAMES).split("\n")
    assert "".join(lines) == title
    assert max(text_width(line) for line in lines) <= 19


@pytest.mark.parametrize("title", TITLES)
def test_no_name_period_or_word_is_torn(title):
    broken = balanced_title(title, 19, NAMES)
    assert all(word in broken for word in NEVER_TORN if word in title)


@pytest.mark.parametrize("title", TITLES)
def test_the_last_line_is_no_scrap_and_no_line_begins_with_a_particle(title):
    lines = balanced_title(title, 19, NAMES).split("\n")
    assert text_width(lines[-1]) >= 4
    assert not any(line.startswith(("的", "、", "》")) for line in lines)


@pytest.mark.parametrize("title", TITLES)
def test_lines_grow_or_shrink_or_are_longest_in_the_middle(title):
    widths = [text_width(line) for line in balanced_title(title, 19, NAMES).split("\n")]
    middle = widths[1:-1]
    assert not middle or min(middle) >= min(widths[0], widths[-1])


def test_a_title_that_fits_stays_on_one_line():
    assert balanced_title("驻村工作考核报告", 19) == "驻村工作考核报告"


def test_a_name_wider_than_the_line_stays_whole():
    assert balanced_title("甲" * 25, 19, ["甲" * 25]) == "甲" * 25


@pytest.mark.parametrize(
    ("head", "chosen"),
    [
        ("工作通报", "head_large"),
        ("驻村帮扶工作通报", "head_medium"),
        ("某某县驻村帮扶工作通报", "head_small"),
        ("双江拉祜族佤族布朗族傣族自治县乡村振兴局文件", "head_small"),
    ],
)
def test_a_red_name_takes_the_largest_size_that_it_fits(head, chosen):
    fields = head_fields(head, "〔2024〕5号")
    assert [name for name in HEAD_SIZES if fields[name]] == [chosen]
    assert fields["number_line"] == ["〔2024〕5号"]


@pytest.mark.parametrize(("size", "points"), [("head_large", 56), ("head_medium", 42), ("head_small", 26)])  # fmt: skip
def test_no_red_name_is_wider_than_the_text(size, points):
    assert HEAD_SIZES[size] * points * 25.4 / 72 <= 156


def test_without_a_red_name_there_is_no_red_rule_either():
    assert not any(head_fields("", "〔2024〕5号").values())


@pytest.mark.parametrize(
    ("issuer", "date", "sealed", "placed"),
    [
        ("某某乡人民政府", "2024年7月5日", True, Signature(3.5, 4.0)),
        ("某某乡", "2024年7月5日", True, Signature(5.5, 4.0)),
        ("某" * 20, "2024年7月5日", True, Signature(0.0, 7.0)),
        ("某" * 14, "2024年7月5日", False, Signature(2.0, 8.0)),
        ("某某乡", "2024年12月31日", False, Signature(8.0, 2.0)),
    ],
)
def test_signatures_stand_as_the_standard_says(issuer, date, sealed, placed):
    assert signature(issuer, date, sealed=sealed) == placed


def test_a_document_has_one_signature_sealed_or_not():
    fields = signature_fields("某某乡", "2024年7月5日", sealed=True)
    assert [name for name, value in fields.items() if value] == ["sealed", "sealed_on"]


def test_copies_end_with_a_full_stop_and_their_line_goes_away_without_any():
    assert imprint_fields("各派出单位")["copies_line"] == ["抄送：各派出单位。"]
    assert not any(imprint_fields("").values())


def test_days_are_written_without_leading_zeros():
    assert day_text(date(2024, 7, 5)) == "2024年7月5日"
