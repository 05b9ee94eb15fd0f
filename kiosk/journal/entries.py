# SPDX-License-Identifier: GPL-3.0-or-later
"""The closed set of things the journal can say, as one union: which facts exist, and how each is written and read.

The facts themselves stand by subject in `station_facts`, `reading_facts`, `staff_facts`, `account_facts`,
`library_facts` and `record_facts`. What may go into `host` and `path` for which site is decided where entries are made
(`service.records`).
"""

import dataclasses
import json
from collections.abc import Mapping
from typing import get_args

from kiosk.journal.account_facts import (
    AccountFact,
    AskAnswered,
    CardIssued,
    PinReset,
    ReaderChanged,
    ReaderRemoved,
    ReaderResumed,
    ReaderSuspended,
    ReaderUnlocked,
    StationUnlocked,
)
from kiosk.journal.kinds import Kind
from kiosk.journal.library_facts import LibraryFact, PackAdded, PackRemoved
from kiosk.journal.print_facts import PagesAskedFor, PrintAskedFor, PrintDiscarded, PrintFact, PrintReleased
from kiosk.journal.reading_facts import (
    HelpAskedFor,
    HostReached,
    HostRefused,
    PageAskedFor,
    PageOpened,
    PageRefused,
    PinChanged,
    ReadingFact,
    RecordAskedFor,
    SessionEnded,
    SessionExtended,
    SessionPaused,
    SessionResumed,
    SessionStarted,
    SessionWiped,
    SignInRefused,
    TimeUsed,
)
from kiosk.journal.record_facts import (
    BodiesErased,
    JournalExported,
    JournalRead,
    RecordFact,
)
from kiosk.journal.staff_facts import (
    ClockAccepted,
    QueueTold,
    ReaderAdded,
    StaffAdded,
    StaffCardIssued,
    StaffChanged,
    StaffEndedSession,
    StaffFact,
    StaffPasswordSet,
    StaffPausedSession,
    StaffRefused,
    StaffRemoved,
    StaffResumedSession,
)
from kiosk.journal.station_facts import (
    ClockStepped,
    PolicyTaken,
    StaffPresent,
    StationFact,
    StationStarted,
    StationStopped,
)

__all__ = [
    "BY_KIND",
    "ENTRY_TYPES",
    "SIGNED_AT_ONCE",
    "STAFF_TYPES",
    "AskAnswered",
    "BodiesErased",
    "CardIssued",
    "ClockAccepted",
    "ClockStepped",
    "Entry",
    "HelpAskedFor",
    "HostReached",
    "HostRefused",
    "JournalExported",
    "JournalRead",
    "Kind",
    "PackAdded",
    "PackRemoved",
    "PageAskedFor",
    "PageOpened",
    "PageRefused",
    "PagesAskedFor",
    "PinChanged",
    "PinReset",
    "PolicyTaken",
    "PrintAskedFor",
    "PrintDiscarded",
    "PrintReleased",
    "QueueTold",
    "ReaderAdded",
    "ReaderChanged",
    "ReaderRemoved",
    "ReaderResumed",
    "ReaderSuspended",
    "ReaderUnlocked",
    "RecordAskedFor",
    "SessionEnded",
    "SessionExtended",
    "SessionPaused",
    "SessionResumed",
    "SessionStarted",
    "SessionWiped",
    "SignInRefused",
    "StaffAdded",
    "StaffCardIssued",
    "StaffChanged",
    "StaffEndedSession",
    "StaffPasswordSet",
    "StaffPausedSession",
    "StaffPresent",
    "StaffRefused",
    "StaffRemoved",
    "StaffResumedSession",
    "StationStarted",
    "StationStopped",
    "StationUnlocked",
    "TimeUsed",
    "body_of",
    "entry_from",
    "staff_entry",
]

Entry = StationFact | ReadingFact | StaffFact | AccountFact | LibraryFact | PrintFact | RecordFact
ENTRY_TYPES: tuple[type[Entry], ...] = get_args(Entry)
# What staff do; the service writes these for them, and each is signed at once.
STAFF_TYPES: tuple[type[Entry], ...] = (
    *get_args(StaffFact),
    *get_args(AccountFact),
    *get_args(LibraryFact),
    JournalRead,
    JournalExported,
    PrintReleased,
    PrintDiscarded,
)
# What is signed in the transaction that writes it: a file in which one of these stands unsigned was written by others.
SIGNED_AT_ONCE: frozenset[Kind] = frozenset(
    {Kind.STATION_STARTED, Kind.STATION_STOPPED, Kind.SESSION_ENDED, Kind.BODIES_ERASED}
    | {entry.kind for entry in STAFF_TYPES}
)
BY_KIND: Mapping[str, type[Entry]] = {entry.kind.value: entry for entry in ENTRY_TYPES}


def body_of(entry: Entry) -> Mapping[str, str | int]:
    """Return the entry's fields as they are written."""
    return {name: getattr(entry, name) for name in entry.__slots__}


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
