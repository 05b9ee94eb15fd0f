# SPDX-License-Identifier: GPL-3.0-or-later
"""What a word typed in Latin letters may be in Cyrillic.

Kazakh has three official Latin alphabets behind it (apostrophes in 2017, acutes in 2018, the present one of 2021), and
people type a fourth, without signs: sh, gh, ng, q, zh, y, w. Russian is typed by whoever has no other keyboard. One
table reads them all; where a spelling has two readings both are given, up to `limits.VARIANTS`.
"""

from collections.abc import Iterator
from typing import Final

from kiosk.library.search import limits
from kiosk.library.search.letters import APOSTROPHES

_VOWELS: Final = frozenset("aeiouyäöüūıáóúêî")
_READINGS: Final = {
    "shch": "щ",
    "sch": "щ",
    "sh": "ш",
    "ch": "ч",
    "zh": "ж",
    "kh": "х",
    "gh": "ғ",
    "ya": "я",
    "yu": "ю",
    "yo": "ё",
    "ye": "е",
    "iya": "ия",
    "iy": "ий",
    "yy": "ый",
    "a'": "ә",
    "o'": "ө",
    "u'": "ү",
    "g'": "ғ",
    "c'": "ч",
    "y'": "у",
    "i'": "й",
    "ä": "ә",
    "ö": "ө",
    "ü": "ү",
    "ū": "ұ",
    "ğ": "ғ",
    "ñ": "ң",
    "ş": "ш",
    "ı": "ы",
    "á": "ә",
    "ó": "ө",
    "ú": "ү",
    "ǵ": "ғ",
    "ń": "ң",
    "ý": "у",
    "š": "ш",
    "ž": "ж",
    "č": "ч",
    **dict(zip("abvgdezijklmnoprstufhcyqwx", "абвгдезижклмнопрстуфхцықух", strict=True)),
}
_TWO_READINGS: Final = {
    "ng": ("ң", "нг"),
    "ts": ("ц", "тс"),
    "s'": ("ш", "сь"),
    "n'": ("ң", "нь"),
    "j": ("ж", "й"),
    "w": ("у", "в"),
    "x": ("х", "кс"),
    "c": ("ц", "к", "с"),
    "h": ("х", ""),
    "i": ("и",),
}
_LONGEST: Final = 4


def cyrillic_readings(word: str) -> tuple[str, ...]:
    """Return what a small-lettered Latin word may be in Cyrillic, the likeliest first; none where it is no spelling."""
    word = "".join("'" if letter in APOSTROPHES else letter for letter in word)
    readings = [""]
    for piece, before in _pieces(word):
        sounds = _sounds(piece, before)
        if not sounds:
            return ()
        readings = [reading + sound for sound in sounds for reading in readings][: limits.VARIANTS]
    return tuple(dict.fromkeys(reading for reading in readings if reading))


def _pieces(word: str) -> Iterator[tuple[str, str]]:
    """Yield the letters and pairs that stand for one sound, each with the letter before it."""
    place = 0
    while place < len(word):
        for length in range(min(_LONGEST, len(word) - place), 0, -1):
            piece = word[place : place + length]
            if length == 1 or piece in _READINGS or piece in _TWO_READINGS:
                yield piece, word[place - 1] if place else ""
                place += length
                break


def _sounds(piece: str, before: str) -> tuple[str, ...]:
    if piece.isdigit():
        return (piece,)
    if piece == "'":
        return ("ь",)
    if piece == "y" and before in _VOWELS and before != "y":
        return ("й",)
    if piece == "ia":
        return ("ия",)
    return _TWO_READINGS.get(piece) or ((_READINGS[piece],) if piece in _READINGS else ())
