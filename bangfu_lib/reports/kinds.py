"""Every kind of document: what it says, its charts, and the names that its template may use."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bangfu_lib.charts.chart import Draw
from bangfu_lib.reports.brief import Brief
from bangfu_lib.reports.difficult import FIELDS as DIFFICULT_FIELDS
from bangfu_lib.reports.difficult import difficult_contents
from bangfu_lib.reports.household_cards import FIELDS as HOUSEHOLD_CARD_FIELDS
from bangfu_lib.reports.household_cards import household_card_contents
from bangfu_lib.reports.household_papers import FIELDS as PAPER_FIELDS
from bangfu_lib.reports.household_papers import household_paper_contents
from bangfu_lib.reports.leader_ledger import FIELDS as LEADER_FIELDS
from bangfu_lib.reports.leader_ledger import leader_ledger_contents
from bangfu_lib.reports.notice import FIELDS as NOTICE_FIELDS
from bangfu_lib.reports.notice import notice_charts, notice_contents
from bangfu_lib.reports.person_sheets import FIELDS as PERSON_FIELDS
from bangfu_lib.reports.person_sheets import person_sheet_contents
from bangfu_lib.reports.photo_sheet import FIELDS as PHOTO_FIELDS
from bangfu_lib.reports.photo_sheet import photo_sheet_contents
from bangfu_lib.reports.problems import FIELDS as PROBLEM_FIELDS
from bangfu_lib.reports.problems import problem_contents
from bangfu_lib.reports.quarter_note import FIELDS as NOTE_FIELDS
from bangfu_lib.reports.quarter_note import note_contents
from bangfu_lib.reports.rectification import FIELDS as RECTIFY_FIELDS
from bangfu_lib.reports.rectification import rectification_contents
from bangfu_lib.reports.role_lists import FIELDS as ROLE_LIST_FIELDS
from bangfu_lib.reports.role_lists import role_list_contents
from bangfu_lib.reports.summary import FIELDS as SUMMARY_FIELDS
from bangfu_lib.reports.summary import summary_charts, summary_contents
from bangfu_lib.reports.talks import FIELDS as TALK_FIELDS
from bangfu_lib.reports.talks import talk_contents
from bangfu_lib.reports.village import FIELDS as VILLAGE_FIELDS
from bangfu_lib.reports.village import village_charts, village_contents
from bangfu_lib.reports.village_card import FIELDS as VILLAGE_CARD_FIELDS
from bangfu_lib.reports.village_card import village_card_contents
from bangfu_lib.reports.village_profile import FIELDS as PROFILE_FIELDS
from bangfu_lib.reports.village_profile import village_profile_contents
from bangfu_lib.reports.weekly_notice import FIELDS as WEEKLY_FIELDS
from bangfu_lib.reports.weekly_notice import weekly_contents
from bangfu_lib.reports.year_review import FIELDS as YEAR_FIELDS
from bangfu_lib.reports.year_review import year_charts, year_contents
from bangfu_lib.word.fields import Fields
from bangfu_lib.zh import charts as names

Contents = dict[str, Any]
Drawn = dict[str, Draw]


def no_charts(_brief: Brief) -> Drawn:
    """The charts of a document that has none."""
    return {}


@dataclass(frozen=True)
class Kind:
    """How one kind of document is made.

    `contents` has exactly the names that `fields` declares; `charts` are drawn only when a
    template has a place for them. `chart_names` are their names; those of a chart that each scheme
    has one of go on with a number.
    """

    contents: Callable[[Brief], Contents]
    charts: Callable[[Brief], Drawn] = no_charts
    fields: Fields = field(default_factory=dict)
    chart_names: tuple[str, ...] = ()


KINDS: Mapping[str, Kind] = {
    "village_report": Kind(
        village_contents,
        village_charts,
        VILLAGE_FIELDS,
        (
            names.ITEMS_NAME,
            names.RADAR_NAME,
            names.ATTENDANCE_NAME,
            names.COVERAGE_NAME,
            names.LOST_NAME,
        ),
    ),
    "quarter_summary": Kind(
        summary_contents,
        summary_charts,
        SUMMARY_FIELDS,
        (
            names.RANKING_NAME,
            names.COMPARISON_NAME,
            names.SATISFACTION_NAME,
            names.TREND_NAME,
        ),
    ),
    "notice": Kind(notice_contents, notice_charts, NOTICE_FIELDS, (names.RANKING_NAME,)),
    "problem_list": Kind(problem_contents, fields=PROBLEM_FIELDS),
    "role_lists": Kind(role_list_contents, fields=ROLE_LIST_FIELDS),
    "difficult_villages": Kind(difficult_contents, fields=DIFFICULT_FIELDS),
    "village_card": Kind(village_card_contents, fields=VILLAGE_CARD_FIELDS),
    "household_cards": Kind(household_card_contents, fields=HOUSEHOLD_CARD_FIELDS),
    "household_papers": Kind(household_paper_contents, fields=PAPER_FIELDS),
    "village_profile": Kind(village_profile_contents, fields=PROFILE_FIELDS),
    "photo_sheet": Kind(photo_sheet_contents, fields=PHOTO_FIELDS),
    "weekly_notice": Kind(weekly_contents, fields=WEEKLY_FIELDS),
    "quarter_note": Kind(note_contents, fields=NOTE_FIELDS),
    "year_review": Kind(year_contents, year_charts, YEAR_FIELDS, (names.TREND_NAME,)),
    "person_sheets": Kind(person_sheet_contents, fields=PERSON_FIELDS),
    "rectification": Kind(rectification_contents, fields=RECTIFY_FIELDS),
    "talks": Kind(talk_contents, fields=TALK_FIELDS),
    "leader_ledger": Kind(leader_ledger_contents, fields=LEADER_FIELDS),
}
