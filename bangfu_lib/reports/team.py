"""The posted team of a village: who they are, their days, and whether the norms are met."""

from collections import Counter
from typing import Any

import pandas as pd

from bangfu_lib.charts.names import person_name
from bangfu_lib.reports.brief import Brief
from bangfu_lib.reports.norms import requirement
from bangfu_lib.zh import reports as zh


def members(brief: Brief) -> list[dict[str, Any]]:
    """The village's team by role: name, role, sending unit, days against the norm, verdict."""
    team = _team(brief)
    findings = _attendance(brief)
    found = {row["unit"]: row for row in reversed(findings.to_dict("records"))}
    return [_member(brief, row, found.get(row["person"])) for row in team.to_dict("records")]


def team_sentences(brief: Brief) -> list[str]:
    """How many are posted in which role, and for each norm of presence who meets it."""
    roles = Counter(_team(brief)["role"])
    if not roles:
        return [zh.TEAM_NOBODY]
    listing = zh.SEPARATOR.join(zh.TEAM_ROLE.format(role=r, count=n) for r, n in roles.items())
    sentences = [zh.TEAM.format(count=sum(roles.values()), roles=listing)]
    findings = _attendance(brief)
    judged = findings[findings["status"].isin(["met", "unmet"])]
    norms = brief.results.catalogue["norms"]
    for norm, group in judged.groupby("norm", sort=False):
        unmet = group[group["status"] == "unmet"].to_dict("records")
        pattern = zh.TEAM_UNMET if unmet else zh.TEAM_MET
        names = zh.SEPARATOR.join(_shortfall(brief, row) for row in unmet)
        label, count = norms[norm]["label"] + requirement(brief, norms[norm]), len(group)
        sentences.append(
            pattern.format(label=label, count=count, met=count - len(unmet), unmet=names)
        )
    return sentences + _unjudged(brief, findings)


def _unjudged(brief: Brief, findings: pd.DataFrame) -> list[str]:
    """Who is bound by a norm of presence that the ledgers do not suffice to judge."""
    open_ones = findings[findings["status"].isin(["pending", "no_data"])]
    norms, sentences = brief.results.catalogue["norms"], []
    for (norm, status), group in open_ones.groupby(["norm", "status"], sort=False):
        names = zh.SEPARATOR.join(_shortfall(brief, row) for row in group.to_dict("records"))
        label = norms[norm]["label"] + requirement(brief, norms[norm])
        sentences.append(zh.TEAM_UNJUDGED[str(status)].format(label=label, names=names))
    return sentences


def responsible_person(brief: Brief, unit: str) -> str:
    """The name of whoever answers for the village by the declared role; nothing if nobody."""
    persons = brief.ledger("persons")
    role = brief.document.shows.get("responsible_role", "")
    chosen = persons[(persons["village"] == unit) & (persons["role"] == role)]
    serving = chosen[chosen["left"].isna() | (chosen["left"] > pd.Timestamp(brief.dated))]
    return "" if serving.empty else str(serving["name"].iloc[0])


def serving(brief: Brief) -> pd.DataFrame:
    """Rows of the register of persons who served on at least one day of the period."""
    persons, period = brief.ledger("persons"), brief.results.period
    came = persons["arrived"].isna() | (persons["arrived"] <= pd.Timestamp(period.last))
    stayed = persons["left"].isna() | (persons["left"] >= pd.Timestamp(period.first))
    return persons[came & stayed]


def _team(brief: Brief) -> pd.DataFrame:
    """Who serves in this village in the period with the declared roles, in the roles' order."""
    persons, roles = serving(brief), brief.shows("team_roles")
    here = persons[(persons["village"] == brief.unit) & persons["role"].isin(roles)]
    order = here["role"].map({role: place for place, role in enumerate(roles)}).astype(int)
    return here.assign(order=order).sort_values(["order", "person"], kind="stable")


def _attendance(brief: Brief) -> pd.DataFrame:
    findings, norms = brief.results.findings, list(brief.shows("attendance_norms"))
    here = findings[(findings["village"] == brief.unit) & findings["norm"].isin(norms)]
    order = here["norm"].map({norm: place for place, norm in enumerate(norms)}).astype(int)
    return here.assign(order=order).sort_values(["order", "unit"], kind="stable")


def _member(brief: Brief, row: dict[str, Any], finding: dict[str, Any] | None) -> dict[str, Any]:
    unit = row["sending_unit"]
    shown = {
        "name": row["name"],
        "role": row["role"],
        "sending_unit": zh.NOT_APPLICABLE if pd.isna(unit) else unit,
        "full_time": zh.YES if row["full_time"] else zh.NO,
    }
    if finding is None:
        return shown | {"days": zh.NOT_APPLICABLE, "required": zh.NOT_APPLICABLE, "verdict": ""}
    word = _word(brief, finding["indicator"])
    return shown | {
        "days": f"{finding['value']}{word}",
        "required": requirement(brief, brief.results.catalogue["norms"][finding["norm"]]),
        "verdict": zh.GRADED[finding["status"]],
    }


def _shortfall(brief: Brief, finding: dict[str, Any]) -> str:
    name = person_name(brief.results, finding["unit"])
    word = _word(brief, finding["indicator"])
    return zh.SHORTFALL.format(name=name, value=finding["value"], word=word)


def _word(brief: Brief, indicator: str) -> str:
    return brief.results.catalogue["indicators"][indicator]["measure_word"]
