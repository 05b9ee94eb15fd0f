# SPDX-License-Identifier: GPL-3.0-or-later
"""What the journal says of the staff's acts, under the names of those who act; readers are pseudonyms here too."""

from dataclasses import dataclass
from typing import ClassVar

from kiosk.journal.kinds import Kind


@dataclass(frozen=True, slots=True)
class ReaderAdded:
    """Staff issued a card."""

    kind: ClassVar[Kind] = Kind.READER_ADDED
    reader: str


@dataclass(frozen=True, slots=True)
class ClockAccepted:
    """Staff looked at the machine's wall clock and found it right: the record goes by it from the next entry on."""

    kind: ClassVar[Kind] = Kind.CLOCK_ACCEPTED
    by: str


@dataclass(frozen=True, slots=True)
class StaffEndedSession:
    """Staff ended the session that ran, for a reason in their words."""

    kind: ClassVar[Kind] = Kind.STAFF_ENDED_SESSION
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class StaffPausedSession:
    """Staff stopped the time of the session that ran, for a reason in their words."""

    kind: ClassVar[Kind] = Kind.STAFF_PAUSED_SESSION
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class StaffResumedSession:
    """Staff let the time go on."""

    kind: ClassVar[Kind] = Kind.STAFF_RESUMED_SESSION
    by: str


@dataclass(frozen=True, slots=True)
class QueueTold:
    """Staff said how many readers wait for this station; while anybody does, nobody extends a session."""

    kind: ClassVar[Kind] = Kind.QUEUE_TOLD
    by: str
    waiting: int


@dataclass(frozen=True, slots=True)
class StaffAdded:
    """Somebody joined the staff with these roles; `by` and `second` agreed, and are empty while there are fewer."""

    kind: ClassVar[Kind] = Kind.STAFF_ADDED
    staff: str
    roles: str
    by: str
    second: str


@dataclass(frozen=True, slots=True)
class StaffChanged:
    """A member of staff has these roles from now on, and no other."""

    kind: ClassVar[Kind] = Kind.STAFF_CHANGED
    staff: str
    roles: str
    by: str
    second: str


@dataclass(frozen=True, slots=True)
class StaffPasswordSet:
    """A member's password was set: by themselves, or by two others who are named."""

    kind: ClassVar[Kind] = Kind.STAFF_PASSWORD_SET
    staff: str
    by: str
    second: str


@dataclass(frozen=True, slots=True)
class StaffRemoved:
    """A member left the staff."""

    kind: ClassVar[Kind] = Kind.STAFF_REMOVED
    staff: str
    by: str
    second: str


@dataclass(frozen=True, slots=True)
class StaffCardIssued:
    """A member got a card with which to show at the screen that they are there."""

    kind: ClassVar[Kind] = Kind.STAFF_CARD_ISSUED
    staff: str
    by: str
    second: str


@dataclass(frozen=True, slots=True)
class StaffRefused:
    """Somebody could not act as staff; `staff` is empty where what was typed is nobody's name."""

    kind: ClassVar[Kind] = Kind.STAFF_REFUSED
    staff: str
    why: str


StaffFact = (
    ReaderAdded
    | ClockAccepted
    | StaffEndedSession
    | StaffPausedSession
    | StaffResumedSession
    | QueueTold
    | StaffAdded
    | StaffChanged
    | StaffPasswordSet
    | StaffRemoved
    | StaffRefused
    | StaffCardIssued
)
