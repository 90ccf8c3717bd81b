import shutil

import pytest
from results_fixture import PARAMS

from bangfu_lib.errors import ParamsError, UsageError
from bangfu_lib.params.documents import find_document, load_documents


@pytest.fixture
def params(tmp_path):
    shutil.copytree(PARAMS / "documents", tmp_path / "documents")
    return tmp_path


def edit(params, old, new):
    path = params / "documents" / "notice.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")


def fault(params):
    with pytest.raises(ParamsError) as caught:
        load_documents(params)
    return caught.value.details


def test_the_shipped_declarations_are_sound():
    documents = load_documents(PARAMS)
    assert {kind: one.unit for kind, one in documents.items()} == {
        "village_report": "village",
        "problem_list": "village",
        "role_lists": "village",
        "difficult_villages": "quarter",
        "quarter_summary": "quarter",
        "notice": "quarter",
    }


def test_only_the_notice_is_public():
    documents = load_documents(PARAMS)
    assert [kind for kind, one in documents.items() if not one.internal] == ["notice"]


def test_an_unknown_place_in_a_title_names_the_known_ones(params):
    edit(params, "关于{period}", "关于{quarter}")
    assert fault(params)[0].startswith("documents/notice.yaml › title：不认识的名称“quarter”")


def test_braces_that_do_not_pair_are_said(params):
    edit(params, "关于{period}", "关于{period")
    assert "花括号没有成对" in fault(params)[0]


def test_an_unknown_key_names_the_known_ones(params):
    edit(params, "head:", "heads:")
    assert "不认识的名称“heads”" in fault(params)[0]


def test_a_template_is_a_file_name_and_no_path(params):
    edit(params, "template: notice.docx", "template: ../notice.docx")
    assert "template" in fault(params)[0]


def test_the_kind_is_the_name_of_the_file(params):
    (params / "documents" / "notice.yaml").rename(params / "documents" / "circular.yaml")
    assert "应与文件名“circular”相同" in fault(params)[0]


def test_an_unknown_kind_names_those_there_are():
    with pytest.raises(UsageError, match="notice（考核通报）"):
        find_document(load_documents(PARAMS), "letter")
