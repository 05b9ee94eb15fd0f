# SPDX-License-Identifier: GPL-3.0-or-later
"""What a reader's query asks for: its words, the terms each may be found under, and phrases that mean the same.

What is decided here:
1. A query is cut to `limits.QUERY_LETTERS` and `limits.QUERY_WORDS`; signs mean nothing in it. A web address is its
   host's words, and a case that hangs on a word by a hyphen is left out.
2. Words that say nothing are left out where others stay.
3. A word is looked for under those of its readings that the index or the thesaurus knows. Only where none of them is
   known well is it read as typed in another keyboard layout, and then as a misspelling.
4. Where words in a row name something of the thesaurus, its other names are looked for too.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kiosk.library.search import limits
from kiosk.library.search.analysis import FAR_TYPO, GUESS, LOOSE_STEM, STEM, SYNONYM, TYPO, Analyst
from kiosk.library.search.layouts import other_layouts
from kiosk.library.search.letters import KAZAKH_LETTERS, LATIN_KAZAKH_LETTERS, WORD, lower, normal, skeleton
from kiosk.library.search.stopwords import stopwords
from kiosk.library.search.thesaurus import Phrase, Thesaurus
from kiosk.library.search.typos import TWO_EDITS_FROM, Near, Vocabulary, edits_allowed

_TERMS: Final = 10
_TYPOS: Final = 4
_KEYS: Final = frozenset("[];'`,.")
"""Signs whose keys write letters in the Russian layout."""
_PLAIN_SIGNS: Final = frozenset('-/_()"+*:')
_CASE_ENDINGS: Final = (
    "ға ге қа ке на не нан нен дан ден тан тен да де та те нда нде ның нің дың дің тың тің ны ні ды ді ты ті "
    "мен бен пен лар лер дар дер тар тер"
)
_CASES: Final = frozenset(map(skeleton, _CASE_ENDINGS.split()))
_HOST: Final = re.compile(r"(?:https?://)?((?:[a-z0-9-]+\.)+(?:kz|ru|com|org|net|info))(?:[/?#]\S*)?", re.IGNORECASE)
_FROM_STEM: Final = 0.9
"""What a misspelling of a stem is worth beside one of the whole word."""
_OF_KNOWN: Final = 0.6
"""What a misspelling of a word is worth that may be right as it is."""


@dataclass(frozen=True, slots=True)
class AskedWord:
    """A word and the terms under which it is looked for, with their grades; none where nothing like it is known."""

    text: str
    terms: dict[str, float]


@dataclass(frozen=True, slots=True)
class AskedPhrase:
    """Words `first` to `last` of the question name a thing; the thing's other names, each a row of terms."""

    first: int
    last: int
    others: tuple[tuple[str, ...], ...]
    languages: frozenset[str]


@dataclass(frozen=True, slots=True)
class Question:
    """A query as it was understood; `language` is the one it shows by its letters or phrases, or nothing."""

    words: tuple[AskedWord, ...]
    phrases: tuple[AskedPhrase, ...]
    language: str


@dataclass(frozen=True, slots=True)
class QuestionReader:
    """Reads queries against the words of some indexes and a thesaurus."""

    analyst: Analyst
    vocabularies: tuple[Vocabulary, ...]
    thesaurus: Thesaurus
    thesaurus_words: Vocabulary

    def read(self, untrusted_query: str, *, generous: bool = False) -> Question:
        """Return what a query asks for; a query without a word asks for nothing.

        Where it is to be `generous`, words that are known are read as misspelt too.
        """
        text = normal(untrusted_query[: limits.QUERY_LETTERS])
        typed = _typed(text)
        telling = [word for word in typed if skeleton(lower(word)) not in stopwords()]
        words = tuple(self._word(word, generous=generous) for word in (telling or typed)[: limits.QUERY_WORDS])
        phrases = self._phrases(words)
        return Question(words, phrases, _shown_language(typed, phrases))

    def articles(self, term: str) -> int:
        """Return in how many articles a term stands."""
        return sum(words.articles.get(term, 0) for words in self.vocabularies)

    def _word(self, word: str, *, generous: bool) -> AskedWord:
        readings = self._known(self.analyst.readings(word))
        if not generous and max(readings.values(), default=0.0) >= LOOSE_STEM:
            return AskedWord(word, self._most_telling(readings))
        for other in other_layouts(lower(word)) if not readings else ():
            for part in WORD.findall(other):
                known = self._known(self.analyst.readings(part))
                if max(known.values(), default=0.0) >= LOOSE_STEM:
                    return AskedWord(
                        word, self._most_telling({term: min(grade, STEM) for term, grade in known.items()})
                    )
        share = _OF_KNOWN if generous else 1.0
        for term, grade in self._misspelt(word).items():
            readings[term] = max(grade * share, readings.get(term, 0.0))
        return AskedWord(word, self._most_telling(_raised(readings)))

    def _known(self, readings: dict[str, float]) -> dict[str, float]:
        return {
            term: grade
            for term, grade in readings.items()
            if self.articles(term) or term in self.thesaurus_words.articles
        }

    def _most_telling(self, terms: dict[str, float]) -> dict[str, float]:
        ranked = sorted(terms.items(), key=lambda item: (-item[1], -self.articles(item[0]), item[0]))
        return dict(ranked[:_TERMS])

    def _misspelt(self, word: str) -> dict[str, float]:
        """Return the terms that are near a word in any of its readings, or near its likeliest stem."""
        letters = len(lower(word))
        found: dict[str, float] = {}
        for form, grade in self.analyst.readings(word).items():
            if grade <= GUESS:
                continue
            edits = min(edits_allowed(len(form) if grade < 1 else letters), edits_allowed(letters))
            if grade < 1 and len(form) < TWO_EDITS_FROM - 2:
                edits = min(edits, 1)
            part = 1.0 if grade == 1 else _FROM_STEM
            for near in self._near(form, edits):
                value = part * (TYPO if near.edits == 1 else FAR_TYPO)
                found[near.term] = max(value, found.get(near.term, 0.0))
        return found

    def _near(self, form: str, edits: int) -> Sequence[Near]:
        near = [
            item for words in (*self.vocabularies, self.thesaurus_words) for item in words.near(form, edits, _TYPOS)
        ]
        least = min((item.edits for item in near), default=0)
        return [item for item in near if item.edits == least]

    def _phrases(self, words: tuple[AskedWord, ...]) -> tuple[AskedPhrase, ...]:
        """Return the phrases of the thesaurus in the question, without those inside of a longer one."""
        found: dict[tuple[int, int], list[tuple[str, ...]]] = {}
        spoken: dict[tuple[int, int], set[str]] = {}
        for first, word in enumerate(words):
            for group, phrase in {
                id(item): item for term in word.terms for item in self.thesaurus.by_first.get(term, ())
            }.values():
                last = first + len(phrase.words) - 1
                if last < len(words) and _names(phrase, words[first : last + 1]):
                    others = found.setdefault((first, last), [])
                    others += [other.stems for other in group.phrases if other is not phrase]
                    spoken.setdefault((first, last), set()).add(phrase.language)
        longest: list[AskedPhrase] = []
        for (first, last), others in sorted(found.items(), key=lambda item: item[0][0] - item[0][1]):
            if all(last < taken.first or first > taken.last for taken in longest):
                longest.append(AskedPhrase(first, last, tuple(dict.fromkeys(others)), frozenset(spoken[first, last])))
        return tuple(sorted(longest, key=lambda phrase: phrase.first))


def _shown_language(typed: Sequence[str], phrases: Sequence[AskedPhrase]) -> str:
    letters = set("".join(typed).lower())
    if KAZAKH_LETTERS & letters or LATIN_KAZAKH_LETTERS & letters:
        return "kk"
    common = frozenset.intersection(*(phrase.languages for phrase in phrases)) if phrases else frozenset()
    return next(iter(common)) if len(common) == 1 else ""


def _raised(readings: dict[str, float]) -> dict[str, float]:
    """Return readings of which the best counts as a stem: something must have been meant by an unknown word too."""
    best = max(readings.values(), default=0.0)
    share = LOOSE_STEM / best if 0 < best < LOOSE_STEM else 1.0
    return {term: grade * share for term, grade in readings.items()}


def synonym_grade(words: Sequence[AskedWord]) -> float:
    """Return what another name of misspelt words is worth: less than that of words that are known."""
    sure = min((max(word.terms.values(), default=0.0) for word in words), default=0.0)
    return SYNONYM if sure >= GUESS else SYNONYM * 0.75


def _names(phrase: Phrase, words: Sequence[AskedWord]) -> bool:
    return all(
        any(word.terms.get(term, 0) > GUESS for term in terms) for terms, word in zip(phrase.words, words, strict=True)
    )


def _bare(run: str) -> str:
    """Return a run without the case that hangs on an abbreviation by a hyphen (ШИЗО-ға, ҚПК-нің)."""
    word, hyphen, ending = run.rpartition("-")
    return word if hyphen and word and skeleton(lower(ending.rstrip("?!.,"))) in _CASES else run


def _typed(text: str) -> list[str]:
    """Return the words of a query; a run of keys of another layout is kept together, with its signs."""
    typed: list[str] = []
    for run in map(_bare, text.split()):
        if named := _HOST.fullmatch(run):
            typed += [label for label in WORD.findall(named[1]) if label.lower() != "www"]
            continue
        inside = [word for word in WORD.findall(run) if len(word) <= 4 * limits.WORD_LETTERS]
        letters = run.isascii() and inside and not _PLAIN_SIGNS & set(run)
        keys = run[0] in _KEYS or bool(_KEYS & set(run[1:-1]))
        typed += [run.lower().strip("?!")] if letters and keys else inside
    return typed
