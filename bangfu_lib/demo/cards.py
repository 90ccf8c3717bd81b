"""Cards posted in villages and homes, and photographs with the household's consent."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from bangfu_lib.demo.rows import Row, numbered
from bangfu_lib.demo.township import Home, Township
from bangfu_lib.zh import demo as zh


def card_rows(township: Township, visits: Sequence[Row]) -> Iterator[Row]:
    """Village cards (P33), household cards (P34) and photographs (P31, P32)."""
    yield from numbered(_village_cards(township), "card", "CM", width=2)
    yield from numbered(_household_cards(township), "card", "JZ")
    yield from numbered(_photographs(township, visits), "card", "ZP")


def _village_cards(township: Township) -> Iterator[Row]:
    plan = township.story["cards"]["village"]
    for village in township.villages:
        for place in plan["places"][: plan["each"]]:
            yield {
                "kind": plan["kind"],
                "village": village.code,
                "made_on": plan["day"],
                "place": village.name + place,
                "event": plan["event"],
                "posted": True,
            }


def _household_cards(township: Township) -> Iterator[Row]:
    """One for every household; a few were made anew, so there are more cards than households."""
    plan, rng = township.story["cards"], township.rng("household cards")
    days = township.workdays(plan["household"]["first"], plan["household"]["last"])
    for home in township.homes:
        yield _household_card(plan, home, {"made_on": rng.choice(days)})
    renewed = plan["renewed"]
    days = township.workdays(renewed["first"], renewed["last"])
    for home in rng.sample(township.homes, renewed["count"]):
        again = {"made_on": rng.choice(days), "event": renewed["event"]}
        yield _household_card(plan, home, again)


def _household_card(plan: dict, home: Home, made: Row) -> Row:
    return {
        "kind": plan["household"]["kind"],
        "village": home.village,
        "household": home.household,
        "helper": home.helper,
        "place": plan["household"]["place"],
        "event": plan["household"]["event"],
        "consent": True,
        "posted": True,
        **made,
    }


def _photographs(township: Township, visits: Sequence[Row]) -> Iterator[Row]:
    """Taken on visits where the helper met the household; all are posted with its consent."""
    plan, rng = township.story["cards"]["photos"], township.rng("photographs")
    names = {village.code: village.name for village in township.villages}
    taken = _met_by_helpers(township, visits)
    each, more = divmod(plan["count"], len(taken))
    lucky = set(rng.sample(sorted(taken), more))
    for helper, met in taken.items():
        for visit in rng.sample(met, each + (helper in lucky)):
            yield {
                "kind": plan["kind"],
                "village": visit["village"],
                "household": visit["household"],
                "helper": helper,
                "made_on": visit["visited_on"],
                "place": plan["place"].format(village=names[visit["village"]]),
                "event": rng.choice(plan["events"]),
                "consent": True,
                "posted": True,
            }


def _met_by_helpers(township: Township, visits: Sequence[Row]) -> dict[str, list[Row]]:
    helpers = {posting.person for posting in township.postings if posting.role == zh.HELPER}
    met = defaultdict(list)
    for visit in visits:
        if visit["person"] in helpers and visit["met"]:
            met[visit["person"]].append(visit)
    return dict(sorted(met.items()))
