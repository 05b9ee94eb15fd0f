# SPDX-License-Identifier: GPL-3.0-or-later
"""What a reader may say that they need a page for; nobody has to say anything."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

PURPOSES: Final[Mapping[str, object]] = {
    "case": QT_TRANSLATE_NOOP("purposes", "my case in court"),
    "complaint": QT_TRANSLATE_NOOP("purposes", "a complaint"),
    "family": QT_TRANSLATE_NOOP("purposes", "my family"),
    "release": QT_TRANSLATE_NOOP("purposes", "life after release"),
    "study": QT_TRANSLATE_NOOP("purposes", "study or work"),
    "other": QT_TRANSLATE_NOOP("purposes", "something else"),
}


def purpose_word(purpose: str) -> str:
    """Return the words for a code of `store.asks.Purpose`."""
    return QCoreApplication.translate("purposes", str(PURPOSES[purpose]))
