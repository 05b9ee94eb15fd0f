# SPDX-License-Identifier: GPL-3.0-or-later
"""Words typed while the keyboard stood in another language: `ghbdtn` is привет, `фззуфд` is appeal.

The Kazakh layout has its own letters in the row of digits.
"""

from typing import Final

_LATIN: Final = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_RUSSIAN: Final = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_DIGITS: Final = dict(zip("234589-0", "әіңғүұөқ", strict=True))
_TO_RUSSIAN: Final = str.maketrans(_LATIN, _RUSSIAN)
_TO_KAZAKH: Final = str.maketrans({**dict(zip(_LATIN, _RUSSIAN, strict=True)), **_DIGITS})
_TO_LATIN: Final = str.maketrans(_RUSSIAN, _LATIN)


def other_layouts(typed: str) -> tuple[str, ...]:
    """Return what the same keys write in the other layouts; `typed` has small letters and no space."""
    if any("a" <= letter <= "z" for letter in typed):
        russian, kazakh = typed.translate(_TO_RUSSIAN), typed.translate(_TO_KAZAKH)
        return tuple(dict.fromkeys((russian, kazakh)))
    latin = typed.translate(_TO_LATIN)
    return (latin,) if latin.isascii() and latin.isalpha() else ()
