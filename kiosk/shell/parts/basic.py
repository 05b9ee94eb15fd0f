# SPDX-License-Identifier: GPL-3.0-or-later
"""Labels, buttons, cards and boxes with a role, so that every screen builds from the same few pieces."""

from typing import Final, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

BREAK_EVERY: Final = 12
ZERO_WIDTH_SPACE: Final = "\u200b"
B = TypeVar("B", bound=QBoxLayout)
Item = QWidget | QBoxLayout | int  # an int is a stretch


def label(text: str, role: str = "text", *, name: str = "", wrap: bool = True) -> QLabel:
    """Return a label that shows plain text, whatever the text holds."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setWordWrap(wrap)
    made.setProperty("role", role)
    made.setObjectName(name)
    return made


def breakable(text: str) -> str:
    """Return a text of one long word, a host say, with places where a line may end and nothing to be seen."""
    return ZERO_WIDTH_SPACE.join(text[start : start + BREAK_EVERY] for start in range(0, len(text), BREAK_EVERY))


def button(text: str, role: str = "plain", *, name: str, enabled: bool = True) -> QPushButton:
    """Return a button; its name is what tests and the tour find it by."""
    made = QPushButton(text.replace("&", "&&"))
    made.setProperty("role", role)
    made.setObjectName(name)
    made.setEnabled(enabled)
    made.setAutoDefault(True)
    return made


def frame(role: str, *items: Item, gap: int = 12, margins: tuple[int, int, int, int] = (26, 22, 26, 22)) -> QFrame:
    """Return a framed column."""
    made = QFrame()
    made.setProperty("role", role)
    column(*items, gap=gap, margins=margins, parent=made)
    return made


def rule() -> QFrame:
    made = QFrame()
    made.setProperty("role", "rule")
    return made


def column(
    *items: Item, gap: int = 12, margins: tuple[int, int, int, int] = (0, 0, 0, 0), parent: QWidget | None = None
) -> QVBoxLayout:
    """Return a column of widgets, layouts and stretches."""
    return _fill(QVBoxLayout(parent) if parent else QVBoxLayout(), items, gap, margins)


def row(
    *items: Item, gap: int = 12, margins: tuple[int, int, int, int] = (0, 0, 0, 0), parent: QWidget | None = None
) -> QHBoxLayout:
    """Return a row of widgets, layouts and stretches."""
    return _fill(QHBoxLayout(parent) if parent else QHBoxLayout(), items, gap, margins)


def centred(card: QWidget, widest: int, margins: tuple[int, int, int, int], parent: QWidget, *, below: int = 1) -> None:
    """Put one card in the middle of a screen, at most `widest` wide; `below` weighs the room under it."""
    card.setMaximumWidth(widest)
    line = row(1)
    line.addWidget(card, 20)
    line.addStretch(1)
    column(1, line, below, margins=margins, parent=parent)


def take_out(box: QBoxLayout, widget: QWidget | None) -> None:
    """Take a widget out of a layout, if there is one, and destroy it; it is not seen any more from now on."""
    if widget is not None:
        box.removeWidget(widget)
        widget.hide()
        widget.deleteLater()


def _fill(box: B, items: tuple[Item, ...], gap: int, margins: tuple[int, int, int, int]) -> B:
    box.setSpacing(gap)
    box.setContentsMargins(*margins)
    for item in items:
        if isinstance(item, int):
            box.addStretch(item)
        elif isinstance(item, QWidget):
            box.addWidget(item)
        else:
            box.addLayout(item)
    return box
