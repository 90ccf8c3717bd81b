"""The office that assesses: its names as they appear in documents, and the scheme it applies."""

from dataclasses import dataclass
from pathlib import Path

from bangfu_lib.params.reading import read_yaml


@dataclass(frozen=True)
class Office:
    """Names for documents; `synthetic` is a notice printed when the data are made up."""

    township: str
    county: str
    issuer: str
    scheme: str
    synthetic: str = ""


def load_office(params: Path) -> Office:
    """The office of this workspace (params/units/office.yaml)."""
    return Office(**read_yaml(params / "units" / "office.yaml", "office"))
