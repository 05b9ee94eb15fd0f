# SPDX-License-Identifier: GPL-3.0-or-later
"""Days as people write them."""

from datetime import date

from PySide6.QtCore import QDate, QLocale


def long_day(day: date, language: str) -> str:
    """Return for example "24 November 2026" in a language."""
    return QLocale(language).toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")
