# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader says where no control is: a screen that comes, words that appear, a text that scrolls.

Orca 43 speaks of what has the keyboard, and when the name or the description of that changes; it does not hear Qt's
announcements. So a screen is named by its words when it takes the keyboard, and words that appear describe what has it.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget


def words_of(widget: QWidget) -> str:
    """Return the words of all labels in a widget, but for those of buttons, which say their own."""
    return " ".join(_words(widget, within_scrolling=True))


def introduce(screen: QWidget) -> None:
    """Let a screen say what it is when it takes the keyboard; what scrolls says its own text when it is reached."""
    words = " ".join(_words(screen, within_scrolling=False)) or words_of(screen)
    takes = screen.focusProxy()
    if takes is None:
        screen.setAccessibleName(words)
    else:
        takes.setAccessibleDescription(words)


def tell(place: QLabel, text: str) -> None:
    """Put words into a label; where they can be seen, they are said at once, whatever has the keyboard."""
    place.setText(text)
    has = QApplication.focusWidget()
    if has is not None and place.isVisible():
        has.setAccessibleDescription(text)


def _words(widget: QWidget, *, within_scrolling: bool) -> Iterator[str]:
    for child in widget.children():
        if not isinstance(child, QWidget) or _is_kept_back(child) or isinstance(child, QAbstractButton):
            continue
        if isinstance(child, QLabel) and child.property("role") != "field":
            if text := child.text().strip():
                yield text
        elif within_scrolling or not isinstance(child, QScrollArea):
            yield from _words(child, within_scrolling=within_scrolling)


def _is_kept_back(widget: QWidget) -> bool:
    """Tell whether a widget was hidden on purpose, and not only with a screen that is still to come."""
    return widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
