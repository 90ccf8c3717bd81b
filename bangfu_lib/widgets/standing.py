"""The regions about all villages: header, ranking with lists, what a trial changes."""

from fractions import Fraction

import pandas as pd

from bangfu_lib.charts.names import place_name
from bangfu_lib.charts.numbers import points_text
from bangfu_lib.results.schemes import unit_kind
from bangfu_lib.widgets.card import card, number, score_text, state_name, watermark
from bangfu_lib.widgets.html import Html, table, tag
from bangfu_lib.widgets.marks import legend, rank_mark
from bangfu_lib.widgets.state import ExploreState
from bangfu_lib.widgets.tables import Changes
from bangfu_lib.zh import widgets as zh

PAGE_ROWS = 60
MOVES_NAMED = 5


def header(state: ExploreState) -> Html:
    """Title, what was assessed, and whether this is the official result or a trial."""
    scheme, scores = state.record, list(state.scores["score"])
    place = place_name(state.results)
    title = zh.TITLE.format(place=place, period=state.results.period.label)
    version = scheme.get("version") or ""
    subtitle = scheme["label"] + (zh.VERSION.format(version=version) if version else "")
    mean, high, low = (
        score_text(score, state.digits)
        for score in (sum(scores, Fraction(0)) / len(scores), max(scores), min(scores))
    )
    chips = (
        zh.CHIP_UNITS[unit_kind(scheme)].format(count=len(scores)),
        zh.CHIP_MEAN.format(score=mean),
        zh.CHIP_SPREAD.format(high=high, low=low),
    )
    return card(
        state,
        "header",
        tag("h2", title),
        tag("div", subtitle, class_="bf-soft"),
        tag("div", *(tag("span", chip, class_="bf-chip") for chip in chips), class_="bf-chips"),
        _banner(state),
    )


def ranking(state: ExploreState, page: int = 0) -> Html:
    """Sixty units of the ranking with list and interval, in a trial also with the move."""
    rows, sure = state.ranking(), bool(state.record.get("uncertainty"))
    shown = rows.iloc[page * PAGE_ROWS : (page + 1) * PAGE_ROWS]
    townships = rows["township"].nunique()
    lines = [
        _ranking_line(state, row, len(rows), several=townships > 1)
        for row in shown.itertuples(index=False)
    ]
    head = [
        number(zh.COLUMN_RANK, of="th"),
        zh.COLUMN_UNIT[unit_kind(state.record)],
        number(zh.COLUMN_SCORE, of="th"),
        zh.COLUMN_LIST,
        (zh.COLUMN_INTERVAL if sure else zh.COLUMN_PLACE_OF).format(count=len(rows)),
    ]
    if state.is_trial:
        head.append(zh.COLUMN_MOVE)
    return card(
        state,
        "ranking",
        tag("h3", zh.RANKING_TRIAL if state.is_trial else zh.RANKING),
        table(head, lines, class_="bf-ranks"),
        legend(trial=state.is_trial, sure=sure),
        watermark(state),
    )


def changes(state: ExploreState) -> Html:
    """Who enters or leaves a list, who moves, and how points were renormalised, in a trial."""
    if not state.is_trial:
        return Html("")
    found, labels = state.changes(), state.lists
    lines = [
        (verb.format(label=labels[list_]), zh.SEPARATOR.join(villages["name"]))
        for verb, lists in ((zh.ENTERS, found.enters), (zh.LEAVES, found.leaves))
        for list_, villages in lists.items()
        if len(villages)
    ]
    if state.lists and not state.judges_lists:
        lines.append((zh.LISTS, zh.LISTS_BEYOND if state.scheme else zh.LISTS_UNKNOWN))
    if state.scheme and state.scheme.combine == "geometric":
        lines.append((zh.COMBINED, zh.COMBINED_LINEARLY))
    lines.append((zh.MOVES, _moves(found)))
    body = (tag("li", tag("strong", zh.CHANGE.format(what=what)), text) for what, text in lines)
    return card(state, "changes", tag("h3", zh.CHANGES), tag("ul", *body), _rescaled(state))


def pages(count: int) -> list[tuple[str, int]]:
    """The pages of a ranking of `count` villages: label and number from 0."""
    starts = range(0, count, PAGE_ROWS)
    return [
        (zh.PAGE_OPTION.format(first=start + 1, last=min(start + PAGE_ROWS, count)), number)
        for number, start in enumerate(starts)
    ]


def _banner(state: ExploreState) -> Html:
    changed = sum(weight != 1 for weight in state.weights.values())
    words = zh.TRIAL.format(count=changed) if state.is_trial else zh.DECLARED
    return tag("div", words, class_="bf-banner", data_state=state_name(state))


def _ranking_line(state: ExploreState, row: object, count: int, *, several: bool) -> Html:
    score = score_text(row.score, state.digits)
    was = zh.OFFICIAL_SCORE.format(score=score_text(row.official_score, state.digits))
    name = [row.name, tag("small", row.township)] if several and row.township else [row.name]
    cells = [
        number(str(row.rank)),
        tag("td", *name),
        number(score, tag("small", was)) if state.is_trial else number(score),
        tag("td", _chip(state, row.listed)),
        tag("td", rank_mark(row, count, trial=state.is_trial)),
    ]
    if state.is_trial:
        cells.append(tag("td", _move(row.move)))
    chosen = "yes" if row.unit == state.unit else None
    return tag("tr", *cells, data_unit=row.unit, data_chosen=chosen)


def _chip(state: ExploreState, listed: str) -> Html:
    if not listed:
        return Html("")
    words = f"{zh.LIST_SIGNS.get(listed, zh.OTHER_SIGN)} {state.lists[listed]}"
    return tag("span", words, class_="bf-chip", data_list=listed)


def _move(places: int) -> Html:
    if not places:
        return tag("span", zh.UNMOVED, class_="bf-soft")
    short, long = (zh.RISEN, zh.RISEN_LONG) if places > 0 else (zh.FALLEN, zh.FALLEN_LONG)
    words = long.format(places=abs(places))
    return tag("span", short.format(places=abs(places)), class_="bf-move", title=words)


def _moves(found: Changes) -> str:
    if not found.any:
        return zh.CHANGES_NONE
    counts = zh.MOVE_COUNTS.format(
        risen=len(found.risen), fallen=len(found.fallen), same=found.unmoved
    )
    moved = pd.concat([found.risen, found.fallen])
    largest = moved.sort_values("move", key=abs, ascending=False, kind="stable")
    named = [
        zh.MOVE_ONE.format(name=row.name, before=row.official_rank, after=row.rank)
        for row in largest.head(MOVES_NAMED).itertuples(index=False)
    ]
    return counts + zh.MOVE_LARGEST.format(moves=zh.SEPARATOR.join(named)) if named else counts


def _rescaled(state: ExploreState) -> Html:
    weights, factors = state.weights, state.multipliers
    total = sum((block.full for block in state.blocks), Fraction(0))
    typed = sum((block.full * weights[block.item] for block in state.blocks), Fraction(0))
    items = [
        zh.RESCALED_ITEM.format(
            item=block.label,
            before=points_text(block.full),
            after=points_text(block.full * factors[block.item]),
        )
        for block in state.blocks
        if weights[block.item] != 1
    ]
    intro = zh.RESCALED.format(sum=points_text(typed), total=points_text(total))
    return tag("p", intro, zh.ITEM_SEPARATOR.join(items), zh.FULL_STOP, class_="bf-soft")
