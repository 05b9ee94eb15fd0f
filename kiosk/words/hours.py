# SPDX-License-Identifier: GPL-3.0-or-later
"""Days and hours at which a site opens, as a reader says them."""

from itertools import groupby

from PySide6.QtCore import QLocale

from kiosk.policy.model import Day, Hours


def spoken(hours: Hours, language: str) -> str:
    """Return for example "Mon–Fri, Sun 09:00–18:00" in a language."""
    locale = QLocale(language)
    runs = groupby(enumerate(sorted(hours.days)), lambda item: item[1] - item[0])
    days = ", ".join(_run(locale, [day for _, day in run]) for _, run in runs)
    return f"{days} {_clock(hours.start)}–{_clock(hours.end)}"


def _run(locale: QLocale, days: list[Day]) -> str:
    """Return the first and the last of days that follow each other."""
    return "–".join(_name(locale, day) for day in (days[0], days[-1])[: len(days)])


def _name(locale: QLocale, day: Day) -> str:
    return locale.dayName(day + 1, QLocale.FormatType.ShortFormat)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
