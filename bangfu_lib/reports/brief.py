"""What one document is about, and the matter that stands at its head and foot."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bangfu_lib.charts.names import township_name, village_name
from bangfu_lib.params.documents import Document
from bangfu_lib.params.reading import Fault, refuse
from bangfu_lib.results.store import Results
from bangfu_lib.zh import reports as zh

INDICATORS_SHOWN = ("coverage", "comparison", "satisfaction", "figures")
NORMS_SHOWN = ("attendance_norms", "talk_norms")


@dataclass(frozen=True)
class Brief:
    """The results, the document as declared, and its village; `unit` is "" for all villages.

    `previous` are the results of the period before, for a comparison, when there are any.
    """

    results: Results
    document: Document
    unit: str = ""
    previous: Results | None = None

    @property
    def dated(self) -> date:
        """The day that the document bears."""
        return self._days_after(self.document.dated_days_after)

    @property
    def due(self) -> date:
        """The day until which an answer or a remedy is asked for."""
        return self._days_after(self.document.due_days_after)

    def shows(self, key: str) -> Any:
        """What the declaration lists under shows › `key`; an empty list when it says nothing."""
        return self.document.shows.get(key, [])

    def units(self) -> list[str]:
        """The village of this document, or all of them in the order of the register."""
        return [self.unit] if self.unit else list(self.results.catalogue["units"])

    def fill(self, pattern: str, extra: Mapping[str, str] | None = None) -> str:
        """A declared sentence with its { } filled in."""
        return pattern.format(**self._places(), **(extra or {}))

    def _places(self) -> dict[str, str]:
        results = self.results
        return {
            "village": village_name(results, self.unit) if self.unit else township_name(results),
            "code": self.unit,
            "period": results.period.label,
            "period_code": results.period.code,
            "township": township_name(results),
            "county": results.catalogue["office"]["county"],
            "year": str(self.dated.year),
            "due": day_text(self.due),
            "date": day_text(self.dated),
        }

    def _days_after(self, days: int) -> date:
        return self.results.period.last + timedelta(days=days)


def day_text(day: date) -> str:
    """2022年1月5日: no leading zeros."""
    return zh.DAY.format(year=day.year, month=day.month, day=day.day)


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


def head_matter(brief: Brief) -> dict[str, Any]:
    """Title, addressees, date, scheme and the rest that every document can show."""
    document, catalogue = brief.document, brief.results.catalogue
    office, scheme = catalogue["office"], catalogue["scheme"]
    contact = document.contact
    return {
        "title": brief.fill(document.title),
        "head": brief.fill(document.head),
        "document_number": brief.fill(document.number),
        "to": brief.fill(document.to),
        "period": brief.results.period.label,
        "township": office["township"],
        "county": office["county"],
        "issuer": brief.fill(document.issuer) or office["issuer"],
        "date": day_text(brief.dated),
        "due": day_text(brief.due),
        "cutoff": day_text(brief.results.period.last),
        "scheme": scheme["label"],
        "scheme_version": scheme["version"],
        "scheme_note": scheme["note"],
        "full_points": scheme["total"],
        "village_count": len(catalogue["units"]),
        "data_notes": [office["synthetic"]] if office.get("synthetic") else [],
        "copies": zh.COPIES_SEPARATOR.join(document.copies),
        "contacts": [zh.CONTACT.format(**contact)] if contact.get("phone") else [],
        "results_id": brief.results.manifest["results"],
    }
