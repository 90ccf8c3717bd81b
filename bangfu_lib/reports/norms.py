"""Coverage and norms: what was reached of what is due, counted for each norm."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pandas as pd

from bangfu_lib.charts.names import village_name
from bangfu_lib.charts.numbers import percent_text
from bangfu_lib.reports.basis import numbered_clause
from bangfu_lib.reports.brief import Brief, quoted
from bangfu_lib.scoring.rounding import shown
from bangfu_lib.zh import reports as zh

MOST_NAMED, MOST_WHERE = 6, 8
WHOLE_AREA = "township"


def coverage(brief: Brief) -> list[dict[str, Any]]:
    """The declared shares of the village: label, part of whole with its measure word, per cent."""
    facts, known = brief.results.facts, brief.results.catalogue["indicators"]
    here = facts[(facts["unit"] == brief.unit) & facts["denominator"].notna()]
    rows = []
    for name in brief.shows("coverage"):
        for fact in here[here["indicator"] == name].to_dict("records"):
            part, whole, word = fact["numerator"], fact["denominator"], known[name]["measure_word"]
            if whole > 0:
                rows.append(
                    {
                        "label": known[name]["label"],
                        "count": f"{shown(part)}/{shown(whole)}{word}",
                        "share": percent_text(part, whole),
                        "short": "" if part >= whole else f"{shown(whole - part)}{word}",
                    }
                )
    return rows


def coverage_sentence(rows: list[dict[str, Any]]) -> str:
    """Which shares are complete and by how much the others fall short."""
    if not rows:
        return zh.COVERAGE_NONE
    short = [zh.COVERAGE_SHORT.format(**row) for row in rows if row["short"]]
    if not short:
        return zh.COVERAGE_COMPLETE.format(count=len(rows))
    pattern = zh.COVERAGE_ALL_SHORT if len(short) == len(rows) else zh.COVERAGE_SOME
    return pattern.format(
        count=len(rows),
        complete=len(rows) - len(short),
        missed=len(short),
        listing=zh.SEMICOLON.join(short),
    )


def norms(brief: Brief) -> list[dict[str, Any]]:
    """Each norm with findings in the document's villages: demanded, met, not met, where not.

    A document on all villages has the norms on the whole area too.
    """
    findings = brief.results.findings
    mine = findings["village"].isin(brief.units())
    if not brief.unit:
        mine |= findings["unit_kind"] == WHOLE_AREA
    here = findings[mine & (findings["effect"] == "finding")]
    known = brief.results.catalogue["norms"]
    return [_norm(brief, known[norm], group) for norm, group in here.groupby("norm", sort=False)]


def norms_sentence(rows: list[dict[str, Any]]) -> str:
    """How many norms are met by all whom they bind, and how many are not."""
    judged = [row for row in rows if row["judged"]]
    unmet = [quoted(row["label"]) for row in judged if row["unmet"]]
    if not judged:
        return zh.NORMS_NONE
    if not unmet:
        return zh.NORMS_MET.format(count=len(judged))
    listing = "".join(unmet)
    if len(unmet) > MOST_NAMED:
        listing = zh.NORMS_NAMED.format(listing="".join(unmet[:MOST_NAMED]), count=len(unmet))
    return zh.NORMS_UNMET.format(count=len(judged), met=len(judged) - len(unmet), listing=listing)


def requirement(brief: Brief, norm: Mapping[str, Any]) -> str:
    """What a norm asks, in words: 不少于4次, 次月5日前, 达到100%."""
    indicator = brief.results.catalogue["indicators"][norm["indicator"]]
    if norm["comparison"] == "by_deadline":
        return norm["threshold"]
    if indicator["is_share"] and norm["threshold"] == "1":
        return zh.ALL_OF_IT
    word = "" if indicator["is_share"] else indicator["measure_word"]
    if norm["comparison"] == "at_most" and norm["threshold"] == "0":
        return zh.NONE_OF_IT.format(word=word)
    threshold = norm["threshold"]
    if indicator["is_share"] and "." in threshold:
        threshold = percent_text(Decimal(threshold), Decimal(1))
    return zh.REQUIREMENTS[norm["comparison"]].format(threshold=threshold, word=word)


def _norm(brief: Brief, norm: Mapping[str, Any], group: pd.DataFrame) -> dict[str, Any]:
    counts = group["status"].value_counts()
    met, unmet = int(counts.get("met", 0)), int(counts.get("unmet", 0))
    return {
        "label": norm["label"],
        "clause": numbered_clause(brief, norm["clause"], norm["source"]),
        "required": requirement(brief, norm),
        "judged": met + unmet,
        "met": met,
        "unmet": unmet,
        "verdict": _verdict(unmet, met=met, later=int(counts.get("pending", 0))),
        "where": _where(brief, group),
    }


def _verdict(unmet: int, *, met: int, later: int) -> str:
    if unmet:
        return zh.GRADED["unmet"]
    return zh.GRADED["met" if met else "pending" if later else "no_data"]


def _where(brief: Brief, group: pd.DataFrame) -> str:
    """The villages where it is not met, with the number of cases where there are several."""
    unmet = group.loc[(group["status"] == "unmet") & (group["village"] != ""), "village"]
    counts = unmet.value_counts(sort=len(unmet) > MOST_WHERE)
    named = []
    for unit, count in counts.items():
        pattern = zh.VILLAGE_COUNT if count > 1 else zh.VILLAGE_ONCE
        named.append(pattern.format(village=village_name(brief.results, str(unit)), count=count))
    if len(named) > MOST_WHERE:
        listing = zh.SEPARATOR.join(named[:MOST_WHERE])
        return zh.MORE_WHERE.format(listing=listing, count=len(named))
    return zh.SEPARATOR.join(named) or zh.NOT_APPLICABLE
