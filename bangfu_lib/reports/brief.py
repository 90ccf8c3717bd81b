"""What one document is about, and the matter that stands at its head and foot."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

import pandas as pd

from bangfu_lib.charts.names import area_name, area_words, village_name
from bangfu_lib.params.documents import Document
from bangfu_lib.params.masks import Edition
from bangfu_lib.params.reading import Fault, refuse
from bangfu_lib.periods.period import Period
from bangfu_lib.results.schemes import (
    VILLAGE,
    Record,
    Scored,
    item_records,
    main_scheme,
    of_scheme,
    other_schemes,
    scheme_of,
    schemes,
    scored_village,
    unit_kind,
    village_schemes,
)
from bangfu_lib.results.store import Results
from bangfu_lib.word.layout import (
    HEAD_SIZES,
    head_fields,
    imprint_fields,
    signature_fields,
    text_width,
)
from bangfu_lib.word.titles import balanced_title
from bangfu_lib.zh import reports as zh
from bangfu_lib.zh.periods import NEXT, SPANS

INDICATORS_SHOWN = ("coverage", "comparison", "satisfaction", "figures")
LONGEST_TITLE = 19  # characters of 22 points on 156 mm
NORMS_SHOWN = ("attendance_norms", "talk_norms", "deadline_norms")


@dataclass(frozen=True)
class Brief:
    """The results, the document as declared, and its village; `unit` is "" for all villages.

    `previous` are the results of the period before, for a comparison, when there are any.
    `scheme` narrows scores to those of one scheme; without it they are those of the village's
    scheme, or of the main one. `part` is the week or month of the assessed period, or the year
    that ends with it, where the document is about one.
    """

    results: Results
    document: Document
    unit: str = ""
    previous: Results | None = None
    scheme: str = ""
    part: Period | None = None

    @property
    def period(self) -> Period:
        """What the document is about: the assessed period, or the week, month … chosen."""
        return self.part or self.results.period

    @cached_property
    def record(self) -> Record | None:
        """The scheme that scores are taken from; None for a village that none has scored."""
        if self.scheme:
            return schemes(self.results)[self.scheme]
        return scheme_of(self.results, self.unit) if self.unit else main_scheme(self.results)

    @cached_property
    def cited_schemes(self) -> list[Record]:
        """Every scheme whose results the document shows, the main one first."""
        if self.scheme or self.unit:
            return [self.record] if self.record else []
        return list(schemes(self.results).values()) or [main_scheme(self.results)]

    @cached_property
    def source_numbers(self) -> dict[str, int]:
        """Source id → number: those of each scheme and its items first, then as norms cite them.

        Last come those that only lines of the point ledger or consequences cite.
        """
        catalogue, results = self.results.catalogue, self.results
        cited: list[str] = []
        for record in self.cited_schemes:
            items = item_records(record).values()
            cited += [record.get("source", ""), *(item.get("source", "") for item in items)]
        cited += [norm["source"] for norm in catalogue["norms"].values()]
        lines = self.points if self.unit else results.points
        cited += [*lines["source"].unique(), *results.consequences["source"].unique()]
        known = [name for name in dict.fromkeys(cited) if name in catalogue["sources"]]
        return {name: number for number, name in enumerate(known, start=1)}

    @property
    def scored(self) -> Scored | None:
        """The village as its scheme scored it; None when none did."""
        return scored_village(self.results, self.unit)

    @property
    def scores(self) -> pd.DataFrame:
        """The scores of the scheme's units."""
        return of_scheme(self.results.scores, self.record)

    @property
    def items(self) -> pd.DataFrame:
        """The items of the scheme's units."""
        return of_scheme(self.results.items, self.record)

    @property
    def points(self) -> pd.DataFrame:
        """The scheme's lines of the point ledger."""
        return of_scheme(self.results.points, self.record)

    @property
    def edition(self) -> Edition:
        """Whether the document is declared internal or public."""
        return "internal" if self.document.internal else "public"

    def ledger(self, name: str) -> pd.DataFrame:
        """The table of one ledger as this document may show it."""
        return self.results.ledger(name, self.edition)

    @property
    def dated(self) -> date:
        """The day that the document bears."""
        return self._days_after(self.document.dated_days_after)

    @property
    def due(self) -> date:
        """The day until which an answer or a remedy is asked for."""
        return self._days_after(self.document.due_days_after)

    def shows(self, key: str) -> Any:
        """What the declaration lists under shows › `key`; an empty list when it says nothing.

        Declared indicators and norms that the office's schemes have no use for are left out.
        """
        declared = self.document.shows.get(key, [])
        if key not in (*INDICATORS_SHOWN, *NORMS_SHOWN):
            return declared
        uncounted = self.results.catalogue.get("uncounted", ())
        return [name for name in declared if name not in uncounted]

    def units(self) -> list[str]:
        """The village of this document, or all of them in the order of the register."""
        return [self.unit] if self.unit else list(self.results.catalogue["units"])

    def fill(self, pattern: str, extra: Mapping[str, str] | None = None) -> str:
        """A declared sentence with its { } filled in."""
        return pattern.format(**self._places(), **(extra or {}))

    def _places(self) -> dict[str, str]:
        results = self.results
        return {
            **area_words(results),
            "village": village_name(results, self.unit) if self.unit else area_name(results),
            "code": self.unit,
            "period": self.period.label,
            "period_code": self.period.code,
            "township": area_name(results),
            "county": results.catalogue["office"].get("county", ""),
            "year": str(self.dated.year),
            "due": day_text(self.due),
            "date": day_text(self.dated),
            "issue": str(self.period.number),
            "span": SPANS[self.period.kind],
            "next": NEXT[self.period.kind],
            "sending_units": sending_units(self),
        }

    def _days_after(self, days: int) -> date:
        return self.period.last + timedelta(days=days)


def day_text(day: date) -> str:
    """2022年1月5日: no leading zeros."""
    return zh.DAY.format(year=day.year, month=day.month, day=day.day)


def sending_units(brief: Brief) -> str:
    """The sending units by name where the document names so few (shows › named_units), else all."""
    units = [brief.results.catalogue["units"][unit] for unit in brief.units()]
    names = list(dict.fromkeys(one["sending_unit"] for one in units if one["sending_unit"]))
    few = 0 < len(names) <= brief.document.shows.get("named_units", 0)
    return zh.COPIES_SEPARATOR.join(names) if few else zh.ALL_SENDING_UNITS


def quoted(text: str) -> str:
    """`text` in quotation marks, with its own turned into inner ones."""
    for outer, inner in zh.INNER_QUOTES:
        text = text.replace(outer, inner)
    return zh.WORDS.format(text=text)


def check_declared(brief: Brief) -> None:
    """Raise ParamsError for every indicator or norm that the declaration names and nobody knows."""
    catalogue, document = brief.results.catalogue, brief.document
    norms = {*catalogue["norms"], *catalogue.get("norms_not_in_force", ())}
    known = {key: set(catalogue["indicators"]) for key in INDICATORS_SHOWN}
    known |= dict.fromkeys(NORMS_SHOWN, norms)
    file = f"documents/{document.kind}.yaml"
    refuse(
        Fault(file, f"shows › {key}", zh.UNKNOWN_SHOWN.format(name=name))
        for key, names in known.items()
        for name in brief.shows(key)
        if name not in names
    )


def scored_villages(results: Results) -> int:
    """How many villages any scheme has scored."""
    return sum(len(of_scheme(results.scores, one)) for one in village_schemes(results))


def scored_units(results: Results) -> str:
    """How many villages were scored; where none was, how many persons, towns or sending units."""
    villages = scored_villages(results)
    if villages:
        return zh.SCOPES[VILLAGE].format(count=villages)
    counts = [
        zh.SCOPES[unit_kind(one)].format(count=len(of_scheme(results.scores, one)))
        for one in other_schemes(results)
    ]
    return zh.SEPARATOR.join(counts) or zh.SCOPES[VILLAGE].format(count=0)


def title_lines(brief: Brief) -> str:
    """The declared title as it is broken there; where a line is too long, broken anew by words."""
    lines = brief.fill(brief.document.title).split("\n")
    if all(text_width(line) <= LONGEST_TITLE for line in lines):
        return "\n".join(lines)
    names = [brief.fill(f"{{{place}}}") for place in ("village", "township", "county")]
    return balanced_title("".join(lines), LONGEST_TITLE, names)


def head_matter(brief: Brief) -> dict[str, Any]:
    """Title, addressees, date, scheme and the rest that every document can show."""
    document, catalogue = brief.document, brief.results.catalogue
    office, scheme = catalogue["office"], brief.record or main_scheme(brief.results)
    contact = document.contact
    issuer = brief.fill(document.issuer) or office["issuer"]
    copies = zh.COPIES_SEPARATOR.join(brief.fill(copy) for copy in document.copies)
    sealed = office.get("sealed", True) if document.sealed is None else document.sealed
    head, number = brief.fill(document.head), brief.fill(document.number)
    return {
        "title": title_lines(brief),
        "head": head,
        "document_number": number,
        "to": brief.fill(document.to),
        "period": brief.period.label,
        "township": area_name(brief.results),
        "county": office.get("county", ""),
        "whole": area_words(brief.results)["whole"],
        "issuer": issuer,
        "date": day_text(brief.dated),
        "due": day_text(brief.due),
        "cutoff": day_text(brief.period.last),
        "scheme": scheme["label"],
        "scheme_version": scheme.get("version", ""),
        "scheme_note": scheme.get("note", ""),
        "full_points": scheme["total"],
        "village_count": scored_villages(brief.results),
        "scored_units": scored_units(brief.results),
        "data_notes": [office["synthetic"]] if office.get("synthetic") else [],
        "copies": copies,
        "contacts": [zh.CONTACT.format(**contact)] if contact.get("phone") else [],
        "results_id": brief.results.manifest["results"],
        **head_fields(balanced_title(head, HEAD_SIZES["head_small"]), number),
        **signature_fields(issuer, day_text(brief.dated), sealed=sealed),
        **imprint_fields(copies),
    }
