# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys and mouse buttons that exist here; anything else never reaches Qt's widgets or Chromium.

A site in read mode gets no typed text (design §5), so its pages hear keys that move about in them, and nothing else.
Pages of a site that searches hear letters too, as many as `typing` lets through.
"""

from typing import Final

from PySide6.QtCore import Qt

K = Qt.Key
_MOVING: Final = frozenset(
    {
        K.Key_Up,
        K.Key_Down,
        K.Key_Left,
        K.Key_Right,
        K.Key_PageUp,
        K.Key_PageDown,
        K.Key_Home,
        K.Key_End,
        K.Key_Tab,
        K.Key_Backtab,
        K.Key_Return,
        K.Key_Enter,
        K.Key_Space,
    }
)
_DIGITS: Final = frozenset(
    {
        K.Key_0,
        K.Key_1,
        K.Key_2,
        K.Key_3,
        K.Key_4,
        K.Key_5,
        K.Key_6,
        K.Key_7,
        K.Key_8,
        K.Key_9,
    }
)

PAGE_KEYS: Final = _MOVING
SCREEN_KEYS: Final = _MOVING | _DIGITS | {K.Key_Backspace}

# Shift for Tab backwards, the keypad for digits; any other modifier makes a key an unlisted one.
PLAIN: Final = frozenset({Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier})
WITH_SHIFT: Final = frozenset({K.Key_Backtab, K.Key_Tab})

# On a page that takes text: whatever a layout writes, also with Shift or AltGr, and the keys that take it back.
ERASING: Final = frozenset({K.Key_Backspace, K.Key_Delete})
_WRITING_WITH: Final = (
    Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.KeypadModifier
    | Qt.KeyboardModifier.GroupSwitchModifier  # AltGr, and the second layout of a keyboard
)

BUTTONS: Final = frozenset({Qt.MouseButton.LeftButton})


def key_exists(key: int, modifiers: Qt.KeyboardModifier, *, in_page: bool) -> bool:
    """Tell whether a key press is one of the table's."""
    known = PAGE_KEYS if in_page else SCREEN_KEYS
    if key not in known:
        return False
    return modifiers in PLAIN or (key in WITH_SHIFT and modifiers == Qt.KeyboardModifier.ShiftModifier)


def writes(text: str, modifiers: Qt.KeyboardModifier) -> bool:
    """Tell whether a key writes one character that can be seen, or a space, and holds nothing else down."""
    return len(text) == 1 and text.isprintable() and not modifiers & ~_WRITING_WITH
