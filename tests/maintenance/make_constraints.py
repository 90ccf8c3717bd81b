"""Write constraints.txt: the versions, as installed here, of all that bangfu and its tests need.

After a run of all tests in a fresh environment with newer versions, delete constraints.txt, run
`python tests/maintenance/make_constraints.py` under each supported Python in turn (some packages
are needed under one of them alone, and what stands in the file is kept), then commit the file.
"""

import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from bangfu_lib.files import write_whole

ROOT = Path(__file__).parents[2]
TARGET = ROOT / "constraints.txt"
HEADER = """\
# The versions that are tested together, for every dependency down to the last.
# Use: pip install -c constraints.txt -e '.[test]'
# Made by: python tests/maintenance/make_constraints.py
"""


def direct_requirements():
    """What pyproject.toml asks for, the test extra included."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    texts = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    return [Requirement(text) for text in texts]


def closure(requirements):
    """Canonical name -> installed version of the requirements and all that they require in turn.

    Requirements for other systems or Python versions are left out.
    """
    found, asked, waiting = {}, set(), list(requirements)
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        key = (name, frozenset(requirement.extras))
        if key in asked:
            continue
        asked.add(key)
        installed = distribution(name)
        found[name] = installed.version
        waiting += [r for r in map(Requirement, installed.requires or []) if wanted(r, key[1])]
    return found


def wanted(requirement, extras):
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in extras or {""})


def pinned():
    """Name -> version, as constraints.txt has them now."""
    lines = TARGET.read_text("utf-8").splitlines() if TARGET.is_file() else []
    return dict(line.split("==") for line in lines if not line.startswith("#"))


def content():
    pins = pinned() | closure(direct_requirements())
    return HEADER + "".join(f"{name}=={version}\n" for name, version in sorted(pins.items()))


if __name__ == "__main__":
    try:
        write_whole(TARGET, content().encode())
    except PackageNotFoundError as missing:
        raise SystemExit(f"not installed here: {missing.name}") from missing
