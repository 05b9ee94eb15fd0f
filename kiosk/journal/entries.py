# SPDX-License-Identifier: GPL-3.0-or-later
"""The closed set of things the journal can say.

What is decided here: which facts exist, and which fields each has. What may go into `host` and `path` for which
site is decided where entries are made (`service.records`). Never a field for: query strings, forms, typed text,
page content, the PIN, the card number in the clear (design §6).
"""

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from kiosk.journal.account_entries import (
    AskAnswered,
    CardIssued,
    PinChanged,
    PinReset,
    ReaderChanged,
    ReaderRemoved,
    ReaderResumed,
    ReaderSuspended,
    ReaderUnlocked,
    StaffAdded,
    StaffChanged,
    StaffPasswordSet,
    StaffRefused,
    StaffRemoved,
    StationUnlocked,
)
from kiosk.journal.kinds import Kind


@dataclass(frozen=True, slots=True)
class StationStarted:
    """`kioskd` began to serve; `policy` is the SHA-256 of the policy file's bytes."""

    kind: ClassVar[Kind] = Kind.STATION_STARTED
    version: str
    policy: str
    policy_version: int


@dataclass(frozen=True, slots=True)
class StationStopped:
    """`kioskd` stopped in order; a start without one before it tells of a power cut or a kill."""

    kind: ClassVar[Kind] = Kind.STATION_STOPPED


@dataclass(frozen=True, slots=True)
class PolicyTaken:
    """A running station judges by another policy from now on."""

    kind: ClassVar[Kind] = Kind.POLICY_TAKEN
    policy: str
    policy_version: int


@dataclass(frozen=True, slots=True)
class ReaderAdded:
    """Staff issued a card."""

    kind: ClassVar[Kind] = Kind.READER_ADDED
    reader: str


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


Entry = (
    StationStarted
    | StationStopped
    | PolicyTaken
    | ReaderAdded
    | SignInRefused
    | SessionStarted
    | TimeUsed
    | SessionEnded
    | SessionWiped
    | PageOpened
    | PageRefused
    | HostReached
    | HostRefused
    | PageAskedFor
    | CardIssued
    | ReaderChanged
    | ReaderSuspended
    | ReaderResumed
    | ReaderUnlocked
    | StationUnlocked
    | PinReset
    | PinChanged
    | ReaderRemoved
    | AskAnswered
    | StaffAdded
    | StaffChanged
    | StaffPasswordSet
    | StaffRemoved
    | StaffRefused
)
ENTRY_TYPES: tuple[type[Entry], ...] = (
    StationStarted,
    StationStopped,
    PolicyTaken,
    ReaderAdded,
    SignInRefused,
    SessionStarted,
    TimeUsed,
    SessionEnded,
    SessionWiped,
    PageOpened,
    PageRefused,
    HostReached,
    HostRefused,
    PageAskedFor,
    CardIssued,
    ReaderChanged,
    ReaderSuspended,
    ReaderResumed,
    ReaderUnlocked,
    StationUnlocked,
    PinReset,
    PinChanged,
    ReaderRemoved,
    AskAnswered,
    StaffAdded,
    StaffChanged,
    StaffPasswordSet,
    StaffRemoved,
    StaffRefused,
)
# What staff do; the service writes these for them, and each is signed at once.
STAFF_TYPES: tuple[type[Entry], ...] = (
    ReaderAdded,
    CardIssued,
    ReaderChanged,
    ReaderSuspended,
    ReaderResumed,
    ReaderUnlocked,
    StationUnlocked,
    PinReset,
    ReaderRemoved,
    AskAnswered,
    StaffAdded,
    StaffChanged,
    StaffPasswordSet,
    StaffRemoved,
    StaffRefused,
)
BY_KIND: Mapping[str, type[Entry]] = {entry.kind.value: entry for entry in ENTRY_TYPES}


def body_of(entry: Entry) -> Mapping[str, str | int]:
    """Return the entry's fields as they are written."""
    return dataclasses.asdict(entry)


def entry_from(kind: str, body: Mapping[str, object]) -> Entry | None:
    """Return the entry that `body` describes, or None where kind, fields or types are not the closed set's."""
    kind_of_entry = BY_KIND.get(kind)
    if kind_of_entry is None:
        return None
    fields = {field.name: field.type for field in dataclasses.fields(kind_of_entry)}
    if fields.keys() != body.keys() or any(type(body[name]) is not fields[name] for name in fields):
        return None
    return kind_of_entry(**body)  # type: ignore[arg-type]  # checked field by field above


def staff_entry(kind: str, untrusted_body: str) -> Entry | None:
    """Return the entry of a staff act whose fields stand in this JSON, or None where it is none."""
    try:
        body = json.loads(untrusted_body)
    except (ValueError, RecursionError):
        return None
    entry = entry_from(kind, body) if isinstance(body, dict) else None
    return entry if isinstance(entry, STAFF_TYPES) else None
