"""Readings: how this office takes what several norms share and their source leaves open."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bangfu_lib.params.reading import Fault, read_yaml, refuse
from bangfu_lib.zh import params as zh

FILE = "readings"


@dataclass(frozen=True)
class Readings:
    """The chosen readings of one workspace.

    `village_types`: what a type named in a norm stands for; a type that is not in it stands for
    itself. `due_dates_move`: whether a due date on a rest day moves to the next working day.
    """

    village_types: Mapping[str, tuple[str, ...]]
    due_dates_move: bool

    def types(self, named: Iterable[str]) -> tuple[str, ...]:
        """The types of villages that a norm binds, from the types that it names."""
        meant = [one for name in named for one in self.village_types.get(name, (name,))]
        return tuple(dict.fromkeys(meant))


def load_readings(params: Path) -> Readings:
    """The readings chosen in params/units/readings.yaml; raises ParamsError for an unknown one."""
    content = read_yaml(params / "units" / f"{FILE}.yaml", FILE)
    refuse(_faults(content))
    chosen = {name: entry["options"][entry["chosen"]] for name, entry in content.items()}
    poor, other = chosen["poor_villages"], chosen["other_villages"]
    return Readings(
        village_types={
            zh.POOR_VILLAGE: tuple(poor["types"]),
            zh.OTHER_VILLAGE: tuple(other["types"]),
        },
        due_dates_move=chosen["due_on_rest_days"]["moves"],
    )


def _faults(content: Mapping[str, Any]) -> Iterable[Fault]:
    for name, entry in content.items():
        if entry["chosen"] not in entry["options"]:
            allowed = zh.SEPARATOR.join(entry["options"])
            problem = zh.UNKNOWN_CHOICE.format(chosen=entry["chosen"], allowed=allowed)
            yield Fault(f"units/{FILE}.yaml", f"{name} › chosen", problem)
