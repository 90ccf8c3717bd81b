"""Find in a text the values that must not be told, or take them out of it."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from bangfu_lib.privacy.numbers import Candidate, candidates, is_identity, is_mobile
from bangfu_lib.privacy.secrets import Secrets, mask_of
from bangfu_lib.privacy.words import Finder, Found, normal, normal_number, squeezed, word_finder

Place = tuple[int, int, str]
NOTHING: Counter[tuple[str, str]] = Counter()


@dataclass(frozen=True)
class Matcher:
    """Looks for `secrets` in texts; also for ID numbers and mobiles that nobody declared P."""

    secrets: Secrets

    @cached_property
    def _find_words(self) -> Finder:
        return word_finder(self.secrets.words)

    def hits(self, text: str) -> Counter[tuple[str, str]]:
        """(kind, mask) of every value that `text` tells, and how often."""
        plain = normal(text)
        found = [(kind, value) for kind, value, *_ in self._numbers(plain)]
        words = [word for word, *_ in self._words("".join(plain.split()))]
        found += [(self.secrets.words[word], word) for word in words]
        return Counter((kind, mask_of(value, kind)) for kind, value in found) if found else NOTHING

    def masked(self, text: str) -> str:
        """`text` with every such value replaced by its mask; the rest stays as it is."""
        if not self.hits(text):
            return text
        plain = "".join(map(normal, text))
        numbers = [
            (start, end, mask_of(one, kind)) for kind, one, start, end in self._numbers(plain)
        ]
        words = [
            (start, end, mask_of(word, self.secrets.words[word]))
            for word, start, end in self._words("".join(map(squeezed, text)))
        ]
        return _replaced(text, [*_in(text, numbers, normal), *_in(text, words, squeezed)])

    def _words(self, compact: str) -> Iterator[Found]:
        """Words that do not stand within a longer name that may be told."""
        for word, start, end in self._find_words(compact):
            if not any(
                _within(compact, longer, word, start)
                for longer in self.secrets.covers.get(word, ())
            ):
                yield word, start, end

    def _numbers(self, plain: str) -> Iterator[tuple[str, str, int, int]]:
        """Kind, value, start and end of each number, the longest first where several overlap."""
        ends: list[tuple[int, int]] = []
        found = [(one, kind) for one in candidates(plain) if (kind := self._kind(one))]
        if not found:
            return
        for one, kind in sorted(found, key=lambda pair: pair[0].start - pair[0].end):
            if not any(one.start < end and start < one.end for start, end in ends):
                ends.append((one.start, one.end))
                yield kind, normal_number(one.digits), one.start, one.end

    def _kind(self, one: Candidate) -> str:
        number = normal_number(one.digits)
        if number in self.secrets.numbers:
            return self.secrets.numbers[number]
        if number in self.secrets.open_numbers:
            return ""
        return "id_number" if is_identity(one) else "phone" if is_mobile(one) else ""


def _within(text: str, longer: str, word: str, start: int) -> bool:
    """Whether the `word` at `start` is part of `longer` standing there."""
    offset = longer.find(word)
    while offset >= 0:
        if start >= offset and text.startswith(longer, start - offset):
            return True
        offset = longer.find(word, offset + 1)
    return False


def _in(text: str, places: list[Place], clean: Callable[[str], str]) -> Iterator[Place]:
    """Places in the cleaned text as places in `text` itself."""
    origin = [place for place, one in enumerate(text) for _ in clean(one)]
    for start, end, mask in places:
        yield origin[start], origin[end - 1] + 1, mask


def _replaced(text: str, places: list[Place]) -> str:
    done, rest = "", 0
    for start, end, mask in sorted(places):
        if start >= rest:
            done += text[rest:start] + mask
            rest = end
    return done + text[rest:]
