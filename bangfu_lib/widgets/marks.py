"""Small inline SVG pictures: the place of a village on the ranking, its share of a block."""

import math

from bangfu_lib.widgets.html import Html, tag
from bangfu_lib.zh import widgets as zh

RANK_WIDTH, RANK_HEIGHT, EDGE = 150, 22, 9
BAR_WIDTH, BAR_HEIGHT = 130, 14
MIDDLE = RANK_HEIGHT / 2


def rank_mark(row: object, count: int, *, trial: bool) -> Html:
    """One line of the ranking on an axis from place 1 to `count`.

    A band for the official rank interval, a ring for the official rank and, when `trial`, a
    diamond for the trial rank, joined by a dashed line. `row` carries the ranking's columns.
    """
    official, place = _place(row.official_rank, count), _place(row.rank, count)
    title = zh.INTERVAL_TITLE.format(
        name=row.name,
        rank=row.rank,
        official=row.official_rank,
        low=row.rank_low,
        high=row.rank_high,
    )
    parts = [tag("title", title), _axis(), _band(row.rank_low, row.rank_high, count)]
    if trial and official != place:
        parts.append(_line("bf-link", official, place))
    parts.append(ring(official))
    if trial:
        parts.append(diamond(place))
    return _svg(RANK_WIDTH, RANK_HEIGHT, *parts)


def share_mark(share: float, mean: float) -> Html:
    """A bar for the share of a block's points that a village has, a line for the mean share."""
    if math.isnan(share):
        return Html("")
    title = zh.SHARE_TITLE.format(share=f"{share:.0%}"[:-1], mean=f"{mean:.0%}"[:-1])
    width, at = _clamp(share) * BAR_WIDTH, _clamp(mean) * (BAR_WIDTH - 2) + 1
    return _svg(
        BAR_WIDTH,
        BAR_HEIGHT,
        tag("title", title),
        tag("rect", class_="bf-bar-back", x=0, y=2, width=BAR_WIDTH, height=BAR_HEIGHT - 4, rx=2),
        tag("rect", class_="bf-bar", x=0, y=2, width=f"{width:.1f}", height=BAR_HEIGHT - 4, rx=2),
        tag("line", class_="bf-mean", x1=f"{at:.1f}", x2=f"{at:.1f}", y1=0, y2=BAR_HEIGHT),
    )


def legend(*, trial: bool, sure: bool) -> Html:
    """What band, ring and diamond mean; no band where ranks have no interval."""
    band = tag("rect", class_="bf-band", x=0, y=5, width=22, height=12, rx=3)
    signs = [(band, zh.LEGEND_INTERVAL)] if sure else []
    signs.append((ring(11), zh.LEGEND_OFFICIAL))
    if trial:
        signs.append((diamond(11), zh.LEGEND_TRIAL))
    return tag("div", *(_sign(mark, words) for mark, words in signs), class_="bf-legend")


def mean_legend() -> Html:
    """What the line across a bar means."""
    line = tag("line", class_="bf-mean", x1=11, x2=11, y1=4, y2=18)
    return tag("div", _sign(line, zh.LEGEND_MEAN), class_="bf-legend")


def ring(x: float) -> Html:
    """The official rank."""
    return tag("circle", class_="bf-official", cx=f"{x:.1f}", cy=MIDDLE, r=6.5)


def diamond(x: float) -> Html:
    """The trial rank: another shape as well as another colour."""
    top, low, side = MIDDLE - 5, MIDDLE + 5, 5
    path = f"M{x:.1f} {top}L{x + side:.1f} {MIDDLE}L{x:.1f} {low}L{x - side:.1f} {MIDDLE}Z"
    return tag("path", class_="bf-trial", d=path)


def _place(rank: int, count: int) -> float:
    return EDGE + (RANK_WIDTH - 2 * EDGE) * (rank - 1) / max(count - 1, 1)


def _axis() -> Html:
    return _line("bf-axis", EDGE, RANK_WIDTH - EDGE)


def _line(class_: str, start: float, end: float) -> Html:
    return tag("line", class_=class_, x1=f"{start:.1f}", x2=f"{end:.1f}", y1=MIDDLE, y2=MIDDLE)


def _band(low: int, high: int, count: int) -> Html:
    start, end = _place(low, count) - 6, _place(high, count) + 6
    return tag(
        "rect", class_="bf-band", x=f"{start:.1f}", y=5, width=f"{end - start:.1f}", height=12, rx=3
    )


def _sign(mark: Html, words: str) -> Html:
    return tag("span", _svg(22, RANK_HEIGHT, mark), words)


def _svg(width: float, height: float, *children: Html) -> Html:
    box = f"0 0 {width} {height}"
    return tag("svg", *children, width=width, height=height, viewBox=box, role="img")


def _clamp(share: float) -> float:
    return min(max(share, 0.0), 1.0)
