"""The office that assesses: its names as they appear in documents, and the schemes it applies."""

from dataclasses import dataclass
from pathlib import Path

from bangfu_lib.params.reading import Fault, read_yaml, refuse
from bangfu_lib.zh import params as zh


@dataclass(frozen=True)
class Office:
    """Names for documents, the office's level (乡, 县, 市), and its schemes in order.

    Each unit is scored by the first scheme that is for it. `synthetic` is a notice printed when
    the data are made up.
    """

    township: str
    county: str
    issuer: str
    schemes: tuple[str, ...]
    level: str = zh.TOWNSHIP_LEVEL
    run: str = "quarter"
    synthetic: str = ""
    fonts: str = zh.WINDOWS_FONTS
    bold_third_level: bool = False
    sealed: bool = True

    def require_names(self) -> None:
        """Raise ParamsError while names still ask to be filled in, as they do when shipped."""
        names = {key: getattr(self, key) for key in ("township", "county", "issuer")}
        open_ = [key for key, name in names.items() if name.startswith(zh.PLEASE_FILL_IN)]
        refuse(Fault("units/office.yaml", key, zh.NAME_NOT_FILLED_IN) for key in open_)


def load_office(params: Path) -> Office:
    """The office of this workspace (params/units/office.yaml)."""
    content = read_yaml(params / "units" / "office.yaml", "office")
    one = content.pop("scheme", None)
    several = content.pop("schemes", ())
    if (one is None) == (not several):
        refuse([Fault("units/office.yaml", "scheme", zh.SCHEME_OR_SCHEMES)])
    return Office(schemes=tuple(several) or (one,), **content)
