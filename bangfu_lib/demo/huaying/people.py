"""Who is posted to the villages: leaders, secretaries, cadres, agronomists, helpers."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import count, islice
from random import Random

from bangfu_lib.demo.huaying.county import Post, Village
from bangfu_lib.demo.huaying.shares import split
from bangfu_lib.demo.story import Story
from bangfu_lib.zh import demo_huaying as zh

ONE_DAY = timedelta(days=1)


def published(story: Story, label: str) -> int:
    """A published number by its label."""
    return next(entry["value"] for entry in story["published"] if entry["label"] == label)


def make_posts(story: Story, villages: Sequence[Village], helpers: Sequence[int]) -> Iterator[Post]:
    """All postings: those of the poor villages first, then `helpers` people for each village."""
    poor = [village for village in villages if village.poor]
    yield from _leaders(story, poor)
    for village, rank in zip(poor, _ranks(story), strict=True):
        yield from _secretaries(story, village, rank)
    for village, number in zip(poor, _cadres(story, len(poor)), strict=True):
        yield from _members(story, village, number)
    yield from (_agronomist(story, village) for village in poor)
    yield from _helpers(story, villages, helpers)


def _leaders(story: Story, poor: Sequence[Village]) -> Iterator[Post]:
    """Fewer leaders than villages: the last ones have two villages each (H11)."""
    entry, leaders = story["leaders"], published(story, zh.LEADERS)
    shares = split(len(poor), [1] * leaders)[::-1]
    numbers = [number for number, share in enumerate(shares, start=1) for _ in range(share)]
    for village, number in zip(poor, numbers, strict=True):
        person, name = entry["person"].format(number=number), entry["name"].format(number=number)
        unit = entry["sending_unit"]
        yield Post(person, name, village.code, entry["role"], unit, entry["arrived"])


def _ranks(story: Story) -> list[str]:
    ranks = [rank for rank, number in story["secretaries"]["ranks"].items() for _ in range(number)]
    Random(f"{story['seed']} ranks").shuffle(ranks)
    return ranks


def _secretaries(story: Story, village: Village, rank: str) -> Iterator[Post]:
    """The secretary, and before that whoever was promoted or adjusted in the year (H23, H27)."""
    entry, changes = story["secretaries"], story["changes"]
    left = {**changes["promoted"], **changes["adjusted"]}.get(village.code)
    yield from _succession(entry, village, left=left, number="", rank=rank)


def _cadres(story: Story, villages: int) -> list[int]:
    """Cadres of each village; whether the published ones include secretaries is chosen."""
    cadres = published(story, zh.CADRES)
    if story["cadres_include_secretaries"]:
        cadres -= published(story, zh.SECRETARIES)
    return split(cadres, [1] * villages)


def _members(story: Story, village: Village, cadres: int) -> Iterator[Post]:
    entry, left = story["members"], story["changes"]["members"].get(village.code)
    for place in range(1, cadres + 1):
        leaving = left if place == 1 else None
        yield from _succession(entry, village, left=leaving, number=str(place), rank=None)


def _succession(
    entry: dict, village: Village, *, left: date | None, number: str, rank: str | None
) -> Iterator[Post]:
    """Whoever holds the place now, after the one before if that one left."""
    unit = village.units[(int(number or 1) - 1) % len(village.units)]
    arrived, known = entry["arrived"], {"mark": village.mark, "number": number}
    if left is not None:
        person, name = f"{village.code}-{entry['letter']}0", entry["earlier"].format(**known)
        yield Post(person, name, village.code, entry["role"], unit, arrived, left)
        arrived = left + ONE_DAY
    person = f"{village.code}-{entry['letter']}{number or 1}"
    name = entry["name"].format(**known)
    yield Post(person, name, village.code, entry["role"], unit, arrived, None, rank)


def _agronomist(story: Story, village: Village) -> Post:
    entry = story["agronomists"]
    person, name = f"{village.code}-{entry['letter']}1", entry["name"].format(mark=village.mark)
    unit = entry["sending_unit"]
    return Post(person, name, village.code, entry["role"], unit, entry["arrived"])


def _helpers(story: Story, villages: Sequence[Village], helpers: Sequence[int]) -> Iterator[Post]:
    entry, numbers = story["helpers"], count(1)
    for village, mine in zip(villages, helpers, strict=True):
        for place, number in enumerate(islice(numbers, mine)):
            person = entry["person"].format(number=number)
            name, unit = (
                entry["name"].format(number=number),
                village.units[place % len(village.units)],
            )
            yield Post(person, name, village.code, entry["role"], unit, entry["arrived"])
