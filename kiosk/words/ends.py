# SPDX-License-Identifier: GPL-3.0-or-later
"""Why a session ended and why a sign-in was not taken, as sentences for the reader. Codes come over the wire."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

ENDS: Final[Mapping[str, object]] = {
    "reader": QT_TRANSLATE_NOOP("ends", "You ended your session."),
    "time": QT_TRANSLATE_NOOP("ends", "Your time for this session is used up."),
    "day": QT_TRANSLATE_NOOP("ends", "Your time for today is used up."),
    "week": QT_TRANSLATE_NOOP("ends", "Your time for this week is used up."),
    "staff": QT_TRANSLATE_NOOP("ends", "The librarian ended the session. You can ask why."),
    "staff_absent": QT_TRANSLATE_NOOP("ends", "Nobody of the staff is in the room, so the session was closed."),
    "suspended": QT_TRANSLATE_NOOP("ends", "Your card has been suspended. You can ask the librarian why."),
    "idle": QT_TRANSLATE_NOOP("ends", "Nobody touched the screen for a long time, so the session was closed."),
    "hours": QT_TRANSLATE_NOOP("ends", "The reading room is closing for today."),
    "notice_declined": QT_TRANSLATE_NOOP("ends", "You did not accept the notice, so nothing was opened."),
    "screen_lost": QT_TRANSLATE_NOOP("ends", "The screen lost its connection, so the session was closed."),
    "token_refused": QT_TRANSLATE_NOOP("ends", "The session was no longer valid, so it was closed."),
    "not_recorded": QT_TRANSLATE_NOOP("ends", "The terminal cannot keep its record now, so the session was closed."),
    "service_stopped": QT_TRANSLATE_NOOP("ends", "The terminal is being switched off or serviced."),
    "interrupted": QT_TRANSLATE_NOOP("ends", "The terminal was interrupted, so the session was closed."),
}

SIGN_INS: Final[Mapping[str, object]] = {
    "wrong": QT_TRANSLATE_NOOP("sign_ins", "The card number or the PIN is not right. Please try again."),
    "role": QT_TRANSLATE_NOOP("sign_ins", "This card is not a librarian's."),
    "wait": QT_TRANSLATE_NOOP("sign_ins", "Please wait a little before you try again."),
    "no_time": QT_TRANSLATE_NOOP("sign_ins", "You have used your time for now. You can come again another day."),
    "closed": QT_TRANSLATE_NOOP("sign_ins", "The reading room is closed now."),
    "clock": QT_TRANSLATE_NOOP("sign_ins", "The terminal's clock is not right. Please call the librarian."),
    "suspended": QT_TRANSLATE_NOOP("sign_ins", "This card is suspended until {day}."),
    "late": QT_TRANSLATE_NOOP("sign_ins", "The time for choosing a PIN is over. Please sign in again."),
    "not_recorded": QT_TRANSLATE_NOOP(
        "sign_ins", "The terminal cannot keep its record now, so nobody can sign in. Please call the librarian."
    ),
}

NEW_PINS: Final[Mapping[str, object]] = {
    "digits": QT_TRANSLATE_NOOP("new_pins", "A PIN has six digits. Please choose another one."),
    "easy": QT_TRANSLATE_NOOP("new_pins", "This PIN is easy to guess. Please choose another one."),
    "same": QT_TRANSLATE_NOOP("new_pins", "This is the PIN that has to be changed. Please choose another one."),
}

BECAUSE: Final[Mapping[str, object]] = {
    "rules": QT_TRANSLATE_NOOP("because", "Reason: the rules of the reading room."),
    "equipment": QT_TRANSLATE_NOOP("because", "Reason: the equipment."),
    "card": QT_TRANSLATE_NOOP("because", "Reason: the card was lost or lent."),
    "decision": QT_TRANSLATE_NOOP("because", "Reason: a written decision of the institution."),
}

PAUSES: Final[Mapping[str, object]] = {
    "staff": QT_TRANSLATE_NOOP("pauses", "The librarian has paused the session. It goes on from here; please wait."),
    "staff_absent": QT_TRANSLATE_NOOP("pauses", "Staff have to be here: please call the librarian. No minute is lost."),
}


def end_sentence(why: str) -> str:
    """Return why the session ended; an unknown code reads as an interruption."""
    return QCoreApplication.translate("ends", str(ENDS.get(why, ENDS["interrupted"])))


def pause_sentence(why: str) -> str:
    """Return why time stands still; an unknown code reads as the librarian's."""
    return QCoreApplication.translate("pauses", str(PAUSES.get(why, PAUSES["staff"])))


def sign_in_sentence(why: str) -> str:
    """Return why a sign-in was not taken; an unknown code reads as a wrong PIN does."""
    return QCoreApplication.translate("sign_ins", str(SIGN_INS.get(why, SIGN_INS["wrong"])))


def suspended_sentence(day: str, because: str) -> str:
    """Return until when a card is suspended and for what reason; an unknown code gives no reason."""
    said = sign_in_sentence("suspended").format(day=day)
    reason = QCoreApplication.translate("because", str(BECAUSE[because])) if because in BECAUSE else ""
    return f"{said} {reason}".rstrip()


def new_pin_sentence(why: str) -> str:
    """Return why a new PIN was not taken; an unknown code reads as an easy one does."""
    return QCoreApplication.translate("new_pins", str(NEW_PINS.get(why, NEW_PINS["easy"])))
