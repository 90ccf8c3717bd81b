"""The page from which staff learn to write schemes: every example in it is valid and holds."""

import re

import pytest
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from source_tree import ROOT

from bangfu_lib.params.reading import validator
from bangfu_lib.params.rules import load_named
from bangfu_lib.params.scheme_names import name_faults
from bangfu_lib.params.scheme_reading import read_scheme
from bangfu_lib.scoring.cases import run_cases

PAGE = (ROOT / "params" / "schemes" / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
INLINE = [found.strip() for found in re.findall(r"`([^`\n]+: [^`\n]+)`", PAGE)]
ROW = re.compile(r"^\| (\d+) .*\|$", re.MULTILINE)
SCHEMA = validator("scheme").schema
# What the page says of params/units/office.yaml.
OFFICE = {"scheme", "schemes"}


def load(text):
    return YAML(typ="safe", pure=True).load(text)


def dump(content, path):
    YAML(typ="safe", pure=True).dump(content, path)
    return path


@pytest.fixture(scope="module")
def named():
    return load_named(ROOT / "params")


@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_every_example_put_into_the_first_one_is_a_scheme_whose_cases_hold(number, named, tmp_path):
    path = dump(load(BLOCKS[0]) | load(BLOCKS[number]), tmp_path / "my_county.yaml")
    scheme = read_scheme(path)
    assert not list(name_faults(scheme, named.indicators, named.norms))
    assert not [checked for checked in run_cases(scheme, named) if not checked.holds]


def definitions(schema):
    """Every mapping of known keys in the schema, however deep it stands."""
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict):
            yield schema["properties"]
        for below in schema.values():
            yield from definitions(below)
    elif isinstance(schema, list):
        for below in schema:
            yield from definitions(below)


def fits(key, value):
    here = [known[key] for known in definitions(SCHEMA) if key in known]
    return any(
        validator("scheme").evolve(schema={**one, "$defs": SCHEMA["$defs"]}).is_valid(value)
        for one in here
    )


def snippets():
    for text in dict.fromkeys(INLINE):
        try:
            content = load(text)
        except YAMLError:
            continue
        if isinstance(content, dict) and "…" not in text and "：" not in text:
            yield text, {key: value for key, value in content.items() if _is_key(key)}


def _is_key(key):
    """Names of grades and options are the office's own."""
    return str(key).isascii() and key not in OFFICE


def test_every_snippet_in_the_text_is_one_that_the_grammar_knows():
    wrong = [
        text
        for text, content in snippets()
        if not all(fits(key, value) for key, value in content.items())
    ]
    assert len(list(snippets())) > 40
    assert not wrong


def test_the_page_says_how_to_write_each_of_the_forty_kinds():
    assert [int(number) for number in ROW.findall(PAGE)] == list(range(1, 41))
