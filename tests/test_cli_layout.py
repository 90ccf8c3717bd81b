import click
import pytest

from bangfu_lib.cli.layout import ChineseCommand, width
from bangfu_lib.cli.main import bangfu, run_command
from bangfu_lib.zh import cli as zh


def commands(group=bangfu, path=()):
    """Every command by its words: (), ("check",), ("scheme", "test"), …"""
    yield path, group
    for name, command in getattr(group, "commands", {}).items():
        yield from commands(command, (*path, name))


ALL = dict(commands())


@pytest.mark.parametrize("words", ALL, ids=" ".join)
def test_every_command_has_help_in_chinese(words, capsys):
    assert run_command([*words, "--help"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("用法：bangfu") and zh.OPTIONS_TITLE in said
    for english in ("Usage", "Options", "Show this message", "COMMAND", "ARGS", "OPTIONS"):
        assert english not in said


@pytest.mark.parametrize("words", ALL, ids=" ".join)
def test_every_option_and_argument_is_explained(words):
    for parameter in ALL[words].params:
        about = parameter.about if isinstance(parameter, click.Argument) else parameter.help
        assert about, parameter.name


@pytest.mark.parametrize("words", [w for w in ALL if isinstance(ALL[w], ChineseCommand)])
def test_every_command_on_a_workspace_takes_root(words):
    names = {parameter.name for parameter in ALL[words].params}
    without = {(), ("demo",), ("practice",), ("init",), ("scheme",), ("template",)}
    assert ("root" in names) == (words not in without)


def test_the_first_page_documents_every_exit_code(capsys):
    run_command([])
    said = capsys.readouterr().out
    assert [line.split()[0] for line in said.split("退出代码：")[1].split("\n") if line] == [
        *"01234567",
        "130",
    ]


@pytest.mark.parametrize(
    ("typed", "sentence", "hint"),
    [
        ("chek", "没有名为“chek”的命令。可用的命令：demo、practice、init", "bangfu --help"),
        ("check", "缺少参数“考核期”。", "bangfu check --help"),
        ("check 2021Q4 extra", "多出了参数“extra”", "bangfu check --help"),
        ("run 2021Q4 --dokument x", "没有选项 --dokument", "bangfu run --help"),
        ("run 2021Q4 --jobs many", "选项 --jobs 应当是不小于1的整数", "bangfu run --help"),
        ("run 2021Q4 --jobs 0", "选项 --jobs 应当是不小于1的整数", "bangfu run --help"),
        ("run 2021Q4 --unit", "选项 --unit 的写法不对", "--help"),
        ("run 2021Q4 --force=1", "选项 --force 的写法不对", "--help"),
        ("scheme tset x", "可用的命令：check、test", "bangfu scheme --help"),
        ("--versoin", "没有选项 --versoin", "bangfu --help"),
    ],
)
def test_what_is_typed_wrongly_is_answered_in_chinese(typed, sentence, hint, capsys):
    assert run_command(typed.split()) == 2
    first, second = capsys.readouterr().err.splitlines()
    assert sentence in first
    assert second.startswith("查看用法：") and hint in second


def test_help_lines_up_by_the_width_of_chinese(capsys):
    run_command(["run", "--help"])
    lines = capsys.readouterr().out.split("选项：\n")[1].splitlines()
    options = [line for line in lines if line.strip()]
    helps = {width(line) - width(line.split("  ")[-1].lstrip()) for line in options}
    assert len(helps) == 1


def test_the_version_is_said(capsys):
    assert run_command(["--version"]) == 0
    assert capsys.readouterr().out.startswith("bangfu ")
