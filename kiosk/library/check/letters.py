# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters in disguise: a word of two alphabets, a word wholly of look-alikes, and signs that nobody sees.

1. In a word with letters of several alphabets, those of the fewer are named; of as many, those that are not the text's.
2. A Latin word in a Kazakh or Russian text whose letters all look like Cyrillic ones is taken for Cyrillic, and a
   Cyrillic word in an English text the other way. Roman numbers of I, V and X, and abbreviations of Latin letters that
   are at home in all three languages, are not.
3. A Cyrillic letter that neither Kazakh nor Russian has, a combining mark and a sign without a shape are named.
4. A 0 or 3 inside a Cyrillic word is named.

Python knows of each letter which alphabet it is of, and not which letters look alike. The table is what Unicode's
confusables (UTS #39) have for the letters of Kazakh and Russian, without b, l and r, which only some fonts make alike.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from kiosk.library.check.findings import Finding, Rule
from kiosk.library.check.spoken import Line

_RUN: Final = re.compile(r"[^\W\d_]+")
_CYRILLIC: Final = "А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі"
_OURS: Final = re.compile(f"[{_CYRILLIC}]")
_LIKE_CYRILLIC: Final = dict(zip("ıǝɏɎaceëəhikoɵpxyABCEËƏHIKMOƟPXYT", "іәұҰасеёәһікоөрхуАВСЕЁӘНІКМОӨРХУТ", strict=True))
_LIKE_LATIN: Final = {cyrillic: latin for latin, cyrillic in _LIKE_CYRILLIC.items()} | {"Ү": "Y", "ү": "y"}
_ROMAN: Final = re.compile("[IVX]+")
_AT_HOME: Final = frozenset({"HTTP", "IMEI", "PC", "TB"})
_DIGIT: Final = re.compile(f"(?<=[{_CYRILLIC}])[03](?=[{_CYRILLIC}])|(?<![\\d-])[03](?=[{_CYRILLIC}]{{2}})")
_SEEN_DIGIT: Final = {"0": "О", "3": "З"}


def in_disguise(lines: Iterable[Line]) -> Iterator[Finding]:
    """Return every letter that is not what it looks like, at its place; one once a word."""
    for line in lines:
        for said in dict.fromkeys(_of_line(line.text, line.language)):
            yield Finding(line.file, line.number, Rule.LETTER, said)


def _of_line(text: str, language: str) -> Iterator[str]:
    for letter in dict.fromkeys(text):
        if unicodedata.category(letter) in ("Cf", "Mn", "Cc") and letter not in "\t\r\n":
            yield f"{_named(letter)} cannot be seen, or hangs on another letter; a plain letter was expected"
    for match in _RUN.finditer(text):
        word = match[0]
        for letter in _of_word(word, language):
            yield f"{_named(letter)} in {word!r}: {_expected(letter)}"
    for match in _DIGIT.finditer(text):
        around = text[max(0, match.start() - 1) : match.end() + 8].strip()
        yield f"digit {match[0]} in {around!r}: the letter {_SEEN_DIGIT[match[0]]} was expected"


def _of_word(word: str, language: str) -> Iterator[str]:
    alphabets = Counter(map(_alphabet, word))
    home = "LATIN" if language == "en" else "CYRILLIC"
    if len(alphabets) > 1:
        most = max(alphabets.values())
        right = home if alphabets[home] == most else alphabets.most_common(1)[0][0]
        yield from dict.fromkeys(letter for letter in word if _alphabet(letter) != right)
    elif _is_taken_for(word, _LIKE_LATIN if home == "LATIN" else _LIKE_CYRILLIC):
        yield from dict.fromkeys(word)
    yield from dict.fromkeys(letter for letter in word if _alphabet(letter) == "CYRILLIC" and not _OURS.match(letter))


def _is_taken_for(word: str, like: dict[str, str]) -> bool:
    return all(letter in like for letter in word) and not _ROMAN.fullmatch(word) and word not in _AT_HOME


@lru_cache(maxsize=4096)
def _alphabet(letter: str) -> str:
    return unicodedata.name(letter, "unknown").partition(" ")[0]


def _named(letter: str) -> str:
    name = unicodedata.name(letter, "a control character")
    shown = f"{letter} ({name}" if letter.isprintable() and unicodedata.category(letter) != "Mn" else f"({name}"
    return f"{shown}, U+{ord(letter):04X})"


def _expected(letter: str) -> str:
    looks = _LIKE_CYRILLIC.get(letter) or _LIKE_LATIN.get(letter)
    named = f"{looks} ({unicodedata.name(looks)})" if looks else "a letter of the word's own alphabet"
    return f"{named} was expected"
