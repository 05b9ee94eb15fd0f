# SPDX-License-Identifier: GPL-3.0-or-later
"""Why a paper was not taken to be printed."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

NOT_TAKEN: Final[Mapping[str, object]] = {
    "form": QT_TRANSLATE_NOOP("prints", "This paper cannot be printed here. What you wrote is still on the screen."),
    "full": QT_TRANSLATE_NOOP("prints", "Too many papers wait already. Please call the librarian and try again."),
    "not_recorded": QT_TRANSLATE_NOOP("prints", "The terminal cannot keep its record now, so nothing is printed."),
}


def not_taken_sentence(why: str) -> str:
    """Return the sentence for a code that came over the wire."""
    return QCoreApplication.translate("prints", str(NOT_TAKEN.get(why, NOT_TAKEN["form"])))
