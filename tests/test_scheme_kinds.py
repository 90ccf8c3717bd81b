"""Every kind of rule found in published score sheets is a scheme file whose own cases hold."""

import re

import pytest
from source_tree import ROOT

from bangfu_lib.params.rules import load_named
from bangfu_lib.params.scheme_names import name_faults, source_faults
from bangfu_lib.params.scheme_reading import read_scheme
from bangfu_lib.params.sources import load_sources
from bangfu_lib.scoring.cases import run_cases
from bangfu_lib.scoring.outcomes import quota_of

PARAMS = ROOT / "params"
KINDS = sorted((ROOT / "tests" / "schemes").glob("*.yaml"))
FILES = [*KINDS, *sorted((PARAMS / "schemes").rglob("*.yaml"))]
KIND = re.compile(r"^g(\d\d)_")


@pytest.fixture(scope="module")
def named():
    return load_named(PARAMS)


def schemes(paths):
    return pytest.mark.parametrize("path", paths, ids=lambda path: path.stem)


@schemes(FILES)
def test_scheme_has_no_fault(path, named):
    scheme = read_scheme(path)
    unknown = name_faults(scheme, named.indicators, named.norms)
    assert not [*map(str, unknown), *source_faults([scheme], load_sources(PARAMS))]


@schemes(FILES)
def test_scheme_gives_what_its_cases_expect(path, named):
    scheme = read_scheme(path)
    wrong = [checked for checked in run_cases(scheme, named) if not checked.holds]
    assert not wrong


@schemes(KINDS)
def test_every_kind_has_two_cases_and_is_named_as_its_file(path):
    scheme = read_scheme(path)
    assert len(scheme.cases) >= 2 and scheme.name == path.stem


def test_all_forty_kinds_have_a_file():
    numbers = {int(found[1]) for path in KINDS if (found := KIND.match(path.name))}
    assert numbers == set(range(1, 41))


def test_a_quarter_of_each_group_of_184_is_eleven_and_thirty_five():
    scheme = read_scheme(ROOT / "tests" / "schemes" / "g26_quota.yaml")
    groups = [quota_of(scheme.quotas[0], size) for size in (44, 140)]
    assert groups == [11, 35] and sum(groups) == quota_of(scheme.quotas[0], 184)
