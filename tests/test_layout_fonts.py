"""Font families by profile: shipped names change, names that staff chose stay."""

import re

import pytest
from docx import Document
from results_fixture import ROOT
from word_files import WORD

from bangfu_lib.word.fonts import mapped
from bangfu_lib.word.package import read_package
from bangfu_lib.word.xml import parse
from bangfu_lib.zh.layout_text import PROFILES

EAST = re.compile(rb'w:eastAsia="([^"]*[^a-zA-Z"-][^"]*)"')
FAMILIES = {
    "Windows": {"仿宋", "楷体", "黑体", "宋体", "方正小标宋简体"},
    "GB2312": {"仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "方正小标宋简体"},
    "方正": {"方正仿宋_GBK", "方正楷体_GBK", "方正黑体_GBK", "宋体", "方正小标宋_GBK"},
}
NOTICE = ROOT / "report_templates" / "notice.docx"
PARTS = read_package(NOTICE)
CHART = b'<c:chart><a:latin typeface="Times New Roman"/><a:ea typeface="\xe9\xbb\x91\xe4\xbd\x93"/>'


def east_asian(content):
    return {name.decode() for name in EAST.findall(content)}


def styled(path, family):
    """The parts of a file in which staff gave a style and a run the family."""
    document = Document(NOTICE)
    document.styles["主送"].element.rPr.rFonts.set(f"{WORD}eastAsia", family)
    run = document.add_paragraph().add_run("字")
    run._r.get_or_add_rPr().get_or_add_rFonts().set(f"{WORD}eastAsia", "仿宋")
    document.save(path)
    return read_package(path)


@pytest.mark.parametrize("profile", PROFILES)
def test_styles_name_the_families_of_the_profile(profile):
    assert east_asian(mapped(PARTS, profile)["word/styles.xml"]) == FAMILIES[profile]


@pytest.mark.parametrize("profile", PROFILES)
def test_the_font_table_lists_them_with_what_to_use_in_their_absence(profile):
    root = parse(mapped(PARTS, profile)["word/fontTable.xml"])
    listed = {font.get(f"{WORD}name"): font.find(f"{WORD}altName") for font in root}
    assert set(listed) >= FAMILIES[profile]
    assert all(listed[name].get(f"{WORD}val") for name in FAMILIES[profile])


def test_what_a_mapped_family_falls_back_to_is_the_shipped_one():
    root = parse(mapped(PARTS, "方正")["word/fontTable.xml"])
    fonts = {font.get(f"{WORD}name"): font for font in root}
    assert fonts["方正仿宋_GBK"].find(f"{WORD}altName").get(f"{WORD}val") == "仿宋"


def test_the_windows_profile_changes_nothing():
    assert mapped(PARTS, "Windows") == PARTS


def test_charts_headers_and_the_theme_follow():
    names = ("word/charts/chart1.xml", "word/header1.xml", "word/theme/theme1.xml")
    parts = mapped(PARTS | dict.fromkeys(names, CHART), "方正")
    assert [parts[name] for name in names] == [CHART.replace(b"\xe9\xbb\x91\xe4\xbd\x93", "方正黑体_GBK".encode())] * 3  # fmt: skip


def test_a_family_that_staff_chose_for_a_style_stays(tmp_path):
    parts = mapped(styled(tmp_path / "own.docx", "华文仿宋"), "GB2312")
    assert "华文仿宋" in east_asian(parts["word/styles.xml"])


def test_what_staff_set_by_hand_in_the_text_stays(tmp_path):
    parts = styled(tmp_path / "own.docx", "华文仿宋")
    assert mapped(parts, "GB2312")["word/document.xml"] == parts["word/document.xml"]


@pytest.mark.parametrize("bold", [False, True])
def test_headings_of_the_third_level_are_bold_only_where_the_office_says_so(bold):
    root = parse(mapped(PARTS, "Windows", bold_third_level=bold)["word/styles.xml"])
    names = {style.find(f"{WORD}name").get(f"{WORD}val"): style for style in root.iter(f"{WORD}style")}  # fmt: skip
    made_bold = [name for name, one in names.items() if one.find(f"{WORD}rPr/{WORD}b") is not None]
    assert made_bold == (["heading 3"] if bold else [])
