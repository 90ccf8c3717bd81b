"""Published indices come out of declared schemes: to the last decimal, and in the same order."""

import csv
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from score_sheets import scored

from bangfu_lib.params.scheme_reading import read_scheme
from bangfu_lib.scoring.rounding import half_up
from bangfu_lib.scoring.scorecard import Scorecard, units_that_do_not_add_up

ORACLES = Path(__file__).parent / "oracles"
HDI = {
    "预期寿命": "le_years",
    "预期受教育年限": "eys_years",
    "平均受教育年限": "mys_years",
    "人均国民总收入": "gnipc",
}
PILLARS = ("Physical", "ConEcFin", "Political", "Instit", "P2P", "Environ", "Social", "SusEcFin")


def table(name: str) -> list[dict[str, str]]:
    with (ORACLES / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def hdi() -> Scorecard:
    given = {
        row["iso3"]: {matter: row[column] for matter, column in HDI.items()}
        for row in table("hdi_2022.csv")
    }
    return scored(read_scheme(ORACLES / "hdi.yaml"), given)


@cache
def asem() -> Scorecard:
    rows = table("asem_normalised.csv")
    given = {row["uCode"]: {k: v for k, v in row.items() if k != "uCode"} for row in rows}
    return scored(read_scheme(ORACLES / "asem.yaml"), given)


def test_the_human_development_index_of_every_country_to_the_third_decimal():
    published = {row["iso3"]: Decimal(row["hdi"]) for row in table("hdi_2022.csv")}
    shown = dict(zip(hdi().scores["unit"], hdi().scores["shown"], strict=True))
    assert len(shown) == 193
    assert shown == published


def test_the_rank_of_every_country_by_what_is_published():
    published = {row["iso3"]: int(float(row["hdi_rank"])) for row in table("hdi_2022.csv")}
    assert dict(zip(hdi().scores["unit"], hdi().scores["rank"], strict=True)) == published


@pytest.mark.parametrize("card", [hdi, asem])
def test_every_point_ledger_of_the_oracles_adds_up(card):
    assert units_that_do_not_add_up(card()) == []


def test_means_of_means_make_the_published_index_and_its_rank():
    published = {row["uCode"]: row for row in table("asem_published.csv")}
    scores = asem().scores
    shown = dict(zip(scores["unit"], scores["shown"], strict=True))
    assert shown == {unit: Decimal(row["Index"]) for unit, row in published.items()}
    ranks = dict(zip(scores["unit"], scores["rank"], strict=True))
    assert ranks == {unit: int(row["Rank"]) for unit, row in published.items()}


@pytest.mark.parametrize("pillar", PILLARS)
def test_every_pillar_is_the_published_mean_of_its_indicators(pillar):
    items = asem().items[asem().items["item"] == pillar]
    share = items["points"] / items["full"] * 100
    shown = {unit: half_up(one, 2) for unit, one in zip(items["unit"], share, strict=True)}
    published = table("asem_published.csv")
    assert shown == {row["uCode"]: Decimal(row[pillar]) for row in published}
