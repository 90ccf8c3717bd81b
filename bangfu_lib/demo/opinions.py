"""What villagers thought: ballots by option, never by respondent."""

from collections.abc import Iterator

from bangfu_lib.demo.rows import Row
from bangfu_lib.demo.township import Township

BATCH = "{period}-{village}"


def satisfaction_rows(township: Township) -> Iterator[Row]:
    """Ballots on each village's team and cadres, then on the members later talked to (P13)."""
    plan = township.story["satisfaction"]
    for ballot in plan["ballots"]:
        for village, votes in ballot["votes"].items():
            yield from _ballot(township, village, votes, target=ballot["target"])
    for person, votes in plan["of_persons"].items():
        village, target = township.village_of[person], plan["of_persons_target"]
        yield from _ballot(township, village, votes, target=target, person=person)


def _ballot(
    township: Township, village: str, votes: list[int], *, target: str, person: str | None = None
) -> Iterator[Row]:
    plan = township.story["satisfaction"]
    for option, count in zip(plan["options"], votes, strict=True):
        yield {
            "batch": BATCH.format(period=township.quarter, village=village),
            "held_on": plan["held_on"][village],
            "village": village,
            "target": target,
            "person": person,
            "method": plan["method"],
            "option": option,
            "votes": count,
        }
