# SPDX-License-Identifier: GPL-3.0-or-later
"""Words in a text, and the skeleton on which all spellings of a word meet.

What is decided here:
1. What a word is: letters and digits, with apostrophes inside (the Latin alphabet of 2017 writes ш as s').
2. In a word with letters of both alphabets those of the fewer are read as the letters of the other that they look like.
3. The skeleton of a Cyrillic word has no letters that a Russian keyboard lacks (қ→к, ғ→г, ә→а, ө→о, ү ұ→у, ң→н, һ→х),
   one letter for ы, і, и and й, no signs (ь, ъ), and ё, э as е; я and ю are two letters, as Latin spells them.
4. A Latin word's skeleton is itself in small letters without accents. What it may be in Cyrillic says `latin`.

A skeleton's skeleton is itself.
"""

import re
import unicodedata
from typing import Final

WORD: Final = re.compile(r"[^\W_]+(?:['’ʼ`´][^\W_]+)*['’ʼ]?")
APOSTROPHES: Final = "'’ʼ`´"
KAZAKH_LETTERS: Final = frozenset("әғқңөұүһі")
LATIN_KAZAKH_LETTERS: Final = frozenset("äöüūğñşıáǵńóúý")

_CYRILLIC: Final = re.compile("[Ѐ-ԯ]")
_LOOKALIKES: Final = str.maketrans("aeopcyxkmthbi", "аеорсухкмтнві")
_LATIN_LOOKALIKES: Final = str.maketrans("аеорсухкмті", "aeopcyxkmti")
_SKELETON: Final = str.maketrans(
    {
        **dict(zip("қғәөүұіыйңһёэщ", "кгаоууииинхееш", strict=True)),
        "я": "иа",
        "ю": "иу",
        "ь": "",
        "ъ": "",
        **dict.fromkeys(APOSTROPHES, ""),
    }
)
_DOTS: Final = re.compile("ии+")


def normal(text: str) -> str:
    """Return the text in composed letters, with everything that is no letter, digit or sign as a space."""
    composed = unicodedata.normalize("NFC", text)
    if composed.isprintable():
        return composed
    return "".join(letter if letter.isprintable() else " " for letter in composed)


def lower(word: str) -> str:
    """Return the word in small letters, in one alphabet where look-alikes of another stand in it."""
    small = word.lower().replace("i\u0307", "i")
    cyrillic = sum("а" <= letter <= "ԯ" for letter in small)
    if not cyrillic or cyrillic == len(small):
        return small
    latin = sum("a" <= letter <= "z" for letter in small)
    return small.translate(_LOOKALIKES if cyrillic >= latin else _LATIN_LOOKALIKES)


def is_cyrillic(word: str) -> bool:
    return _CYRILLIC.search(word) is not None


def is_latin(word: str) -> bool:
    return not is_cyrillic(word) and any(letter.isalpha() for letter in word)


def skeleton(word: str) -> str:
    """Return the form on which all spellings of a word in one alphabet meet."""
    if is_cyrillic(word):
        return _DOTS.sub("и", word.translate(_SKELETON))
    if word.isascii() and word.isalnum():
        return word
    plain = unicodedata.normalize("NFD", word.translate(_SKELETON))
    return "".join(letter for letter in plain if letter.isalnum())
