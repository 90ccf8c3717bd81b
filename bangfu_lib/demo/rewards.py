"""Criticism, talks and the one honour of the year."""

from collections.abc import Iterator

from bangfu_lib.demo.rows import Row, numbered
from bangfu_lib.demo.township import Township


def reward_rows(township: Township) -> Iterator[Row]:
    """The honour (P02), then five issues naming ten people (P08, P13, P26)."""
    plan = township.story["rewards"]
    rows = (plan["honour"], *_issues(township, plan))
    yield from numbered(rows, "record", "JC", width=2, by_village=False)


def _issues(township: Township, plan: dict) -> Iterator[Row]:
    for number, entry in enumerate(plan["issues"], start=1):
        for person in entry["persons"]:
            yield {
                "issue": plan["issue"].format(number=number),
                "decided_on": entry["decided_on"],
                "level": plan["level"],
                "form": entry["form"],
                "object_kind": plan["object_kind"],
                "village": township.village_of[person],
                "person": person,
                "reason": entry["reason"],
                "due": entry["due"],
            }
