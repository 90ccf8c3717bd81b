"""Nothing that was made tells the people of the ledgers, not even where something failed."""

import json
import re
from dataclasses import fields, replace

import canaries
import pandas as pd
import pytest

from bangfu_lib import assess as assessing
from bangfu_lib.assess import assess
from bangfu_lib.batch.quarter import RunOptions, run_quarter
from bangfu_lib.cli.main import run_command
from bangfu_lib.demo import workbooks
from bangfu_lib.demo.cases import CASES
from bangfu_lib.ledgers.intake import Intake
from bangfu_lib.ledgers.tables import empty_table
from bangfu_lib.ledgers.workbook import write_workbook
from bangfu_lib.params.ledgers import ORIGIN, load_ledgers
from bangfu_lib.params.runs import load_run
from bangfu_lib.periods.period import Period
from bangfu_lib.privacy.matching import Matcher
from bangfu_lib.privacy.produced import period_secrets
from bangfu_lib.privacy.scan import scan
from bangfu_lib.privacy.secrets import Secrets
from bangfu_lib.privacy.texts import texts_of
from bangfu_lib.reports.documents import make_document
from bangfu_lib.reports.several import wanted
from bangfu_lib.results.explain import lost_points
from bangfu_lib.workspace import new_workspace, shipped_folder

HOLDING_ORIGINALS = {"ledgers", "store", "returned"}
QUARTER = "2021Q4"
# A county's summary and notice take long, and are made as those of a few villages are.
MANY, LONG = 50, ("quarter_summary", "notice")
SPILL = """
if village == "PB05":
    everybody = results.snapshot.tables["households"]
    raise ValueError(f"{everybody['head'].iloc[0]} {everybody['phone'].iloc[0]}")
"""


def everything_but_originals(workspace):
    return [path for path in workspace.root.iterdir() if path.name not in HOLDING_ORIGINALS]


def told(workspace, period):
    """What is found in everything but the originals, once it is sure what is looked for."""
    secrets = period_secrets(workspace, Period.parse(period))
    assert {canaries.person_name(0), canaries.address(0)} <= set(secrets.words)
    assert {canaries.phone(0), canaries.id_number(0), canaries.account(0)} <= set(secrets.numbers)
    return scan(everything_but_originals(workspace), secrets).hits


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    """The sample quarter of a township whose ledgers hold canaries; one notebook spills some."""
    workspace = new_workspace(tmp_path_factory.mktemp("canaries") / "bangfu-demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workbooks, "write_workbook", write_planted)
        CASES["pingbian"].write(workspace)
    path = workspace.notebooks / "13_problem_lists.ipynb"
    notebook = json.loads(path.read_text("utf-8"))
    notebook["cells"][-1]["source"] = SPILL + "".join(notebook["cells"][-1]["source"])
    path.write_text(json.dumps(notebook), "utf-8")
    assess(workspace, Period.parse(QUARTER))
    return workspace


def write_planted(path, ledgers, tables, **rest):
    known = {ledger.name: ledger for ledger in ledgers}
    tables = {name: canaries.planted(known[name], table) for name, table in tables.items()}
    write_workbook(path, ledgers, tables, **rest)


@pytest.fixture(scope="module")
def run(planted):
    """A village's documents and those of the quarter, each made by its notebook; one that fails."""
    quarterly = [one.kind for one in load_run(planted.params).documents if one.units == "quarter"]
    options = (
        RunOptions(documents=quarterly),
        RunOptions(units=("PB04",)),
        RunOptions(units=("PB05",), documents=("problem_list",)),
    )
    *others, last = [run_quarter(planted, Period.parse(QUARTER), one) for one in options]
    return replace(last, made=tuple(job for one in (*others, last) for job in one.made))


def test_a_run_tells_nobody(planted, run):
    assert {job.kind for job in run.made} == {
        one.kind for one in load_run(planted.params).documents
    }
    assert told(planted, QUARTER) == ()


def test_what_may_be_shown_is_shown_masked(planted, run):
    del run
    document = next((planted.results(QUARTER) / "documents" / "问题清单").glob("PB04*.docx"))
    text = "".join(text for _, text in texts_of(document))
    assert re.search(r"（[龘䶮㙟㐱㑳]\*\*，139\*{4}\d{4}，5325\*{10}\d{3}[\dX]）", text)


def test_a_notebook_that_fails_over_a_row_leaves_no_word_of_it(planted, run):
    assert [job.unit for job, _ in run.failed] == ["PB05"]
    left = list((planted.results(QUARTER) / "logs").iterdir())
    assert "ValueError" in left[0].read_text("utf-8")
    assert told(planted, QUARTER) == ()


def test_explaining_every_village_tells_nobody(planted, capsys):
    for unit in ("PB04", "PB05"):
        assert run_command(["explain", QUARTER, unit, "--root", str(planted.root)]) == 0
    text = capsys.readouterr().out
    assert "PB0" in text
    assert not Matcher(period_secrets(planted, Period.parse(QUARTER))).hits(text)


def test_the_command_says_that_nothing_was_found_and_then_what_was(planted, run, capsys):
    asked = ["privacy", QUARTER, "--root", str(planted.root)]
    assert run_command(asked) == 0
    leak = planted.results(QUARTER) / "documents" / "笔记.txt"
    leak.write_text(f"{canaries.person_name(3)} {canaries.phone(3)}", "utf-8")
    capsys.readouterr()
    code, said = run_command(asked), capsys.readouterr().err
    leak.unlink()
    assert code == 3 and "笔记.txt" in said
    assert canaries.person_name(3) not in said and canaries.phone(3) not in said


# Bad cells and faults


def spoilt(ledger, table):
    """Canaries written so that no personal field can take them."""
    table = canaries.planted(ledger, table).astype(object)
    for name, field in ledger.fields.items():
        if field.sensitivity in canaries.PERSONAL:
            number = range(len(table))
            table[name] = [f"{canaries.person_name(n)}{canaries.phone(n)}" for n in number]
    return table


def test_checking_bad_cells_tells_nobody(tmp_path, capsys):
    workspace = new_workspace(tmp_path / "bangfu-demo")
    known = load_ledgers(workspace.params)
    rows = pd.DataFrame({"household": ["H1", "H2"], "village": ["PB01", "PB02"], "head": "某"})
    table = spoilt(known["households"], rows)
    asked = [known["households"]]
    path = workspace.ledgers(QUARTER) / "甲.xlsx"
    write_loosely(path, asked[0], table)
    assert run_command(["check", QUARTER, "--root", str(workspace.root)]) == 3
    said = capsys.readouterr()
    for number in range(2):
        for value in (canaries.person_name(number), canaries.phone(number)):
            assert value not in said.out + said.err
    left = everything_but_originals(workspace)
    words = {canaries.person_name(number): "name" for number in range(2)}
    numbers = {canaries.phone(number): "phone" for number in range(2)}
    assert scan(left, Secrets(words, numbers)).hits == ()


def write_loosely(path, ledger, table):
    import xlsxwriter

    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet(ledger.label)
        for column, (name, field) in enumerate(ledger.fields.items()):
            sheet.write_string(0, column, field.header)
            for row, value in enumerate(table.get(name, ()), start=1):
                sheet.write_string(row, column, str(value))


def test_a_fault_of_the_program_over_a_row_leaves_no_word_of_it(planted, monkeypatch, capsys):
    def fault(*args, **rest):
        raise KeyError(f"{canaries.person_name(5)} {canaries.id_number(5)}") from ValueError(
            f"{canaries.phone(5)[:3]}-{canaries.phone(5)[3:7]}-{canaries.phone(5)[7:]}"
        )

    monkeypatch.setattr(assessing, "read_ledgers", fault)
    assert run_command(["assess", QUARTER, "--root", str(planted.root)]) == 1
    assert not Matcher(period_secrets(planted, Period.parse(QUARTER))).hits(capsys.readouterr().err)
    logs = list((planted.root / "results" / "logs").iterdir())
    assert "KeyError" in logs[0].read_text("utf-8") and "ValueError" in logs[0].read_text("utf-8")
    assert told(planted, QUARTER) == ()


# The other samples


@pytest.mark.parametrize("name", sorted(set(CASES) - {"pingbian"}))
def test_the_results_and_documents_of_each_sample_tell_nobody(name, tmp_path, monkeypatch):
    workspace, case = new_workspace(tmp_path / name), CASES[name]
    assess_planted(workspace, case, monkeypatch)
    results = assess(workspace, Period.parse(case.period)).results
    unit = next(iter(results.catalogue["units"]))
    for entry in load_run(workspace.params, results.catalogue["office"]["run"]).documents:
        for kind, period in wanted(entry.kinds, results):
            if entry.units == "village":
                make_document(kind, results, workspace, unit, part=period.code)
            elif kind not in LONG or len(results.catalogue["units"]) < MANY:
                make_document(kind, results, workspace, part=period.code)
    said = [row.summary for one in lost_points(results, unit) for row in one.evidence]
    assert told(workspace, case.period) == ()
    assert not any(results.matcher.hits(text) for text in set(said))


def assess_planted(workspace, case, monkeypatch):
    """Have the sample's rows taken in with canaries, without writing and reading workbooks."""
    parts = {name: [] for name in load_ledgers(shipped_folder("params"))}

    def keep(path, ledgers, tables, **rest):
        for ledger in ledgers:
            if ledger.name in tables:
                origin = dict(zip(ORIGIN, (path.name, ledger.label, 2), strict=True))
                parts[ledger.name].append(tables[ledger.name].assign(**origin))

    monkeypatch.setattr(workbooks, "write_workbook", keep)
    case.write(workspace)
    known = load_ledgers(workspace.params)
    tables = {}
    for name, ledger in known.items():
        table = empty_table(ledger)
        if parts.get(name):
            rows = canaries.planted(ledger, pd.concat(parts[name], ignore_index=True))
            table = rows.reindex(columns=table.columns).astype(table.dtypes)
        tables[name] = table
    taken = {field.name: () for field in fields(Intake)} | {"tables": tables}
    monkeypatch.setattr(assessing, "read_ledgers", lambda *args, **rest: Intake(**taken))
