"""The documents that norms and schemes cite, and the rows of what they demand."""

from dataclasses import dataclass
from pathlib import Path

from bangfu_lib.params.reading import read_yaml
from bangfu_lib.params.schemes import Scheme
from bangfu_lib.zh import params as zh


@dataclass(frozen=True)
class Source:
    """One published document; `sha256` is the hash of the text that was read."""

    id: str
    title: str
    issuer: str | None
    date: str | None
    number: str | None
    sha256: str | None
    note: str | None


def load_sources(params: Path) -> dict[str, Source]:
    """All sources by id (params/sources/sources.yaml)."""
    content = read_yaml(params / "sources" / "sources.yaml", "source")
    return {name: Source(id=name, **entry) for name, entry in content.items()}


def scheme_source(scheme: Scheme) -> Source:
    """The document that a scheme names in its own file, instead of one that is registered."""
    own = {key: scheme.own_source.get(key) for key in ("title", "issuer", "date", "number")}
    seen = [scheme.own_source[key] for key in ("note", "address") if key in scheme.own_source]
    return Source(id=scheme.source, sha256=None, note=zh.SEMICOLON.join(seen) or None, **own)


def load_rows(params: Path) -> dict[str, str]:
    """What the sources demand: row id (P01 …) → the words of the source."""
    return read_yaml(params / "sources" / "rows.yaml", "rows")
