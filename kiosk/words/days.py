# SPDX-License-Identifier: GPL-3.0-or-later
"""Days as people write them."""

from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QLocale

_FORMATS: Final = {"kk": "yyyy 'жылғы' d MMMM"}


def long_day(day: date, language: str) -> str:
    """Return for example "24 November 2026" in a language."""
    shown = QDate(day.year, day.month, day.day)
    return QLocale(language).toString(shown, _FORMATS.get(language, "d MMMM yyyy"))
