# SPDX-License-Identifier: GPL-3.0-or-later
"""Articles made of inflected words in three languages, to hide the guides among. No text is copied from anywhere.

Most words are made up from syllables and drawn as in real texts: a few often, most seldom. One word in eight is a known
Kazakh stem or a word of the thesaurus, inflected, so that words of law stand in the texts, and in one title of thirty.
"""

import itertools
import random
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from kiosk.library.search.articles import Article, ArticleKind
from kiosk.library.search.kazakh import kazakh
from kiosk.library.search.thesaurus import thesaurus

WORDS: Final = 12_000
BODY: Final = 110
_BACK: Final = "аоұы"
_FRONT: Final = "әеөүі"
_CONSONANTS: Final = {"kk": "бғджзқлмнрстш", "ru": "бвгдзклмнпрстчш", "en": "bcdfghlmnprstvw"}
_RUSSIAN_ENDS: Final = ("", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах")
_ENGLISH_ENDS: Final = ("", "", "s", "ed", "ing")
_CASES: Final = ("", "", "ның", "га", "ды", "да", "дан", "мен")


class Corpus:
    """The same articles for the same seed."""

    def __init__(self, seed: int = 20_261_125) -> None:
        self._random = random.Random(seed)
        self._words = {language: self._made_up(language) for language in ("kk", "ru", "en")}
        self._chances = list(itertools.accumulate(1 / (rank + 3) for rank in range(WORDS)))
        phrases = [phrase for group in thesaurus().groups for phrase in group.phrases]
        self._law = {
            language: sorted({phrase.text.split()[0].lower() for phrase in phrases if phrase.language == language})
            for language in ("kk", "ru", "en")
        }
        self._law["kk"] = sorted({*self._law["kk"], *kazakh().known})

    def articles(self, count: int) -> Iterator[Article]:
        """Yield pages of a pack, in three languages by turns."""
        for number in range(count):
            language = ("kk", "ru", "en")[number % 3]
            yield Article(
                kind=ArticleKind.PAGE,
                pack="made",
                path=f"{language}/{number}",
                site="",
                address="",
                title=" ".join(self._text(language, self._random.randint(2, 6), 90)).capitalize(),
                headings=" ".join(self._text(language, 8, 40)),
                lead=" ".join(self._text(language, 14, 20)),
                body=" ".join(self._text(language, self._random.randint(BODY // 2, BODY * 3 // 2), 8)),
                language=language,
                as_of=date(2026, 1, 1),
                work=f"page made {number}",
            )

    def _text(self, language: str, words: int, law_every: int) -> list[str]:
        drawn = self._random.choices(self._words[language], cum_weights=self._chances, k=words)
        return [
            self._inflected(
                self._random.choice(self._law[language]) if self._random.random() < 1 / law_every else word, language
            )
            for word in drawn
        ]

    def _inflected(self, word: str, language: str) -> str:
        match language:
            case "ru":
                return word + self._random.choice(_RUSSIAN_ENDS) if word[-1] not in "аяоеьийы" else word
            case "en":
                return word + self._random.choice(_ENGLISH_ENDS)
            case _:
                return self._kazakh(word)

    def _kazakh(self, word: str) -> str:
        front = next((letter in _FRONT for letter in reversed(word) if letter in _BACK + _FRONT), False)
        hard = word[-1] in "пткқсшбвгдчц"
        plural = ("тар" if hard else "лар") if self._random.random() < 0.2 else ""
        ending = self._random.choice(_CASES)
        if ending and not plural and hard:
            ending = {"ның": "тың", "га": "қа", "ды": "ты", "да": "та", "дан": "тан", "мен": "пен"}[ending]
        ending = ending.replace("га", "ға")
        suffix = plural + ending
        if front:
            suffix = suffix.translate(str.maketrans("аығқ", "еігк"))
        return word + suffix

    def _made_up(self, language: str) -> Sequence[str]:
        words: set[str] = set()
        while len(words) < WORDS:
            vowels = (
                self._random.choice((_BACK, _FRONT)) if language == "kk" else "аеиоу" if language == "ru" else "aeiou"
            )
            syllables = (
                self._random.choice(_CONSONANTS[language]) + self._random.choice(vowels)
                for _ in range(self._random.choice((2, 2, 3, 3, 4)))
            )
            words.add("".join(syllables) + self._random.choice(_CONSONANTS[language]))
        ordered = sorted(words)
        self._random.shuffle(ordered)
        return ordered
