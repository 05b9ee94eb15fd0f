# SPDX-License-Identifier: GPL-3.0-or-later
"""Why something that a reader asked staff for was not taken."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

NOT_ASKED: Final[Mapping[str, object]] = {
    "form": QT_TRANSLATE_NOOP("not_asked", "This paper cannot be printed here. What you wrote is still on the screen."),
    "papers": QT_TRANSLATE_NOOP("not_asked", "Too many papers wait already. Please call the librarian and try again."),
    "requests": QT_TRANSLATE_NOOP(
        "not_asked", "You have asked for much in this session. Please speak with the librarian."
    ),
    "address": QT_TRANSLATE_NOOP("not_asked", "This is not an address that staff could open."),
    "sheets": QT_TRANSLATE_NOOP("not_asked", "This page takes more sheets than you may still ask for."),
    "size": QT_TRANSLATE_NOOP("not_asked", "This page is too large for paper. The librarian can help."),
    "not_recorded": QT_TRANSLATE_NOOP(
        "not_asked", "The terminal cannot keep its record now, so staff were not asked. Please call the librarian."
    ),
}


def not_asked_sentence(why: str) -> str:
    """Return the sentence for a code that came over the wire."""
    return QCoreApplication.translate("not_asked", str(NOT_ASKED.get(why, NOT_ASKED["not_recorded"])))
