# SPDX-License-Identifier: GPL-3.0-or-later
"""What the journal says of reading: signing in, the session and its time, pages and hosts, requests to staff.

Never a field for: query strings, forms, typed text, page content, the PIN, the card number in the clear (design §6).
"""

from dataclasses import dataclass
from typing import ClassVar

from kiosk.journal.kinds import Kind


@dataclass(frozen=True, slots=True)
class SignInRefused:
    """A card and PIN were not taken; `reader` is the pseudonym of the number typed, whether a card has it or not."""

    kind: ClassVar[Kind] = Kind.SIGN_IN_REFUSED
    reader: str
    why: str


@dataclass(frozen=True, slots=True)
class SessionStarted:
    """The reader accepted the notice of this policy version and may use `seconds`."""

    kind: ClassVar[Kind] = Kind.SESSION_STARTED
    session: str
    reader: str
    seconds: int
    policy_version: int


@dataclass(frozen=True, slots=True)
class TimeUsed:
    """A slice of a session, in whole milliseconds of monotonic time; the sum of slices is the time used."""

    kind: ClassVar[Kind] = Kind.TIME_USED
    session: str
    reader: str
    milliseconds: int


@dataclass(frozen=True, slots=True)
class SessionEnded:
    """The end and why; `repeats` counts gateway verdicts that an earlier entry of the session already names."""

    kind: ClassVar[Kind] = Kind.SESSION_ENDED
    session: str
    reader: str
    why: str
    repeats: int


@dataclass(frozen=True, slots=True)
class SessionWiped:
    """The screen reported that the session's browser profile is gone."""

    kind: ClassVar[Kind] = Kind.SESSION_WIPED
    session: str


@dataclass(frozen=True, slots=True)
class SessionExtended:
    """The reader added `seconds` to the session while nobody waited."""

    kind: ClassVar[Kind] = Kind.SESSION_EXTENDED
    session: str
    reader: str
    seconds: int


@dataclass(frozen=True, slots=True)
class SessionPaused:
    """Time stands still; `why` is staff or staff_absent."""

    kind: ClassVar[Kind] = Kind.SESSION_PAUSED
    session: str
    why: str


@dataclass(frozen=True, slots=True)
class SessionResumed:
    """Time goes on after a pause."""

    kind: ClassVar[Kind] = Kind.SESSION_RESUMED
    session: str


@dataclass(frozen=True, slots=True)
class PageOpened:
    """A page opened on the screen; `site`, `host` and `path` are empty where the site's record class says so."""

    kind: ClassVar[Kind] = Kind.PAGE_OPENED
    session: str
    site: str
    rule: str
    host: str
    path: str


@dataclass(frozen=True, slots=True)
class PageRefused:
    """A page, or something a page asked for, did not open on the screen."""

    kind: ClassVar[Kind] = Kind.PAGE_REFUSED
    session: str
    reason: str
    site: str
    rule: str
    host: str
    path: str


@dataclass(frozen=True, slots=True)
class HostReached:
    """The gateway let a request out; the first of a session for its site and host."""

    kind: ClassVar[Kind] = Kind.HOST_REACHED
    session: str
    site: str
    rule: str
    host: str


@dataclass(frozen=True, slots=True)
class HostRefused:
    """The gateway let nothing out; the first of a session for its host and reason."""

    kind: ClassVar[Kind] = Kind.HOST_REFUSED
    session: str
    reason: str
    site: str
    rule: str
    host: str


@dataclass(frozen=True, slots=True)
class PageAskedFor:
    """The reader asked staff for a page; `number` is the request's number in the store."""

    kind: ClassVar[Kind] = Kind.PAGE_ASKED_FOR
    session: str
    reader: str
    number: int
    host: str


@dataclass(frozen=True, slots=True)
class RecordAskedFor:
    """The reader asked staff for a print of their own record; `number` is the request's number in the store."""

    kind: ClassVar[Kind] = Kind.RECORD_ASKED_FOR
    session: str
    reader: str
    number: int


@dataclass(frozen=True, slots=True)
class HelpAskedFor:
    """The reader asked the librarian to help them find something; `number` is the request's number in the store."""

    kind: ClassVar[Kind] = Kind.HELP_ASKED_FOR
    session: str
    reader: str
    number: int


@dataclass(frozen=True, slots=True)
class PinChanged:
    """The reader chose a new PIN."""

    kind: ClassVar[Kind] = Kind.PIN_CHANGED
    reader: str


ReadingFact = (
    SignInRefused
    | PinChanged
    | SessionStarted
    | TimeUsed
    | SessionEnded
    | SessionWiped
    | SessionExtended
    | SessionPaused
    | SessionResumed
    | PageOpened
    | PageRefused
    | HostReached
    | HostRefused
    | PageAskedFor
    | RecordAskedFor
    | HelpAskedFor
)
