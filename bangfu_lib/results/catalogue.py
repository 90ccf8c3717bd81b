"""The words that results are read by, kept beside them: names, labels, clauses, sources."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import pandas as pd

from bangfu_lib.indicators.recorded import Records
from bangfu_lib.params.bounds import Bounds
from bangfu_lib.params.indicators import Indicator
from bangfu_lib.params.ledgers import Field
from bangfu_lib.params.masks import PERSONAL, masked_column
from bangfu_lib.params.numbers import plain
from bangfu_lib.params.rules import Rules
from bangfu_lib.params.scheme_outcomes import ListRule
from bangfu_lib.params.schemes import Item, Scheme
from bangfu_lib.periods.period import Period
from bangfu_lib.scoring.units import Unit


def make_catalogue(
    rules: Rules,
    tables: Mapping[str, pd.DataFrame],
    period: Period,
    *,
    records: Records,
    units: Mapping[str, Sequence[Unit]],
) -> dict[str, Any]:
    """Everything a reader of the results needs besides the tables, as JSON values.

    `records` are the counted matters of 考核记录, `units` those that each scheme scores.
    """
    norms = {n: norm for n, norm in rules.watched_norms.items() if norm.in_force(period.last)}
    indicators = dict(rules.watched_indicators) | {n: one for n, (one, _) in records.items()}
    schemes = {name: scheme_record(scheme) for name, scheme in rules.schemes.items()}
    return {
        "office": asdict(rules.office),
        "units": _units(_seen(tables, rules, "villages"), units),
        "persons": _persons(_seen(tables, rules, "persons")),
        "indicators": {name: _indicator(one) for name, one in indicators.items()},
        "norms": {name: _norm(norm, period) for name, norm in norms.items()},
        "norms_not_in_force": sorted(set(rules.watched_norms) - set(norms)),
        "uncounted": _uncounted(rules, indicators),
        "counted_ledgers": sorted(rules.counted_ledgers),
        "sources": {name: asdict(source) for name, source in rules.sources.items()},
        "scheme": schemes[rules.scheme.name],
        "schemes": schemes,
        "ledgers": {
            name: {
                "label": ledger.label,
                "window": ledger.window,
                "fields": {field.name: _field(field) for field in ledger.fields.values()},
            }
            for name, ledger in rules.ledgers.items()
        },
    }


def _seen(tables: Mapping[str, pd.DataFrame], rules: Rules, name: str) -> pd.DataFrame:
    """The table of a register with what an office declares personal masked."""
    fields, table = rules.ledgers[name].fields, tables[name]
    personal = [one for one in fields.values() if one.sensitivity in PERSONAL and one.name in table]
    return table.assign(
        **{one.name: masked_column(table[one.name], one, "internal") for one in personal}
    )


def _field(field: Field) -> dict[str, str]:
    known = {"header": field.header, "type": field.kind, "sensitivity": field.sensitivity}
    return known | ({"counts": field.counts} if field.counts else {})


def _uncounted(rules: Rules, indicators: Mapping[str, Indicator]) -> list[str]:
    """Declared indicators and norms that the schemes in use neither take nor watch."""
    return sorted({*rules.indicators, *rules.norms} - {*indicators, *rules.watched_norms})


def _units(
    villages: pd.DataFrame, units: Mapping[str, Sequence[Unit]]
) -> dict[str, dict[str, str]]:
    columns = ["village", "name", "township", "village_type", "sending_unit"]
    rows = villages[columns].astype(object).where(villages[columns].notna(), "")
    scored = {one.code: name for name, own in units.items() for one in own if one.kind == "village"}
    return {
        row["village"]: {key: row[key] for key in columns[1:]}
        | {"scheme": scored.get(row["village"], "")}
        for row in rows.to_dict("records")
    }


def _persons(persons: pd.DataFrame) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    columns = ["person", "name", "village", "role", "full_time"]
    for row in persons[columns].to_dict("records"):
        known = found.setdefault(row["person"], {"name": row["name"], "postings": []})
        posting = {key: row[key] for key in ("village", "role")}
        known["postings"].append(posting | {"full_time": bool(row["full_time"])})
    return found


def _indicator(indicator: Indicator) -> dict[str, Any]:
    plain_fields = ("label", "short", "unit", "every", "measure_word", "counts", "excludes")
    known = {name: getattr(indicator, name) for name in (*plain_fields, "ledger", "is_share")}
    return known | {"rows": list(indicator.rows)}


def _norm(norm: Any, period: Period) -> dict[str, Any]:
    dated = norm.on(period.last)
    return {
        "label": norm.label,
        "indicator": norm.indicator,
        "comparison": norm.comparison,
        "threshold": dated.shown,
        "effect": norm.effect,
        "source": dated.source,
        "clause": dated.clause,
        "quote": dated.quote,
        "since": dated.since.isoformat(),
        "choice": norm.choice,
        "rows": list(norm.rows),
    }


def scheme_record(scheme: Scheme) -> dict[str, Any]:
    """What documents say of a scheme; points as text, weights applied."""
    return {
        "name": scheme.name,
        "label": scheme.label,
        "version": scheme.version,
        "unit": scheme.unit,
        "total": plain(scheme.total),
        "note": scheme.note,
        "source": scheme.source,
        "digits": scheme.digits,
        "sections": [
            {
                "id": section.id,
                "label": section.label,
                "points": plain(section.points * section.weight),
                "items": [_item(item) for item in section.items],
            }
            for section in scheme.sections
        ],
        "grades": [{"label": grade.label} | _bounds(grade.bounds) for grade in scheme.grades],
        "lists": {key: _list(rule) for key, rule in scheme.lists.items()},
        "uncertainty": _uncertainty(scheme),
        "figures": list(scheme.figures),
        "practices": list(scheme.practices),
        "requirements": list(scheme.requirements),
        "choices": [dict(choice) for choice in scheme.choices],
        "accepts": [entry["says"] for entry in scheme.accepts],
        "consequences": [
            {"label": one.label, "steps": [step.label for step in getattr(one, "steps", ())]}
            for one in scheme.consequences
        ],
    }


def _bounds(bounds: Bounds) -> dict[str, str]:
    """From or above, upto or below; an open side has no key."""
    found = {}
    if bounds.low is not None:
        found["above" if bounds.low_open else "from"] = plain(bounds.low)
    if bounds.high is not None:
        found["below" if bounds.high_open else "upto"] = plain(bounds.high)
    return found


def _list(rule: ListRule) -> dict[str, Any]:
    known: dict[str, Any] = {"label": rule.label, "says": rule.says}
    if rule.when.score is not None:
        known |= _bounds(rule.when.score)
    if isinstance(rule.when.rank, Bounds) and rule.when.rank.high is not None:
        known["within_rank"] = int(rule.when.rank.high)
    return known


def _uncertainty(scheme: Scheme) -> dict[str, Any] | None:
    if scheme.uncertainty is None:
        return None
    known = asdict(scheme.uncertainty)
    return known | {"spread": plain(scheme.uncertainty.spread)}


def _item(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "label": item.label,
        "points": plain(item.points * item.weight),
        "outside": item.outside,
        "block": item.block.label if item.block else "",
        "source": item.source,
        "clause": item.clause,
        "quote": item.quote,
        "rules": [
            {
                "id": rule.id,
                "label": rule.label,
                "points": "" if rule.points is None else plain(rule.points * item.weight),
                "norm": rule.norm,
                "indicator": rule.indicator,
            }
            for rule in item.rules
        ],
    }
