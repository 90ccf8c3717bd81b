"""Look through everything that was made for values that only the ledgers may tell."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bangfu_lib.privacy.matching import Matcher
from bangfu_lib.privacy.secrets import Secrets
from bangfu_lib.privacy.texts import texts_of
from bangfu_lib.zh import privacy as zh

MOST_REMEMBERED = 200_000
LONGEST_REMEMBERED = 2_000


@dataclass(frozen=True)
class Hit:
    """One value that a file tells: where, what kind, its mask (never the value), how often."""

    file: Path
    part: str
    kind: str
    mask: str
    count: int


@dataclass(frozen=True)
class Unread:
    """A file, or a part of one, that could not be looked through, and why."""

    file: Path
    part: str
    reason: str


@dataclass(frozen=True)
class Findings:
    """What a search found: `files` looked through, `values` looked for, hits, what was unread."""

    files: int
    values: int
    hits: tuple[Hit, ...]
    unread: tuple[Unread, ...]


def files_in(folders: Iterable[Path]) -> list[Path]:
    """Every file in the folders, in the order of their paths; links lead nowhere."""
    found = {
        path
        for folder in folders
        for path in ([folder] if folder.is_file() else folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }
    return sorted(found)


def scan(
    folders: Iterable[Path],
    secrets: Secrets,
    *,
    on_file: Callable[[int, int], None] = lambda done, total: None,
) -> Findings:
    """Look for `secrets`, and for ID numbers and mobiles of anybody, in every file of `folders`.

    File names are looked through too, from the given folders on. `on_file` is told after each
    file how many of how many are done.
    """
    folders = list(folders)
    files, search = files_in(folders), _Search(Matcher(secrets), {})
    hits: list[Hit] = []
    unread: list[Unread] = []
    for done, file in enumerate(files, start=1):
        counted: Counter[tuple[str, str, str]] = Counter()
        for part, text in _texts(file, folders, unread):
            for (kind, mask), count in search.hits(text).items():
                counted[part, kind, mask] += count
        hits += [Hit(file, *found, count) for found, count in counted.items()]
        on_file(done, len(files))
    return Findings(len(files), secrets.count, tuple(hits), tuple(unread))


def _texts(file: Path, folders: list[Path], unread: list[Unread]) -> Iterator[tuple[str, str]]:
    base = next((one for one in folders if file.is_relative_to(one)), file.parent)
    yield zh.FILE_NAME, file.relative_to(base).as_posix() if file != base else file.name
    yield from texts_of(file, lambda part, reason: unread.append(Unread(file, part, reason)))


@dataclass(frozen=True)
class _Search:
    """Remembers what the texts told that it has seen: documents of one kind share most of them."""

    matcher: Matcher
    seen: dict[str, Counter[tuple[str, str]]]

    def hits(self, text: str) -> Counter[tuple[str, str]]:
        if text not in self.seen:
            found = self.matcher.hits(text)
            if len(text) > LONGEST_REMEMBERED or len(self.seen) >= MOST_REMEMBERED:
                return found
            self.seen[text] = found
        return self.seen[text]
