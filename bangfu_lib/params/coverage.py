"""Which rows of the sources are answered, and by what: computed from the params files alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bangfu_lib.params.reading import read_folder
from bangfu_lib.params.rules import load_rules
from bangfu_lib.params.scheme_reading import read_scheme
from bangfu_lib.params.sources import load_rows
from bangfu_lib.zh import params as zh

COMPUTING = ("indicator", "norm", "scheme", "item", "document")


@dataclass(frozen=True)
class Answer:
    """One thing that answers a row: its kind (ledger, indicator, norm, …) and label."""

    kind: str
    label: str

    def __str__(self) -> str:
        return zh.COVERAGE_ANSWER.format(kind=zh.COVERAGE_KINDS[self.kind], label=self.label)


@dataclass(frozen=True)
class CoverageRow:
    """One row of the sources, its words, and everything that cites it."""

    row: str
    phrase: str
    answers: tuple[Answer, ...]

    @property
    def state(self) -> str:
        """How far the row is answered: "computed", "recorded" or "open".

        Computed: something counts, judges, scores or prints it; recorded: only a ledger holds it.
        """
        if any(answer.kind in COMPUTING for answer in self.answers):
            return "computed"
        return "recorded" if self.answers else "open"


def coverage_rows(params: Path) -> list[CoverageRow]:
    """Every row of the sources in order, with its answers; raises ParamsError on faulty files."""
    found: dict[str, list[Answer]] = {row: [] for row in load_rows(params)}
    for row, answer in _citations(params):
        if answer not in found.setdefault(row, []):
            found[row].append(answer)
    phrases = load_rows(params)
    return [CoverageRow(row, phrases.get(row, ""), tuple(by)) for row, by in found.items()]


def unknown_rows(params: Path) -> list[str]:
    """Rows that a params file cites and that the sources do not have."""
    known = load_rows(params)
    return sorted({row for row, _ in _citations(params) if row not in known})


def _citations(params: Path) -> Iterator[tuple[str, Answer]]:
    rules = load_rules(params)
    paths = sorted((params / "schemes").glob("*.yaml"))
    schemes = {path.stem: read_scheme(path) for path in paths}
    kinds: tuple[tuple[str, Mapping], ...] = (
        ("ledger", rules.ledgers),
        ("indicator", rules.indicators),
        ("norm", rules.norms),
        ("scheme", schemes),
        ("item", {(name, item.id): item for name, one in schemes.items() for item in one.items}),
    )
    for kind, declared in kinds:
        for entry in declared.values():
            yield from ((row, Answer(kind, entry.label)) for row in entry.rows)
    for document in read_folder(params / "documents", "document").values():
        answer = Answer("document", document["label"])
        yield from ((row, answer) for row in document.get("rows", ()))
