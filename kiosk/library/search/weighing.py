# SPDX-License-Identifier: GPL-3.0-or-later
"""How well an article answers: per word by the best place and grade of what was found, the rarer word counting more.

A title counts most, then headings, the summary, the text. In the text a word that stands often in few words counts
more. An article whose title is little else than what was asked for gains; an article without one of the words loses
that word's share.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

import apsw

TITLE: Final = 0
LEAD: Final = 2
BODY: Final = 3
_PLACES: Final = (1.0, 0.7, 0.65)
_BODY_MOST: Final = 0.55
_BODY_LEAST: Final = 0.2
_OFTEN: Final = 0.05
"""What a word gains for each further place (heading, summary, text) it stands in."""
_WHOLE_TITLE: Final = 0.3
_IN_A_ROW: Final = 0.15


@dataclass(frozen=True, slots=True)
class Looked:
    """One term or phrase of a match: which words of the question it answers, how well, and how long it is."""

    first: int
    last: int
    grade: float
    length: int


@dataclass(slots=True)
class Weigher:
    """Weighs the rows of one match; what it found stays by row, as (column, place, words)."""

    looked: Sequence[Looked]
    weights: Sequence[float]
    found: dict[int, list[tuple[int, int, int]]] = field(default_factory=dict)

    def __call__(self, row: apsw.FTS5ExtensionApi) -> float:
        """Return the score of a row."""
        values = [[0.0] * 4 for _ in self.weights]
        places: list[tuple[int, int, int]] = []
        titled: dict[int, float] = {}
        by_word = [[set[int]() for _ in self.weights] for _ in _PLACES]
        body_words = row.column_size(BODY)
        for number, looked in enumerate(self.looked):
            for column, offsets in enumerate(row.phrase_locations(number)):
                if not offsets:
                    continue
                places += [(column, offset, looked.length) for offset in offsets]
                value = looked.grade * (_PLACES[column] if column < BODY else _in_body(len(offsets), body_words))
                if column < BODY:
                    by_word[column][looked.first].update(offsets)
                for word in range(looked.first, looked.last + 1):
                    values[word][column] = max(value, values[word][column])
                if column == TITLE:
                    for offset in offsets:
                        for step in range(looked.length):
                            titled[offset + step] = max(looked.grade, titled.get(offset + step, 0.0))
        self.found[row.rowid] = places
        total = sum(weight * _word_value(value) for weight, value in zip(self.weights, values, strict=True))
        whole = sum(titled.values()) / max(1, row.column_size(TITLE))
        return total / (sum(self.weights) or 1.0) + _WHOLE_TITLE * whole + _IN_A_ROW * self._in_a_row(by_word)

    def _in_a_row(self, by_word: Sequence[Sequence[set[int]]]) -> float:
        return max(place * _neighbours(found) for place, found in zip(_PLACES, by_word, strict=True))


def rarity(articles: int, all_articles: int) -> float:
    """Return the weight of a word that stands in so many of all articles."""
    return 0.3 + math.log1p((all_articles + 1) / (articles + 1))


def _in_body(times: int, words: int) -> float:
    dense = times / (times + 0.5 + words / 300)
    return _BODY_LEAST + (_BODY_MOST - _BODY_LEAST) * dense


def _word_value(values: Sequence[float]) -> float:
    best = max(values)
    return best + _OFTEN * (sum(value > 0 for value in values) - 1) * best if best else 0.0


def _neighbours(by_word: Sequence[set[int]]) -> float:
    """Return the share of neighbouring words of the question that are neighbours there too."""
    pairs = list(pairwise(by_word))
    return sum(any(place + 1 in later for place in earlier) for earlier, later in pairs) / len(pairs) if pairs else 0.0
