"""Check Word templates as staff left them: every problem at once, in Chinese, with its place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bangfu_lib.errors import ParamsError, UsageError
from bangfu_lib.params.documents import Document, load_documents
from bangfu_lib.reports.kinds import KINDS, Kind
from bangfu_lib.reports.templates.charts import Charts, chart_faults
from bangfu_lib.reports.templates.file import NotUsable, active_problems, read_template
from bangfu_lib.reports.templates.looks import look_faults, style_ids
from bangfu_lib.reports.templates.names import NameCheck
from bangfu_lib.reports.templates.places import Finding, Place, places
from bangfu_lib.reports.templates.scope import in_staff_names, ways
from bangfu_lib.word.cleaning import CONTENT, cleaned
from bangfu_lib.word.compiling import charts_of
from bangfu_lib.word.package import Parts
from bangfu_lib.workspace import Workspace
from bangfu_lib.zh import reports as marks
from bangfu_lib.zh import template_check as zh

Documents = dict[str, Document]


@dataclass(frozen=True)
class Checked:
    """One template held against one kind of document: what was found, and names it leaves out."""

    path: Path
    label: str
    findings: tuple[Finding, ...]
    unused: tuple[str, ...] = ()

    @property
    def errors(self) -> list[Finding]:
        """What keeps the template from being used, or would show in every document."""
        return [one for one in self.findings if not one.note]

    @property
    def notes(self) -> list[Finding]:
        """What is worth knowing."""
        return [one for one in self.findings if one.note]


def check_template(path: Path, kind: str, documents: Documents) -> Checked:
    """Every finding on the template at `path`, used for documents of `kind`.

    `documents` are the declared kinds, for what they are called.
    """
    label = documents[kind].label if kind in documents else kind
    try:
        parts = read_template(path)
    except NotUsable as why:
        return Checked(path, label, (Finding(path.name, "", str(why)),))
    refused = active_problems(parts)
    if refused:
        found = tuple(Finding(path.name, where, problem) for where, problem in refused)
        return Checked(path, label, found)
    shown = cleaned(parts)
    every = {part: places(part, shown[part]) for part in sorted(shown) if CONTENT.fullmatch(part)}
    body = every["word/document.xml"]
    if not body:
        return Checked(path, label, (Finding(path.name, "", zh.NO_TEXT),))
    names = NameCheck(in_staff_names(KINDS[kind].fields), label=label)
    said = [one for part in _body_first(every) for one in names.part(every[part])]
    styles, charts = style_ids(parts), _charts(kind, documents, parts)
    caption = styles.get(marks.FIGURE_CAPTION_STYLE, "")
    for one in every.values():
        said += chart_faults(one, charts, caption)
    looks = look_faults(parts, body, styles)
    unused = tuple(_unused(KINDS[kind], names.used))
    return Checked(path, label, tuple(_findings(path, [*said, *looks])), unused)


def check_templates(workspace: Workspace, kinds: Iterable[str] | None = None) -> list[Checked]:
    """The templates of the declared kinds of documents (default: all) that can be made here."""
    documents = load_documents(workspace.params)
    wanted = list(documents if kinds is None else dict.fromkeys(kinds))
    return [
        check_template(workspace.templates / documents[kind].template, kind, documents)
        for kind in wanted
        if kind in documents and kind in KINDS
    ]


def refuse_faulty_templates(workspace: Workspace, kinds: Iterable[str]) -> None:
    """Raise ParamsError with every error of the templates of `kinds`; notes do not matter here."""
    refuse_errors(check_templates(workspace, kinds))


def refuse_errors(checked: Iterable[Checked]) -> None:
    """Raise ParamsError with every error found; do nothing when there is none."""
    lines = list(dict.fromkeys(error.line() for one in checked for error in one.errors))
    if lines:
        raise ParamsError(zh.BROKEN.format(count=len(lines)), lines)


def kind_of_template(path: Path, documents: Documents, named: str = "") -> list[str]:
    """The kinds whose template `path` is: the one `named` (kind or label), else by the file's name.

    Raises UsageError, which lists the kinds, when none is called so or none has such a template.
    """
    if named:
        return kinds_named(named, documents)
    known = {kind: one for kind, one in documents.items() if kind in KINDS}
    found = [kind for kind, one in known.items() if one.template == path.name]
    found = found or [kind for kind, one in known.items() if path.stem in (kind, one.label)]
    if not found:
        raise UsageError(zh.NO_KIND.format(file=path.name, known=_listing(documents)))
    return found


def kinds_named(named: str, documents: Documents) -> list[str]:
    """The kind called `named` (kind or label); raises UsageError when there is none."""
    found = [
        kind for kind, one in documents.items() if kind in KINDS and named in (kind, one.label)
    ]
    if not found:
        raise UsageError(zh.NO_SUCH_KIND.format(kind=named, known=_listing(documents)))
    return found


def _listing(documents: Documents) -> str:
    known = ((kind, one.label) for kind, one in documents.items() if kind in KINDS)
    return zh.SEPARATOR.join(zh.KIND.format(label=label, kind=kind) for kind, label in known)


def _body_first(every: Iterable[str]) -> list[str]:
    return sorted(every, key=lambda part: (not part.startswith("word/document"), part))


def _charts(kind: str, documents: Documents, parts: Parts) -> Charts:
    others: dict[str, str] = {}
    for other, one in KINDS.items():
        if other != kind and other in documents:
            title = zh.TITLE.format(label=documents[other].label)
            others |= {name: others.get(name, "") + title for name in one.chart_names}
    return Charts(KINDS[kind].chart_names, others, charts_of(parts, "word/document.xml"))


def _findings(path: Path, said: Iterable[tuple[Place | None, str, bool]]) -> Iterator[Finding]:
    for place, problem, note in dict.fromkeys(said):
        yield Finding(path.name, place.words if place else "", problem, note)


def _unused(kind: Kind, used: set[tuple[str, ...]]) -> Iterator[str]:
    """Names of the document that the template does not ask for; a list is used by any of its names.

    Lists within lists are left out: loops give them names of their own.
    """
    asked = {way[0] for way in used}
    for way, _ in ways(in_staff_names(kind.fields)):
        if len(way) == 1 and way[0] not in asked:
            yield way[0]
