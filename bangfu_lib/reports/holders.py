"""Who holds each of the five kinds of help in a village: persons by role, organisations by kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from bangfu_lib.reports.brief import Brief, day_text
from bangfu_lib.reports.called import called
from bangfu_lib.zh import role_lists as zh


@dataclass(frozen=True)
class Holder:
    """One person or organisation; `detail` is the sending unit or the head's post."""

    kind: str
    name: str
    detail: str
    since: date | None
    is_person: bool

    @property
    def since_text(self) -> str:
        """The day of arrival or of foundation as printed."""
        return zh.NONE if self.since is None else day_text(self.since)


def holders(brief: Brief, unit: str) -> list[Holder]:
    """Everybody who holds a declared kind of help in village `unit` at the end of the period."""
    return [one for kind in brief.document.shows["holders"] for one in _of_kind(brief, unit, kind)]


def team(brief: Brief, unit: str) -> list[Holder]:
    """Everybody posted to village `unit` in a declared team role, by the role's name."""
    roles = brief.shows("team_roles")
    return [one for role in roles for one in _persons(brief, unit, role, roles=[role])]


def holder_names(brief: Brief, unit: str, kind: str) -> str:
    """The names of those who hold `kind` in the village, or that it is to be settled."""
    names = [one.name for one in _of_kind(brief, unit, kind)]
    return zh.SEPARATOR.join(names) or zh.NOT_ASSIGNED


def _of_kind(brief: Brief, unit: str, kind: str) -> list[Holder]:
    wanted = brief.document.shows["holders"][kind]
    named = [wanted] if isinstance(wanted, str) else list(wanted)
    return [*_persons(brief, unit, kind, roles=named), *_groups(brief, unit, kind, kinds=named)]


def _persons(brief: Brief, unit: str, kind: str, *, roles: Sequence[str]) -> list[Holder]:
    table = brief.ledger("persons")
    here = table[(table["village"] == unit) & table["role"].isin(roles)]
    now = _standing(brief, here, "arrived", "left")
    return [
        Holder(
            kind,
            called(brief, row["name"]),
            _text(row["sending_unit"]),
            _day(row["arrived"]),
            is_person=True,
        )
        for row in now.to_dict("records")
    ]


def _groups(brief: Brief, unit: str, kind: str, *, kinds: Sequence[str]) -> list[Holder]:
    table = brief.ledger("organisations")
    here = table[(table["village"] == unit) & table["kind"].isin(kinds)]
    now = _standing(brief, here, "founded_on", "dissolved_on")
    return [
        Holder(kind, row["name"], zh.NONE, _day(row["founded_on"]), is_person=False)
        for row in now.to_dict("records")
    ]


def _standing(brief: Brief, rows: pd.DataFrame, since: str, until: str) -> pd.DataFrame:
    """The rows that hold on the period's last day."""
    last = pd.Timestamp(brief.period.last)
    came = rows[since].isna() | (rows[since] <= last)
    return rows[came & (rows[until].isna() | (rows[until] > last))]


def _text(value: str) -> str:
    return zh.NONE if pd.isna(value) else value


def _day(value: pd.Timestamp) -> date | None:
    return None if pd.isna(value) else value.date()
