"""Kinds of documents as declared in params/documents: template, title, what is shown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from string import Formatter
from typing import Any

from bangfu_lib.errors import UsageError
from bangfu_lib.params.reading import Fault, read_folder, refuse
from bangfu_lib.periods.notation import KINDS, Kind
from bangfu_lib.periods.period import Period
from bangfu_lib.zh import documents as zh
from bangfu_lib.zh.periods import SPANS

PLACES = (
    "village",
    "code",
    "period",
    "period_code",
    "township",
    "county",
    "year",
    "due",
    "date",
    "whole",
    "committee",
    "leaders",
    "recipients",
    "organisation",
    "bureau",
    "issue",
    "span",
    "next",
    "sending_units",
)
WITH_FIGURES = ("practices", "work", "plans")
LABEL_PLACES = ("span",)
PATTERNS = ("label", "title", "file", "head", "number", "issuer", "to")
USUAL_SPAN = "quarter"


@dataclass(frozen=True)
class Document:
    """One kind of document.

    `unit` is village (one for each) or quarter (one for all); `internal` documents may show
    households' codes and what single persons did. Days are counted from the period's last day.
    `shows` names roles, norms and indicators, `says` holds the office's own sentences, `rectify`
    what is asked for, by the ledger that a lost point rests on, `reads` the columns that it
    prints or picks rows by, by ledger; `each` is the kind of period that one document is about;
    `sealed` says whether it gets a seal, where it does not go by the office.
    `label` names the kind for the periods that it is usually about, `label_for` for any.
    """

    kind: str
    label: str
    unit: str
    internal: bool
    template: str
    title: str
    file: str
    dated_days_after: int
    due_days_after: int
    head: str = ""
    number: str = ""
    issuer: str = ""
    to: str = ""
    copies: tuple[str, ...] = ()
    contact: Mapping[str, str] = field(default_factory=dict)
    shows: Mapping[str, Any] = field(default_factory=dict)
    says: Mapping[str, Any] = field(default_factory=dict)
    rectify: Mapping[str, str] = field(default_factory=dict)
    reads: Mapping[str, Sequence[str]] = field(default_factory=dict)
    each: Kind | None = None
    sealed: bool | None = None
    label_pattern: str = ""

    def label_for(self, period: Period) -> str:
        """What the document is called when it is about `period`."""
        return (self.label_pattern or self.label).format(span=SPANS[period.kind])

    def periods(self, assessed: Period) -> list[Period]:
        """The periods that documents are made about once `assessed` is assessed.

        Without `each` that period itself; with it the weeks, months … within it, or the larger
        period that ends with it; none where there is neither.
        """
        if self.each is None:
            return [assessed]
        if KINDS.index(self.each) <= KINDS.index(assessed.kind):
            return assessed.parts(self.each)
        larger = assessed.within(self.each)
        return [larger] if larger.last == assessed.last else []


def load_documents(params: Path) -> dict[str, Document]:
    """All kinds of documents by name; raises ParamsError naming every fault."""
    contents = read_folder(params / "documents", "document")
    refuse(_faults(contents))
    return {content["document"]: _document(content) for content in contents.values()}


def find_document(documents: Mapping[str, Document], kind: str) -> Document:
    """The document called `kind`; raises UsageError, which names those there are."""
    if kind not in documents:
        known = zh.SEPARATOR.join(
            zh.KNOWN_DOCUMENT.format(kind=name, label=one.label) for name, one in documents.items()
        )
        raise UsageError(zh.NO_SUCH_DOCUMENT.format(kind=kind, known=known))
    return documents[kind]


def _document(content: Mapping[str, Any]) -> Document:
    known = {
        key: value for key, value in content.items() if key not in ("document", "edition", "rows")
    }
    known["copies"] = tuple(known.get("copies", ()))
    internal, pattern = content["edition"] == zh.INTERNAL, known["label"]
    known |= {
        "label": pattern.format(span=SPANS[content.get("each", USUAL_SPAN)]),
        "label_pattern": pattern,
    }
    return Document(kind=content["document"], internal=internal, **known)


def _faults(contents: Mapping[str, Mapping[str, Any]]) -> Iterator[Fault]:
    for stem, content in contents.items():
        file = f"documents/{stem}.yaml"
        if content["document"] != stem:
            problem = zh.NAME_IS_NOT_FILE.format(name=content["document"], stem=stem)
            yield Fault(file, "document", problem)
        for key, text in _patterns(content):
            allowed = LABEL_PLACES if key == "label" else PLACES
            problem = _pattern_problem(text, allowed, free=key in WITH_FIGURES)
            if problem:
                yield Fault(file, key, problem)


def _patterns(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield from ((key, content[key]) for key in PATTERNS if key in content)
    yield from (("copies", text) for text in content.get("copies", []))
    for key, said in content.get("says", {}).items():
        yield from ((key, text) for text in ([said] if isinstance(said, str) else said))


def _pattern_problem(text: str, allowed: Sequence[str], *, free: bool) -> str:
    """What is wrong with the { } of a sentence; with `free`, other names may be indicators."""
    try:
        named = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
    except ValueError:
        return zh.BAD_BRACES.format(text=text)
    unknown = [name for name in named if name not in allowed and not (free and name.isidentifier())]
    if unknown:
        return zh.UNKNOWN_PLACE.format(name=unknown[0], allowed=zh.SEPARATOR.join(allowed))
    return ""
