# SPDX-License-Identifier: GPL-3.0-or-later
"""The words an index knows, and which of them a misspelt word may be.

One edit (a letter missing, added, changed, or two swapped) is forgiven in words of four letters, two in words of eight.
Words are looked through by length, first those with the same first or last letters, and all others only if those give
nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

ONE_EDIT_FROM: Final = 4
TWO_EDITS_FROM: Final = 8
_TRIED: Final = 60
_ENDS: Final = 2


def edits_allowed(letters: int) -> int:
    """Return how many edits are forgiven in a word of so many letters."""
    return 0 if letters < ONE_EDIT_FROM else 1 if letters < TWO_EDITS_FROM else 2


@dataclass(frozen=True, slots=True)
class Near:
    """A word of the index, how many edits away it is, and in how many articles it stands."""

    term: str
    edits: int
    articles: int


class Vocabulary:
    """The terms of an index by length."""

    def __init__(self, terms: Iterable[tuple[str, int]]) -> None:
        self._articles: dict[str, int] = {}
        for term, articles in terms:
            self._articles[term] = max(articles, self._articles.get(term, 0))
        self._by_length: dict[int, list[str]] = {}
        self._by_end: dict[tuple[int, str], list[str]] = {}
        for term in self._articles:
            if term.isalpha():
                self._by_length.setdefault(len(term), []).append(term)
                for end in {f"^{term[:_ENDS]}", f"{term[-_ENDS:]}$"}:
                    self._by_end.setdefault((len(term), end), []).append(term)

    @property
    def articles(self) -> Mapping[str, int]:
        """In how many articles each term stands."""
        return self._articles

    def near(self, word: str, edits: int, limit: int) -> tuple[Near, ...]:
        """Return the nearest terms within so many edits, those in more articles first among equals."""
        if not edits or not word.isalpha():
            return ()
        lengths = range(max(1, len(word) - edits), len(word) + edits + 1)
        likely = {
            term
            for length in lengths
            for end in (f"^{word[:_ENDS]}", f"{word[-_ENDS:]}$")
            for term in self._by_end.get((length, end), ())
        }
        found = self._within(word, edits, likely)
        if not found:
            found = self._within(word, edits, [term for length in lengths for term in self._by_length.get(length, ())])
        return tuple(sorted(found, key=lambda near: (near.edits, -near.articles, near.term))[:limit])

    def _within(self, word: str, edits: int, terms: Iterable[str]) -> list[Near]:
        best = extract(word, list(terms), scorer=OSA.distance, score_cutoff=edits, limit=_TRIED)
        return [Near(term, int(distance), self._articles[term]) for term, distance, _ in best if distance]
