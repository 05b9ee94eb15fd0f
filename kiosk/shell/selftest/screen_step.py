# SPDX-License-Identifier: GPL-3.0-or-later
"""Colours, shades, fine lines to the very edge, and letters of each size: does somebody see them all?"""

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.shell.selftest.step import Step
from kiosk.station.selftest import Part, Sign

# A pattern to look at and no part of the look: the display's own primaries, and what lies between them.
BARS: Final = ("#FFFFFF", "#FFFF00", "#00FFFF", "#00FF00", "#FF00FF", "#FF0000", "#0000FF", "#000000")
SHADES: Final = 16
LETTERS: Final = "Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі · Ёё Йй Щщ · Aa Gg Qq Ww · 0 1 8 №"
SIZES: Final = (14, 17, 20, 26, 36)
LINE_EVERY: Final = 32


class Pattern(QWidget):
    """Draws the pattern over all of its place."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        whole = self.rect()
        painter.fillRect(whole, Qt.GlobalColor.white)
        high = whole.height() // 5
        self._bars(painter, QRect(0, 0, whole.width(), high))
        self._shades(painter, QRect(0, high, whole.width(), high))
        self._lines(painter, QRect(0, 2 * high, whole.width(), high))
        self._letters(painter, QRect(0, 3 * high, whole.width(), whole.height() - 3 * high))
        painter.setPen(QPen(QColor("#FF0000"), 1))
        painter.drawRect(whole.adjusted(0, 0, -1, -1))

    @staticmethod
    def _bars(painter: QPainter, place: QRect) -> None:
        for number, colour in enumerate(BARS):
            left, right = (place.width() * edge // len(BARS) for edge in (number, number + 1))
            painter.fillRect(QRect(left, place.top(), right - left, place.height()), QColor(colour))

    @staticmethod
    def _shades(painter: QPainter, place: QRect) -> None:
        half = place.height() // 2
        for number in range(SHADES):
            left, right = (place.width() * edge // SHADES for edge in (number, number + 1))
            grey = 255 * number // (SHADES - 1)
            painter.fillRect(QRect(left, place.top(), right - left, half), QColor(grey, grey, grey))
        smooth = QLinearGradient(0, 0, place.width(), 0)
        smooth.setColorAt(0, Qt.GlobalColor.black)
        smooth.setColorAt(1, Qt.GlobalColor.white)
        painter.fillRect(place.adjusted(0, half, 0, 0), smooth)

    @staticmethod
    def _lines(painter: QPainter, place: QRect) -> None:
        painter.setPen(QPen(Qt.GlobalColor.black, 1))
        for x in range(0, place.width(), LINE_EVERY):
            painter.drawLine(x, place.top(), x, place.bottom())
        for y in range(place.top(), place.bottom(), LINE_EVERY):
            painter.drawLine(0, y, place.width(), y)

    def _letters(self, painter: QPainter, place: QRect) -> None:
        painter.setPen(Qt.GlobalColor.black)
        high = place.height() // len(SIZES)
        for number, size in enumerate(SIZES):
            font = self.font()
            font.setPixelSize(size)
            painter.setFont(font)
            line = QRect(28, place.top() + number * high, place.width() - 56, high)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, LETTERS)


class ScreenStep(Step):
    """Shows the pattern, and asks."""

    def __init__(self) -> None:
        super().__init__(Part.SCREEN)
        yes = self._answer(self.tr("Yes, all of it"), "primary", Sign.SEEN_WELL)
        no = self._answer(self.tr("No"), "second", Sign.NOT_SEEN_WELL)
        question = self.tr(
            "Eight colours, sixteen shades, thin lines and a red frame to the very edge, letters of five sizes: do you "
            "see all of it, without spots?"
        )
        self._build(Pattern(), question, (yes, no))
