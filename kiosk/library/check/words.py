# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that nobody knows: neither the language's dictionary nor the project's reviewed list.

The list (`words.kk.txt`, `words.ru.txt` beside the texts) holds forms that somebody has read and found right; a
Russian word in a Kazakh text is a word like any other. An ending after a hyphen is no word of its own where it hangs
on a number, on a place for one, or on an abbreviation (ҚПК-нің).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.library.check.dictionaries import Dictionary
from kiosk.library.check.findings import Finding, Rule
from kiosk.library.check.spoken import Line, read_text

_LETTER: Final = "А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі"
# A word with a letter of another alphabet is a finding of its own, in `letters`.
_WORD: Final = re.compile(rf"(?<![^\W\d_])[{_LETTER}]+(?:-[{_LETTER}]+)*(?![^\W\d_])")
# Endings of cases, plurals, belonging and order, as they are written after a hyphen; the last row is Russian.
_ENDING: Final = re.compile(
    "[ндт][ыі]ң|[ғгқк][ае]|[ндт][аеыі]|нд[ае]|[ндт][ае]н|[мбп]ен|н?[дт]ағы|н?[дт]егі|с?[ыі]|[ыі]?нш[ыі]|[лдт][ае]р|"
    "й|я|е|го|му|ю|м|х"
)


@dataclass(frozen=True, slots=True)
class WordList:
    """The reviewed words of one language, in small letters."""

    path: Path
    words: Mapping[str, int]
    """Each word's line."""

    def disorder(self) -> Iterator[Finding]:
        """Return the lines that are not one word in small letters, in order, once."""
        before = ""
        for number, text in _entries(self.path):
            if not _WORD.fullmatch(text) or text != text.lower():
                yield Finding(str(self.path), number, Rule.WORD_LIST, f"one word in small letters was expected: {text}")
            elif text <= before:
                yield Finding(str(self.path), number, Rule.WORD_LIST, f"{text} was expected above {before}, and once")
            else:
                before = text


def read_word_list(path: Path) -> WordList:
    """Read a list; one that is not there is empty. Raises BadInput for one that cannot be read."""
    return WordList(path, {text: number for number, text in _entries(path)})


def _entries(path: Path) -> Iterator[tuple[int, str]]:
    lines = read_text(path).split("\n") if path.exists() else []
    for number, line in enumerate(lines, start=1):
        if text := line.partition("#")[0].strip():
            yield number, text


class Speller:
    """One language's dictionary and list; remembers what it was asked, and which words of the list were needed."""

    def __init__(self, dictionary: Dictionary, reviewed: WordList) -> None:
        self._dictionary = dictionary
        self._reviewed = reviewed
        self._known: dict[str, bool] = {}
        self._needed: set[str] = set()

    def unknown(self, text: str) -> Iterator[str]:
        """Return the words of a text that nobody knows, each once."""
        for found in dict.fromkeys(match.span() for match in _WORD.finditer(text)):
            word = text[found[0] : found[1]]
            if _ENDING.fullmatch(word) and re.search(r"[\d}]-$", text[: found[0]]):
                continue
            if not self._knows(word):
                yield word

    def not_needed(self) -> Iterator[Finding]:
        """Return the words of the list that no text asked so far needs."""
        for word, line in self._reviewed.words.items():
            if word not in self._needed:
                yield Finding(str(self._reviewed.path), line, Rule.WORD_LIST, f"{word} is not needed by any text")

    def _knows(self, word: str) -> bool:
        if word not in self._known:
            self._known[word] = self._look_up(word)
        return self._known[word]

    def _look_up(self, word: str) -> bool:
        if self._dictionary.knows(word) or self._listed(word):
            return True
        first, *rest = word.split("-")
        if not rest or not self._knows(first):
            return False
        return all((first.isupper() and _ENDING.fullmatch(part)) or self._knows(part) for part in rest)

    def _listed(self, word: str) -> bool:
        small = word.lower()
        if small in self._reviewed.words:
            self._needed.add(small)
            return True
        return False


def misspelt(lines: Iterable[Line], spellers: Mapping[str, Speller]) -> Iterator[Finding]:
    """Return every word that nobody knows, at each of its places."""
    for line in lines:
        for word in spellers[line.language].unknown(line.text):
            said = f"{word} is neither in the dictionary nor in words.{line.language}.txt"
            yield Finding(line.file, line.number, Rule.WORD, said)
