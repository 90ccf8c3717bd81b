"""The search finds planted people in every kind of file, however written, and nothing elsewhere."""

import base64
import json
import struct
import zipfile
import zlib
from io import BytesIO

import pandas as pd
import pytest
import xlsxwriter
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure

from bangfu_lib.params.ledgers import Field
from bangfu_lib.privacy.matching import Matcher
from bangfu_lib.privacy.scan import scan
from bangfu_lib.privacy.secrets import Declared, Secrets, sensitive_values

NAME, PHONE, IDENTITY = "龘䶮㙟", "13987650123", "53252319871203401X"
ACCOUNT, ADDRESS = "6228480402564890018", "大坪村三组龙塘12号"
ILLNESS = "尘肺病三期"
SECRETS = Secrets(
    {NAME: "name", ADDRESS: "address", ILLNESS: "text"},
    {PHONE: "phone", IDENTITY: "id_number", ACCOUNT: "account"},
)
FIELDS = {
    "household": Field("household", "户编码", "code", sensitivity="S1"),
    "head": Field("head", "户主", "name", sensitivity="S2"),
    "phone": Field("phone", "联系电话", "phone", sensitivity="S2"),
    "address": Field("address", "住址", "address", sensitivity="S2"),
    "illness": Field("illness", "患病情况", "text", sensitivity="S3"),
    "condition": Field("condition", "状况", "choice", values=("慢性病患者",), sensitivity="S3"),
    "remark": Field("remark", "备注", "text", sensitivity="S1"),
}
PERSONS = {
    "name": Field("name", "姓名", "name"),
    "phone": Field("phone", "工作电话", "phone"),
}
LEDGERS = {
    "households": Declared(FIELDS, register=True),
    "persons": Declared(PERSONS, register=True),
}


def found(folder, secrets=SECRETS):
    return scan([folder], secrets).hits


def kinds(folder):
    return {hit.kind for hit in found(folder)}


def checked(first17):
    """An ID number with the check character that its first 17 digits ask for."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(digit) * weight for digit, weight in zip(first17, weights, strict=True))
    return first17 + "10X98765432"[total % 11]


# How a value is written


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"村民{NAME}反映", "name"),
        ("村民龘 䶮　㙟反映", "name"),
        ("龘\u200b䶮\u00ad㙟", "name"),
        ("139-8765-0123", "phone"),
        ("139 8765 0123", "phone"),
        ("139.8765.0123", "phone"),
        ("139_8765_0123", "phone"),
        ("１３９８７６５０１２３", "phone"),
        ("139\u200b8765\u200d0123", "phone"),
        ("1 3 9 8 7 6 5 0 1 2 3", "phone"),
        ("+86 13987650123", "phone"),
        ("13987650123.0", "phone"),
        ("1.3987650123E+10", "phone"),
        ("2021-10-08 13987650123", "phone"),
        ("53252319871203401x", "id_number"),
        ("532523 1987 1203 401X", "id_number"),
        ("6228 4804 0256 4890 018", "account"),
        ("大坪村 三组 龙塘１２号", "address"),
    ],
)
def test_a_value_is_found_however_it_is_written(text, kind):
    assert [one for one, _ in Matcher(SECRETS).hits(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "9139876501234",
        "第3、5—9行",
        "0.13987654321",
        "得分139.876",
        "a3f13987654321bcd0e1f2a3b4c5d6e7",
        "532523198712034010",
        "大坪村三组",
        "龘某",
    ],
)
def test_other_text_is_no_hit(text):
    assert not Matcher(SECRETS).hits(text)


@pytest.mark.parametrize("text", [f"电话{15912345678}", "159 1234 5678", "11010519491231002X"])
def test_numbers_of_people_whom_no_ledger_names_are_found_too(text):
    assert len(Matcher(Secrets()).hits(text)) == 1


@given(st.dates(), st.integers(0, 999))
def test_every_valid_id_number_is_found_and_every_miscopied_one_is_not(day, order):
    if not 1890 <= day.year <= 2100:
        return
    right = checked(f"532523{day:%Y%m%d}{order:03}")
    wrong = right[:16] + str((int(right[16]) + 1) % 10) + right[17]
    assert Matcher(Secrets()).hits(f"号码{right}。")
    assert not Matcher(Secrets()).hits(f"号码{wrong}。")


def test_a_hit_shows_a_mask_and_no_more(tmp_path):
    (tmp_path / "a.txt").write_text(" ".join([NAME, PHONE, IDENTITY, ACCOUNT, ADDRESS, ILLNESS]))
    hits = found(tmp_path)
    assert sorted(hit.mask for hit in hits) == sorted(
        ["龘**", "139****0123", "5325**********401X", "****0018", "大坪村三组", "****"]
    )
    assert not any(secret in repr(hits) for secret in (NAME, PHONE, IDENTITY, ACCOUNT, ILLNESS))


# What counts as secret


def values(households, persons=None, vocabulary=""):
    tables = {"households": pd.DataFrame(households), "persons": pd.DataFrame(persons or {})}
    return sensitive_values([tables], LEDGERS, vocabulary=vocabulary)


def test_only_what_is_sensitive_and_telling_is_looked_for():
    row = {"household": "H0001", "head": NAME, "phone": PHONE, "address": "大坪村三组"}
    row |= {"illness": ILLNESS, "condition": "慢性病患者", "remark": "村道已修好"}
    secrets = values([row])
    assert (set(secrets.words), set(secrets.numbers)) == ({NAME, ILLNESS}, {PHONE})


def test_a_team_member_who_heads_a_household_may_be_named():
    secrets = values([{"head": "李四光", "phone": PHONE}], [{"name": "李四光", "phone": PHONE}])
    assert secrets.count == 0
    assert not Matcher(secrets).hits(f"李四光{PHONE}")


def test_a_villager_is_not_found_within_the_longer_name_of_a_team_member():
    matcher = Matcher(values([{"head": "王平"}], [{"name": "王平安"}]))
    assert not matcher.hits("队员王平安走访")
    assert matcher.hits("队员王平安走访王平") == {("name", "王*"): 1}


def test_words_of_the_rules_are_not_looked_for_and_this_is_said():
    secrets = values([{"head": "高兴"}, {"head": NAME}], vocabulary="高兴地完成任务")
    assert (set(secrets.words), secrets.left_out) == ({NAME}, 1)


def test_a_text_is_masked_and_the_rest_of_it_stays():
    text = "村民龘 䶮\u200b㙟（电话139-8765-0123）反映“水管”漏水２次"
    assert Matcher(SECRETS).masked(text) == "村民龘**（电话139****0123）反映“水管”漏水２次"


@given(st.text(), st.text())
def test_masking_a_text_leaves_nothing_to_find(before, after):
    matcher = Matcher(SECRETS)
    shown = matcher.masked(f"{before}，{NAME}{PHONE}；{after}")
    assert NAME not in shown and PHONE not in shown


# Kinds of files


def docx(folder):
    document = Document()
    paragraph = document.add_paragraph("户主")
    for run in NAME:
        paragraph.add_run(run).bold = True
    paragraph.add_run("，电话" + PHONE[:3])
    paragraph.add_run(PHONE[3:8])
    paragraph.add_run(PHONE[8:])
    document.sections[0].header.paragraphs[0].text = ADDRESS
    document.core_properties.author = IDENTITY
    document.save(folder / "a.docx")


def docx_with_workbook(folder):
    workbook(folder)
    with zipfile.ZipFile(folder / "outer.docx", "w") as package:
        package.writestr("word/document.xml", "<p><t>x</t></p>")
        package.write(folder / "a.xlsx", "word/embeddings/Microsoft_Excel_Sheet1.xlsx")
    (folder / "a.xlsx").unlink()


def workbook(folder):
    with xlsxwriter.Workbook(folder / "a.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_rich_string("A1", book.add_format({"bold": True}), NAME[0], NAME[1:])
        sheet.write_number("B1", int(PHONE))
        sheet.write_comment("A1", IDENTITY)
        book.set_properties({"author": ACCOUNT})


def png(folder):
    figure = Figure()
    figure.savefig(folder / "a.png", metadata={"Title": f"{PHONE} {IDENTITY}"})


def png_with_compressed_text(folder):
    text = b"Comment\0\1\0\0\0" + zlib.compress(f"{NAME} {PHONE}".encode())
    chunk = (
        struct.pack(">I", len(text))
        + b"iTXt"
        + text
        + struct.pack(">I", zlib.crc32(b"iTXt" + text))
    )
    (folder / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + chunk)


def svg(folder):
    text = f"<svg><title>{NAME[:2]}<tspan>{NAME[2]}</tspan></title><desc>{PHONE}</desc></svg>"
    (folder / "a.svg").write_text(text, "utf-8")


def jpeg(folder):
    comment = f"{NAME} {PHONE}".encode()
    segment = b"\xff\xfe" + struct.pack(">H", len(comment) + 2) + comment
    (folder / "a.jpg").write_bytes(b"\xff\xd8" + segment + b"\xff\xd9")


def notebook(folder, output):
    cell = {"cell_type": "code", "metadata": {}, "source": ["x = 1\n"], "outputs": [output]}
    text = json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    (folder / "a.ipynb").write_text(text, "utf-8")


def printed(folder):
    notebook(
        folder, {"output_type": "stream", "name": "stdout", "text": [f"{NAME}\n", f"{PHONE}\n"]}
    )


def displayed(folder):
    page = [f"<td>{NAME[0]}<b>{NAME[1:]}</b></td>", f"<td>{PHONE}</td>"]
    data = {"text/html": page, "text/plain": ["..."]}
    notebook(folder, {"output_type": "display_data", "data": data, "metadata": {}})


def drawn(folder):
    stream = BytesIO()
    Figure().savefig(stream, metadata={"Title": PHONE, "Author": IDENTITY})
    picture = base64.b64encode(stream.getvalue()).decode()
    notebook(
        folder, {"output_type": "display_data", "data": {"image/png": picture}, "metadata": {}}
    )


def parquet(folder):
    table = pd.DataFrame({"who": [NAME, None], "number": [int(PHONE), 1]})
    table.to_parquet(folder / "a.parquet")


def escaped_json(folder):
    (folder / "a.json").write_text(json.dumps({"rows": [{NAME: int(PHONE)}]}), "utf-8")


def json_lines(folder):
    (folder / "a.jsonl").write_text(json.dumps({"who": NAME}) + "\n" + json.dumps({"n": PHONE}))


def log(folder):
    (folder / "a.log").write_text(f"ValueError: {NAME} {PHONE}", "utf-8")


def gbk(folder):
    (folder / "a.csv").write_bytes(f"户主,电话\n{NAME},{PHONE}\n".encode("gb18030"))


def unicode_text(folder):
    (folder / "a.txt").write_bytes(f"{NAME}\t{PHONE}".encode("utf-16"))


def file_name(folder):
    (folder / f"{NAME}_{PHONE}.txt").write_text("x")


def archive(folder):
    log(folder)
    with zipfile.ZipFile(folder / "a.zip", "w") as package:
        package.write(folder / "a.log", "logs/a.log")
    (folder / "a.log").unlink()


BOTH = {"name", "phone"}
NUMBERS_TOO = {"name", "phone", "id_number", "account"}
FILES = {
    docx: {"name", "phone", "address", "id_number"},
    docx_with_workbook: NUMBERS_TOO,
    workbook: NUMBERS_TOO,
    png: {"phone", "id_number"},
    png_with_compressed_text: BOTH,
    jpeg: BOTH,
    svg: BOTH,
    printed: BOTH,
    displayed: BOTH,
    drawn: {"phone", "id_number"},
    parquet: BOTH,
    escaped_json: BOTH,
    json_lines: BOTH,
    log: BOTH,
    gbk: BOTH,
    unicode_text: BOTH,
    file_name: BOTH,
    archive: BOTH,
}


@pytest.mark.parametrize("plant", FILES, ids=lambda plant: plant.__name__)
def test_planted_values_are_found_in_each_kind_of_file(plant, tmp_path):
    plant(tmp_path)
    assert kinds(tmp_path) == FILES[plant]


def test_clean_files_have_no_hits(tmp_path, monkeypatch):
    for name, other in {
        "NAME": "何某人",
        "PHONE": "3221",
        "IDENTITY": "5325",
        "ADDRESS": "大坪",
        "ACCOUNT": "6228",
    }.items():
        monkeypatch.setitem(globals(), name, other)
    for number, plant in enumerate(FILES):
        (tmp_path / str(number)).mkdir()
        plant(tmp_path / str(number))
    findings = scan([tmp_path], SECRETS)
    assert (findings.files, findings.hits, findings.unread) == (len(FILES), (), ())


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04broken", b"a\0b", b"PAR1x"],
)
def test_what_cannot_be_looked_through_is_said(content, tmp_path):
    (tmp_path / "a.bin").write_bytes(content)
    findings = scan([tmp_path], SECRETS)
    assert [one.file.name for one in findings.unread] == ["a.bin"]


def test_packages_in_packages_end_somewhere(tmp_path):
    content = b"x"
    for _ in range(8):
        stream = BytesIO()
        with zipfile.ZipFile(stream, "w") as package:
            package.writestr("inner.zip", content)
        content = stream.getvalue()
    (tmp_path / "a.zip").write_bytes(content)
    assert len(scan([tmp_path], SECRETS).unread) == 1


@given(
    st.binary(max_size=300),
    st.sampled_from([b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"\xff\xd8", b"<p>", b"{", b""]),
)
def test_no_content_stops_the_search(rest, start):
    from bangfu_lib.privacy.texts import texts_in

    for name in ("a.xml", "a.json", "a.ipynb", "a.jsonl", "a.txt", "a.html"):
        list(texts_in(start + rest, name, lambda part, reason: None))
