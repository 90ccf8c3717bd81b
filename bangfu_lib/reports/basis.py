"""The annex: what each number counts and does not count, and the documents that are cited."""

from collections.abc import Hashable
from typing import Any

import pandas as pd

from bangfu_lib.periods.period import Period
from bangfu_lib.reports.brief import Brief
from bangfu_lib.reports.figures import of_fact
from bangfu_lib.results.schemes import rule_records
from bangfu_lib.scoring.rounding import shown
from bangfu_lib.zh import reports as zh


def basis(brief: Brief) -> list[dict[str, Any]]:
    """Every indicator that scores, is held against a norm or is shown: value, counts, ledger."""
    facts, used = brief.results.facts, _used(brief)
    here = facts[_concerned(brief) & facts["indicator"].isin(used)]
    groups = list(here.groupby("indicator", sort=False))
    return [_basis(brief, name, group, place) for place, (name, group) in enumerate(groups, 1)]


def cited_sources(brief: Brief) -> list[str]:
    """The documents cited, numbered as the clauses cite them."""
    known = brief.results.catalogue["sources"]
    return [_source(known[name], number) for name, number in brief.source_numbers.items()]


def numbered_clause(brief: Brief, clause: str, source: str) -> str:
    """A clause with the number of its document in brackets, where that is known."""
    number = brief.source_numbers.get(source)
    return zh.CLAUSE.format(clause=clause, number=number) if number else clause


def _used(brief: Brief) -> set[str]:
    results = brief.results
    rules = [rule for record in brief.cited_schemes for rule in rule_records(record)]
    scored = {rule["indicator"] for rule in rules if rule.get("indicator")}
    named = {
        *brief.shows("coverage"),
        *brief.shows("satisfaction"),
        *brief.shows("comparison"),
    }
    return scored | named | set(results.findings["indicator"])


def _concerned(brief: Brief) -> pd.Series:
    """Facts of the document's villages; for the whole area also those of towns and their like."""
    facts = brief.results.facts
    here = facts["village"].isin(brief.units())
    return here if brief.unit else here | facts["unit_kind"].isin(zh.SCOPE_AREAS)


def _basis(brief: Brief, name: Hashable, group: pd.DataFrame, place: int) -> dict[str, Any]:
    known = brief.results.catalogue["indicators"][name]
    ledger = brief.results.catalogue["ledgers"].get(known.get("ledger", ""), {})
    return {
        "number": place,
        "label": known["label"],
        "value": _value(group, known["measure_word"]),
        "counts": known["counts"],
        "excludes": known["excludes"],
        "ledger": ledger.get("label", zh.NOT_APPLICABLE),
    }


def _value(group: pd.DataFrame, word: str) -> str:
    """The value itself, or for persons and months how many values there are and their range."""
    facts = group.to_dict("records")
    if len(facts) == 1:
        return of_fact(facts[0], word)
    if group["denominator"].notna().all():
        part, whole = sum(group["numerator"]), sum(group["denominator"])
        value = zh.SEVERAL_SHARES.format(part=shown(part), whole=shown(whole), word=word)
        return value + _scope(group)
    low, high = shown(group["numerator"].min()), shown(group["numerator"].max())
    span = low if low == high else zh.SPAN.format(first=low, last=high)
    return f"{span}{word}" + _scope(group)


def _scope(group: pd.DataFrame) -> str:
    """Of how many persons or villages, weeks, months or quarters the values are."""
    kinds = group["unit_kind"].unique()
    units, periods = group["unit"].nunique(), group["period"].unique()
    parts = [zh.SCOPE_UNITS[kinds[0]].format(count=units)] if units > 1 and len(kinds) == 1 else []
    if len(periods) > 1:
        kind = Period.parse(periods[0]).kind
        parts.append(zh.SCOPE_PERIODS[kind].format(count=len(periods)))
    listing = zh.SEPARATOR.join(parts) or zh.SCOPE_VALUES.format(count=len(group))
    return zh.SCOPE.format(listing=listing)


def _source(source: dict[str, Any], number: int) -> str:
    details = [source.get("issuer"), source.get("number"), _date(source.get("date"))]
    known = zh.COMMA.join(detail for detail in details if detail)
    return zh.SOURCE.format(number=number, title=source["title"], details=known)


def _date(text: str | None) -> str:
    if not text:
        return ""
    year, month, day = (int(part) for part in text.split("-"))
    return zh.DAY.format(year=year, month=month, day=day)
