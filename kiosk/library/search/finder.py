# SPDX-License-Identifier: GPL-3.0-or-later
"""Search as the screens and the command line use it: packs and sites in one ranking.

What is decided here:
1. The same guide in three languages is one answer, in the language of the question where that shows, else in the one
   that answers best; where that makes no difference, in the reader's.
2. A guide counts half as much again as a page of a pack from elsewhere, a site a tenth: they were written, and chosen,
   for these readers. The glossary, which has every word of law in its headings, does not.
3. Nothing of a query is kept once it is answered, in memory or anywhere else.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Final

from kiosk.library.cards import GLOSSARY
from kiosk.library.search import limits
from kiosk.library.search.analysis import Analyst, forget_words
from kiosk.library.search.articles import ArticleKind
from kiosk.library.search.excerpts import Snippet, excerpt
from kiosk.library.search.matching import Candidate, candidates
from kiosk.library.search.questions import AskedWord, Question, QuestionReader
from kiosk.library.search.store import SearchIndex, Shown
from kiosk.library.search.suggestions import Suggestions
from kiosk.library.search.thesaurus import Thesaurus, thesaurus
from kiosk.library.search.typos import Vocabulary
from kiosk.library.search.weighing import BODY, LEAD, rarity

_BEFORE_PAGES: Final = {ArticleKind.GUIDE: 1.5, ArticleKind.SITE: 1.1, ArticleKind.PAGE: 1.0}
_NOT_AS_WRITTEN: Final = 0.5
"""What an answer is worth that is found only where words are taken for misspelt ones that are none."""
_LIST_OF_WORDS: Final = 1.0
_AS_GOOD: Final = 0.97
_OF_THE_QUESTION: Final = 0.4
_NEVER: Final = 2.0
_FOREIGN: Final = 0.85
"""What a page in another language than the question's is worth; guides and sites have translations."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer. A guide or page has its pack and path, a site its id and address; the others are empty."""

    kind: ArticleKind
    pack: str
    path: str
    site: str
    address: str
    title: str
    snippet: Snippet
    language: str
    as_of: date | None
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """The answers, best first, and, where there are none, phrases near to what was asked."""

    hits: tuple[Hit, ...]
    near: tuple[str, ...] = ()


class Finder:
    """Searches a library's index and the listed sites'; either may be missing. Any thread may ask."""

    def __init__(
        self, packs: SearchIndex | None = None, sites: SearchIndex | None = None, words: Thesaurus | None = None
    ) -> None:
        self._packs = packs
        self._indexes = tuple(index for index in (packs, sites) if index is not None)
        self._words = words

    def make_ready(self) -> None:
        """Do now what the first question would wait for: the thesaurus is read. Raises BadInput."""
        _ = self._reader, self._suggestions

    @cached_property
    def _known(self) -> Thesaurus:
        return self._words or thesaurus()

    @cached_property
    def _reader(self) -> QuestionReader:
        vocabularies = tuple(index.vocabulary for index in self._indexes)
        spoken = Vocabulary((term, 0) for term in self._known.terms)
        return QuestionReader(Analyst(), vocabularies, self._known, spoken)

    @cached_property
    def _suggestions(self) -> Suggestions:
        return Suggestions(self._indexes, self._known)

    def with_sites(self, sites: SearchIndex) -> "Finder":
        """Return a finder over the same packs and other sites."""
        return Finder(self._packs, sites)

    def search(self, untrusted_query: str, language: str = "kk", limit: int = 10) -> Found:
        """Answer a query; `language` only orders answers that are equally good. Raises BadInput for a broken index."""
        limit = max(1, min(limit, limits.RESULTS))
        question = self._reader.read(untrusted_query)
        rows = self._candidates(question)
        if len(rows) < limit:
            known = {(id(row.index), row.number) for row in rows}
            more = self._candidates(self._reader.read(untrusted_query, generous=True))
            fresh = (row for row in more if (id(row.index), row.number) not in known)
            rows += [replace(row, score=row.score * _NOT_AS_WRITTEN) for row in fresh]
        rows.sort(key=lambda row: -row.score)
        texts = {index: index.shown([row.number for row in rows if row.index is index]) for index in self._indexes}
        shown = ((row, texts[row.index][row.number]) for row in rows)
        asked_in = question.language if any(map(_has_letters, question.words)) else language
        best = _one_of_each_work(shown, asked_in, language, limit)
        if not best:
            return Found((), self._near(untrusted_query))
        return Found(tuple(_hit(row, shown, score) for score, row, shown in best))

    @staticmethod
    def forget() -> None:
        """Have nothing left of what was asked, in the libraries beneath neither."""
        forget_words()

    def suggest(self, untrusted_typed: str, language: str = "kk", limit: int = 8) -> tuple[str, ...]:
        """Return titles and phrases that begin as somebody types. Raises BadInput for a broken index."""
        return self._suggestions.begun(untrusted_typed, language, max(1, min(limit, limits.SUGGESTIONS)))

    def _candidates(self, question: Question) -> list[Candidate]:
        weights = self._weights(question)
        return [found for index in self._indexes for found in candidates(index, question, weights)]

    def _near(self, untrusted_query: str) -> tuple[str, ...]:
        """Return phrases near to what was asked, of those that something is found for."""
        near = self._suggestions.near(untrusted_query, limits.NEAR_TRIED)
        return tuple(text for text in near if self._candidates(self._reader.read(text)))[: limits.NEAR_WORDS]

    def _weights(self, question: Question) -> list[float]:
        articles = sum(index.articles for index in self._indexes)
        return [
            rarity(max((self._reader.articles(term) for term in word.terms), default=0), articles)
            if word.terms
            else 0.3
            for word in question.words
        ]


def _has_letters(word: AskedWord) -> bool:
    return any(letter.isalpha() for letter in word.text)


def _one_of_each_work(
    rows: Iterable[tuple[Candidate, Shown]], asked_in: str, language: str, limit: int
) -> list[tuple[float, Candidate, Shown]]:
    """Return the best article of each work, best first."""
    best: dict[str, tuple[float, Candidate, Shown]] = {}
    for row, shown in rows:
        score = row.score * _worth(shown)
        if asked_in and shown.language != asked_in and shown.kind is ArticleKind.PAGE:
            score *= _FOREIGN
        held = best.get(shown.work)
        if held is None:
            best[shown.work] = score, row, shown
        elif score >= held[0] * _enough(shown.language, held[2].language, asked_in, language):
            best[shown.work] = held[0], row, shown
    ranked = sorted(best.values(), key=lambda item: (-item[0], item[2].language != language, item[2].work))
    return ranked[:limit]


def _worth(shown: Shown) -> float:
    if shown.kind is ArticleKind.GUIDE and shown.path.endswith(f"/{GLOSSARY}"):
        return _LIST_OF_WORDS
    return _BEFORE_PAGES[shown.kind]


def _enough(new: str, held: str, asked_in: str, language: str) -> float:
    """Return the share of the best translation's score at which another language takes its place; rows come sorted."""
    if held in (asked_in, new):
        return _NEVER
    if new == asked_in:
        return _OF_THE_QUESTION
    return _AS_GOOD if new == language else _NEVER


def _hit(row: Candidate, shown: Shown, score: float) -> Hit:
    return Hit(
        kind=shown.kind,
        pack=shown.pack,
        path=shown.path,
        site=shown.site,
        address=shown.address,
        title=shown.title,
        snippet=_snippet(row, shown),
        language=shown.language,
        as_of=shown.as_of,
        score=round(score, 4),
    )


def _snippet(row: Candidate, shown: Shown) -> Snippet:
    """Cut from the summary where something was found there or nothing in the text, else from the text."""
    in_lead, in_body = _in(row.places, LEAD), _in(row.places, BODY)
    if shown.lead and (in_lead or not in_body):
        return excerpt(shown.lead, in_lead)
    return excerpt(row.index.body(row.number), in_body)


def _in(places: Sequence[tuple[int, int, int]], wanted: int) -> list[tuple[int, int]]:
    return [(place, words) for column, place, words in places if column == wanted]
