"""Make a Word document: contents from results, template filled, charts placed, file written."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from bangfu_lib.charts.chart import Chart, Draw
from bangfu_lib.errors import UsageError
from bangfu_lib.files import safe_name
from bangfu_lib.params.documents import Document, find_document, load_documents
from bangfu_lib.periods.period import Period
from bangfu_lib.reports.brief import Brief, check_declared
from bangfu_lib.reports.kinds import KINDS, Contents
from bangfu_lib.reports.privacy import refuse_personal_numbers
from bangfu_lib.results.store import Results, current_id, load_results
from bangfu_lib.word.pictures import OnDemand
from bangfu_lib.word.render import render
from bangfu_lib.word.write import write_rendered
from bangfu_lib.workspace import Workspace
from bangfu_lib.zh import reports as zh
from bangfu_lib.zh.periods import KIND_NAMES
from bangfu_lib.zh.report_names import NAMES


def make_document(
    kind: str,
    results: Results,
    workspace: Workspace,
    unit: str | None = None,
    *,
    part: str = "",
    charts: Iterable[Chart] | None = None,
) -> Path:
    """Write the document `kind` about village `unit`, or about all when it is one per quarter.

    `part` is the code of the week, month … that the document is about, where there are several
    within the assessed period. `charts` are those of `document_charts`, where they are drawn
    already; without them they are drawn here. The same results, template and declaration give the
    same bytes. Raises UsageError (kind, unit, part), ParamsError (template, declaration),
    LedgerError (a personal number in a text), StoreError.
    """
    brief = _brief(kind, results, workspace, unit, part=part)
    contents = document_contents(brief)
    refuse_personal_numbers(contents, results.matcher)
    template = workspace.templates / brief.document.template
    parts = render(template, in_chinese(contents), _drawn(brief, charts), **_look(results))
    path = _path(brief, workspace)
    title, author = contents["title"].replace("\n", ""), contents["issuer"]
    return write_rendered(path, parts, title=title, author=author, day=brief.dated)


def _look(results: Results) -> dict[str, Any]:
    """The fonts that the office prints with, and whether third headings are bold."""
    office = results.catalogue["office"]
    return {name: office[name] for name in ("fonts", "bold_third_level") if name in office}


def document_path(
    kind: str, results: Results, workspace: Workspace, unit: str | None = None, *, part: str = ""
) -> Path:
    """Where `make_document` writes: results/<period>/documents/<label>/<file>.docx."""
    return _path(_about(kind, results, workspace, unit, part=part), workspace)


def document_charts(
    kind: str, results: Results, unit: str | None = None, *, part: str = ""
) -> list[Chart]:
    """The charts that the document shows, for a notebook to show too."""
    brief = _brief(kind, results, results.workspace, unit, part=part)
    return [chart for chart in _drawn(brief, None).values() if chart is not None]


def document_contents(brief: Brief) -> Contents:
    """What the document's template can show, by the library's own names."""
    return KINDS[brief.document.kind].contents(brief)


def in_chinese(value: Any) -> Any:
    """`value` with every name as staff write it in templates."""
    if isinstance(value, Mapping):
        return {NAMES[key]: in_chinese(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [in_chinese(entry) for entry in value]
    return value


def _brief(
    kind: str, results: Results, workspace: Workspace, unit: str | None, *, part: str
) -> Brief:
    about = _about(kind, results, workspace, unit, part=part)
    brief = replace(about, previous=_previous(results))
    check_declared(brief)
    return brief


def _about(
    kind: str, results: Results, workspace: Workspace, unit: str | None, *, part: str
) -> Brief:
    """What the document is about, without what it is compared with."""
    document = find_document(load_documents(workspace.params), kind)
    village = _unit(document, results, unit)
    return Brief(results, document, village, part=_part(document, results, part))


def _part(document: Document, results: Results, part: str) -> Period:
    """The period that the document is about; the only one there is need not be named."""
    known = document.periods(results.period)
    asked = [Period.parse(part)] if part else known[:1]
    if asked and asked[0] in known and (part or len(known) == 1):
        return asked[0]
    words = {"label": document.label, "period": results.period.label}
    if not known:
        raise UsageError(zh.NO_PART.format(**words, each=KIND_NAMES[document.each]))
    codes = zh.SEPARATOR.join(one.code for one in known)
    raise UsageError(zh.WHICH_PART.format(**words, codes=codes))


def _path(brief: Brief, workspace: Workspace) -> Path:
    period, label = brief.results.period.code, safe_name(brief.document.label_for(brief.period))
    folder = workspace.results(period) / "documents" / label
    return folder / f"{safe_name(brief.fill(brief.document.file))}.docx"


def _drawn(brief: Brief, charts: Iterable[Chart] | None) -> Mapping[str, Chart | None]:
    """Every chart of the document by name: those given, None where there was nothing to show."""
    draw = KINDS[brief.document.kind].charts(brief)
    if charts is None:
        return OnDemand({name: partial(_called, name, one) for name, one in draw.items()})
    given = {chart.name: chart for chart in charts}
    return {name: given.get(name) for name in draw}


def _called(name: str, draw: Draw) -> Chart | None:
    """A chart under the name that it has in this document: schemes have a ranking each."""
    chart = draw()
    return None if chart is None else replace(chart, name=name)


def _previous(results: Results) -> Results | None:
    """The results of the period before, or None when it is not assessed."""
    before = results.period.previous()
    assessed = current_id(results.workspace, before) is not None
    return load_results(results.workspace, before) if assessed else None


def _unit(document: Document, results: Results, unit: str | None) -> str:
    if document.unit == "village":
        if not unit:
            raise UsageError(zh.NEEDS_UNIT.format(label=document.label))
        return results.find_unit(unit)
    if unit:
        raise UsageError(zh.NO_UNIT.format(label=document.label))
    return ""
