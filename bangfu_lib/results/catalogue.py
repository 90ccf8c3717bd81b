"""The words that results are read by, kept beside them: names, labels, clauses, sources."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import pandas as pd

from bangfu_lib.params.indicators import Indicator
from bangfu_lib.params.numbers import plain
from bangfu_lib.params.rules import Rules
from bangfu_lib.params.schemes import Item, Scheme
from bangfu_lib.periods.period import Period


def make_catalogue(
    rules: Rules, tables: Mapping[str, pd.DataFrame], period: Period
) -> dict[str, Any]:
    """Everything a reader of the results needs besides the tables, as JSON values."""
    in_force = {name: norm for name, norm in rules.norms.items() if norm.in_force(period.last)}
    return {
        "office": asdict(rules.office),
        "units": _units(tables["villages"]),
        "persons": _persons(tables["persons"]),
        "indicators": {name: _indicator(one) for name, one in rules.indicators.items()},
        "norms": {name: _norm(norm, period) for name, norm in in_force.items()},
        "norms_not_in_force": sorted(set(rules.norms) - set(in_force)),
        "sources": {name: asdict(source) for name, source in rules.sources.items()},
        "scheme": _scheme(rules.scheme),
        "ledgers": {
            name: {
                "label": ledger.label,
                "fields": {
                    field.name: {"header": field.header, "sensitivity": field.sensitivity}
                    for field in ledger.fields.values()
                },
            }
            for name, ledger in rules.ledgers.items()
        },
    }


def _units(villages: pd.DataFrame) -> dict[str, dict[str, str]]:
    columns = ["village", "name", "township", "village_type", "sending_unit"]
    rows = villages[columns].astype(object).where(villages[columns].notna(), "")
    return {row.pop("village"): row for row in rows.to_dict("records")}


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


def _scheme(scheme: Scheme) -> dict[str, Any]:
    return {
        "name": scheme.name,
        "label": scheme.label,
        "version": scheme.version,
        "total": plain(scheme.total),
        "note": scheme.note,
        "source": scheme.source,
        "digits": scheme.digits,
        "sections": [
            {
                "id": section.id,
                "label": section.label,
                "points": plain(section.points),
                "items": [_item(item) for item in section.items],
            }
            for section in scheme.sections
        ],
        "grades": [{"label": grade.label, "from": plain(grade.start)} for grade in scheme.grades],
        "lists": {
            "red": {
                "label": scheme.red.label,
                "from": plain(scheme.red.start),
                "within_rank": scheme.red.within_rank,
                "says": scheme.red.says,
            },
            "blue": {
                "label": scheme.blue.label,
                "below": plain(scheme.blue.below),
                "says": scheme.blue.says,
            },
        },
        "uncertainty": {
            "spread": plain(scheme.uncertainty.spread),
            "draws": scheme.uncertainty.draws,
            "seed": scheme.uncertainty.seed,
            "says": scheme.uncertainty.says,
        },
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "label": item.label,
        "points": plain(item.points),
        "source": item.source,
        "clause": item.clause,
        "quote": item.quote,
        "rules": [
            {
                "id": rule.id,
                "label": rule.label,
                "points": plain(rule.points),
                "norm": rule.norm,
                "indicator": rule.indicator,
            }
            for rule in item.rules
        ],
    }
