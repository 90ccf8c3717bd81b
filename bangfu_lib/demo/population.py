"""Who lives and works in the made-up township, by the story's counts and name patterns."""

from collections.abc import Iterator
from itertools import count, islice
from random import Random

from bangfu_lib.demo.story import Story
from bangfu_lib.demo.township import Home, Posting, Township, Village
from bangfu_lib.periods.calendar import WorkCalendar
from bangfu_lib.zh import demo as zh


def build_township(story: Story, calendar: WorkCalendar) -> Township:
    """The township of the story, on a working-day calendar that covers its year."""
    villages = tuple(_village(entry) for entry in story["villages"])
    postings = (
        *(posting for village in villages for posting in _village_staff(story, village)),
        *_shared_staff(story),
        *_helpers(story, villages),
    )
    homes = tuple(_homes(story, villages, postings))
    return Township(story, calendar, villages, postings, homes)


def _village(entry: dict) -> Village:
    own = ("code", "name", "mark", "lifted", "monitored", "helpers", "areas", "sending_unit")
    register = {name: value for name, value in entry.items() if name not in own}
    return Village(**{name: entry[name] for name in own}, register=register)


def _village_staff(story: Story, village: Village) -> Iterator[Posting]:
    for entry in story["staff"]:
        holders = entry.get("count_in", {}).get(village.code, entry.get("count", 1))
        supervisor = f"{village.code}-{entry['supervisor']}1" if "supervisor" in entry else None
        for number in range(1, holders + 1):
            numeral = story["numerals"][number - 1]
            yield Posting(
                person=f"{village.code}-{entry['letter']}{number}",
                name=entry["name"].format(mark=village.mark, number=numeral),
                village=village.code,
                role=entry["role"],
                full_time=entry.get("full_time", False),
                sending_unit=_unit(entry, village),
                supervisor=supervisor,
                arrived=entry["arrived"],
            )


def _shared_staff(story: Story) -> Iterator[Posting]:
    for entry in story["shared_staff"]:
        for village in entry["villages"]:
            yield Posting(
                person=entry["person"],
                name=entry["name"],
                village=village,
                role=entry["role"],
                full_time=False,
                sending_unit=entry["sending_unit"],
                supervisor=None,
                arrived=entry["arrived"],
            )


def _helpers(story: Story, villages: tuple[Village, ...]) -> Iterator[Posting]:
    entry, numbers = story["helpers"], count(1)
    for village in villages:
        for number in islice(numbers, village.helpers):
            yield Posting(
                person=entry["person"].format(number=number),
                name=entry["name"].format(number=number),
                village=village.code,
                role=entry["role"],
                full_time=False,
                sending_unit=_unit(entry, village),
                supervisor=None,
                arrived=entry["arrived"],
            )


def _unit(entry: dict, village: Village) -> str | None:
    unit = entry.get("sending_unit")
    return village.sending_unit if unit == zh.OWN_UNIT else unit


def _homes(
    story: Story, villages: tuple[Village, ...], postings: tuple[Posting, ...]
) -> Iterator[Home]:
    sizes, weights = story["homes"]["sizes"], story["homes"]["weights"]
    for village in villages:
        rng = Random(f"{story['seed']} homes {village.code}")
        helpers = [p.person for p in postings if (p.role, p.village) == (zh.HELPER, village.code)]
        categories = [zh.LIFTED] * village.lifted + [zh.MONITORED] * village.monitored
        rng.shuffle(categories)
        for number, category in enumerate(categories):
            household = f"{village.code}-H{number + 1:03}"
            size = rng.choices(sizes, weights)[0]
            helper = helpers[number % len(helpers)]
            yield Home(household, village.code, category, size, helper)
