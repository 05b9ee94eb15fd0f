# SPDX-License-Identifier: GPL-3.0-or-later
"""From a word to the terms it is indexed under, and from a typed word to the terms it is looked for under.

What is decided here:
1. Every word is indexed as its skeleton and as the skeletons of its stems, all at one place in the text.
2. A Kazakh word is stemmed in Kazakh. Where its letters show a loan, it is stemmed in Russian too, so that апелляцияға
   and апелляции meet.
3. A query's word is read in every language it may be in, each reading with a grade: what is written (`EXACT`), a stem,
   a guess. The language of the query need not be told.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Protocol, cast

import Stemmer  # type: ignore[import-not-found]  # ships no types

from kiosk.library.search import limits
from kiosk.library.search.kazakh import kazakh, loose_kazakh
from kiosk.library.search.latin import cyrillic_readings
from kiosk.library.search.letters import (
    KAZAKH_LETTERS,
    LATIN_KAZAKH_LETTERS,
    is_cyrillic,
    is_latin,
    lower,
    skeleton,
)

EXACT: Final = 1.0
STEM: Final = 0.85
LOOSE_STEM: Final = 0.8
GUESS: Final = 0.6
SYNONYM: Final = 0.55
TYPO: Final = 0.45
FAR_TYPO: Final = 0.35
_LOAN_LETTERS: Final = frozenset("вфцщчъьёэ")
_LOAN_ENDS: Final = (
    "ия",
    "ор",
    "ер",
    "ент",
    "ант",
    "ат",
    "ист",
    "ика",
    "ура",
    "ум",
    "ус",
    "ал",
    "он",
    "ив",
    "кс",
    "рт",
)
_SHORTEST_GUESS: Final = 3
_SHORTEST_STEM: Final = 2


class _Snowball(Protocol):
    """What PyStemmer gives for a language."""

    def stemWord(self, word: str) -> str: ...  # noqa: N802


@lru_cache(maxsize=2)
def _snowball(language: str) -> Callable[[str], str]:
    return cast(_Snowball, Stemmer.Stemmer(language, 0)).stemWord


def forget_words() -> None:
    """Have nothing of the last words left in the stemmers, which keep a word until a longer one comes."""
    for language in ("russian", "english"):
        _snowball(language)("x" * (2 * limits.WORD_LETTERS))


def russian(word: str) -> str:
    """Return the Russian stem of a word in small letters."""
    return _snowball("russian")(word.replace("ё", "е"))


def english(word: str) -> str:
    """Return the English stem of a word in small letters."""
    return _snowball("english")(word.replace("’", "'"))


def is_loan(word: str) -> bool:
    """Tell whether a word's letters show that Kazakh has it from Russian."""
    if KAZAKH_LETTERS & set(word):
        return False
    later_o = "о" in word[3:]
    return later_o or bool(_LOAN_LETTERS & set(word)) or (len(word) > 5 and word.endswith(_LOAN_ENDS))


@dataclass(slots=True)
class Analyst:
    """Analyses words, and remembers those of texts; what is typed is never remembered."""

    _kept: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

    def text_terms(self, word: str, language: str) -> tuple[str, ...]:
        """Return the terms of a word of a text in `language` (kk, ru, en; anything else: its letters decide)."""
        terms = self._kept.get((word, language))
        if terms is None:
            if len(self._kept) >= limits.ANALYSED_WORDS:
                self._kept.clear()
            terms = self._kept[word, language] = _text_terms(word, language)
        return terms

    def readings(self, word: str) -> dict[str, float]:
        """Return the terms that a typed word may be looked for under, with their grades."""
        small = lower(word)[: limits.WORD_LETTERS]
        found: dict[str, float] = {}
        _add(found, skeleton(small), EXACT)
        if is_cyrillic(small):
            _read_cyrillic(found, small, exact=True)
        elif is_latin(small):
            _add(found, skeleton(english(small)), STEM)
            for cyrillic in cyrillic_readings(small):
                _add(found, skeleton(cyrillic), STEM)
                _read_cyrillic(found, cyrillic, exact=bool(LATIN_KAZAKH_LETTERS & set(small)))
        return found


def _text_terms(word: str, language: str) -> tuple[str, ...]:
    small = lower(word)[: limits.WORD_LETTERS]
    terms = [skeleton(small)]
    if is_cyrillic(small):
        terms += _cyrillic_terms(small, language)
    elif is_latin(small):
        if language == "kk" or LATIN_KAZAKH_LETTERS & set(small):
            for cyrillic in cyrillic_readings(small)[:1]:
                terms += [skeleton(cyrillic), *_cyrillic_terms(cyrillic, "kk")]
        if language != "kk":
            terms.append(skeleton(english(small)))
    return tuple(dict.fromkeys(filter(None, terms))) or ("_",)


def _cyrillic_terms(small: str, language: str) -> list[str]:
    terms: list[str] = []
    if language == "kk" or (language != "ru" and small) or KAZAKH_LETTERS & set(small):
        stems = kazakh().stems(small)
        terms += [skeleton(stems.best), skeleton(stems.second)]
        if is_loan(small):
            terms += [skeleton(russian(stems.best)), skeleton(russian(small))]
    if language != "kk" and not KAZAKH_LETTERS & set(small):
        terms.append(skeleton(russian(small)))
    return terms


def _read_cyrillic(found: dict[str, float], small: str, *, exact: bool) -> None:
    bare = skeleton(small)
    loose = loose_kazakh().stems(bare)
    _add(found, loose.best, LOOSE_STEM)
    _add(found, loose.second, GUESS)
    for stem in loose_kazakh().candidates(bare):
        if len(stem) > _SHORTEST_GUESS:
            _add(found, stem, GUESS)
    if exact:
        stems = kazakh().stems(small)
        _add(found, skeleton(stems.best), STEM)
        _add(found, skeleton(stems.second), GUESS)
        if is_loan(stems.best):
            _add(found, skeleton(russian(stems.best)), STEM)
    if not KAZAKH_LETTERS & set(small):
        _add(found, skeleton(russian(small)), STEM)


def _add(found: dict[str, float], term: str, grade: float) -> None:
    least = 1 if grade == EXACT else _SHORTEST_STEM if grade > GUESS else _SHORTEST_GUESS
    if len(term) >= least or term in found:
        found[term] = max(grade, found.get(term, 0.0))
