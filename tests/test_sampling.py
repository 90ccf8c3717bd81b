"""Sampling: who is drawn, that anyone can repeat it, and that its results can be counted."""

from dataclasses import replace

import pytest
from declared import PARAMS, context, rules, table, village
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from bangfu_lib.cli.main import run_command
from bangfu_lib.errors import UsageError
from bangfu_lib.indicators.facts import compute_facts
from bangfu_lib.ledgers.intake import read_ledgers
from bangfu_lib.params.samples import load_samples
from bangfu_lib.params.sources import load_sources
from bangfu_lib.periods.period import Period
from bangfu_lib.sampling.draw import draw
from bangfu_lib.sampling.lists import write_sample

QUARTER = Period.parse("2021Q4")
EXAMPLES = load_samples(PARAMS, rules().ledgers, load_sources(PARAMS), folder="samples/examples")
TEN, YEAR_END = EXAMPLES["ganxi_monthly"], EXAMPLES["wulingyuan_yearend"]
NAMES = {"V1": "V1（甲村）"}


def households(poor: int, exited: int = 0, code: str = "V1") -> list[dict]:
    known = {"village": code, "category": "贫困户"}
    rows = [known | {"household": f"{code}-P{n:03}"} for n in range(poor)]
    return [row | ({"exit_year": "2021"} if n < exited else {}) for n, row in enumerate(rows)]


def others(number: int, category: str = "非贫困户", code: str = "V1") -> list[dict]:
    known = {"village": code, "category": category}
    return [known | {"household": f"{code}-N{n:03}"} for n in range(number)]


def drawn(sample, poor: list[dict], rest: list[dict], names=NAMES, period=QUARTER):
    tables = {
        "households": table("households", poor),
        "other_households": table("other_households", rest),
    }
    return draw(sample, period, tables, names)


def numbers(found, *, reserve: bool = False) -> dict[str, int]:
    rows = found.households
    return rows[rows["reserve"].astype(bool) == reserve].groupby("stratum").size().to_dict()


def codes(found) -> list[str]:
    return list(found.households["household"])


@pytest.mark.parametrize(
    ("poor", "exited", "expected"),
    [
        (49, 0, {"贫困户": 25, "非贫困户": 5}),
        (50, 0, {"贫困户": 50, "非贫困户": 10}),
        (60, 3, {"当年退出户": 3, "贫困户": 50, "非贫困户": 10}),
        (51, 3, {"当年退出户": 3, "贫困户": 48, "非贫困户": 10}),
    ],
)
def test_tier_goes_by_poor_households_and_those_who_left_poverty_are_all_drawn(
    poor, exited, expected
):
    found = drawn(YEAR_END, households(poor, exited), others(40))
    assert numbers(found) == expected


def test_stratum_that_is_too_small_is_taken_whole_and_said():
    found = drawn(TEN, households(4), others(3))
    assert numbers(found) == {"贫困户": 4, "非贫困户": 2}
    assert found.remarks == (
        "V1（甲村）的贫困户应抽6户，名册中只有4户，已全部抽取。",
        "V1（甲村）的脱贫户应抽2户，名册中一户也没有。",
    )


def test_reserves_follow_the_drawn_and_are_other_households():
    found = drawn(TEN, households(20), others(20))
    assert numbers(found, reserve=True) == {"贫困户": 2, "非贫困户": 1}
    assert len(set(codes(found))) == len(codes(found))
    poor = found.households[found.households["stratum"] == "贫困户"]
    assert list(poor["draw"]) == [1, 2, 3, 4, 5, 6, 1, 2]


def test_village_without_households_is_said():
    assert drawn(TEN, [], []).remarks == ("V1（甲村）没有可抽的户，未抽样。",)


@settings(max_examples=25, deadline=None)
@given(rows=st.permutations(households(30)), more=st.integers(0, 5))
def test_the_draw_does_not_depend_on_the_order_of_rows_or_on_other_villages(rows, more):
    alone = drawn(TEN, households(30), others(9))
    again = drawn(TEN, [*rows, *households(more, code="V2")], others(9))
    assert codes(again) == codes(alone)


@settings(max_examples=25, deadline=None)
@given(poor=st.integers(0, 70), exited=st.integers(0, 5), rest=st.integers(0, 15))
def test_nobody_is_drawn_twice_and_no_stratum_beyond_its_number(poor, exited, rest):
    found = drawn(YEAR_END, households(poor, min(poor, exited)), others(rest))
    tier = YEAR_END.tier(poor)
    assert len(set(codes(found))) == len(codes(found))
    assert all(n <= tier.take[s] for s, n in numbers(found).items() if tier.take[s] != "all")


@pytest.mark.parametrize(
    ("sample", "period"), [(replace(TEN, seed=1), QUARTER), (TEN, QUARTER.next())]
)
def test_another_seed_or_period_draws_others(sample, period):
    first = drawn(TEN, households(60), others(30))
    assert codes(drawn(sample, households(60), others(30), period=period)) != codes(first)


# The workbook


def cells(path, sheet: str) -> list[dict]:
    rows = list(load_workbook(path)[sheet].iter_rows(values_only=True))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:] if any(row)]


def test_workbook_names_households_by_code_alone(demo_copy):
    written = write_sample(demo_copy, QUARTER)
    rows = cells(written.path, "督查检查")
    assert len(rows) == 50 and {row["检查类别＊"] for row in rows} == {"抽样入户"}
    assert rows[0]["检查编号＊"] == "RHCC-2021Q4-PB01-001" and rows[0]["结果＊"] is None
    heads = set(
        read_ledgers(demo_copy.ledgers("2021Q4"), rules().ledgers, QUARTER)
        .tables["households"]["head"]
        .dropna()
    )
    said = {value for row in rows for value in row.values()}
    assert not heads & said


def test_reserves_stand_on_their_own_sheet(demo_copy):
    written = write_sample(demo_copy, QUARTER)
    reserves = cells(written.path, "备用户")
    taken = {row["户编码"] for row in cells(written.path, "督查检查")}
    assert len(reserves) == 20 and not taken & {row["户编码"] for row in reserves}


def test_one_village_draws_the_same_households_alone(demo_copy):
    every = cells(write_sample(demo_copy, QUARTER).path, "督查检查")
    alone = cells(write_sample(demo_copy, QUARTER, units=["丁示例村"]).path, "督查检查")
    assert alone == [row for row in every if row["被查村编码＊"] == "PB04"]


def test_second_draw_overwrites_nothing_and_a_new_one_is_the_same(demo_copy):
    path = write_sample(demo_copy, QUARTER).path
    before = path.read_bytes()
    with pytest.raises(UsageError, match="已经存在"):
        write_sample(demo_copy, QUARTER)
    path.unlink()
    assert write_sample(demo_copy, QUARTER).path.read_bytes() == before


def test_unknown_sample_and_village_name_those_that_exist(demo_copy):
    with pytest.raises(UsageError, match="household_check（入户抽查）"):
        write_sample(demo_copy, QUARTER, name="抽查")
    with pytest.raises(UsageError, match="PB01（甲示例村）"):
        write_sample(demo_copy, QUARTER, units=["无此村"])


def test_filled_workbook_is_read_back_as_inspections_and_counted(demo_copy):
    path = write_sample(demo_copy, QUARTER, units=["PB04"]).path
    book = load_workbook(path)
    sheet = book["督查检查"]
    column = {cell.value.rstrip("＊"): cell.column for cell in sheet[1]}
    for number, row in enumerate(range(2, 12)):
        sheet.cell(row, column["检查组"], "入户组")
        sheet.cell(row, column["检查日期"], "2021-12-20")
        sheet.cell(row, column["结果"], ["不满意", "未入户"][number] if number < 2 else "满意")
    book.save(demo_copy.ledgers("2021Q4") / "抽样.xlsx")
    intake = read_ledgers(demo_copy.ledgers("2021Q4"), rules().ledgers, QUARTER)
    assert intake.issues == ()
    given = replace(context(), tables=intake.tables)
    found = counted(given, "PB04")
    assert found["sampled_households"] == (10, None) and found["sampled_unsatisfied"] == (1, None)
    assert found["sampled_reached_share"] == (9, 10) and found["sampled_satisfied_share"] == (8, 9)


def counted(given, code: str) -> dict[str, tuple]:
    names = [name for name in rules().indicators if name.startswith("sampled_")]
    facts = compute_facts({name: rules().indicators[name] for name in names}, given).facts
    facts = facts[facts["village"] == code]
    return {
        row["indicator"]: (row["numerator"], row["denominator"]) for row in facts.to_dict("records")
    }


def test_a_household_drawn_twice_in_a_year_is_one_household_of_the_village():
    known = {"campaign": "抽样入户", "group": "组", "village": "V1", "held_on": "2021-11-01"}
    rows = [
        known | {"check": "1", "household": "H1", "result": "满意"},
        known | {"check": "2", "household": "H1", "result": "不满意"},
        known | {"check": "3", "other_household": "N1", "result": "满意"},
        known | {"check": "4", "household": "H2", "result": "未入户"},
    ]
    given = context(villages=[village(household_count=10)], inspections=rows)
    assert counted(given, "V1")["sampled_household_share_of_year"] == (2, 10)


def test_command_says_what_was_drawn_and_where_it_lies(demo_copy, capsys):
    assert run_command(["sample", "2021Q4", "--root", str(demo_copy.root), "--unit", "PB04"]) == 0
    said = capsys.readouterr().out
    assert "1个村共抽取10户，另备4户" in said and "入户抽查_2021Q4_PB04.xlsx" in said


def test_command_refuses_a_sample_that_is_not_declared_in_one_line(demo, capsys):
    assert run_command(["sample", "2021Q4", "抽查", "--root", str(demo.root)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
