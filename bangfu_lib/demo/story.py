"""The data file behind a sample: published figures, chosen numbers, made-up names, faults."""

from collections.abc import Sequence
from importlib.resources import files
from typing import Any, NamedTuple

from ruamel.yaml import YAML

from bangfu_lib.files import write_whole
from bangfu_lib.workspace import Workspace
from bangfu_lib.zh import demo as zh

Story = dict[str, Any]


class Figure(NamedTuple):
    """A number that the source document publishes; `row` is its line in the feature list.

    An approximate figure (余, 多) is the number in the article without that word.
    """

    row: str
    label: str
    value: int
    approximate: bool


def load_story(file: str = "pingbian.yaml") -> Story:
    """The whole of one file below bangfu_lib/demo; a fresh copy each time."""
    text = files("bangfu_lib.demo").joinpath(file).read_text("utf-8")
    return YAML(typ="safe", pure=True).load(text)


def write_office(workspace: Workspace, file: str = "office.yaml") -> None:
    """Give the workspace a sample's office: `file` below bangfu_lib/demo."""
    office = files("bangfu_lib.demo").joinpath(file).read_bytes()
    write_whole(workspace.params / "units" / "office.yaml", office)


def sample_notice(story: Story, chosen: Sequence[str]) -> list[str]:
    """What the first sheet of every workbook says: seed, source, what was chosen, the faults.

    The story names `seed` and `source` (title, date); `chosen` are the case's own sentences.
    """
    source, day = story["source"], story["source"]["date"]
    dated = zh.DATE.format(year=day.year, month=day.month, day=day.day)
    return [
        zh.NOTICE_SYNTHETIC.format(seed=story["seed"]),
        zh.NOTICE_FIGURES.format(title=source["title"], date=dated),
        *chosen,
        zh.NOTICE_FAULTS,
    ]


def figures(story: Story) -> list[Figure]:
    """The published figures, in the order of the document."""
    return [
        Figure(entry["row"], entry["label"], entry["value"], entry.get("approximate", False))
        for entry in story["published"]
    ]
