# SPDX-License-Identifier: GPL-3.0-or-later
"""Every key and mouse button of Qt, and what it is for here; the rest never reaches Qt's widgets or Chromium.

A site in read mode gets no typed text (design §5), so its pages hear keys that move about in them, and nothing else.
Pages of a site that searches hear letters too, as many as `typing` lets through.
"""

import enum
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt

from kiosk.shell.tables.key_names import DIGITS, ERASING_ONE_WAY, MOVING, NO_KEYS, TAKING_BACK, WRITING


class Use(enum.Enum):
    """What a key is for."""

    MOVES = "moves about, on screens and in pages"
    DIGIT = "a digit of a card, and a letter where text is taken"
    TAKES_BACK = "takes back what was written, on screens, and in pages where text is taken"
    ERASES = "takes back too, only where text is taken"
    WRITES = "writes, only where text is taken"
    NEVER = "nothing"


def _each(use: Use, names: str) -> dict[int, Use]:
    return {Qt.Key[f"Key_{name}"]: use for name in names.split()}


KEYS: Final[Mapping[int, Use]] = {
    **_each(Use.MOVES, MOVING),
    **_each(Use.DIGIT, DIGITS),
    **_each(Use.TAKES_BACK, TAKING_BACK),
    **_each(Use.ERASES, ERASING_ONE_WAY),
    **_each(Use.WRITES, WRITING),
    **_each(Use.NEVER, NO_KEYS),
}

PAGE_KEYS: Final = frozenset(key for key, use in KEYS.items() if use is Use.MOVES)
SCREEN_KEYS: Final = frozenset(key for key, use in KEYS.items() if use in (Use.MOVES, Use.DIGIT, Use.TAKES_BACK))
ERASING: Final = frozenset(key for key, use in KEYS.items() if use in (Use.TAKES_BACK, Use.ERASES))

# Shift for Tab backwards, the keypad for digits; any other modifier makes a key an unlisted one.
PLAIN: Final = frozenset({Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier})
WITH_SHIFT: Final = frozenset({Qt.Key.Key_Backtab, Qt.Key.Key_Tab})

# On a page that takes text: whatever a layout writes, also with Shift or AltGr, and the keys that take it back.
_WRITING_WITH: Final = (
    Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.KeypadModifier
    | Qt.KeyboardModifier.GroupSwitchModifier  # AltGr, and the second layout of a keyboard
)
# Below it Qt's keys are the code points of letters; a letter that Qt has no name for is a key too.
_NAMED_ONLY_FROM: Final = 0x0100_0000

B = Qt.MouseButton
BUTTONS: Final[Mapping[Qt.MouseButton, bool]] = {
    B.LeftButton: True,
    B.NoButton: False,
    B.RightButton: False,
    B.MiddleButton: False,
    B.BackButton: False,
    B.ForwardButton: False,
    B.TaskButton: False,
    **{Qt.MouseButton[f"ExtraButton{number}"]: False for number in range(4, 25)},
    B.AllButtons: False,  # these two are no buttons, but members
    B.MouseButtonMask: False,
}

POINTING_WITH: Final = Qt.KeyboardModifier.GroupSwitchModifier  # the second layout of a keyboard is no key held


def key_exists(key: int, modifiers: Qt.KeyboardModifier, *, in_page: bool) -> bool:
    """Tell whether a key press is one of the table's."""
    known = PAGE_KEYS if in_page else SCREEN_KEYS
    if key not in known:
        return False
    return modifiers in PLAIN or (key in WITH_SHIFT and modifiers == Qt.KeyboardModifier.ShiftModifier)


def writes(key: int, text: str, modifiers: Qt.KeyboardModifier) -> bool:
    """Tell whether a key writes one character that can be seen, or a space, and holds nothing else down."""
    if not (len(text) == 1 and text.isprintable()) or modifiers & ~_WRITING_WITH:
        return False
    use = KEYS.get(key)
    return key < _NAMED_ONLY_FROM if use is None else use in (Use.WRITES, Use.DIGIT, Use.MOVES)
