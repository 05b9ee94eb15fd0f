# SPDX-License-Identifier: GPL-3.0-or-later
"""The words an index knows, and which of them a misspelt word may be.

One edit (a letter missing, added, changed, or two swapped) is forgiven in words of four letters, two in words of eight.
Not all words are compared: one edit leaves the first or the last two letters as they are (but for the middle letters of
four, swapped, which is tried apart), and two edits that leave neither leave the fourth and fifth, moved by one at most.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

ONE_EDIT_FROM: Final = 4
TWO_EDITS_FROM: Final = 8
_TRIED: Final = 60
_ENDS: Final = 2
_MIDDLE: Final = 3


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
        by_part: dict[tuple[int, str], list[str]] = {}
        for term in self._articles:
            if term.isalpha():
                for part in _parts(term):
                    by_part.setdefault((len(term), part), []).append(term)
        # tuples of texts are nothing for the collector of garbage to walk through, which lists would be
        self._by_part = {part: tuple(found) for part, found in by_part.items()}

    @property
    def articles(self) -> Mapping[str, int]:
        """In how many articles each term stands."""
        return self._articles

    def near(self, word: str, edits: int, limit: int) -> tuple[Near, ...]:
        """Return the nearest terms within so many edits, those in more articles first among equals."""
        if not edits or not word.isalpha():
            return ()
        found = self._within(word, edits, (f"^{word[:_ENDS]}", f"{word[-_ENDS:]}$"))
        if not found and edits > 1:
            found = self._within(
                word, edits, [word[start : start + _ENDS] for start in range(_MIDDLE - 1, _MIDDLE + 2)]
            )
        if not found and len(word) == ONE_EDIT_FROM:
            swapped = word[0] + word[2] + word[1] + word[3]
            found = {swapped: 1} if swapped in self._articles and swapped != word else {}
        near = [Near(term, distance, self._articles[term]) for term, distance in found.items()]
        return tuple(sorted(near, key=lambda near: (near.edits, -near.articles, near.term))[:limit])

    def _within(self, word: str, edits: int, parts: Sequence[str]) -> dict[str, int]:
        """Return the terms with one of these parts that are within so many edits, with how many."""
        lengths = range(max(1, len(word) - edits), len(word) + edits + 1)
        terms = [term for length in lengths for part in parts for term in self._by_part.get((length, part), ())]
        best = extract(word, terms, scorer=OSA.distance, score_cutoff=edits, limit=_TRIED)
        return {term: int(distance) for term, distance, _ in best if distance}


def _parts(term: str) -> tuple[str, ...]:
    return f"^{term[:_ENDS]}", f"{term[-_ENDS:]}$", term[_MIDDLE : _MIDDLE + _ENDS]
