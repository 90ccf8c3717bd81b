"""HTML that is safe by construction: whatever is not marked as HTML is escaped."""

from collections.abc import Iterable
from html import escape
from importlib.resources import files

VOID = frozenset({"line", "rect", "circle", "path"})


class Html(str):
    """Text that is HTML already; only `tag`, `join` and `style` make it."""

    __slots__ = ()


def tag(name: str, *children: object, **attributes: object) -> Html:
    """One element. Children that are not `Html` are escaped, attributes always.

    Attribute names: `_` stands for `-` and a last `_` is dropped (`class_`, `data_gen`); an
    attribute that is None is left out.
    """
    head = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in VOID and not children:
        return Html(f"<{name}{head}/>")
    return Html(f"<{name}{head}>{join(children)}</{name}>")


def join(children: Iterable[object]) -> Html:
    """The children one after another, escaped where they are not `Html`."""
    parts = (child if isinstance(child, Html) else escape(str(child)) for child in children)
    return Html("".join(parts))


def style() -> Html:
    """The style sheet of every region, once per page."""
    sheet = files("bangfu_lib.widgets").joinpath("explore.css").read_text(encoding="utf-8")
    return Html(f"<style>{sheet}</style>")


def table(head: Iterable[object], rows: Iterable[object], *, class_: str) -> Html:
    """A table with a header line, in a box that scrolls sideways if it must.

    Cells made by `tag("td", …)` or `tag("th", …)` stay as they are, other content is put into a
    cell; a row made by `tag("tr", …)` stays as it is.
    """
    header = tag("thead", tag("tr", *(_cell(cell, "th") for cell in head)))
    lines = (row if isinstance(row, Html) else tag("tr", *map(_cell, row)) for row in rows)
    return tag("div", tag("table", header, tag("tbody", *lines)), class_=f"bf-scroll {class_}")


def _cell(content: object, kind: str = "td") -> Html:
    if isinstance(content, Html) and content.startswith(("<td", "<th")):
        return content
    return tag(kind, content)
