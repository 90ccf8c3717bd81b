"""What the quarter's report says before all else: results, what is wrong, what is proposed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bangfu_lib.charts.names import area_words, village_name
from bangfu_lib.reports.brief import Brief
from bangfu_lib.reports.scoreboard import overall_sentence, ranked
from bangfu_lib.reports.votes import below_all
from bangfu_lib.results.schemes import village_schemes
from bangfu_lib.zh import reports as words
from bangfu_lib.zh import summary_text as zh

MOST_NAMED = 5
Contents = dict[str, Any]


def digest(brief: Brief, contents: Contents) -> list[dict[str, str]]:
    """Heading and text of each paragraph, none where there is nothing to say.

    Mean, best and worst as far as intervals tell them apart; overdue problems, norms missed and
    votes surely low; talks and consequences proposed. `contents` are those of the report.
    """
    said = {
        zh.RESULTS: _results(brief),
        zh.FAULTS: _problems(contents["streams"])
        + _norms(contents["norms"])
        + _votes(brief, contents),
        zh.ADVICE: _advice(brief, contents),
    }
    return [{"heading": heading, "text": text} for heading, text in said.items() if text]


def _results(brief: Brief) -> str:
    """Each scheme's mean, highest and lowest score, and who may be first and last."""
    records = village_schemes(brief.results)
    parts = [replace(brief, scheme=one["name"]) for one in records]
    named = [zh.BY_SCHEME.format(label=one["label"]) if len(records) > 1 else "" for one in records]
    said = [overall_sentence(part) + _ends(part) for part in parts]
    return "".join(name + text for name, text in zip(named, said, strict=True))


def _ends(brief: Brief) -> str:
    scores = ranked(brief)
    if len(scores) < 2 or not (brief.record or {}).get("uncertainty"):
        return ""
    first = list(scores["unit"][scores["rank_low"] == scores["rank_low"].min()])
    last = list(scores["unit"][scores["rank_high"] == scores["rank_high"].max()])
    if set(first) & set(last):
        return zh.ALL_ALIKE
    if len(first) == len(last) == 1:
        return zh.ENDS_SETTLED
    named = {"first": _names(brief, first), "last": _names(brief, last)}
    return zh.BEST_WORST.format(**named)


def _names(brief: Brief, units: Sequence[str]) -> str:
    return _listed([village_name(brief.results, unit) for unit in units])


def _listed(names: Sequence[str]) -> str:
    listing = words.SEPARATOR.join(names[:MOST_NAMED])
    if len(names) <= MOST_NAMED:
        return listing
    return zh.AND_OTHERS.format(listing=listing, count=len(names))


def _problems(streams: Sequence[Contents]) -> str:
    """How many problems are open and overdue, and where; nothing where none are registered."""
    if not streams:
        return ""
    still = sum(row["open"] for row in streams)
    if not still:
        return zh.ALL_CLOSED
    late: Counter[str] = Counter()
    for row in streams:
        late[row["village"]] += row["overdue"]
    named = [village for village, count in late.most_common() if count]
    end = zh.IN_TIME
    if named:
        end = zh.LATE.format(late=late.total(), villages=_listed(named))
    return zh.OPEN.format(open=still) + end


def _norms(norms: Sequence[Contents]) -> str:
    judged = [row for row in norms if row["judged"]]
    missed = sum(bool(row["unmet"]) for row in judged)
    if not judged:
        return ""
    pattern = zh.NORMS_MISSED if missed else zh.NORMS_MET
    return pattern.format(count=len(judged), missed=missed)


def _votes(brief: Brief, contents: Contents) -> str:
    """Villages whose whole interval lies below that of all together, by what was asked."""
    whole, named = area_words(brief.results)["whole"], {}
    for row in below_all(contents["votes"]):
        named.setdefault(row["label"], []).append(row["village"])
    return "".join(
        zh.VOTES_BELOW.format(label=label, whole=whole, villages=_listed(villages))
        for label, villages in named.items()
    )


def _advice(brief: Brief, contents: Contents) -> str:
    """How many are proposed for a talk, and what else follows from scores."""
    if not contents["talks_text"]:
        return ""
    count, committee = len(contents["talks"]), area_words(brief.results)["committee"]
    said = zh.TALKS.format(count=count, committee=committee) if count else zh.NO_TALKS
    others = len(contents["uses"])
    said += zh.APPLIED.format(count=others) if others else ""
    return said + zh.SEE if count or others else said
