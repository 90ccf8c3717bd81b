"""The files of this project and what is in them, for the tests of house rules."""

import ast
import io
import os
import re
import tokenize
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
LIBRARY = ROOT / "bangfu_lib"
CHINESE = re.compile("[\u3001-\u303f\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff5e]")


@cache
def project_files():
    """Every file of the project that .gitignore lets in."""
    found = []
    for folder, names, files in os.walk(ROOT):
        here = Path(folder)
        names[:] = [name for name in names if not is_ignored(here / name)]
        found += [here / name for name in files if not is_ignored(here / name)]
    return sorted(found)


@cache
def ignored_patterns():
    return (ROOT / ".gitignore").read_text("utf-8").split()


def is_ignored(path):
    parts = path.relative_to(ROOT).parts
    if ".git" in parts:
        return True
    for pattern in ignored_patterns():
        name = pattern.strip("/")
        places = parts[:1] if pattern.startswith("/") else parts
        if any(fnmatch(part, name) for part in places):
            return True
    return False


def modules(folder=LIBRARY):
    return [path for path in project_files() if path.suffix == ".py" and folder in path.parents]


@cache
def tree(path):
    return ast.parse(path.read_text("utf-8"), str(path))


def nodes(path, *kinds):
    return [node for node in ast.walk(tree(path)) if isinstance(node, kinds)]


def spot(path, line=None):
    name = path.relative_to(ROOT).as_posix()
    return name if line is None else f"{name}:{line}"


def listed(offenders):
    return "\n".join(["", *map(str, offenders)])


def comments(source):
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return [(t.start[0], t.string) for t in tokens if t.type == tokenize.COMMENT]
