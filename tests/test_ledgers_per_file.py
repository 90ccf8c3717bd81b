"""What a check found, file by file."""

from dataclasses import dataclass

import pandas as pd

from bangfu_lib.ledgers.changes import Change
from bangfu_lib.ledgers.issues import Place, issue
from bangfu_lib.ledgers.per_file import by_file, change_table, issue_table


@dataclass(frozen=True)
class Source:
    name: str


@dataclass(frozen=True)
class Intake:
    tables: dict
    issues: tuple
    sources: tuple
    changes: tuple = ()


CHANGE = Change("乙.xlsx", "考勤", "B2", "日期", "2021.10.8", "2021-10-08", ("B3",))
INTAKE = Intake(
    tables={
        "visits": pd.DataFrame({"origin_file": ["甲.xlsx", "甲.xlsx", "乙.xlsx"]}),
        "leave": pd.DataFrame({"origin_file": ["甲.xlsx"]}),
    },
    issues=(
        issue("required", Place("甲.xlsx", "考勤", "B2", ("B3", "B4")), header="日期"),
        issue("identical_visits", Place("甲.xlsx", "走访记录", "A2"), other="别处"),
        issue("missing_ledger", ledger="考勤"),
    ),
    sources=(Source("乙.xlsx"), Source("丙.xlsx")),
    changes=(CHANGE,),
)


def test_files_have_their_rows_and_counts_and_the_rest_comes_last():
    assert by_file(INTAKE).to_numpy().tolist() == [
        ["丙.xlsx", 0, 0, 0, 0, 0],
        ["乙.xlsx", 1, 0, 0, 0, 1],
        ["甲.xlsx", 3, 1, 1, 0, 0],
        ["（不属于某个文件）", 0, 1, 0, 0, 0],
    ]


def test_issues_and_changes_are_tables_for_people():
    assert issue_table(INTAKE.issues)["单元格"].tolist() == ["B2等3格", "A2", ""]
    assert change_table(INTAKE.changes)["读作"].tolist() == ["2021-10-08"]
    assert issue_table([]).columns.tolist()[0] == "级别" and change_table([]).empty
