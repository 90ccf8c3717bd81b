"""Rules kept beside what they judged: the same archive everywhere, refused when damaged."""

import shutil
import zipfile

import pytest
from declared import ROOT, rules

from bangfu_lib.errors import StoreError
from bangfu_lib.params.kept_rules import (
    keep_rules,
    kept_params,
    load_kept_rules,
    place_of_rules,
)
from bangfu_lib.params.rules import rules_digest
from bangfu_lib.workspace import Workspace


@pytest.fixture
def workspace(tmp_path):
    (tmp_path / "params").symlink_to(ROOT / "params")
    return Workspace(tmp_path)


@pytest.fixture
def digest(workspace):
    digest = rules_digest(workspace.params)
    keep_rules(workspace, digest, staging=workspace.archive)
    return digest


def test_kept_rules_are_the_very_rules(workspace, digest):
    kept = load_kept_rules(workspace, digest)
    assert kept.digest == digest and kept.schemes == rules().schemes
    assert kept.ledgers == rules().ledgers and kept.norms == rules().norms


def test_the_same_rules_make_the_same_archive_and_are_written_once(workspace, digest):
    place = place_of_rules(workspace, digest)
    content, written = place.read_bytes(), place.stat().st_mtime_ns
    keep_rules(workspace, digest, staging=workspace.archive)
    assert place.stat().st_mtime_ns == written
    place.unlink()
    keep_rules(workspace, digest, staging=workspace.archive)
    assert place.read_bytes() == content


def packed_in(place, number):
    """Where the packed bytes of one entry of the archive begin, and how many there are."""
    with zipfile.ZipFile(place) as archive:
        entry = archive.infolist()[number]
    return entry.header_offset + 30 + len(entry.filename.encode()), entry.compress_size


@pytest.mark.parametrize("number", [0, 20, -1])
def test_a_flipped_bit_is_refused_naming_the_archive(workspace, digest, number):
    place = place_of_rules(workspace, digest)
    start, size = packed_in(place, number)
    content = bytearray(place.read_bytes())
    content[start + size // 2] ^= 1
    place.write_bytes(content)
    with pytest.raises(StoreError, match=rf"{digest}\.zip.*--rules current"):
        load_kept_rules(workspace, digest)


@pytest.mark.parametrize("content", [None, b"", b"PK\x05\x06" + bytes(18)])
def test_an_archive_that_is_gone_or_empty_is_refused(workspace, digest, content):
    place = place_of_rules(workspace, digest)
    place.unlink()
    if content is not None:
        place.write_bytes(content)
    with pytest.raises(StoreError, match=digest), kept_params(workspace, digest):
        pass


def test_a_damaged_archive_is_mended_when_the_same_rules_are_kept_again(workspace, digest):
    place = place_of_rules(workspace, digest)
    sound = place.read_bytes()
    place.write_bytes(sound[:-100])
    keep_rules(workspace, digest, staging=workspace.store("2021Q4"))
    assert place.read_bytes() == sound


def test_nothing_is_written_outside_when_names_lead_there(workspace, digest, tmp_path):
    from zipfile import ZipFile

    with ZipFile(place_of_rules(workspace, digest), "a") as archive:
        archive.writestr("../../escaped.yaml", "x")
    with pytest.raises(StoreError), kept_params(workspace, digest):
        pass
    assert not list(tmp_path.parent.rglob("escaped.yaml"))


def test_edited_rules_have_another_digest(workspace, digest, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(ROOT / "params", copy)
    path = copy / "norms" / "attendance.yaml"
    path.write_text(path.read_text("utf-8") + "\n# 说明\n", "utf-8")
    assert rules_digest(copy) != digest
