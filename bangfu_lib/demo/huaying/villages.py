"""The villages and the poor households of the made-up city, by the story's counts."""

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from bangfu_lib.demo.huaying.county import County, Home, Village
from bangfu_lib.demo.huaying.people import make_posts, published
from bangfu_lib.demo.huaying.shares import fitted, split
from bangfu_lib.demo.story import Story
from bangfu_lib.periods.calendar import WorkCalendar
from bangfu_lib.zh import demo_huaying as zh


def build_county(story: Story, calendar: WorkCalendar) -> County:
    """The city of the story, on a working-day calendar that covers its year."""
    villages = tuple(_villages(story))
    counts = _household_counts(story, villages)
    helpers = split(published(story, zh.HELPERS), counts)
    posts = tuple(make_posts(story, villages, helpers))
    homes = tuple(_homes(story, villages, counts, helpers=helpers))
    return County(story, calendar, villages, posts, homes)


def _villages(story: Story) -> Iterator[Village]:
    towns, units = story["towns"], iter(_units(story))
    numbers = {True: 0, False: 0}
    for town, mark in enumerate(towns["marks"]):
        for place in range(towns["villages"][town]):
            poor = place < towns["poor"][town]
            numbers[poor] += 1
            code = story["village"]["code"].format(town=town + 1, number=place + 1)
            own = mark + story["numerals"][place]
            yield Village(
                code=code,
                name=story["village"]["name"].format(mark=own),
                mark=own,
                town=towns["name"].format(mark=mark),
                poor=poor,
                number=numbers[poor],
                units=next(units) if poor else _lent_unit(story, numbers[False]),
                register=_register(story, code, poor=poor),
            )


def _units(story: Story) -> list[tuple[str, ...]]:
    """The departments of each poor village, each department in one village (H11)."""
    departments, poor = published(story, zh.DEPARTMENTS), sum(story["towns"]["poor"])
    names = [story["village"]["unit"].format(number=n) for n in range(1, departments + 1)]
    shares = split(departments, [1] * poor)
    firsts = [sum(shares[:place]) for place in range(poor)]
    return [tuple(names[at : at + own]) for at, own in zip(firsts, shares, strict=True)]


def _lent_unit(story: Story, number: int) -> tuple[str, ...]:
    """The department whose people help a village that is not poor."""
    departments = published(story, zh.DEPARTMENTS)
    return (story["village"]["unit"].format(number=(number - 1) % departments + 1),)


def _register(story: Story, code: str, *, poor: bool) -> dict[str, Any]:
    """What the register of villages says beside names, with made-up sizes."""
    entry, rng = story["village"], Random(f"{story['seed']} village {code}")
    households = rng.randint(*entry["households"])
    good = [tag for tag, codes in story["four_good"].items() if code in codes]
    return {
        **entry["poor" if poor else "other"],
        "household_count": households,
        "population": households * rng.randint(*entry["size"]) // 10,
        "groups": rng.randint(*entry["groups"]),
        "difficult": code in story["difficult_villages"],
        "four_good": good[0] if good else zh.NOT_GOOD_YET,
    }


def _household_counts(story: Story, villages: Sequence[Village]) -> list[int]:
    """Poor households of each village: alike in the poor ones, the rest spread over the others."""
    each = story["homes"]["poor_village"]
    poor = sum(village.poor for village in villages)
    rest = iter(split(_households(story) - each * poor, [1] * (len(villages) - poor)))
    return [each if village.poor else next(rest) for village in villages]


def _households(story: Story) -> int:
    return next(entry["value"] for entry in story["chosen"] if entry["label"] == zh.POOR_HOME)


def _homes(
    story: Story, villages: Sequence[Village], counts: Sequence[int], *, helpers: Sequence[int]
) -> Iterator[Home]:
    exits, sizes = _exits(story, villages, counts), _sizes(story)
    first = 1
    for village, own, leaving, people in zip(villages, counts, exits, helpers, strict=True):
        for place in range(own):
            number, now = first + place % people, place < leaving
            helper = story["helpers"]["person"].format(number=number)
            household = f"{village.code}-H{place + 1:03}"
            yield Home(household, village.code, next(sizes[now]), now, helper)
        first += people


def _exits(story: Story, villages: Sequence[Village], counts: Sequence[int]) -> list[int]:
    """How many households of each village are to leave poverty in the year (H03)."""
    fixed = dict.fromkeys(story["exit_villages"], story["homes"]["exit_in_exit_village"])
    open_ = [0 if v.code in fixed else count for v, count in zip(villages, counts, strict=True)]
    rest = split(published(story, zh.EXIT_HOUSEHOLDS) - sum(fixed.values()), open_)
    return [fixed.get(village.code, own) for village, own in zip(villages, rest, strict=True)]


def _sizes(story: Story) -> dict[bool, Iterator[int]]:
    """Family sizes that add up to the people who leave poverty now, and to all others (H13)."""
    now, all_of_them = published(story, zh.EXIT_PERSONS), published(story, zh.TARGETS)
    leaving = published(story, zh.EXIT_HOUSEHOLDS)
    parts = {True: (leaving, now), False: (_households(story) - leaving, all_of_them - now)}
    return {exits: iter(_drawn(story, *part)) for exits, part in parts.items()}


def _drawn(story: Story, homes: int, people: int) -> list[int]:
    rng, entry = Random(f"{story['seed']} homes {homes}"), story["homes"]
    return fitted(rng.choices(entry["sizes"], entry["weights"], k=homes), people, rng)
