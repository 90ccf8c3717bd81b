"""Fields that several kinds of documents have in common, block by block."""

from bangfu_lib.word.fields import Record, Rows, Shape, lines, rows, texts

# Of every document: what `brief.head_matter` gives.
HEAD_FIELDS: dict[str, Shape] = texts(
    "title",
    "head",
    "document_number",
    "to",
    "period",
    "township",
    "county",
    "whole",
    "issuer",
    "date",
    "due",
    "cutoff",
    "scheme",
    "scheme_version",
    "scheme_note",
    "full_points",
    "village_count",
    "scored_units",
    "copies",
    "results_id",
) | lines(
    "data_notes",
    "contacts",
    *("head_large", "head_medium", "head_small", "number_line"),
    *("signed", "signed_on", "sealed", "sealed_on", "copies_line", "copies_rule"),
)
# Of a document on one village.
VILLAGE_FIELDS: dict[str, Shape] = texts("village_code", "village_name")
# What follows from scores: `applied.applied`.
APPLIED_FIELDS: dict[str, Shape] = {
    "uses": rows("number", "name", "label", "reason", "money", "clause"),
    "rechecks": rows("number", "name", "label", "reason", "money", "clause"),
    **lines("applied_text"),
}
# The annex: `basis.basis` and `basis.cited_sources`.
SOURCES_FIELDS: dict[str, Shape] = lines("sources")
BASIS_FIELDS: dict[str, Shape] = {
    "annex": rows("number", "label", "value", "counts", "excludes", "ledger"),
    **SOURCES_FIELDS,
}
# What cost or gave points: `losses.change_rows`.
CHANGES: Rows = Rows(
    texts("number", "sort", "item", "rule", "deduction", "problem", "clause", "basis")
    | texts("indicator", "ledger")
    | lines("reason", "evidence", "persons")
)
# What norms demand and found: `norms.norms`.
NORM_FIELDS: dict[str, Shape] = {
    "norms": rows("label", "clause", "required", "judged", "met", "unmet", "verdict", "where"),
    **lines("norms_text"),
}
# Satisfaction: `votes.votes`.
VOTE_FIELDS: dict[str, Shape] = {
    "votes": rows("label", "village", "valid", "satisfied", "share", "interval", "small"),
    **lines("votes_text"),
}
# The problem ledger: `registered.open_problems`, and by stream `registered.streams`.
OPEN_PROBLEMS: Rows = rows(
    "number",
    "code",
    "village",
    "stream",
    "content",
    "responsible",
    "due",
    "passed",
    "overdue",
    "state",
    "place",
)
STREAM_NAMES = ("stream", "total", "closed", "open", "overdue", "share")
# One village among those of its scheme: `scoreboard.own_score`.
SCORE_NAMES = ("rank", "village", "score", "grade", "interval", "listed")
OWN_FIELDS: dict[str, Shape] = {"own": Record(texts(*SCORE_NAMES, "mean"))}
# The villages of one scheme: `parts.scheme_parts`; its names are also those of the first part.
PART_FIELDS: dict[str, Shape] = {
    **texts("of_scheme", "chart_number", "full_points"),
    **texts("overall", "compared", "compared_periods", "weights_text"),
    **lines("heading", "lists_text"),
    "scores": rows(*SCORE_NAMES),
    "held_back": rows("village", "reason"),
    "columns": rows("label", "full"),
    "matrix": Rows(texts(*SCORE_NAMES) | lines("parts")),
}
# All schemes, those for villages and the others: `parts.scheme_parts` and `parts.other_groups`.
SCHEME_FIELDS: dict[str, Shape] = {
    **PART_FIELDS,
    **texts("schemes_title"),
    "parts_by_scheme": Rows(PART_FIELDS),
    "other_groups": Rows(
        {
            **texts("title", "text"),
            "rows": rows("rank", "name", "role", "village", "score", "grade", "reason"),
        }
    ),
}
