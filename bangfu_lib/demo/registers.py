"""Registers of the sample: villages, posted people, households."""

from collections.abc import Iterator

from bangfu_lib.demo.rows import Row
from bangfu_lib.demo.township import Township
from bangfu_lib.zh import demo as zh


def village_rows(township: Township) -> Iterator[Row]:
    """One row per village."""
    for village in township.villages:
        yield {
            "village": village.code,
            "name": village.name,
            "township": township.story["township"],
            "lifted_households": village.lifted,
            "monitored_households": village.monitored,
            "sending_unit": village.sending_unit,
            **village.register,
        }


def person_rows(township: Township) -> Iterator[Row]:
    """One row per person, village and role; no telephone and no identity numbers."""
    for posting in township.postings:
        yield {
            "person": posting.person,
            "name": posting.name,
            "village": posting.village,
            "role": posting.role,
            "full_time": posting.full_time,
            "sending_unit": posting.sending_unit,
            "supervisor": posting.supervisor,
            "arrived": posting.arrived,
            "status": zh.ON_DUTY,
            "party_transferred": True if posting.full_time else None,
        }


def household_rows(township: Township) -> Iterator[Row]:
    """One row per household with all three of its documents (P36); heads stay blank."""
    rng = township.rng("households")
    updated = township.quarter_days[20:-5]
    doctor = township.story["homes"]["doctor"]
    doctors = {village.code: doctor.format(mark=village.mark) for village in township.villages}
    for home in township.homes:
        yield {
            "household": home.household,
            "village": home.village,
            "category": home.category,
            "family_size": home.family_size,
            "helper": home.helper,
            "doctor": doctors[home.village],
            "basic_form": True,
            "income_form": True,
            "policy_list": True,
            "updated_on": rng.choice(updated),
        }
