"""Who gives reason for a talk: norms not met, shares surely too low, consequences of scores."""

from collections.abc import Hashable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from bangfu_lib.charts.intervals import bounds_text, wilson
from bangfu_lib.charts.names import role_in, village_name
from bangfu_lib.charts.numbers import percent_text
from bangfu_lib.reports.brief import Brief
from bangfu_lib.reports.called import called, naming_nobody, posted_names, text_of
from bangfu_lib.reports.norms import requirement
from bangfu_lib.reports.person_facts import when_text
from bangfu_lib.reports.team import responsible_person
from bangfu_lib.results.schemes import PERSON, VILLAGE, name_of
from bangfu_lib.scoring.rounding import shown
from bangfu_lib.zh import people_text as zh

Row = dict[str, Any]
Key = tuple[str, str, str]


@dataclass(frozen=True)
class Talk:
    """Somebody to talk with, by `reasons`; `supports` are shares that sampling leaves open.

    Without reasons it is nobody to talk with yet. `clauses` are pairs of clause and source.
    """

    name: str
    role: str
    village: str
    sending_unit: str
    reasons: tuple[str, ...]
    supports: tuple[str, ...]
    clauses: tuple[tuple[str, str], ...]


def talks_found(brief: Brief) -> list[Talk]:
    """Everybody about whom a declared norm is not met or a score says so, village by village.

    A share of votes whose 95 % interval reaches the norm gives no reason by itself.
    """
    found: dict[Key, list[Row]] = {}
    for row in [*_unmet(brief), *_following(brief)]:
        key = (row["unit_kind"], str(row["unit"]), str(row["village"]))
        found.setdefault(key, []).append(row)
    places = {unit: place for place, unit in enumerate(brief.units())}
    ordered = sorted(found, key=lambda key: (places.get(key[2], len(places)), key[0] == PERSON))
    return [_talk(brief, key, found[key]) for key in ordered]


def surely_below(row: Row) -> bool:
    """Whether the whole 95 % interval of a finding's share of votes lies below its norm."""
    part, whole = _votes(row)
    return wilson(part, whole)[1] < float(Fraction(str(row["threshold"])))


def _unmet(brief: Brief) -> list[Row]:
    findings = brief.results.findings
    declared = findings["norm"].isin(brief.shows("talk_norms"))
    chosen = findings[declared & (findings["status"] == "unmet")].to_dict("records")
    return [_finding(brief, row) for row in chosen]


def _finding(brief: Brief, row: Row) -> Row:
    sampled = row["indicator"] in brief.shows("sampled")
    reason = _sampled_reason(brief, row) if sampled else _reason(brief, row)
    sure = not sampled or surely_below(row)
    return row | {"reason": reason, "sure": sure}


def _reason(brief: Brief, row: Row) -> str:
    norm = brief.results.catalogue["norms"][row["norm"]]
    word = brief.results.catalogue["indicators"][row["indicator"]]["measure_word"]
    period = str(row["period"])
    when = "" if period == brief.period.code else zh.TALK_WHEN.format(period=when_text(period))
    return zh.TALK_REASON.format(
        label=_label(norm),
        value=_value(row, word),
        required=zh.REQUIRED.format(required=requirement(brief, norm)),
        when=when,
    )


def _value(row: Row, word: str) -> str:
    """A count with its word; a share also in per cent."""
    part, _, whole = str(row["value"]).partition("/")
    if not whole or not Fraction(whole):
        return f"{row['value']}{word}"
    share = percent_text(Fraction(part), Fraction(whole))
    return zh.TALK_SHARE.format(share=share, part=part, whole=whole, word=word)


def _sampled_reason(brief: Brief, row: Row) -> str:
    part, whole = _votes(row)
    low, high = bounds_text(part, whole)
    norm = brief.results.catalogue["norms"][row["norm"]]
    return zh.TALK_SAMPLED.format(
        label=_label(norm),
        share=percent_text(part, whole),
        part=shown(part),
        whole=shown(whole),
        low=low,
        high=high,
        required=zh.REQUIRED.format(required=requirement(brief, norm)),
    )


def _label(norm: Row) -> str:
    """What the norm is about, without the words that say what it is for."""
    return str(norm["label"]).rpartition(zh.LABEL_COLON)[2]


def _votes(row: Row) -> tuple[Fraction, Fraction]:
    part, _, whole = str(row["value"]).partition("/")
    return Fraction(part), Fraction(whole)


def _following(brief: Brief) -> list[Row]:
    """Consequences of scores whose label has a declared word, such as 约谈."""
    table, words = brief.results.consequences, brief.shows("talk_words")
    chosen = table[[any(word in label for word in words) for label in table["label"]]]
    return [row | {"reason": row["sentence"], "sure": True} for row in chosen.to_dict("records")]


def _talk(brief: Brief, key: Key, rows: list[Row]) -> Talk:
    kind, unit, village = key
    name, role, sending = _whom(brief, kind, unit, village=village)
    names = posted_names(brief, village)
    sure = [naming_nobody(brief, row["reason"], names) for row in rows if row["sure"]]
    open_ones = [naming_nobody(brief, row["reason"], names) for row in rows if not row["sure"]]
    cited = {(row["clause"], row["source"]): None for row in rows if row["sure"] and row["clause"]}
    known = brief.results.catalogue["units"]
    return Talk(
        name=name,
        role=role,
        village=village_name(brief.results, village) if village in known else "",
        sending_unit=sending,
        reasons=tuple(dict.fromkeys(sure)),
        supports=tuple(dict.fromkeys(open_ones)),
        clauses=tuple(cited),
    )


def _whom(brief: Brief, kind: str, unit: str, *, village: str) -> tuple[str, str, str]:
    """Name, role and sending unit: a person, the head of a unit, or whoever leads a team."""
    results = brief.results
    if kind == PERSON:
        name = called(brief, name_of(results, kind, unit))
        return name, role_in(results, unit, village), _sending_unit(brief, unit, village)
    if kind != VILLAGE:
        pattern = zh.TALK_HEADS.get(kind, "{name}")
        return pattern.format(name=name_of(results, kind, unit)), "", ""
    leader = responsible_person(brief, unit)
    pattern = zh.TALK_TEAM_OF if leader else zh.TALK_TEAM
    place = village_name(results, unit)
    role = brief.document.shows.get("responsible_role", "") if leader else ""
    name = pattern.format(village=place, name=called(brief, leader))
    return name, role, text_of(results.catalogue["units"][unit].get("sending_unit"))


def _sending_unit(brief: Brief, person: Hashable, village: str) -> str:
    table = brief.ledger("persons")
    mine = table[(table["person"] == person) & (table["village"] == village)]
    return "" if mine.empty else text_of(mine["sending_unit"].iloc[0])
