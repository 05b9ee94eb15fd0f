# SPDX-License-Identifier: GPL-3.0-or-later
"""In which of the three languages a text is read aloud: by its letters, and by what its page says where they fit.

- A letter that Russian does not have makes it Kazakh, if there are enough of them: a name in a Russian text does not.
- Without one it is what the page says, if that is written with these letters, and else what the text around it is.
"""

from typing import Final

from kiosk.base.toml import LANGUAGES

KAZAKH: Final = frozenset("әғқңөұүһі")
KAZAKH_FROM: Final = 0.04  # share of a text's letters; running Kazakh has about a fifth
ALPHABETS: Final = {"kk": "cyrillic", "ru": "cyrillic", "en": "latin"}


def tongue_of(text: str, declared: str, around: str) -> str:
    """Return kk, ru or en; `declared` is a language tag of the page's, `around` the language of what stands before."""
    letters = [letter for letter in text.casefold() if letter.isalpha()]
    kazakh = sum(letter in KAZAKH for letter in letters)
    if letters and kazakh / len(letters) >= KAZAKH_FROM:
        return "kk"
    cyrillic = sum("\u0400" <= letter <= "\u052f" for letter in letters)
    alphabet = "cyrillic" if cyrillic * 2 >= len(letters) else "latin"
    said = declared.casefold().partition("-")[0]
    for language in (said, around, "ru" if alphabet == "cyrillic" else "en"):
        if language in LANGUAGES and (not letters or ALPHABETS[language] == alphabet):
            return language
    return "en"
