# SPDX-License-Identifier: GPL-3.0-or-later
"""What the journal says of a reader, as sentences for that reader. Kinds and fields come over the wire."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from kiosk.policy.reasons import reason_of
from kiosk.words.ends import end_sentence
from kiosk.words.reasons import sentence

Facts = Mapping[str, object]

# What has the same sentence whatever its fields say. A kind that is nowhere here reads as `OTHER`.
PLAIN: Final[Mapping[str, object]] = {
    "reader_added": QT_TRANSLATE_NOOP("record", "Your card was issued."),
    "card_issued": QT_TRANSLATE_NOOP("record", "Your card was issued."),
    "pin_reset": QT_TRANSLATE_NOOP("record", "Staff gave your card a new PIN."),
    "pin_changed": QT_TRANSLATE_NOOP("record", "You chose a new PIN."),
    "reader_suspended": QT_TRANSLATE_NOOP("record", "Staff suspended your card for a time."),
    "reader_resumed": QT_TRANSLATE_NOOP("record", "Staff let your card open again."),
    "session_resumed": QT_TRANSLATE_NOOP("record", "The time went on."),
    "session_paused": QT_TRANSLATE_NOOP("record", "The time was stopped."),
    "session_wiped": QT_TRANSLATE_NOOP("record", "Everything that the pages left on the terminal was deleted."),
}
OTHER: Final = QT_TRANSLATE_NOOP("record", "Staff changed something about your card.")
OUTCOMES: Final[Mapping[str, object]] = {
    "opened": QT_TRANSLATE_NOOP("record", "It was opened."),
    "refused": QT_TRANSLATE_NOOP("record", "It stays closed."),
    "other": QT_TRANSLATE_NOOP("record", "Staff answered:"),
}
NOT_KEPT: Final = QT_TRANSLATE_NOOP("record", "a site whose address is not kept")
GONE: Final = QT_TRANSLATE_NOOP("record", "The time for keeping this entry is over; what it said was destroyed.")


def spoken(kind: str, facts: Facts) -> str:
    """Return an entry's sentence."""
    if not facts and kind not in PLAIN:
        return _translated(GONE)
    speak = _SPEAKERS.get(kind)
    return speak(facts) if speak else _translated(PLAIN.get(kind, OTHER))


def request_sentence(outcome: str, answer: str, due: str) -> str:
    """Return what became of a request to staff; without an outcome, by which day an answer is promised."""
    if not outcome:
        return QCoreApplication.translate("record", "Staff answer by {day}.").format(day=due)
    said = _translated(OUTCOMES.get(outcome, OUTCOMES["other"]))
    return f"{said} {answer}" if answer else said


def _translated(source: object) -> str:
    return QCoreApplication.translate("record", str(source))


def _turned_away(facts: Facts) -> str:
    if facts.get("why") == "suspended":
        return QCoreApplication.translate("record", "Your card did not open, because it was suspended.")
    return QCoreApplication.translate("record", "A PIN that is not yours was typed with the number of your card.")


def _answered(facts: Facts) -> str:
    said = QCoreApplication.translate("record", "Staff answered your request no. {number}")
    return said.format(number=facts.get("number", ""))


def _minutes(seconds: object) -> int:
    return round(seconds / 60) if isinstance(seconds, int) else 0


def _place(facts: Facts) -> str:
    """Return host and path, as far as they are kept."""
    host = str(facts.get("host", ""))
    return f"{host}{facts.get('path', '')}" if host else _translated(NOT_KEPT)


def _started(facts: Facts) -> str:
    said = QCoreApplication.translate("record", "The session began. Minutes given: {minutes}")
    return said.format(minutes=_minutes(facts.get("seconds")))


def _extended(facts: Facts) -> str:
    said = QCoreApplication.translate("record", "You added time. Minutes added: {minutes}")
    return said.format(minutes=_minutes(facts.get("seconds")))


def _ended(facts: Facts) -> str:
    used = QCoreApplication.translate("record", "Minutes used: {minutes}")
    return f"{end_sentence(str(facts.get('why', '')))} {used.format(minutes=_minutes(facts.get('seconds')))}"


def _opened(facts: Facts) -> str:
    return QCoreApplication.translate("record", "Opened: {place}").format(place=_place(facts))


def _refused(facts: Facts) -> str:
    said = QCoreApplication.translate("record", "Did not open: {place}. {why}")
    return said.format(place=_place(facts), why=sentence(reason_of(str(facts.get("reason", "")))))


def _reached(facts: Facts) -> str:
    return QCoreApplication.translate("record", "Connected to {place}").format(place=_place(facts))


def _not_reached(facts: Facts) -> str:
    said = QCoreApplication.translate("record", "Not connected to {place}. {why}")
    return said.format(place=_place(facts), why=sentence(reason_of(str(facts.get("reason", "")))))


def _asked(facts: Facts) -> str:
    said = QCoreApplication.translate("record", "You asked staff for a page: {place}. Request no. {number}")
    return said.format(place=_place(facts), number=facts.get("number", ""))


def _print(facts: Facts) -> str:
    said = QCoreApplication.translate("record", "You asked for a print of this record. Request no. {number}")
    return said.format(number=facts.get("number", ""))


def _help(facts: Facts) -> str:
    said = QCoreApplication.translate("record", "You asked for the librarian’s help. No. {number}")
    return said.format(number=facts.get("number", ""))


def _form(facts: Facts) -> str:
    said = QCoreApplication.translate("record", "You asked for a form on paper. Form no. {number}")
    return said.format(number=facts.get("number", ""))


def _pages(facts: Facts) -> str:
    said = QCoreApplication.translate("record", "You asked for a page on paper. Print no. {number}, sheets: {pages}")
    return said.format(number=facts.get("number", ""), pages=facts.get("pages", ""))


def _form_printed(facts: Facts) -> str:
    said = QCoreApplication.translate("record", "Paper no. {number} was printed, and is not kept here any more")
    return said.format(number=facts.get("number", ""))


def _form_gone(facts: Facts) -> str:
    said = QCoreApplication.translate("record", "Paper no. {number} was thrown away without being printed")
    return said.format(number=facts.get("number", ""))


_SPEAKERS: Final[Mapping[str, Callable[[Facts], str]]] = {
    "sign_in_refused": _turned_away,
    "ask_answered": _answered,
    "session_started": _started,
    "session_extended": _extended,
    "session_ended": _ended,
    "page_opened": _opened,
    "page_refused": _refused,
    "host_reached": _reached,
    "host_refused": _not_reached,
    "page_asked_for": _asked,
    "record_asked_for": _print,
    "help_asked_for": _help,
    "print_asked_for": _form,
    "pages_asked_for": _pages,
    "print_released": _form_printed,
    "print_discarded": _form_gone,
}
