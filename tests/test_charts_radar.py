"""The figure of sections: own share and mean share, exact, only where sections make a figure."""

import copy
from fractions import Fraction

from results_fixture import changed, small_results

from bangfu_lib.charts.radar import radar_chart, section_shares


def by_item():
    """The small quarter with a section for every item: four sections."""
    results = small_results()
    catalogue = copy.deepcopy(dict(results.catalogue))
    record = catalogue["scheme"]
    items = [item for section in record["sections"] for item in section["items"]]
    record["sections"] = [
        {"id": item["id"], "label": item["label"], "points": item["points"], "items": [item]}
        for item in items
    ]
    if "schemes" in catalogue:
        catalogue["schemes"][record["name"]] = record
    table = results.items.assign(section=results.items["item"])
    return changed(results, catalogue=catalogue, items=table)


def test_shares_are_points_of_full_points_and_the_mean_is_of_all_villages():
    shares = section_shares(by_item(), "PB03")
    items = by_item().items
    first = items[items["item"] == "A1"]
    mean = sum((p / f for p, f in zip(first["points"], first["full"], strict=True)), Fraction(0))
    assert (shares["share"][0], shares["mean"][0]) == (Fraction(34, 40), mean / len(first))


def test_every_section_has_a_corner_and_the_figure_is_closed():
    axes = radar_chart(by_item(), "PB01").figure.axes[0]
    assert [len(line.get_xdata()) for line in axes.lines[-2:]] == [5, 5]
    assert "95%" in axes.get_xticklabels()[0].get_text()


def test_the_sentence_says_every_share_with_its_mean():
    chart = radar_chart(by_item(), "PB03")
    assert chart.sentence.count("平均") == len(chart.data) == 4


def test_three_sections_make_no_figure():
    assert radar_chart(small_results(), "PB01") is None


def test_a_section_that_does_not_apply_leaves_the_figure_out():
    results = by_item()
    mine = (results.items["unit"] == "PB01") & (results.items["item"] == "A1")
    items = results.items.copy()
    items.loc[mine, "full"] = [Fraction(0)]
    assert radar_chart(changed(results, items=items), "PB01") is None
