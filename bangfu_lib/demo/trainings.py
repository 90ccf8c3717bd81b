"""Trainings of the year: practical techniques by the agronomists, policy by the township."""

from collections.abc import Iterator
from datetime import date

from bangfu_lib.demo.rows import Row, numbered
from bangfu_lib.demo.township import Township
from bangfu_lib.zh import demo as zh


def training_days(township: Township) -> dict[str, list[date]]:
    """The days of technique training in each village; one agronomist is in one place a day."""
    days, planned = {}, township.story["trainings"]["technique"]["days"]
    for entry in township.story["shared_staff"]:
        if entry["role"] == zh.AGRONOMIST:
            for turn, village in enumerate(entry["villages"]):
                days[village] = [day.replace(day=day.day - turn) for day in planned]
    return days


def training_rows(township: Township) -> Iterator[Row]:
    """Technique trainings with new farmers on the last one (X12), then policy training.

    The village that falls short of a hundred has no policy training either, so that it falls
    short however one counts.
    """
    plan = township.story["trainings"]
    short = min(plan["attendance"], key=lambda village: sum(plan["attendance"][village]))
    rows = [
        *_technique_rows(township, plan),
        *(
            {**plan["policy"], "held_on": plan["policy"]["day"], "village": village.code}
            for village in township.villages
            if village.code != short
        ),
    ]
    plain = ({k: v for k, v in row.items() if k != "day"} for row in rows)
    ordered = sorted(plain, key=lambda row: (row["village"], row["held_on"]))
    yield from numbered(ordered, "training", "PX", width=2)


def _technique_rows(township: Township, plan: dict) -> Iterator[Row]:
    technique = plan["technique"]
    for village, days in training_days(township).items():
        trainer = township.holders(zh.AGRONOMIST, village)[0]
        last = len(days) - 1
        for turn, (day, topic) in enumerate(zip(days, technique["topics"], strict=True)):
            yield {
                "held_on": day,
                "village": village,
                "level": technique["level"],
                "kind": technique["kind"],
                "trainer": trainer,
                "topic": topic,
                "attendance": plan["attendance"][village][turn],
                "new_farmers": plan["new_farmers"][village] if turn == last else 0,
            }
