# SPDX-License-Identifier: GPL-3.0-or-later
"""What a keyboard of hardware writes in each alphabet, by the place of a key and not by what is printed on it.

The station's own layout is the American one (`us`); where text is taken, its letters are read in the alphabet that the
keyboard on the screen shows. Kazakh is RST KazSSR 903-90, Russian the usual one (`kz` and `ru(winkeys)` of
xkeyboard-config). The Latin alphabet of 2021 has no standard layout: its own letters stand where Kazakh has its own.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from kiosk.shell.parts.letters import Alphabet

# Codes of X keys: each row's first, and how many there are (evdev's codes and 8; linux/input-event-codes.h).
_ROWS: Final = ((49, 1), (10, 12), (24, 12), (51, 1), (38, 11), (52, 10))

_FACES: Final[Mapping[Alphabet, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    Alphabet.KAZAKH: (
        ("(", '"әіңғ,.үұқөһ', "йцукенгшщзхъ", "\\", "фывапролджэ", "ячсмитьбю№"),
        (")", "!ӘІҢҒ;:ҮҰҚӨҺ", "ЙЦУКЕНГШЩЗХЪ", "/", "ФЫВАПРОЛДЖЭ", "ЯЧСМИТЬБЮ?"),
    ),
    Alphabet.RUSSIAN: (
        ("ё", "1234567890-=", "йцукенгшщзхъ", "\\", "фывапролджэ", "ячсмитьбю."),
        ("Ё", '!"№;%:?*()_+', "ЙЦУКЕНГШЩЗХЪ", "/", "ФЫВАПРОЛДЖЭ", "ЯЧСМИТЬБЮ,"),
    ),
    Alphabet.KAZAKH_LATIN: (
        ("(", '"äıñğ,.üūşöë', "qwertyuiop[]", "\\", "asdfghjkl;'", "zxcvbnm,.№"),
        (")", "!ÄIÑĞ;:ÜŪŞÖË", "QWERTYUİOP{}", "/", 'ASDFGHJKL:"', "ZXCVBNM<>?"),
    ),
}


def _by_code(rows: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    for (first, count), row in zip(_ROWS, rows, strict=True):
        yield from zip(range(first, first + count), row, strict=True)


_LAYOUTS: Final = {
    alphabet: tuple(dict(_by_code(rows)) for rows in (plain, shifted)) for alphabet, (plain, shifted) in _FACES.items()
}


def written(alphabet: Alphabet, code: int, text: str, *, shift: bool) -> str:
    """Return what a key writes in an alphabet, and `text`, what it writes by itself, where the alphabet has no say.

    `code` is X's of the key; a letter that comes as a capital is one, whether by Shift or by Caps Lock.
    """
    if alphabet not in _LAYOUTS or not (len(text) == 1 and text.isascii() and text.isprintable()):
        return text
    capital = text.isupper() if text.isalpha() else shift
    return _LAYOUTS[alphabet][capital].get(code, text)
