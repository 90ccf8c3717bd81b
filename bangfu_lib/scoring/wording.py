"""The sentences of the point ledger: what was counted, and why it cost or brought points."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from bangfu_lib.params.norms import Norm
from bangfu_lib.params.scheme_rules import Rule
from bangfu_lib.periods.period import Period
from bangfu_lib.scoring.quantities import Quantity
from bangfu_lib.scoring.rounding import SHOWN_DIGITS, half_up, percent, shown
from bangfu_lib.scoring.units import Judged
from bangfu_lib.zh import scoring as zh


@dataclass(frozen=True)
class Words:
    """Speaks of one rule's quantities."""

    rule: Rule
    judged: Judged

    def counted(self, quantity: Quantity) -> str:
        """The quantity in words: 立行立改完成率8/10条（80%）, 群众投诉3件（其中1件不扣分）."""
        take = self.rule.take
        if take.kind == "norm":
            label = self.judged.norms[take.name].label
            return zh.UNMET_COUNT.format(label=label, count=shown(quantity.part))
        if take.kind == "score":
            return zh.SCORE_COUNT.format(
                label=zh.SCORES[take.name], value=shown(quantity.value or Fraction(0))
            )
        label, word = self._label(), self._word()
        if take.values:
            return self._tally(quantity, label)
        if quantity.whole is not None and take.taken_as in ("share", "short"):
            return self._share(quantity, label, word)
        value = quantity.value if quantity.whole is not None else quantity.part
        text = zh.PLAIN_COUNT.format(label=label, value=shown(value or Fraction(0)), word=word)
        if quantity.waived:
            text += zh.WAIVED.format(number=shown(quantity.waived), word=word)
        return text

    def _label(self) -> str:
        take = self.rule.take
        return take.name if take.kind == "record" else self.judged.indicators[take.name].label

    def _word(self) -> str:
        take, word = self.rule.take, self.rule.conversion.word
        if take.kind != "indicator":
            return word if self.rule.conversion.per == 1 else ""
        return self.judged.indicators[take.name].measure_word

    def _share(self, quantity: Quantity, label: str, word: str) -> str:
        part, whole = quantity.part, quantity.whole or Fraction(0)
        text = zh.SHARE_COUNT.format(label=label, part=shown(part), whole=shown(whole), word=word)
        if not whole:
            return text
        return text + zh.IN_PERCENT.format(percent=zh.PERCENT.format(value=percent(part, whole)))

    def _tally(self, quantity: Quantity, label: str) -> str:
        take = self.rule.take
        counts = [
            zh.TALLY.format(option=option, count=shown(number))
            for option, number in quantity.tally.items()
            if number and option
        ]
        listing = zh.LIST_SEPARATOR.join(counts) or zh.NONE
        text = zh.TALLIED.format(label=label, listing=listing)
        if take.combine == "mean" and quantity.value is not None:
            text += zh.TALLY_MEAN.format(value=shown(quantity.value))
        return text

    def deducted(self, quantity: Quantity, number: Fraction, points: Fraction) -> str:
        """So many units too many or too few, so many points each."""
        return self._amount(quantity, number, points, verb=zh.DEDUCT)

    def added(self, quantity: Quantity, number: Fraction, points: Fraction) -> str:
        """So many units, so many points each."""
        return self._amount(quantity, number, points, verb=zh.ADD)

    def _amount(self, quantity: Quantity, number: Fraction, points: Fraction, *, verb: str) -> str:
        conversion, counted = self.rule.conversion, self.counted(quantity)
        if self.rule.take.values:
            return zh.VALUED.format(counted=counted, verb=verb, points=shown(points))
        word = conversion.word or self._word()
        short = ""
        if self.rule.take.taken_as == "short" or conversion.under is not None:
            short = zh.SHORT_BY.format(number=shown(number), word=word)
        elif conversion.over is not None:
            short = zh.OVER_BY.format(number=shown(number), word=word)
        each = zh.EACH.format(word=word, verb=verb, each=shown(conversion.each))
        return zh.AMOUNT.format(
            counted=counted, short=short, each=each, verb=verb, points=shown(points)
        )

    def earned(self, quantity: Quantity, number: Fraction, won: Fraction) -> str:
        """Points of a rule that starts from nothing."""
        return self._won(zh.EARNED, quantity, won)

    def signed(self, quantity: Quantity) -> str:
        """Points as they were recorded."""
        value = quantity.value or Fraction(0)
        template = zh.SIGNED_MINUS if value < 0 else zh.SIGNED_PLUS
        return template.format(label=self._label(), points=shown(abs(value)))

    def rated(self, quantity: Quantity, base: Fraction, won: Fraction) -> str:
        """A rating out of so many."""
        return self._won(zh.RATED, quantity, won, base=shown(base))

    def shared(self, quantity: Quantity, won: Fraction) -> str:
        """A share of the points."""
        return self._won(zh.SHARED, quantity, won)

    def related(self, quantity: Quantity, base: Fraction, won: Fraction) -> str:
        """A value held against a standard, the average or the best."""
        named = zh.BASES.get(str(self.rule.conversion.base), zh.STANDARD)
        return self._won(zh.RELATED, quantity, won, named=named, base=shown(base))

    def placed(self, quantity: Quantity, ends: tuple[Fraction, Fraction], won: Fraction) -> str:
        """A place between two ends."""
        low, high = map(shown, ends)
        return self._won(zh.PLACED, quantity, won, low=low, high=high)

    def tiered(self, quantity: Quantity, won: Fraction) -> str:
        """The points of a tier."""
        if self.rule.points is None:
            return zh.TIERED_TAKEN.format(counted=self.counted(quantity), won=shown(-won))
        return self._won(zh.TIERED, quantity, won)

    def all_or_nothing(self, quantity: Quantity) -> str:
        """Not what the rule demands, so none of its points."""
        demanded = self.rule.conversion.bounds.text
        return self._won(zh.ALL_OR_NOTHING, quantity, Fraction(0), demanded=demanded)

    def ranked(self, quantity: Quantity, place: int, won: Fraction) -> str:
        """The points of a place."""
        if self.rule.points is None:
            counted = self.counted(quantity)
            return zh.RANKED_TAKEN.format(counted=counted, place=place, won=shown(-won))
        return self._won(zh.RANKED, quantity, won, place=place)

    def _won(self, template: str, quantity: Quantity, won: Fraction, **words: object) -> str:
        """What was won and lost, as shown: together they make the rule's points."""
        full = self.rule.points or Fraction(0)
        lost = Fraction(half_up(full - won, SHOWN_DIGITS))
        return template.format(
            counted=self.counted(quantity), won=shown(full - lost), points=shown(abs(lost)), **words
        ) + (zh.LOST if lost > 0 else zh.WON_MORE).format(points=shown(abs(lost)))

    def finding(self, finding: Mapping[str, Any]) -> str:
        """One finding not met: who, when, what was demanded."""
        judged, norm = self.judged, self.judged.norms[self.rule.take.name]
        indicator = judged.indicators[norm.indicator]
        template = zh.FINDING_DUE if norm.comparison == "by_deadline" else zh.FINDING
        return template.format(
            subject=judged.names.get(finding["unit"], finding["unit"]),
            period=_period_words(finding["period"], judged.period),
            label=indicator.short,
            value=finding["value"],
            word=indicator.measure_word,
            comparison=zh.COMPARISONS.get(norm.comparison, ""),
            threshold=finding["threshold"],
            unit=self._threshold_word(norm),
            points=shown(self.rule.conversion.each),
        )

    def _threshold_word(self, norm: Norm) -> str:
        """The measure word behind a threshold; a share has none."""
        indicator = self.judged.indicators[norm.indicator]
        no_word = norm.comparison == "by_deadline" or indicator.is_share
        return "" if no_word else indicator.measure_word


def _period_words(code: str, assessed: Period) -> str:
    return "" if code == assessed.code else zh.PERIOD.format(period=Period.parse(code).label)
