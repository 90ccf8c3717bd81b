"""Read YAML strictly: no duplicate keys, only known keys, every fault named at once."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import YAMLError

from bangfu_lib.errors import ParamsError
from bangfu_lib.params.schema_faults import leaves, line_of, place, problem
from bangfu_lib.zh import params as zh

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

# jsonschema's optional check of IRIs builds a grammar at import, two seconds in every process;
# no schema here uses it, so the import is told that it is not there.
SLOW_EXTRA = "rfc3987_syntax"


@dataclass(frozen=True)
class Fault:
    """One fault in a file that staff edit: where it is and what is wrong."""

    file: str
    key: str
    problem: str

    def __str__(self) -> str:
        place = zh.PLACE.format(file=self.file, key=self.key or zh.WHOLE_FILE)
        return zh.FAULT.format(place=place, problem=self.problem)


def refuse(faults: Iterable[Fault]) -> None:
    """Raise ParamsError naming every fault; do nothing when there are none."""
    lines = [str(fault) for fault in faults]
    if lines:
        raise ParamsError(zh.FAULTY.format(count=len(lines)), lines)


def read_yaml(path: Path, schema: str) -> dict[str, Any]:
    """The content of one YAML file that satisfies `schema`; raises ParamsError otherwise."""
    content, faults = try_yaml(path, schema)
    refuse(faults)
    return content


def read_folder(folder: Path, schema: str) -> dict[str, dict[str, Any]]:
    """Every *.yaml of `folder` by its stem; the faults of all files are raised together."""
    contents, faults = {}, []
    for path in sorted(folder.glob("*.yaml")):
        contents[path.stem], found = try_yaml(path, schema)
        faults.extend(found)
    refuse(faults)
    return contents


def try_yaml(path: Path, schema: str) -> tuple[dict[str, Any], list[Fault]]:
    """The content of one YAML file and its faults; the content is empty when it cannot be read."""
    name = f"{path.parent.name}/{path.name}".lstrip("/")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ParamsError(zh.MISSING_FILE.format(file=name)) from None
    except UnicodeDecodeError:
        return {}, [Fault(name, "", zh.NOT_TEXT)]
    content, faults = _tried(name, text, schema)
    return deepcopy(content), list(faults)


# Parsing takes most of the time of loading rules, and the same text says the same every time.
@lru_cache(maxsize=512)
def _tried(name: str, text: str, schema: str) -> tuple[dict[str, Any], tuple[Fault, ...]]:
    try:
        content = YAML(typ="safe", pure=True).load(text)
    except DuplicateKeyError as error:
        line, key = error.problem_mark.line + 1, error.problem.split('"')[1]
        return {}, (Fault(name, key, zh.DUPLICATE_KEY.format(line=line, key=key)),)
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return {}, (Fault(name, "", zh.NOT_YAML.format(line=mark.line + 1 if mark else 1)),)
    if content is None:
        return {}, (Fault(name, "", zh.EMPTY),)
    if decimals := list(_decimal_keys([content])):
        return {}, tuple(Fault(name, str(key), zh.DECIMAL_KEY.format(key=key)) for key in decimals)
    plain = _plain(content)
    errors = [leaf for error in validator(schema).iter_errors(plain) for leaf in leaves(error)]
    tree = YAML(typ="safe", pure=True).compose(text) if errors else None
    errors.sort(key=lambda error: line_of(error, tree))
    faults = tuple(Fault(name, place(error, plain, tree), problem(error)) for error in errors)
    return (plain if isinstance(plain, dict) else {}), faults


@cache
def validator(schema: str) -> "Draft202012Validator":
    """The validator for one kind of params file; the schemas are part of the library."""
    held_back = SLOW_EXTRA not in sys.modules
    if held_back:
        sys.modules[SLOW_EXTRA] = None
    from jsonschema import Draft202012Validator

    if held_back:
        del sys.modules[SLOW_EXTRA]
    text = files("bangfu_lib.params").joinpath("schemas", f"{schema}.json").read_text("utf-8")
    return Draft202012Validator(json.loads(text))


def _decimal_keys(value: Any) -> Iterator[float]:
    """Names that were read as decimals: of 1.10 only 1.1 is left."""
    entries = value.items() if isinstance(value, Mapping) else ()
    yield from (key for key, _ in entries if isinstance(key, float))
    for one in value.values() if isinstance(value, Mapping) else value:
        if isinstance(one, Mapping | list):
            yield from _decimal_keys(one)


def _plain(value: Any) -> Any:
    """YAML dates become ISO text, so that every value is a JSON value."""
    if isinstance(value, Mapping):
        return {_plain_key(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def _plain_key(key: Any) -> str:
    return key.isoformat() if hasattr(key, "isoformat") else str(key)
