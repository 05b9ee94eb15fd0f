# SPDX-License-Identifier: GPL-3.0-or-later
"""The faces of the keyboard on the screen: which letters stand where, in each alphabet that readers write.

Every letter of an alphabet has a key of its own that is always seen; none hides behind another that is held down.
"""

import enum
from collections.abc import Mapping
from typing import Final


class Alphabet(enum.Enum):
    """What the keyboard writes; the value is the word on the key that leads there."""

    KAZAKH = "Қазақша"
    KAZAKH_LATIN = "Qazaqşa"
    RUSSIAN = "Русский"
    ENGLISH = "English"
    SIGNS = "123"


ROWS: Final[Mapping[Alphabet, tuple[str, ...]]] = {
    Alphabet.KAZAKH: ("әіңғүұқөһё", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю.,"),
    Alphabet.KAZAKH_LATIN: ("äıñğüūöşë", "qwertyuiop", "asdfghjkl", "zxcvbnm.,"),
    Alphabet.RUSSIAN: ("1234567890", "йцукенгшщзхъ", "фывапролджэё", "ячсмитьбю.,"),
    Alphabet.ENGLISH: ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm.,"),
    Alphabet.SIGNS: ("1234567890", "№.,:;!?()", "-–/«»\"'", ""),
}
FOR_LANGUAGE: Final[Mapping[str, Alphabet]] = {
    "kk": Alphabet.KAZAKH,
    "ru": Alphabet.RUSSIAN,
    "en": Alphabet.ENGLISH,
}


def capital(letter: str, alphabet: Alphabet) -> str:
    """Return a letter as a name begins with it; the Kazakh Latin alphabet has a dotted capital of its own."""
    return "İ" if letter == "i" and alphabet is Alphabet.KAZAKH_LATIN else letter.upper()
