# SPDX-License-Identifier: GPL-3.0-or-later
"""A question asked of one index: the FTS5 expression, and the rows that answer it with their weights.

FTS5 picks candidates by its own rank, first with all words, then with any; where all words stand in many articles, any
counts in titles, headings and summaries only. Each candidate is weighed by `weighing`.
Terms are quoted and hold letters and digits only, so nothing that a reader types is FTS5's language.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from kiosk.library.search import limits
from kiosk.library.search.questions import AskedPhrase, Question, synonym_grade
from kiosk.library.search.store import SearchIndex
from kiosk.library.search.weighing import Looked, Weigher

_HEADS: Final = "{title headings lead} : "
_OTHERS: Final = 16


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that answers, how well, and where: (column, place, words)."""

    index: SearchIndex
    number: int
    score: float
    places: Sequence[tuple[int, int, int]]


@dataclass(slots=True)
class _Expression:
    """An FTS5 expression being written, with what each of its phrases stands for."""

    index: SearchIndex
    question: Question
    looked: list[Looked] = field(default_factory=list)

    def segments(self) -> Iterator[str]:
        """Yield one expression for each phrase of the question, and for each word outside of them."""
        starts = {phrase.first: phrase for phrase in self.question.phrases}
        place = 0
        while place < len(self.question.words):
            phrase = starts.get(place)
            last = place if phrase is None else phrase.last
            whole = all(map(self._terms, range(place, last + 1)))
            together = " AND ".join(map(self._word, range(place, last + 1))) if whole else ""
            others = [] if phrase is None else list(self._others(phrase))
            if parts := [f"({part})" for part in (together, *others) if part]:
                yield f"({' OR '.join(parts)})"
            place = last + 1

    def loose(self) -> Iterator[str]:
        """Yield an expression for each word and each other name, any of which will do."""
        for number in range(len(self.question.words)):
            if text := self._word(number):
                yield text
        for phrase in self.question.phrases:
            yield from self._others(phrase)

    def _terms(self, number: int) -> list[tuple[str, float]]:
        known = self.index.vocabulary.articles
        return [(term, grade) for term, grade in self.question.words[number].terms.items() if term in known]

    def _word(self, number: int) -> str:
        known, terms = self.index.vocabulary.articles, self._terms(number)
        if not terms:
            return ""
        self.looked += [Looked(number, number, grade, 1) for _, grade in terms]
        text = "(" + " OR ".join(_quoted(term) for term, _ in terms) + ")"
        return _HEADS + text if sum(known[term] for term, _ in terms) > limits.HEAVY_ROWS else text

    def _others(self, phrase: AskedPhrase) -> Iterator[str]:
        known = self.index.vocabulary.articles
        grade = synonym_grade(self.question.words[phrase.first : phrase.last + 1])
        usable = [stems for stems in phrase.others if all(stem in known for stem in stems)]
        for stems in usable[:_OTHERS]:
            self.looked.append(Looked(phrase.first, phrase.last, grade, len(stems)))
            text = "(" + " + ".join(map(_quoted, stems)) + ")"
            yield _HEADS + text if min(known[stem] for stem in stems) > limits.HEAVY_ROWS else text


def candidates(index: SearchIndex, question: Question, weights: Sequence[float]) -> list[Candidate]:
    """Return the articles of an index that answer, unsorted. Raises BadInput where the index is broken."""
    if not question.words or not index.articles:
        return []
    strict = _Expression(index, question)
    segments = list(strict.segments())
    found: dict[int, Candidate] = {}
    if segments:
        found = _ask(index, " AND ".join(segments), strict.looked, weights)
    if len(question.words) > 1:
        loose = _Expression(index, question)
        if parts := list(loose.loose()):
            any_word = " OR ".join(parts)
            where = f"{_HEADS}({any_word})" if len(found) >= limits.CANDIDATES else any_word
            found = _ask(index, where, loose.looked, weights) | found
    return list(found.values())


def _ask(index: SearchIndex, match: str, looked: Sequence[Looked], weights: Sequence[float]) -> dict[int, Candidate]:
    weigher = Weigher(looked, weights)
    with index.reading() as run:
        weigh: Callable[..., float] = weigher
        run.register_fts5_function("weigh", weigh)
        sql = "SELECT rowid, weigh(words) FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?"
        rows = run.execute(sql, (match, limits.CANDIDATES)).fetchall()
    return {
        int(row): Candidate(index, int(row), float(score), weigher.found[int(row)]) for row, score in _numbers(rows)
    }


def _numbers(rows: Sequence[tuple[object, ...]]) -> Iterator[tuple[int, float]]:
    for row, score in rows:
        if isinstance(row, int) and isinstance(score, float | int):
            yield row, score


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'
