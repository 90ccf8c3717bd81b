"""README.md stays true: its commands exist, all commands are in it, its folders and files are there."""

import re
import shlex
import tomllib

import click
import pytest
from source_tree import ROOT, listed

from bangfu_lib.cli.main import bangfu
from bangfu_lib.errors import BangfuError

README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```(?:bash|powershell)\n(.*?)```", README, re.DOTALL)
FIVE = ["init", "blank", "check", "assess", "run"]


def typed():
    """Every bangfu command line of the README's code blocks, as words."""
    lines = [line.split("#")[0].strip() for block in BLOCKS for line in block.splitlines()]
    return [
        shlex.split(line, posix="\\" not in line) for line in lines if line.startswith("bangfu")
    ]


def tabled():
    """Every command of the README's table, as words without its arguments."""
    return re.findall(r"^\| `bangfu ([a-z ]+?)(?: [^a-z ].*?|)(?:`| \[)", README, re.MULTILINE)


def commands(group=bangfu, words=()):
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, (*words, name))
        else:
            yield " ".join((*words, name))


def parse(words):
    """Parse a whole command line without running it."""
    context, group = bangfu.make_context("bangfu", list(words)), bangfu
    while isinstance(group, click.Group):
        name, group, rest = group.resolve_command(
            context, [*context._protected_args, *context.args]
        )
        context = group.make_context(name, rest, parent=context)


@pytest.mark.parametrize("words", typed(), ids=" ".join)
def test_each_command_in_the_readme_can_be_typed_as_it_stands(words):
    parse(words[1:])


def test_a_command_that_does_not_exist_would_be_noticed():
    with pytest.raises(BangfuError):
        parse(["chek", "2024Q3"])
    with pytest.raises(click.UsageError):
        parse(["check", "2024Q3", "--dokument", "x"])


def test_every_command_is_in_the_table_of_the_readme_and_nothing_else():
    assert sorted(tabled()) == sorted(commands())


def test_every_option_of_a_command_is_in_its_line_of_the_table():
    missing = []
    for line in README.splitlines():
        for words in commands():
            if not re.match(rf"\| `bangfu {words}[ `]", line):
                continue
            command = bangfu
            for word in words.split():
                command = command.commands[word]
            options = [o for p in command.params for o in p.opts if o.startswith("--")]
            missing += [f"{words} {o}" for o in options if o != "--root" and o not in line]
    assert not missing, listed(missing)


def test_the_way_from_blank_ledgers_to_word_is_five_commands():
    (block,) = [block for block in BLOCKS if "bangfu init 我的工作区" in block]
    words = [line.split()[1] for line in block.splitlines() if line.startswith("bangfu")]
    assert words == FIVE


def test_the_two_commands_and_the_test_command_stand_alone():
    assert "pip install -e .\nbangfu demo\n" in BLOCKS
    assert "pip install -e '.[test]' && python -m pytest\n" in BLOCKS


def test_exit_codes_are_those_of_the_errors():
    codes = {kind.exit_code for kind in (BangfuError, *BangfuError.__subclasses__())}
    table = {int(code) for code in re.findall(r"^\| (\d+) \|", README, re.MULTILINE)}
    assert table == codes | {0, 130}


def test_files_that_the_readme_names_are_there():
    named = re.findall(
        r"(?:params|notebooks|tests|bangfu_lib|report_templates)/[\w./-]+\.\w+", README
    )
    assert len(named) > 5
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_dependency_has_its_reason_in_contributing():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    names = [re.split("[>=]", text)[0] for text in declared]
    reasons = (ROOT / "CONTRIBUTING.md").read_text("utf-8").split("## Dependencies")[1]
    assert [name for name in names if not re.search(rf"\b{re.escape(name)}\b", reasons)] == []
