import pytest

from bangfu_lib.batch.parts import assessed_with
from bangfu_lib.errors import UsageError
from bangfu_lib.periods.period import Period
from bangfu_lib.workspace import Workspace


@pytest.mark.parametrize(
    ("asked", "folders", "assessed"),
    [
        ("2021W50", ["2021Q4"], "2021Q4"),
        ("2021W50", ["2021-12", "2021Q4"], "2021-12"),
        ("2021-12", ["2021Q4"], "2021Q4"),
        ("2021-12", ["2021-12", "2021Q4"], "2021-12"),
        ("2021-12", ["2021Q3"], "2021-12"),
        ("2021Q4", ["2021Q4", "2021"], "2021Q4"),
        ("2021W50", ["2021"], "2021"),
    ],
)
def test_a_part_is_told_from_the_smallest_period_with_ledgers(tmp_path, asked, folders, assessed):
    for code in folders:
        (tmp_path / "ledgers" / code).mkdir(parents=True)
    found = assessed_with(Workspace(tmp_path), Period.parse(asked))
    assert found == Period.parse(assessed)


@pytest.mark.parametrize("asked", ["2021W50", "2021-12-15"])
def test_a_week_without_ledgers_and_a_day_cannot_be_assessed(tmp_path, asked):
    with pytest.raises(UsageError, match="不能作为考核期"):
        assessed_with(Workspace(tmp_path), Period.parse(asked))
