"""What stays of a person's data: exactly what the rules for ledgers allow, and never more."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangfu_lib.params.ledgers import Field
from bangfu_lib.params.masks import masked, masked_column, small_count

NAME, PHONE, ID, ACCOUNT, ADDRESS, TEXT, CODE = (
    Field(kind, kind, kind, sensitivity="S2")
    for kind in ("name", "phone", "id_number", "account", "address", "text", "code")
)
HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
DIGITS = st.text("0123456789", min_size=8, max_size=8)
KINDS = st.sampled_from([NAME, PHONE, ID, ACCOUNT, ADDRESS, TEXT])
EDITIONS = st.sampled_from(["internal", "public"])


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        (NAME, "张三", "张*"),
        (NAME, "张小明", "张**"),
        (NAME, "欧阳明", "欧阳*"),
        (NAME, "司马相如", "司马**"),
        (NAME, "欧阳", "欧*"),
        (NAME, "张　三", "张*"),
        (NAME, "龘䶮㙟", "龘**"),
        (NAME, "买买提·艾力", "买**·**"),
        (NAME, "张三、李小四", "张*、李**"),
        (NAME, "张", "*"),
        (PHONE, "13800001234", "138****1234"),
        (PHONE, "138 0000 1234", "138****1234"),
        (PHONE, "138-0000-1234", "138****1234"),
        (PHONE, "１３８００００１２３４", "138****1234"),
        (PHONE, "+86 13800001234", "138****1234"),
        (PHONE, "13800001234.0", "138****1234"),
        (PHONE, "13800001234、13900005678", "138****1234、139****5678"),
        (PHONE, "0873-3221234", "0873-***1234"),
        (PHONE, "08733221234", "0873-***1234"),
        (PHONE, "010-66661234", "010-****1234"),
        (PHONE, "(0873)3221234", "0873-***1234"),
        (PHONE, "0873-3221234-801", "0873-***1234"),
        (PHONE, "3221234", "***1234"),
        (PHONE, "12345", "****"),
        (ID, "511500199001011234", "5115**********1234"),
        (ID, "51150019900101123x", "5115**********123X"),
        (ID, "511500 19900101 1234", "5115**********1234"),
        (ID, "511500900101123", "5115*******1123"),
        (ID, "12345", "****"),
        (ACCOUNT, "6217001234567890123", "****0123"),
        (ACCOUNT, "6217 0012 3456 7890 123", "****0123"),
        (ACCOUNT, "1234567", "****"),
        (ADDRESS, "和平镇大坪村三组12号", "和平镇大坪村三组"),
        (ADDRESS, "和平镇大坪村3社李家院子", "和平镇大坪村3社"),
        (ADDRESS, "大坪村委会李家寨5号附2", "大坪村委会李家寨"),
        (ADDRESS, "大坪村12号", "大坪村"),
        (ADDRESS, "和平镇解放路12号3单元401室", "和平镇"),
        (ADDRESS, "幸福社区五组", "幸福社区五组"),
        (ADDRESS, "解放路12号", "****"),
        (CODE, "H0012", "H0012"),
    ],
)
def test_an_internal_document_shows_the_mask(field, value, shown):
    assert masked(value, field, "internal") == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("张小明", "张**"),
        ("138-0000-1234", "138****1234"),
        ("511500199001011234", "5115**********1234"),
        ("6217001234567890", "****7890"),
        ("患有慢性病，长期服药，须定期复查", "****"),
    ],
)
def test_plain_text_is_masked_as_what_it_looks_like(value, shown):
    assert masked(value, TEXT, "internal") == shown


@pytest.mark.parametrize(
    ("sensitivity", "internal", "public"),
    [("P", "张小明", "张小明"), ("S1", "张小明", ""), ("S2", "张**", "张**"), ("S3", "", "")],
)
def test_sensitivity_decides_where_a_value_goes(sensitivity, internal, public):
    field = Field("head", "户主", "name", sensitivity=sensitivity)
    assert [masked("张小明", field, edition) for edition in ("internal", "public")] == [
        internal,
        public,
    ]


@pytest.mark.parametrize(("field", "value"), [(ID, "511500199001011234"), (CODE, "H0012")])
def test_public_documents_show_neither_id_numbers_nor_households(field, value):
    assert masked(value, field, "public") == ""


@pytest.mark.parametrize(("count", "shown"), [(0, "<3"), (2, "<3"), (3, "3"), (120, "120")])
def test_small_counts_are_not_told(count, shown):
    assert small_count(count) == shown


@given(st.text(), KINDS, EDITIONS)
def test_masking_twice_changes_nothing(text, field, edition):
    once = masked(text, field, edition)
    assert masked(once, field, edition) == once


@given(st.text(HAN, min_size=3, max_size=5))
def test_a_name_keeps_its_surname_alone(name):
    shown = masked(name, NAME, "internal")
    kept = shown.rstrip("*")
    assert len(kept) in (1, 2) and name.startswith(kept) and len(shown) == len(name)


@given(DIGITS)
def test_the_middle_of_a_number_is_hidden(middle):
    phone, number = masked(f"138{middle}", PHONE, "internal"), f"5115{middle}{middle[:2]}1234"
    assert phone == f"138****{middle[4:]}"
    assert masked(number, ID, "internal") == "5115**********1234"


@given(st.integers(1, 9999), st.sampled_from(["号", "号附1号", "号2单元301室"]), st.text(HAN))
def test_an_address_loses_its_house(number, ending, rest):
    shown = masked(f"大坪村三组{number}{ending}{rest}", ADDRESS, "internal")
    assert shown == "大坪村三组"


def test_a_column_is_masked_and_its_blanks_stay():
    column = pd.Series(["张三", None, "张三", "李小四"], index=[3, 5, 7, 9], dtype="string")
    shown = masked_column(column, NAME, "internal")
    assert shown.tolist() == ["张*", pd.NA, "张*", "李**"] and shown.index.tolist() == [3, 5, 7, 9]


@pytest.mark.parametrize(("sensitivity", "edition"), [("S3", "internal"), ("S1", "public")])
def test_a_column_that_may_not_be_shown_is_blank(sensitivity, edition):
    field = Field("born", "出生年月", "date", sensitivity=sensitivity)
    days = pd.Series(pd.to_datetime(["1980-05-01", None]))
    assert masked_column(days, field, edition).isna().all()


def test_a_column_that_may_be_shown_keeps_its_type():
    days = pd.Series(pd.to_datetime(["1980-05-01"]))
    assert masked_column(days, Field("day", "日期", "date"), "public") is days


def test_a_count_of_people_by_health_is_told_to_insiders_alone_and_never_when_small():
    field = Field("disabled_persons", "残疾人数", "integer", sensitivity="S1", counts="health")
    counts = pd.Series([0, 2, 3, None], dtype="Int64")
    internal = masked_column(counts, field, "internal")
    assert internal[:3].tolist() == ["<3", "<3", "3"] and internal.isna()[3]
    assert masked_column(counts, field, "public").isna().all()
