# SPDX-License-Identifier: GPL-3.0-or-later
"""What staff do to the session that runs, to its queue and to the station's clock. Each act is an entry.

The service does what the entry says as soon as it is on disk; who may do it is decided here.
"""

from typing import Final

from kiosk.admin.actions.acting import Acting, name_of
from kiosk.admin.actions.recording import recording
from kiosk.base.clock import Clock
from kiosk.base.errors import BadInput
from kiosk.journal.entries import (
    ClockAccepted,
    QueueTold,
    StaffEndedSession,
    StaffPausedSession,
    StaffResumedSession,
)
from kiosk.journal.staff_facts import StaffFact
from kiosk.station.config import Station
from kiosk.wire.asking import service_answers

REASON_CHARACTERS: Final = 400
MOST_WAITING: Final = 99


def end(station: Station, by: Acting | None, reason: str, clock: Clock) -> None:
    """End the session that runs, if one does. Raises BadInput and CannotRecord."""
    _tell(station, StaffEndedSession(name_of(by), _reason(reason)), clock)


def pause(station: Station, by: Acting | None, reason: str, clock: Clock) -> None:
    """Stop the time of the session that runs, and shut its way out. Raises BadInput and CannotRecord."""
    _tell(station, StaffPausedSession(name_of(by), _reason(reason)), clock)


def resume(station: Station, by: Acting | None, clock: Clock) -> None:
    """Let the time of a paused session go on. Raises BadInput and CannotRecord."""
    _tell(station, StaffResumedSession(name_of(by)), clock)


def tell_queue(station: Station, by: Acting | None, waiting: int, clock: Clock) -> None:
    """Say how many readers wait for the station. Raises BadInput and CannotRecord."""
    if not 0 <= waiting <= MOST_WAITING:
        raise BadInput("waiting", f"a number from 0 to {MOST_WAITING} was expected")
    _tell(station, QueueTold(name_of(by), waiting), clock)


def accept_clock(station: Station, by: Acting | None, clock: Clock) -> None:
    """Say that the machine's wall clock is right, whatever it was before. Raises BadInput and CannotRecord."""
    with recording(station, clock) as keep:
        keep(ClockAccepted(name_of(by)))


def _tell(station: Station, fact: StaffFact, clock: Clock) -> None:
    if not service_answers(station.socket):
        raise BadInput(str(station.socket), "a running service was expected here: no session runs without one")
    with recording(station, clock) as keep:
        keep(fact)


def _reason(text: str) -> str:
    text = text.strip()
    if not 0 < len(text) <= REASON_CHARACTERS or not text.isprintable():
        raise BadInput("reason", f"a reason of at most {REASON_CHARACTERS} characters in one line was expected")
    return text
