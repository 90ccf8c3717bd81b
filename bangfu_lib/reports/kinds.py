"""Every kind of document: what it says, its charts, and the names that its template may use."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bangfu_lib.charts.chart import Draw
from bangfu_lib.reports.brief import Brief
from bangfu_lib.reports.difficult import difficult_charts, difficult_contents
from bangfu_lib.reports.fields import Fields
from bangfu_lib.reports.notice import notice_charts, notice_contents
from bangfu_lib.reports.problems import problem_charts, problem_contents
from bangfu_lib.reports.role_lists import role_list_charts, role_list_contents
from bangfu_lib.reports.summary import summary_charts, summary_contents
from bangfu_lib.reports.village import village_charts, village_contents

Contents = dict[str, Any]
Drawn = dict[str, Draw]


def no_charts(_brief: Brief) -> Drawn:
    """The charts of a document that has none."""
    return {}


@dataclass(frozen=True)
class Kind:
    """How one kind of document is made.

    `contents` has exactly the names that `fields` declares; `charts` are drawn only when a
    template has a place for them.
    """

    contents: Callable[[Brief], Contents]
    charts: Callable[[Brief], Drawn] = no_charts
    fields: Fields = field(default_factory=dict)


KINDS: Mapping[str, Kind] = {
    "village_report": Kind(village_contents, village_charts),
    "quarter_summary": Kind(summary_contents, summary_charts),
    "notice": Kind(notice_contents, notice_charts),
    "problem_list": Kind(problem_contents, problem_charts),
    "role_lists": Kind(role_list_contents, role_list_charts),
    "difficult_villages": Kind(difficult_contents, difficult_charts),
}
