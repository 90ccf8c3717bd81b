"""The regions about one village: its blocks, and one lost point down to the ledger rows."""

from bangfu_lib.charts.numbers import points_text
from bangfu_lib.results.explain import EvidenceRow, LostPoint
from bangfu_lib.widgets.card import card, number, score_text, watermark
from bangfu_lib.widgets.html import Html, table, tag
from bangfu_lib.widgets.marks import mean_legend, share_mark
from bangfu_lib.widgets.state import ExploreState
from bangfu_lib.zh import widgets as zh

EVIDENCE_ROWS = 50


def blocks(state: ExploreState) -> Html:
    """The blocks of the chosen village, most points lost first; in a trial the new points too."""
    words = [zh.COLUMN_FULL, zh.COLUMN_POINTS, zh.COLUMN_LOST]
    if state.is_trial:
        words.append(zh.COLUMN_TRIAL)
    head = [zh.COLUMN_ITEM, *(number(word, of="th") for word in words), zh.COLUMN_SHARE]
    rows = state.block_points().itertuples(index=False)
    body = table(head, [_block_line(state, row) for row in rows], class_="bf-block-table")
    return card(state, "blocks", *_standing(state), body, mean_legend(), watermark(state))


def loss(state: ExploreState) -> Html:
    """The chosen lost point: sentence, clause and quote, and the ledger rows behind it."""
    title = tag("h3", zh.LOSS_TITLE)
    chosen = state.chosen_loss()
    if chosen is None:
        name = state.units[state.unit]["name"]
        words = zh.LOSS_UNCHOSEN if state.lost_points() else zh.LOSS_NONE.format(name=name)
        return card(state, "loss", title, tag("p", words, class_="bf-soft"))
    place = zh.LOSS_PLACE.format(
        section=chosen.section_label, item=chosen.item_label, rule=chosen.rule_label
    )
    head = (tag("strong", loss_points(chosen)), tag("span", place))
    return card(
        state,
        "loss",
        title,
        tag("div", *head, class_="bf-loss-head"),
        _basis(chosen),
        *_evidence(chosen),
    )


def losses_title(state: ExploreState) -> Html:
    """The heading of the list of lost points."""
    return tag("h3", zh.LOSSES.format(count=len(state.lost_points())), class_="bf-title")


def loss_option(chosen: LostPoint) -> str:
    """How a lost point is named in the list to choose from."""
    return zh.LOSS_OPTION.format(
        points=points_text(chosen.points), item=chosen.item_label, rule=chosen.rule_label
    )


def loss_points(chosen: LostPoint) -> str:
    """The points lost, with a minus sign."""
    return zh.LOSS_HEAD.format(points=points_text(chosen.points))


def _block_line(state: ExploreState, row: object) -> Html:
    values = [points_text(value) for value in (row.full, row.points, row.lost)]
    if state.is_trial:
        factor = state.multipliers[row.item]
        points, full = points_text(row.points * factor), points_text(row.full * factor)
        values.append(zh.TRIAL_POINTS.format(points=points, full=full))
    return tag(
        "tr",
        tag("td", row.label, " ", tag("small", row.section)),
        *(number(value) for value in values),
        tag("td", share_mark(row.share, row.mean_share)),
        data_item=row.item,
    )


def _standing(state: ExploreState) -> list[Html]:
    scores = state.results.scores
    row = scores[scores["unit"] == state.unit].iloc[0]
    line = zh.STANDING.format(
        score=score_text(row["score"], state.digits),
        grade=row["grade"],
        rank=row["rank"],
        low=row["rank_low"],
        high=row["rank_high"],
    )
    title = tag("h3", zh.BLOCKS.format(name=state.units[state.unit]["name"]))
    reason = [tag("p", row["reason"], class_="bf-soft")] if row["reason"] else []
    return [title, tag("p", line), *reason]


def _basis(chosen: LostPoint) -> Html:
    clause = zh.CLAUSE.format(source=chosen.source_title, clause=chosen.clause)
    return tag(
        "dl",
        tag("dt", zh.LOSS_SENTENCE),
        tag("dd", chosen.sentence),
        tag("dt", zh.LOSS_CLAUSE),
        tag("dd", clause, tag("blockquote", zh.QUOTE.format(quote=chosen.quote))),
    )


def _evidence(chosen: LostPoint) -> list[Html]:
    count = len(chosen.evidence)
    if not count:
        ledgers = zh.SEPARATOR.join(chosen.searched)
        words = zh.NO_EVIDENCE.format(ledgers=ledgers) if ledgers else zh.NO_EVIDENCE_AT_ALL
        return [tag("p", words, data_evidence="none")]
    wording = zh.EVIDENCE if count <= EVIDENCE_ROWS else zh.EVIDENCE_FIRST
    title = tag("h3", wording.format(count=count, shown=EVIDENCE_ROWS))
    rows = [_evidence_line(row) for row in chosen.evidence[:EVIDENCE_ROWS]]
    return [title, table((zh.COLUMN_PLACE, zh.COLUMN_SUMMARY), rows, class_="bf-evidence")]


def _evidence_line(row: EvidenceRow) -> Html:
    place = zh.EVIDENCE_PLACE.format(file=row.file, sheet=row.sheet, row=row.row)
    return tag("tr", tag("td", place, class_="bf-place"), tag("td", row.summary), data_row=row.row)
