# SPDX-License-Identifier: GPL-3.0-or-later
"""What the journal says of cards, their readers and answers to requests, when staff act on them.

Readers stand here under their pseudonyms, staff under their names (`by`, empty only while a station has no member of
staff). Never a field for: a reader's name, a PIN, a note, the text of an answer.
"""

from dataclasses import dataclass
from typing import ClassVar

from kiosk.journal.kinds import Kind


@dataclass(frozen=True, slots=True)
class CardIssued:
    """A member of staff issued a card; `reader_added` tells of one that nobody's name stands under."""

    kind: ClassVar[Kind] = Kind.CARD_ISSUED
    reader: str
    by: str


@dataclass(frozen=True, slots=True)
class ReaderChanged:
    """Staff changed what is kept of a reader; `what` names the fields, never their values."""

    kind: ClassVar[Kind] = Kind.READER_CHANGED
    reader: str
    what: str
    by: str


@dataclass(frozen=True, slots=True)
class ReaderSuspended:
    """A card does not open before `until`; `why` is a code that the reader is told."""

    kind: ClassVar[Kind] = Kind.READER_SUSPENDED
    reader: str
    until: str
    why: str
    by: str


@dataclass(frozen=True, slots=True)
class ReaderResumed:
    """A suspension was lifted before its end."""

    kind: ClassVar[Kind] = Kind.READER_RESUMED
    reader: str
    by: str


@dataclass(frozen=True, slots=True)
class ReaderUnlocked:
    """Staff let a card's wrong tries be forgotten."""

    kind: ClassVar[Kind] = Kind.READER_UNLOCKED
    reader: str
    by: str


@dataclass(frozen=True, slots=True)
class StationUnlocked:
    """Staff let the station's wrong tries be forgotten."""

    kind: ClassVar[Kind] = Kind.STATION_UNLOCKED
    by: str


@dataclass(frozen=True, slots=True)
class PinReset:
    """Staff gave a card a new PIN."""

    kind: ClassVar[Kind] = Kind.PIN_RESET
    reader: str
    by: str


@dataclass(frozen=True, slots=True)
class ReaderRemoved:
    """What was kept of a reader is gone but for this pseudonym."""

    kind: ClassVar[Kind] = Kind.READER_REMOVED
    reader: str
    by: str


@dataclass(frozen=True, slots=True)
class AskAnswered:
    """Staff answered a request; what they wrote is for the reader alone and not here."""

    kind: ClassVar[Kind] = Kind.ASK_ANSWERED
    number: int
    reader: str
    outcome: str
    by: str


AccountFact = (
    CardIssued
    | ReaderChanged
    | ReaderSuspended
    | ReaderResumed
    | ReaderUnlocked
    | StationUnlocked
    | PinReset
    | ReaderRemoved
    | AskAnswered
)
