# SPDX-License-Identifier: GPL-3.0-or-later
"""Eyes: what is cut off, covered, outside, too small to hit or too faint to read on a window."""

from collections import Counter
from collections.abc import Iterator
from typing import Final, TypeVar

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QRawFont
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QWidget

from kiosk.shell.parts.basic import ZERO_WIDTH_SPACE
from kiosk.shell.parts.elided import ElidedLabel
from kiosk.shell.parts.veil import Veil

TARGET: Final = 56
CONTRAST: Final = 7.0
FONT: Final = "Inter"


W = TypeVar("W", bound=QWidget)


def part(parent: QWidget, kind: type[W], name: str) -> W:
    """Return the one widget of this name."""
    (found,) = parent.findChildren(kind, name)
    return found


def faults(window: QWidget) -> list[str]:
    """Return every fault of what the window shows, in words."""
    return [*_cut(window), *_outside(window), *_covered(window), *_small(window), *_strange_letters(window)]


def _labels(window: QWidget) -> list[QLabel]:
    return [label for label in window.findChildren(QLabel) if label.isVisible() and label.text()]


def _buttons(window: QWidget) -> list[QPushButton]:
    return [button for button in window.findChildren(QPushButton) if button.isVisible()]


def _named(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QPushButton) else ""
    return f"{type(widget).__name__} {widget.objectName()!r} {text[:50]!r} {widget.geometry().getRect()}"


def _cut(window: QWidget) -> Iterator[str]:
    for label in _labels(window):
        if isinstance(label, ElidedLabel):
            needed = (0, label.sizeHint().height())
        elif label.wordWrap():
            room = QRect(0, 0, label.contentsRect().width() - 2 * label.margin(), 100_000)
            painted = label.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, label.text())
            needed = (painted.width(), label.heightForWidth(label.width()))
        else:
            needed = (label.sizeHint().width(), label.sizeHint().height())
        if needed[0] > label.width() or needed[1] > label.height():
            yield f"cut: {_named(label)} needs {needed}"
    for button in _buttons(window):
        needed = (button.minimumSizeHint().width(), button.minimumSizeHint().height())
        if button.hasHeightForWidth():
            needed = (needed[0], button.heightForWidth(button.width()))
        elif button.text():
            needed = (button.sizeHint().width(), button.fontMetrics().height())
        if needed[0] > button.width() or needed[1] > button.height():
            yield f"cut: {_named(button)} needs {needed}"


def _outside(window: QWidget) -> Iterator[str]:
    """What scrolls may lie above or below its place, never beside it."""
    for widget in (*_labels(window), *_buttons(window)):
        parent = widget.parentWidget()
        place = widget.geometry()
        scrolls = False
        while parent is not None:
            scrolls = scrolls or isinstance(parent.parentWidget(), QScrollArea)
            room = parent.rect()
            grown = room.adjusted(0, -100_000, 0, 100_000) if scrolls else room
            if not grown.contains(place):
                yield f"outside: {_named(widget)} of {_named(parent)}"
                break
            place = place.translated(parent.pos())
            parent = parent.parentWidget() if parent is not window else None


def _covered(window: QWidget) -> Iterator[str]:
    for parent in (window, *window.findChildren(QWidget)):
        children = [child for child in parent.children() if isinstance(child, QWidget) and child.isVisible()]
        children = [child for child in children if not isinstance(child, Veil) and not child.isWindow()]
        for place, one in enumerate(children):
            for other in children[place + 1 :]:
                if one.geometry().intersects(other.geometry()):
                    yield f"covered: {_named(one)} and {_named(other)}"


def _small(window: QWidget) -> Iterator[str]:
    for button in _buttons(window):
        if button.isEnabled() and min(button.width(), button.height()) < TARGET:
            yield f"small: {_named(button)}"


def _strange_letters(window: QWidget) -> Iterator[str]:
    worded: list[QLabel | QPushButton] = [*_labels(window), *_buttons(window)]
    for widget in worded:
        drawn = QRawFont.fromFont(widget.font())
        missing = {letter for letter in widget.text() if not drawn.supportsCharacter(ord(letter))} - {
            "\n",
            " ",
            ZERO_WIDTH_SPACE,
        }
        if drawn.familyName() != FONT or missing:
            yield f"letters: {_named(widget)} is drawn by {drawn.familyName()}, without {missing}"


def faint(window: QWidget) -> list[str]:
    """Return every text that stands out too little from what is behind it, as painted."""
    picture = window.grab().toImage()
    found = []
    buttons = [button for button in _buttons(window) if button.isEnabled() and button.text()]
    for widget in (*_labels(window), *buttons):
        corner = widget.mapTo(window, QPoint(0, 0))
        seen = QRect(corner, widget.size()).intersected(_seen(widget, window))
        if seen.height() < widget.height():
            continue  # scrolled away in part
        ratio = _contrast(picture.copy(seen.adjusted(4, 4, -4, -4)))
        if ratio < CONTRAST:
            found.append(f"faint: {_named(widget)} {ratio:.1f}:1")
    return found


def _seen(widget: QWidget, window: QWidget) -> QRect:
    """Return the part of the window in which the widget's scrolling parents show it."""
    seen, parent = window.rect(), widget.parentWidget()
    while parent is not None and parent is not window:
        if isinstance(parent, QScrollArea):
            seen = seen.intersected(QRect(parent.mapTo(window, QPoint(0, 0)), parent.size()))
        parent = parent.parentWidget()
    return seen


def _contrast(picture: QImage) -> float:
    """Return the contrast between the commonest colour and the one that stands out most (WCAG 2.2)."""
    bits = bytes(picture.convertToFormat(QImage.Format.Format_RGB32).constBits())
    colours = Counter(memoryview(bits).cast("I"))
    behind = luminance(QColor(colours.most_common(1)[0][0] & 0xFFFFFF))
    return max((contrast(behind, luminance(QColor(colour & 0xFFFFFF))) for colour in colours), default=1.0)


def contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def luminance(colour: QColor) -> float:
    red, green, blue = (_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
