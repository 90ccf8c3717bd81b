"""Counted figures as they are printed: with measure word, 余 where approximate, 万 where large."""

import re
from collections.abc import Mapping, Set
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pandas as pd

from bangfu_lib.charts.numbers import percent_text
from bangfu_lib.errors import ParamsError
from bangfu_lib.reports.brief import Brief
from bangfu_lib.results.schemes import main_scheme
from bangfu_lib.scoring.rounding import shown
from bangfu_lib.word.numerals import numeral
from bangfu_lib.zh import reports as zh

TEN_THOUSAND = 10000
FIGURE = re.compile(r"\{(\w+)\}")
AFTER_A_FIGURE = re.compile(rf"(?<=\}})([{zh.CLAUSE_MARKS}])")


def figures(brief: Brief) -> list[dict[str, Any]]:
    """The declared figures of the whole township, each with what it counts and does not count."""
    known, printed = brief.results.catalogue["indicators"], printed_figures(brief)
    names = figure_names(brief)
    for name in names:
        if name not in printed:
            raise _unknown(brief, name, printed)
    return [
        {
            "number": place,
            "label": known[name]["label"],
            "value": printed[name],
            "counts": known[name]["counts"],
            "excludes": known[name]["excludes"],
        }
        for place, name in enumerate(names, start=1)
    ]


def figure_names(brief: Brief) -> list[str]:
    """The figures that the main scheme declares, else the document."""
    return list(main_scheme(brief.results).get("figures") or brief.shows("figures"))


def printed_figures(brief: Brief) -> dict[str, str]:
    """Every figure of the whole township by indicator, printed with its measure word."""
    facts, known = brief.results.facts, brief.results.catalogue["indicators"]
    whole = facts[facts["unit_kind"] == "township"]
    return {
        fact["indicator"]: of_fact(fact, known[fact["indicator"]]["measure_word"])
        for fact in whole.to_dict("records")
    }


def of_fact(fact: Mapping[str, Any], word: str) -> str:
    """A count, a share as 1/2期（50%）, or one amount for each of another as 5.66张（532÷94）."""
    part, whole = fact["numerator"], fact["denominator"]
    if whole is None or pd.isna(whole):
        return printed(part, word, approximate=bool(fact["approximate"]))
    if not whole:
        return zh.NOTHING_DUE
    both = {"part": shown(part), "whole": shown(whole), "word": word}
    if part > whole:
        return zh.RATIO_VALUE.format(**both, ratio=shown(Fraction(part) / Fraction(whole)))
    return zh.SHARE_VALUE.format(**both, share=percent_text(part, whole))


def printed(value: Decimal, word: str, *, approximate: bool) -> str:
    """35次, 400余人次, 15万元, 3余万元; an approximate value keeps its 余 and no decimals."""
    more = zh.ROUGHLY if approximate else ""
    if word == zh.YUAN and value >= TEN_THOUSAND and value % 1000 == 0:
        return zh.TEN_THOUSANDS.format(number=shown(value / TEN_THOUSAND), more=more, word=word)
    return f"{shown(value)}{more}{word}"


def said(brief: Brief, key: str) -> list[str]:
    """The office's own sentences under says › `key`, with figures in the place of {indicator}.

    The main scheme's go before the document's. A part whose figures are all nought is left out,
    and a sentence of which nothing is left.
    """
    printed, nought = printed_figures(brief), _nought(brief)
    sentences = []
    for pattern in main_scheme(brief.results).get(key) or brief.document.says.get(key, []):
        try:
            brief.fill(pattern, printed)
            kept = without_nought(pattern, nought)
            sentences += [brief.fill(kept, printed)] if kept else []
        except KeyError as error:
            raise _unknown(brief, str(error.args[0]), printed) from None
    return sentences


def own_words(brief: Brief, key: str) -> list[str]:
    """The document's own sentences under says › `key`, whatever the scheme says elsewhere."""
    return [brief.fill(pattern) for pattern in brief.document.says.get(key, [])]


def _nought(brief: Brief) -> set[str]:
    """Figures of the whole township that are 0."""
    facts = brief.results.facts
    none = (facts["unit_kind"] == "township") & (facts["numerator"] == 0)
    return set(facts["indicator"][none])


def without_nought(pattern: str, nought: Set[str]) -> str:
    """`pattern` without the parts, cut after a figure, whose figures are all in `nought`."""
    heading, stop, text = pattern.partition(zh.STOP)
    pieces = AFTER_A_FIGURE.split(text)
    named = [set(FIGURE.findall(piece)) for piece in pieces[::2]]
    kept = [not names or not names <= nought for names in named]
    if all(kept):
        return pattern
    if not any(keep and names for keep, names in zip(kept, named, strict=True)):
        return ""
    marks = ["", *pieces[1::2]]
    said = "".join(
        mark + piece for mark, piece, keep in zip(marks, pieces[::2], kept, strict=True) if keep
    )
    return heading + stop + said.lstrip("".join(marks)).rstrip(zh.STOP) + zh.STOP


def headed(sentences: list[str]) -> list[dict[str, str]]:
    """Sentences numbered （一）, （二）…: the first clause as heading, what follows as text."""
    rows = []
    for place, sentence in enumerate(sentences, start=1):
        heading, stop, text = sentence.partition(zh.STOP)
        numbered = zh.ORDINAL.format(numeral=numeral(place), text=heading + stop)
        rows.append({"heading": numbered, "text": text})
    return rows


def _unknown(brief: Brief, name: str, known: Mapping[str, str]) -> ParamsError:
    scheme = main_scheme(brief.results)
    declared = scheme.get("figures") or scheme.get("practices")
    file = f"schemes/{scheme['name']}.yaml" if declared else f"documents/{brief.document.kind}.yaml"
    sentence = zh.NO_SUCH_FIGURE.format(file=file, name=name)
    return ParamsError(sentence, [zh.KNOWN_NAMES.format(names=zh.SEPARATOR.join(known))])
