"""Commands about Word templates: what is wrong with them, and which names they may use."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bangfu_lib.cli.layout import ChineseGroup, width
from bangfu_lib.cli.parameters import argument, root_option
from bangfu_lib.errors import UsageError
from bangfu_lib.workspace import find_workspace, shipped_folder
from bangfu_lib.zh import template_check as zh

if TYPE_CHECKING:  # documents load the rules, which help does without
    from bangfu_lib.params.documents import Document
    from bangfu_lib.reports.templates.check import Checked

WIDEST = 40
template = ChineseGroup("template", help=zh.HELP_TEMPLATE)


@template.command("check", help=zh.HELP_CHECK)
@argument("file", zh.FILE, zh.FILE_ABOUT, default="", required=False)
@click.option("--kind", default="", metavar=zh.KIND_PLACE, help=zh.KIND_OPTION)
@click.option("--all", "unused", is_flag=True, help=zh.ALL_OPTION)
@root_option
def template_check(file: str, kind: str, unused: bool, root: str) -> None:
    """Print notes and what is well; raise ParamsError with every error found."""
    from bangfu_lib.reports.templates.check import refuse_errors

    checked = _checked(file, kind, root)
    for one in checked:
        if not one.errors:
            click.echo(zh.GOOD.format(file=one.path.name, label=one.label))
        for note in one.notes:
            click.echo(zh.NOTE.format(line=note.line()))
        if unused and one.unused:
            names = zh.SEPARATOR.join(one.unused)
            click.echo(zh.UNUSED.format(file=one.path.name, names=names))
    refuse_errors(checked)


def _checked(file: str, kind: str, root: str) -> "list[Checked]":
    """The template asked for under each of its kinds, or all of the workspace."""
    from bangfu_lib.params.documents import load_documents
    from bangfu_lib.reports.templates.check import (
        check_template,
        check_templates,
        kind_of_template,
        kinds_named,
    )

    if not file:
        workspace = find_workspace(root)
        documents = load_documents(workspace.params)
        return check_templates(workspace, kinds_named(kind, documents) if kind else None)
    path = Path(file).expanduser()
    documents = load_documents(_params(root, path))
    kinds = kind_of_template(path, documents, kind)
    return [check_template(path, one, documents) for one in kinds]


def _params(root: str, path: Path) -> Path:
    """The rules of the named workspace, of this folder's, or of the file's; else the program's."""
    for start in [root] if root else ["", path.absolute().parent]:
        try:
            return find_workspace(start).params
        except UsageError:
            if root:
                raise
    return shipped_folder("params")


@template.command("fields", help=zh.HELP_FIELDS)
@argument("document", zh.DOCUMENT, zh.DOCUMENT_ABOUT, default="", required=False)
@root_option
def template_fields(document: str, root: str) -> None:
    """Print every name that the templates of one kind of document, or of all, may use."""
    from bangfu_lib.params.documents import load_documents
    from bangfu_lib.reports.kinds import KINDS
    from bangfu_lib.reports.templates.check import kinds_named
    from bangfu_lib.reports.templates.page import chart_lines, field_lines

    documents = load_documents(_params(root, Path()))
    chosen = kinds_named(document, documents) if document else [k for k in documents if k in KINDS]
    for kind in chosen:
        click.echo(_title(documents[kind]))
        lines = field_lines(KINDS[kind].fields)
        column = max(min(width(_left(*line)), WIDEST) for line in lines)
        for name, written, says in lines:
            left = _left(name, written, says)
            click.echo(zh.FIELD_LINE.format(written=_padded(left, column), says=says))
        _say_charts(chart_lines(KINDS[kind]))


def _title(document: "Document") -> str:
    return zh.KIND_LINE.format(label=document.label, template=document.template)


def _left(name: str, written: str, _says: str) -> str:
    """A field as it is written; a list or entry by its name."""
    return written if written.startswith("{") else zh.LIST_NAME.format(name=name, kind=written)


def _padded(text: str, column: int) -> str:
    return text + " " * max(0, column - width(text))


def _say_charts(charts: Iterable[str]) -> None:
    for one in charts:
        click.echo(zh.CHART_LINE.format(name=one))
