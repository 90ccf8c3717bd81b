import pytest
from source_tree import ROOT

from bangfu_lib.cli.main import run_command
from bangfu_lib.params.coverage import coverage_rows
from bangfu_lib.params.scheme_reading import load_scheme

SCHEME = ROOT / "params" / "schemes" / "five_musts.yaml"


def bangfu(*arguments):
    return run_command([*arguments, "--root", str(ROOT)])


def test_example_is_found_by_its_name(capsys):
    assert bangfu("scheme", "test", "shicheng_person") == 0
    assert "应为75.5，实际75.5" in capsys.readouterr().out


@pytest.mark.parametrize("file", ["five_musts", "five_musts.yaml", str(SCHEME)])
def test_a_scheme_is_named_by_file_or_path(file, capsys):
    assert bangfu("scheme", "check", file) == 0
    known = load_scheme(ROOT / "params", "five_musts")
    counts = f"{len(known.sections)}个板块，{len(known.items)}个考核项，共100分"
    assert counts in capsys.readouterr().out


def test_a_scheme_passes_its_own_cases(capsys):
    assert bangfu("scheme", "test", "five_musts") == 0
    lines = capsys.readouterr().out.splitlines()
    passed = [line for line in lines if line.startswith("通过：")]
    assert lines[-1] == f"{len(passed)}个案例全部通过。" and len(passed) > 5


def test_a_case_that_does_not_hold_is_named_with_both_values(tmp_path, capsys):
    scheme = tmp_path / "five_musts.yaml"
    text = SCHEME.read_text("utf-8")
    assert "score: 100" in text
    scheme.write_text(text.replace("score: 100", "score: 99", 1), "utf-8")
    assert bangfu("scheme", "test", str(scheme)) == 5
    said = capsys.readouterr()
    assert "1个与预期不符" in said.err and "✗ 总分：应为99，实际100" in said.out


@pytest.mark.parametrize("command", ["check", "test"])
@pytest.mark.parametrize("file", ["none.yaml", "params", "../params/schemes"])
def test_a_scheme_that_does_not_exist_is_one_line_naming_those_that_do(command, file, capsys):
    assert bangfu("scheme", command, file) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and f"“{file}”" in said and "five_musts.yaml" in said


def test_a_scheme_that_names_an_unknown_norm_is_refused(tmp_path, capsys):
    scheme = tmp_path / "five_musts.yaml"
    text = SCHEME.read_text("utf-8")
    assert "in_village_days_min_share" in text
    scheme.write_text(text.replace("in_village_days_min_share", "wrong_name"), "utf-8")
    assert bangfu("scheme", "check", str(scheme)) == 5
    assert "wrong_name" in capsys.readouterr().err


def test_coverage_lists_every_row_with_its_state(capsys):
    assert bangfu("coverage") == 0
    lines = capsys.readouterr().out.splitlines()
    rows = coverage_rows(ROOT / "params")
    assert [line.split()[0] for line in lines[:-1:2]] == [row.row for row in rows]
    open_rows = sum(row.state == "open" for row in rows)
    assert f"共{len(rows)}条要求" in lines[-1] and f"{open_rows}条尚未实现" in lines[-1]
    assert sum(line.strip() == "尚未实现" for line in lines) == open_rows
