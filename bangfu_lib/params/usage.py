"""Who uses a column: the indicators that count it, the norms on these, the documents it is in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bangfu_lib.params.documents import Document
from bangfu_lib.params.indicators import Indicator
from bangfu_lib.params.matters import recordable
from bangfu_lib.params.rules import Rules
from bangfu_lib.zh import usage as zh

FieldKey = tuple[str, str]
OWN = ""
# Stands for the date field of a ledger's window, which the ledger itself names.
WINDOW = "*"
REGISTER = "villages"
POSTINGS = ("person", "village", "role", "arrived", "left")
# Keys of a specification that hold one name of a field, or several.
NAMING_ONE = ("sum", "person_field", "date_field", "approximate_field", "key", "area_field")
NAMING_SEVERAL = ("distinct", "one_of", "trues")
BETWEEN_FIELDS = ("same_as", "differs_from", "not_after", "after")
AREA_FIELDS = {"town": "township", "sending_unit": "sending_unit"}
OPTIONS_NAMING = ("field", "distinct", "visit", "helper", "household", "fields")
MONEY = ("amount_due", "paid_of_due")
HELD = {
    "persons": ("role", "village", "arrived", "left"),
    "organisations": ("kind", "village", "founded_on", "dissolved_on"),
}
ATTENDANCE = ("person", "date", "half", "status", "recorded_by")
REPORTS = ("kind", "for_period", "village", "submitted_on", "quality")
VISITED = ("person", "village", "household", "visited_on")
DATED = ("person", "village")
# What each function of bangfu_lib.indicators reads beside what its specification names; OWN is
# the ledger of the specification.
READ_BY: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "absent_in_both": {OWN: ATTENDANCE, "persons": POSTINGS},
    "amount_due": {},
    "campaign_items": {
        OWN: ("campaign", "sheet", "item_number", "held_on", "village"),
        "campaigns": ("campaign", "kind", "started_on", "ended_on"),
    },
    "days_late": {OWN: REPORTS, REGISTER: ("village", "village_type")},
    "distinct_names": {},
    "done_of_planned": {"plans": ("item", "for_period", "planned")},
    "entered_in_days": {
        OWN: ("person", "village", "visited_on"),
        "persons": ("person", "village", "role", "arrived", "left"),
        "reports": ("kind", "village", "event_on", "submitted_on"),
    },
    "first_tour_days_left": {OWN: POSTINGS},
    "first_tour_of_all": {OWN: VISITED, "persons": POSTINGS, REGISTER: ("village",)},
    "first_tour_share": {
        OWN: VISITED,
        "persons": POSTINGS,
        "households": ("household", "village"),
    },
    "in_village_days": {OWN: ATTENDANCE, "persons": POSTINGS},
    "in_village_share": {OWN: ATTENDANCE, "persons": POSTINGS},
    "kept_until_exit": {
        OWN: ("person", "village", "role", "left", "arrived"),
        REGISTER: ("village", "exit_status", "exit_on"),
    },
    "least_per_household": {OWN: VISITED, "persons": POSTINGS},
    "least_per_visit": {OWN: ("person", "village"), "persons": POSTINGS},
    "ledgers_kept": {"persons": POSTINGS},
    "occasions_answered": {
        OWN: ("occasion", "kind", "household", "village", "since", "until"),
        "visits": ("village", "household", "visited_on", "occasion", "person"),
    },
    "on_weekday_share": {},
    "paid_of_due": {},
    "planned": {OWN: ("item", "for_period", "planned")},
    "promised_before_exit": {
        OWN: ("village", "for_period", "published_on"),
        REGISTER: ("village", "exit_year"),
    },
    "ratio": {},
    "repeats": {},
    "reports_on_time": {OWN: REPORTS, REGISTER: ("village", "village_type")},
    "rows_naming": {"persons": ("person", "village", "role", "arrived", "left")},
    "rows_of_serving_rounds": {
        OWN: ("round",),
        "persons": ("role", "left", "round", "arrived"),
    },
    "rows_with_names": {},
    "several_villages": {OWN: ("person", "village", "role", "arrived", "left")},
    "supervised": {OWN: ("person", "village", "role", "supervisor", "arrived", "left")},
    "weekday_coverage": {},
}
RECORDS = "assessments"
RECORDED = (
    "village",
    "person",
    "organisation",
    "matter",
    "option",
    "quantity",
    "whole",
    "origin",
    "assessed_on",
    "approximate",
)
RESULTS = {
    REGISTER: ("village", "name", "township", "village_type", "sending_unit"),
    "persons": ("person", "name", "village", "role", "full_time"),
}


@dataclass(frozen=True)
class Uses:
    """What uses one column: labels of indicators and documents, names of norms, in their order."""

    indicators: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    norms: tuple[str, ...] = ()

    def __str__(self) -> str:
        """In words, the first few by name; a column that nothing counts is kept for checking."""
        named = [
            zh.NAMED.format(kind=kind, names=zh.SEPARATOR.join(labels[: zh.MOST])) + _more(labels)
            for kind, labels in ((zh.COUNTED, self.indicators), (zh.PRINTED, self.documents))
            if labels
        ]
        return zh.SEMICOLON.join(named) or zh.FOR_CHECKING


def field_uses(
    rules: Rules, documents: Mapping[str, Document], *, in_use: bool = False
) -> dict[FieldKey, Uses]:
    """The uses of every column of every ledger, by (ledger, field).

    With `in_use`, only the indicators and norms that the office's schemes take or watch.
    """
    indicators = rules.watched_indicators if in_use else rules.indicators
    norms = rules.watched_norms if in_use else rules.norms
    counted = {name: _known(indicator_fields(one), rules) for name, one in indicators.items()}
    recorded = {(RECORDS, field) for field in RECORDED} if _records(rules) else set()
    printed = {one.label: set(_printed(one)) for one in documents.values()}
    found = {}
    for key in (
        (ledger.name, field) for ledger in rules.ledgers.values() for field in ledger.fields
    ):
        names = [name for name, fields in counted.items() if key in fields]
        labels = [indicators[name].label for name in names] + [zh.MATTERS] * (key in recorded)
        shown = [zh.RESULTS] * (key[1] in RESULTS.get(key[0], ()))
        found[key] = Uses(
            indicators=tuple(dict.fromkeys(labels)),
            documents=(*shown, *(label for label, fields in printed.items() if key in fields)),
            norms=tuple(name for name, norm in norms.items() if norm.indicator in names),
        )
    return found


def indicator_fields(indicator: Indicator) -> set[FieldKey]:
    """Every (ledger, field) that counting `indicator` reads; WINDOW is a ledger's own date."""
    options = indicator.spec.get("with", {})
    own = {"ledger": indicator.ledger, "where": options.get("where", {})}
    found: set[FieldKey] = set(_by_unit(indicator))
    for reading in (*indicator.readings, own):
        found |= {(reading["ledger"], field) for field in (*_named(reading), WINDOW, "village")}
        if reading["ledger"] == "persons":
            found |= {("persons", field) for field in ("arrived", "left")}
    if indicator.kind == "function":
        found |= {*_by_function(indicator, options), *_by_options(indicator, options)}
    return found


def _known(fields: Iterable[FieldKey], rules: Rules) -> set[FieldKey]:
    """`fields` that there are, with the date of each ledger's window by its name."""
    found = set()
    for ledger, field in fields:
        known = rules.ledgers[ledger]
        name = known.window_field if field == WINDOW else field
        if name in known.fields:
            found.add((ledger, name))
    return found


def _named(reading: Mapping[str, Any]) -> Iterator[str]:
    yield from (reading[key] for key in NAMING_ONE if key in reading)
    for key in NAMING_SEVERAL:
        yield from reading.get(key, ())
    for place in ("where", "part"):
        conditions = reading.get(place)
        for field, condition in conditions.items() if isinstance(conditions, Mapping) else ():
            yield field
            if isinstance(condition, Mapping):
                yield from (condition[word] for word in BETWEEN_FIELDS if word in condition)


def _by_unit(indicator: Indicator) -> Iterator[FieldKey]:
    """What says whom a row is about, and who is counted at all."""
    ledger = indicator.ledger
    if indicator.unit == "person":
        yield from (("persons", field) for field in POSTINGS)
        yield from ((ledger, field) for field in DATED if "person_field" not in indicator.spec)
        if indicator.full_time is not None:
            yield "persons", "full_time"
    else:
        yield ledger, "village"
        yield REGISTER, "village"
    if indicator.unit in AREA_FIELDS:
        field = AREA_FIELDS[indicator.unit]
        yield from ((REGISTER, field), (ledger, field))


def _by_function(indicator: Indicator, options: Mapping[str, Any]) -> Iterator[FieldKey]:
    """What the function reads of itself, by the register that it goes through."""
    for ledger, fields in READ_BY[indicator.spec["name"]].items():
        yield from ((ledger or indicator.ledger, field) for field in fields)
    register = options.get("of", indicator.ledger)
    if indicator.spec["name"] in MONEY:
        yield from ((register, field) for field in (*HELD[register], *options["each"]))
    if options.get("roles"):
        yield from (("persons", field) for field in POSTINGS)
    for ledger in options.get("ledgers", ()):
        yield from ((ledger, field) for field in (*DATED, WINDOW))


def _by_options(indicator: Indicator, options: Mapping[str, Any]) -> Iterator[FieldKey]:
    """The columns that its options name."""
    for key in OPTIONS_NAMING:
        named = options.get(key, ())
        for field in [named] if isinstance(named, str) else named:
            yield indicator.ledger, field
            yield options.get("register", indicator.ledger), field
    if "register" in options:
        yield options["register"], "village"
    if isinstance(options.get("whole"), str):
        yield REGISTER, options["whole"]
    for side in ("part", "whole"):
        if isinstance(options.get(side), Mapping) and "sum" in options[side]:
            yield options[side]["ledger"], "approximate"


def _records(rules: Rules) -> bool:
    return bool(recordable(rules.schemes.values()).matters)


def _printed(document: Document) -> Iterator[FieldKey]:
    for ledger, fields in document.reads.items():
        yield from ((ledger, field) for field in fields)


def _more(labels: tuple[str, ...]) -> str:
    return zh.AND_SO_MANY.format(count=len(labels)) if len(labels) > zh.MOST else ""
