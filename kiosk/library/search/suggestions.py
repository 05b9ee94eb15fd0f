# SPDX-License-Identifier: GPL-3.0-or-later
"""What is offered while somebody types, and near words when nothing was found: titles, and phrases of the thesaurus.

What is typed meets them on skeletons, so any alphabet and any keyboard will do. Titles of guides and sites are offered
from each of their words, those of a pack's pages from their first.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from kiosk.library.search import limits
from kiosk.library.search.latin import cyrillic_readings
from kiosk.library.search.letters import WORD, is_latin, lower, normal, skeleton
from kiosk.library.search.store import SearchIndex
from kiosk.library.search.thesaurus import Thesaurus

_SHORTEST: Final = 2
_ROWS: Final = 60
_LAST: Final = "\U0010ffff"
_NEAR_SHARE: Final = 0.5


@dataclass(frozen=True, slots=True)
class _Start:
    key: str
    rank: int
    text: str
    language: str


class Suggestions:
    """Beginnings of titles and of the thesaurus's phrases."""

    def __init__(self, indexes: tuple[SearchIndex, ...], thesaurus: Thesaurus) -> None:
        self._indexes = indexes
        phrases = [phrase for group in thesaurus.groups for phrase in group.phrases]
        starts = [_Start(_key(phrase.text), 4, phrase.text, phrase.language) for phrase in phrases]
        self._phrases = sorted(starts, key=lambda start: start.key)
        self._keys = [start.key for start in self._phrases]

    def begun(self, untrusted_typed: str, language: str, limit: int) -> tuple[str, ...]:
        """Return what begins so, first in `language`, then what stands nearer: guides, sites, phrases, pages."""
        found: dict[str, tuple[bool, int, int, str]] = {}
        for key in _typed_keys(untrusted_typed):
            for start in (*self._titles(key), *self._known_phrases(key)):
                place = (start.language != language, start.rank, len(start.text), start.text)
                found[start.text] = min(place, found.get(start.text, place))
        return tuple(sorted(found, key=found.__getitem__)[:limit])

    def near(self, untrusted_query: str, limit: int) -> tuple[str, ...]:
        """Return phrases of the thesaurus that look most like a query that found nothing."""
        nearest: dict[str, float] = {}
        for key in _typed_keys(untrusted_query):
            most = max(1, int(len(key) * _NEAR_SHARE))
            for _, distance, number in extract(key, self._keys, scorer=OSA.distance, score_cutoff=most, limit=limit):
                text = self._phrases[number].text
                nearest[text] = min(distance / len(key), nearest.get(text, 1.0))
        return tuple(sorted(nearest, key=lambda text: (nearest[text], text))[:limit])

    def _titles(self, key: str) -> Iterator[_Start]:
        sql = "SELECT key, rank, text, language FROM starts WHERE key >= ? AND key < ? ORDER BY key, rank LIMIT ?"
        for index in self._indexes:
            with index.reading() as run:
                rows = run.execute(sql, (key, key + _LAST, _ROWS)).fetchall()
            for found, rank, text, language in rows:
                yield _Start(str(found), int(str(rank)), str(text), str(language))

    def _known_phrases(self, key: str) -> Iterator[_Start]:
        for start in self._phrases[bisect_left(self._keys, key) :][:_ROWS]:
            if not start.key.startswith(key):
                return
            yield start


def _key(text: str) -> str:
    return " ".join(skeleton(lower(match[0])) for match in WORD.finditer(text))


def _typed_keys(untrusted_typed: str) -> tuple[str, ...]:
    """Return the skeletons of what was typed, read as it is and from Latin letters."""
    words = [lower(word) for word in WORD.findall(normal(untrusted_typed[: limits.QUERY_LETTERS]))]
    words = [word[: limits.WORD_LETTERS] for word in words[: limits.QUERY_WORDS]]
    plain = " ".join(map(skeleton, words))
    read = [cyrillic_readings(word) if is_latin(word) else (word,) for word in words]
    cyrillic = " ".join(skeleton(readings[0]) if readings else "" for readings in read)
    return tuple(key for key in dict.fromkeys((plain, cyrillic)) if len(key) >= _SHORTEST)
