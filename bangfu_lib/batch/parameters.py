"""Parameters of a notebook: what its tagged cell declares, and whether the values given fit."""

import ast
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bangfu_lib.errors import ParamsError, UsageError
from bangfu_lib.zh import batch as zh

PYTHON_KINDS = {"str": str, "int": int, "float": (int, float), "bool": bool}
INJECTED_MARK = "# Parameters"
TAG = "parameters"


@dataclass(frozen=True)
class Parameter:
    """One annotated line of a parameters cell: `name: kind = default  # about`."""

    name: str
    kind: str
    about: str = ""


def declared_parameters(source: str) -> dict[str, Parameter]:
    """The parameters that a cell declares, by name; empty when it is not a parameters cell.

    A parameters cell holds annotated assignments and nothing else.
    """
    statements = _statements(source)
    if not all(_declares(statement) for statement in statements):
        return {}
    lines = source.splitlines()
    found = (
        Parameter(s.target.id, ast.unparse(s.annotation), _about(lines, s)) for s in statements
    )
    return {parameter.name: parameter for parameter in found}


def notebook_parameters(notebook: Path) -> dict[str, Parameter]:
    """The parameters that the tagged cell of `notebook` declares.

    Raises ParamsError when the file is missing, is no notebook, or has no such cell.
    """
    try:
        cells = json.loads(notebook.read_text("utf-8"))["cells"]
        tagged = [cell for cell in cells if TAG in cell["metadata"].get("tags", ())]
        sources = ["".join(cell["source"]) for cell in tagged]
    except FileNotFoundError:
        raise ParamsError(zh.MISSING_NOTEBOOK.format(notebook=notebook.name)) from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ParamsError(zh.NOT_A_NOTEBOOK.format(notebook=notebook.name)) from None
    declared = declared_parameters(sources[0]) if sources else {}
    if not declared:
        raise ParamsError(zh.NO_PARAMETERS_CELL.format(notebook=notebook.name))
    return declared


def check_parameters(namespace: Mapping[str, Any]) -> None:
    """Refuse a parameter that the notebook does not know or whose value is of another kind.

    `namespace` is the notebook's `globals()`. Names are only checked in the cell that papermill
    injects: variables that somebody adds while exploring are their own affair.
    Raises UsageError, which names every fault and the known parameters.
    """
    inputs = [str(source) for source in namespace.get("In", ())]
    declared: dict[str, Parameter] = {}
    for source in inputs:
        declared |= declared_parameters(source)
    given = [name for name in _injected(inputs) if name not in declared]
    values = {name: namespace[name] for name in declared if name in namespace}
    refuse_parameters(declared, values | {name: namespace.get(name) for name in given})


def refuse_parameters(declared: Mapping[str, Parameter], values: Mapping[str, Any]) -> None:
    """Raise UsageError naming every unknown or ill-typed value; do nothing when all fit."""
    faults = list(_faults(declared, values))
    if faults:
        known = zh.KNOWN_PARAMETERS.format(
            listing=zh.SEPARATOR.join(_described(parameter) for parameter in declared.values())
        )
        raise UsageError(zh.PARAMETERS_REFUSED.format(count=len(faults)), [*faults, known])


def _faults(declared: Mapping[str, Parameter], values: Mapping[str, Any]) -> Iterator[str]:
    for name, value in values.items():
        if name not in declared:
            yield zh.UNKNOWN_PARAMETER.format(name=name)
        elif not _fits(declared[name].kind, value):
            kind = declared[name].kind
            text = zh.WRONG_KIND_TEXT if kind == "str" else zh.WRONG_KIND
            yield text.format(name=name, kind=zh.KIND_NAMES[kind], value=value)


def _fits(kind: str, value: Any) -> bool:
    if kind not in PYTHON_KINDS:
        return True
    return isinstance(value, PYTHON_KINDS[kind]) and (kind == "bool") == isinstance(value, bool)


def _described(parameter: Parameter) -> str:
    kind = zh.KIND_NAMES.get(parameter.kind, parameter.kind)
    text = zh.KNOWN_PARAMETER if parameter.about else zh.KNOWN_PARAMETER_BARE
    return text.format(name=parameter.name, kind=kind, about=parameter.about)


def _injected(inputs: Sequence[str]) -> list[str]:
    """The names that the cell injected by papermill assigns; the last such cell counts."""
    injected = [source for source in inputs if source.lstrip().startswith(INJECTED_MARK)]
    if not injected:
        return []
    statements = _statements(injected[-1])
    targets = [s.targets for s in statements if isinstance(s, ast.Assign)]
    return [target.id for listed in targets for target in listed if isinstance(target, ast.Name)]


def _statements(source: str) -> list[ast.stmt]:
    try:
        return ast.parse(source).body
    except (SyntaxError, ValueError):
        return []


def _declares(statement: ast.stmt) -> bool:
    return (
        isinstance(statement, ast.AnnAssign)
        and isinstance(statement.target, ast.Name)
        and statement.value is not None
    )


def _about(lines: Sequence[str], statement: ast.stmt) -> str:
    """The comment behind a statement; the syntax tree counts columns in bytes."""
    rest = lines[statement.end_lineno - 1].encode()[statement.end_col_offset :].decode()
    return rest.partition("#")[2].strip()
