# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of an article that is shown under its title, in its own words, with what was found marked."""

from collections.abc import Iterable, Sequence
from typing import Final

from kiosk.library.search.letters import WORD

WORDS: Final = 26
_BEFORE: Final = 4
_ELLIPSIS: Final = "…"

Snippet = tuple[tuple[str, bool], ...]
"""Pieces of the text in their order, each with whether it was found."""


def excerpt(text: str, places: Iterable[tuple[int, int]]) -> Snippet:
    """Return the window of `WORDS` words with the most found places; a place is (number of the word, words)."""
    spans = [match.span() for match in WORD.finditer(text)]
    marked = sorted({place + step for place, words in places for step in range(words) if place + step < len(spans)})
    if not spans:
        return ((text, False),) if text else ()
    first = _window(marked, len(spans))
    last = min(first + WORDS, len(spans))
    start = 0 if first == 0 else spans[first][0]
    end = len(text) if last == len(spans) else spans[last - 1][1]
    pieces = _pieces(text, start, end, [spans[number] for number in marked if first <= number < last])
    before = [(_ELLIPSIS, False)] if start else []
    after = [(_ELLIPSIS, False)] if end < len(text) else []
    return (*before, *pieces, *after)


def _window(marked: Sequence[int], words: int) -> int:
    if not marked or words <= WORDS:
        return 0
    counts = [(sum(start <= other < start + WORDS - _BEFORE for other in marked), -start) for start in marked[:200]]
    best = -max(counts)[1]
    return max(0, min(best - _BEFORE, words - WORDS))


def _pieces(text: str, start: int, end: int, hits: Sequence[tuple[int, int]]) -> list[tuple[str, bool]]:
    pieces: list[tuple[str, bool]] = []
    place = start
    for left, right in hits:
        if left > place:
            pieces.append((text[place:left], False))
        pieces.append((text[left:right], True))
        place = right
    if end > place:
        pieces.append((text[place:end], False))
    return pieces
