"""The data file behind the sample: published figures, chosen numbers, made-up names, faults."""

from importlib.resources import files
from typing import Any, NamedTuple

from ruamel.yaml import YAML

Story = dict[str, Any]


class Figure(NamedTuple):
    """A number that the source article publishes; `row` is its line in the feature list.

    An approximate figure (余, 多) is the number in the article without that word.
    """

    row: str
    label: str
    value: int
    approximate: bool


def load_story() -> Story:
    """The whole of pingbian.yaml; a fresh copy each time."""
    text = files("bangfu_lib.demo").joinpath("pingbian.yaml").read_text("utf-8")
    return YAML(typ="safe", pure=True).load(text)


def figures(story: Story) -> list[Figure]:
    """The published figures, in the order of the article."""
    return [
        Figure(entry["row"], entry["label"], entry["value"], entry.get("approximate", False))
        for entry in story["published"]
    ]
