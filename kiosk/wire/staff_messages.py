# SPDX-License-Identifier: GPL-3.0-or-later
"""What staff on the station ask of the running service, over the same socket and in the same form as its screen."""

from dataclasses import dataclass
from typing import get_args


# from staff on the station, instead of a screen
@dataclass(frozen=True, slots=True)
class AskStats:
    """What does the gateway count? The answer is Prometheus text up to the end of the connection."""


@dataclass(frozen=True, slots=True)
class KeepEntry:
    """Staff are about to do something: write it down first. `body` is the entry's fields as JSON."""

    kind: str
    body: str


@dataclass(frozen=True, slots=True)
class AskPrints:
    """Which prints wait? The answer is a PrintWaits for each, and then a Kept."""


@dataclass(frozen=True, slots=True)
class TakePrint:
    """Hand this print over, or throw it away (`act` is release or discard): either way it is gone afterwards."""

    number: int
    act: str
    by: str


# from kioskd to staff
@dataclass(frozen=True, slots=True)
class Kept:
    """The entry is on disk and has this index."""

    index: int


@dataclass(frozen=True, slots=True)
class NotKept:
    """What was to be written is not on disk, so it must not be done.

    `why`: kind, no_session, no_print or not_recorded.
    """

    why: str


@dataclass(frozen=True, slots=True)
class PrintWaits:
    """One print that waits: when and in whose session it was asked for, and which form it is, or on how many sheets."""

    number: int
    moment: str
    session: str
    reader: str
    form: str
    language: str
    pages: int = 0


@dataclass(frozen=True, slots=True)
class PrintTaken:
    """The print, for the last time; `texts` are a form's fields as JSON. Of a page the PDF follows in parts."""

    number: int
    moment: str
    session: str
    reader: str
    form: str
    language: str
    texts: str
    pages: int = 0


@dataclass(frozen=True, slots=True)
class PrintPart:
    """The next bytes of a page's PDF, in Base64; untrusted, for the process that shows web pages made them."""

    data: str


FromStaff = AskStats | KeepEntry | AskPrints | TakePrint
ToStaff = Kept | NotKept | PrintWaits | PrintTaken | PrintPart

FROM_STAFF: tuple[type[FromStaff], ...] = get_args(FromStaff)
TO_STAFF: tuple[type[ToStaff], ...] = get_args(ToStaff)
