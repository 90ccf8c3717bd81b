import shutil

import pytest
from results_fixture import PARAMS

from bangfu_lib.errors import ParamsError, UsageError
from bangfu_lib.params.documents import find_document, load_documents
from bangfu_lib.params.reading import read_folder
from bangfu_lib.reports.kinds import KINDS

# Rows of the sources that ask for a document of this kind, and the documents that answer them.
ANSWERED = {
    "P13": {"talks", "quarter_summary"},
    "P18": {"village_profile"},
    "P25": {"weekly_notice", "rectification"},
    "P31": {"photo_sheet"},
    "P33": {"village_card"},
    "P34": {"household_cards"},
    "P36": {"household_papers"},
    "H01": {"quarter_summary"},
    "H15": {"role_lists"},
    "H16": {"difficult_villages"},
    "Q22": {"notice"},
    "Q27": {"quarter_summary", "village_report", "notice"},
    "X03": {"leader_ledger"},
    "X04": {"leader_ledger"},
    "X19": {"notice", "person_sheets"},
    "X28": {"leader_ledger"},
    "X30": {"quarter_note", "year_review"},
    "X31": {"quarter_note", "year_review"},
    "X35": {"quarter_note", "year_review"},
}


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
    assert {kind: (one.unit, one.each) for kind, one in documents.items()} == {
        "village_report": ("village", None),
        "problem_list": ("village", None),
        "rectification": ("village", None),
        "person_sheets": ("village", None),
        "household_cards": ("village", None),
        "household_papers": ("village", None),
        "photo_sheet": ("village", None),
        "village_profile": ("village", None),
        "role_lists": ("village", "month"),
        "leader_ledger": ("village", "month"),
        "quarter_note": ("village", "quarter"),
        "year_review": ("village", "year"),
        "weekly_notice": ("quarter", "week"),
        "difficult_villages": ("quarter", "month"),
        "village_card": ("quarter", None),
        "talks": ("quarter", None),
        "quarter_summary": ("quarter", None),
        "notice": ("quarter", None),
    }


def test_every_declared_document_can_be_made_and_every_kind_is_declared():
    assert load_documents(PARAMS).keys() == KINDS.keys()


def test_what_goes_out_to_all_names_no_person_and_is_public():
    documents = load_documents(PARAMS)
    public = {kind for kind, one in documents.items() if not one.internal}
    assert public == {"notice", "weekly_notice"}


def test_every_document_says_which_row_of_the_sources_it_answers():
    contents = read_folder(PARAMS / "documents", "document")
    assert [kind for kind, one in contents.items() if not one.get("rows")] == []


@pytest.mark.parametrize(("row", "kinds"), ANSWERED.items())
def test_rows_that_ask_for_a_document_have_it(row, kinds):
    contents = read_folder(PARAMS / "documents", "document")
    assert kinds <= {kind for kind, one in contents.items() if row in one["rows"]}


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
