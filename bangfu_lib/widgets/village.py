"""The regions about one village: its blocks, and one lost point down to the ledger rows."""

from bangfu_lib.charts.items import does_not_apply
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
        points=points_text(chosen.points, sign=True), item=chosen.item_label, rule=chosen.rule_label
    )


def loss_points(chosen: LostPoint) -> str:
    """The points lost or won, with their sign."""
    return zh.LOSS_HEAD.format(points=points_text(chosen.points, sign=True))


def _block_line(state: ExploreState, row: object) -> Html:
    values = [points_text(value) for value in (row.full, row.points, row.lost)]
    if does_not_apply(row.full, row.declared):
        values[0] = zh.NOT_APPLICABLE
    if state.is_trial:
        factor = state.own_multipliers[row.item]
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
    row = state.scores[state.scores["unit"] == state.unit].iloc[0]
    interval = zh.STANDING_INTERVAL.format(low=row["rank_low"], high=row["rank_high"])
    line = zh.STANDING.format(
        score=score_text(row["score"], state.digits),
        grade=zh.STANDING_GRADE.format(grade=row["grade"]) if row["grade"] else "",
        rank=row["rank"],
        interval=interval if state.record.get("uncertainty") else "",
    )
    title = tag("h3", zh.BLOCKS.format(name=state.units[state.unit]["name"]))
    reasons = [row.get("grade_reason") or "", row["reason"] or ""]
    return [title, tag("p", line), *(tag("p", one, class_="bf-soft") for one in reasons if one)]


def _basis(chosen: LostPoint) -> Html:
    clause = zh.CLAUSE.format(source=chosen.source_title, clause=chosen.clause)
    words = zh.QUOTE.format(quote=chosen.quote)
    quote = [tag("blockquote", words)] if chosen.quote else []
    return tag(
        "dl",
        tag("dt", zh.LOSS_SENTENCE),
        tag("dd", chosen.sentence),
        tag("dt", zh.LOSS_CLAUSE),
        tag("dd", clause, *quote),
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
