# SPDX-License-Identifier: GPL-3.0-or-later
"""How large everything is drawn on a display of many dots, so that letters and targets keep their size to the eye.

Qt takes its factor from the environment, before a display can be asked for its size; so it is a setting of the station
(`scale_percent`), and this only says which one the display calls for.
"""

from typing import Final

from PySide6.QtCore import QSize

PLAIN: Final = QSize(1920, 1080)
"""Dots of a display on which everything is drawn as it is written."""
STEP: Final = 25
LARGEST: Final = 400


def scale_for(dots: QSize) -> int:
    """Return the percentage for a display, in quarters: its shorter side and its longer one both have room for it."""
    short, long = sorted((dots.width(), dots.height()))
    percent = min(100 * long // PLAIN.width(), 100 * short // PLAIN.height())
    return max(100, min(LARGEST, percent // STEP * STEP))
