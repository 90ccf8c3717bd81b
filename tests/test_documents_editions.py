"""Every kind of document, once as 内部版 and once as 公开版: what either may tell of people."""

import re
from collections import defaultdict
from dataclasses import replace

import canaries
import pandas as pd
import pytest
from source_tree import listed
from validation import asked_for, assessed_sample, shared_folder, without_drawing

from bangfu_lib.assess import assess
from bangfu_lib.demo import workbooks
from bangfu_lib.demo.cases import CASES
from bangfu_lib.errors import LedgerError
from bangfu_lib.params.documents import load_documents
from bangfu_lib.params.ledgers import load_ledgers
from bangfu_lib.periods.period import Period
from bangfu_lib.privacy.scan import scan
from bangfu_lib.privacy.texts import texts_of
from bangfu_lib.reports.documents import make_document
from bangfu_lib.reports.kinds import KINDS
from bangfu_lib.results.store import load_results
from bangfu_lib.workspace import Workspace, new_workspace

INTERNAL, PUBLIC = "内部版", "公开版"
SAMPLES = ("pingbian", "huaying")
VILLAGES = 2  # of each sample
# The trace of a text that insiders alone may read: its canaries, masked.
INNER_TEXT = re.compile(rf"[{canaries.RARE}]\*\*，139\*{{4}}")
FILLED_IN_BY = "㑳㑳填"
HOUSEHOLDS = ("households", "other_households")


def planted(ledger, table):
    """Canaries in every personal field and inner text, and a name in inner names."""
    table = canaries.planted(ledger, table)
    names = {
        name: pd.Series(FILLED_IN_BY, index=table.index, dtype="string")
        for name, field in ledger.fields.items()
        if field.sensitivity == "S1" and field.kind == "name"
    }
    return table.assign(**names)


@pytest.fixture(scope="module", params=SAMPLES)
def results(request, tmp_path_factory):
    """The results of a sample with canaries in its ledgers.

    The township's are assessed with them, so that sentences of results may tell them too; the
    city's, which take long, get them afterwards.
    """
    if request.param == "pingbian":
        return assessed_with_canaries(tmp_path_factory.mktemp("editions") / "township")
    results = assessed_sample(request.param, shared_folder(tmp_path_factory))
    ledgers = load_ledgers(results.workspace.params)
    tables = {name: planted(ledgers[name], one) for name, one in results.snapshot.tables.items()}
    results.__dict__["snapshot"] = replace(results.snapshot, tables=tables)
    return results


def assessed_with_canaries(root):
    workspace, case = new_workspace(root), CASES["pingbian"]
    write = workbooks.write_workbook

    def write_planted(path, ledgers, tables, **rest):
        known = {ledger.name: ledger for ledger in ledgers}
        tables = {key: planted(known[key], table) for key, table in tables.items()}
        write(path, ledgers, tables, **rest)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workbooks, "write_workbook", write_planted)
        case.write(workspace)
    assess(workspace, Period.parse(case.period))
    return load_results(workspace, Period.parse(case.period))


@pytest.fixture(scope="module")
def secrets(results):
    found = results.matcher.secrets
    assert {canaries.person_name(0), canaries.address(0)} <= set(found.words)
    assert {canaries.phone(0), canaries.id_number(0)} <= set(found.numbers)
    return found


@pytest.fixture(scope="module")
def household_codes(results):
    codes = {
        code
        for name in HOUSEHOLDS
        for code in results.snapshot.tables.get(name, pd.DataFrame({"household": []}))["household"]
    }
    assert codes and min(map(len, codes)) > 4
    return codes


@pytest.fixture(scope="module", params=(INTERNAL, PUBLIC))
def edition(request, results, tmp_path_factory):
    """(edition, the documents of every kind made as that edition, kinds that were refused)."""
    workspace = as_edition(results.workspace, request.param, tmp_path_factory.mktemp("edition"))
    internal = {one.internal for one in load_documents(workspace.params).values()}
    assert internal == {request.param == INTERNAL}
    made, refused = {}, defaultdict(set)
    asked = list(asked_for(results, workspace))
    few = list(dict.fromkeys(unit for _, unit, _ in asked if unit))[:VILLAGES]
    with without_drawing():
        for kind, unit, part in asked:
            if unit in (None, *few):
                try:
                    made[kind, unit, part] = make_document(
                        kind, results, workspace, unit, part=part
                    )
                except LedgerError as error:
                    refused[kind].add(error.sentence)
    assert {kind for kind, *_ in made} | set(refused) == set(KINDS)
    return request.param, made, refused


def as_edition(workspace, edition, folder):
    """The declarations of a workspace, every document of them in one edition."""
    (folder / "report_templates").symlink_to(workspace.templates)
    for path in workspace.params.rglob("*"):
        target = folder / "params" / path.relative_to(workspace.params)
        if path.is_dir():
            target.mkdir(parents=True, exist_ok=True)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text("utf-8")
        if path.parent.name == "documents":
            text = re.sub(r"(?m)^edition: .*$", f"edition: {edition}", text)
        target.write_text(text, "utf-8")
    return Workspace(folder)


def by_kind(made, told):
    """Kind -> what `told` finds in its documents, as lines."""
    found = defaultdict(set)
    for (kind, *_), path in made.items():
        found[kind] |= set(told(path))
    return [f"{kind}: {sorted(one)[:8]}" for kind, one in sorted(found.items()) if one]


def texts(path):
    return (text for _, text in texts_of(path))


def test_no_document_is_refused_for_a_number_that_it_was_given(edition):
    _, _, refused = edition
    assert not refused, listed(f"{kind}: {said}" for kind, said in refused.items())


def test_no_edition_tells_a_secret_of_the_ledgers(edition, secrets):
    _, made, _ = edition
    found = defaultdict(set)
    kinds = {path: kind for (kind, *_), path in made.items()}
    for hit in scan(made.values(), secrets).hits:
        found[kinds[hit.file]].add(f"{hit.kind} {hit.mask} {hit.part}")
    assert not found, listed(f"{kind}: {sorted(one)[:5]}" for kind, one in sorted(found.items()))


def test_the_public_edition_tells_no_text_for_insiders(edition):
    name, made, _ = edition
    if name == PUBLIC:
        found = by_kind(made, lambda path: (t for t in texts(path) if INNER_TEXT.search(t)))
        assert not found, listed(found)


def test_the_public_edition_tells_no_name_for_insiders(edition):
    name, made, _ = edition
    if name == PUBLIC:
        found = by_kind(made, lambda path: (t for t in texts(path) if FILLED_IN_BY in t))
        assert not found, listed(found)


def test_the_public_edition_names_no_household_by_its_code(edition, household_codes):
    name, made, _ = edition
    if name == PUBLIC:
        code = re.compile("|".join(map(re.escape, sorted(household_codes))))
        found = by_kind(made, lambda path: (m[0] for t in texts(path) for m in code.finditer(t)))
        assert not found, listed(found)


def test_insiders_read_what_is_hidden_from_the_public(edition):
    """That the tests above look for something that documents could have told."""
    name, made, _ = edition
    told = any(INNER_TEXT.search(text) for path in made.values() for text in texts(path))
    assert told == (name == INTERNAL)
