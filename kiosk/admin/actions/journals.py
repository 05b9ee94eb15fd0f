# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking at a journal: does it hold, and what does it say.

A look into a station's own journal is written into it before anything is shown. A copy cannot be written to, so that it
is shown to whoever has it; a file that a station is writing is no copy.
"""

import base64
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kiosk.admin.actions.acting import Acting, name_of
from kiosk.admin.actions.recording import recording
from kiosk.base.clock import Clock
from kiosk.base.errors import BadInput
from kiosk.base.keys import parse_verifier
from kiosk.journal.entries import Entry, JournalRead, body_of
from kiosk.journal.reading import DAMAGED, in_use, lock_of, open_for_reading
from kiosk.journal.search import Filter, Found, Unreadable, search
from kiosk.journal.verify import Report
from kiosk.journal.verify import verify as verify_file
from kiosk.station.config import Station


def verify(path: Path, key: str | None) -> Report:
    """Check a journal, by a verifier key that was written down elsewhere if there is one. Raises BadInput."""
    return verify_file(path, parse_verifier(key) if key else None)


def report_as_json(report: Report) -> Mapping[str, object]:
    """Return the report as `kioskctl journal verify --json` prints it."""
    return {
        "ok": report.ok,
        "entries": report.entries,
        "root": base64.b64encode(report.root).decode(),
        "checkpoints": report.checkpoints,
        "findings": list(report.findings),
    }


@dataclass(frozen=True, slots=True)
class Source:
    """A journal that somebody wants to read: a copy, or a station's own with who reads it."""

    path: Path
    station: Station | None = None
    by: str = ""

    def tell(self, entry: Entry, clock: Clock) -> None:
        """Write down what is about to be done with the journal, if it is a station's. Raises BadInput, CannotRecord."""
        if self.station is not None:
            with recording(self.station, clock) as keep:
                keep(entry)


def copy(path: Path) -> Source:
    """Return a copy of a journal. Raises BadInput where it is a station's own, which has its lock beside it."""
    if in_use(path) or lock_of(path).exists():
        raise BadInput(
            str(path), "a copy was expected: this one is a station's own, so give --config to have the look recorded"
        )
    return Source(path)


def own(station: Station, who: Acting | None) -> Source:
    """Return a station's own journal; `who` is nobody only while the station has no staff."""
    return Source(station.journal, station, name_of(who))


@dataclass(frozen=True, slots=True)
class Shown:
    """One entry for a person's eyes; `body` is empty where it cannot be read."""

    index: int
    moment: str
    kind: str
    body: Mapping[str, str | int]


def look(source: Source, asked: Filter, clock: Clock) -> Iterator[Shown]:
    """Yield what somebody asks for, once the journal tells of it. Raises BadInput and CannotRecord."""
    source.tell(JournalRead(source.by, "show", asked.spoken()), clock)
    yield from show(source.path, asked)


def show(path: Path, asked: Filter | None = None) -> Iterator[Shown]:
    """Yield the entries of a file in order, each as soon as it is found. Raises BadInput."""
    with reading(path) as database:
        for found in search(database, asked or Filter()):
            yield _shown(found)


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a journal to read it; what is wrong with it becomes BadInput."""
    with open_for_reading(path) as database:
        try:
            yield database
        except Unreadable as fault:
            raise BadInput(str(path), f"entry {fault} was expected to be whole; verify the journal") from fault
        except DAMAGED as fault:
            raise BadInput(str(path), f"a journal that SQLite can read was expected ({fault})") from fault


def _shown(found: Found) -> Shown:
    moment = found.header.moment.isoformat(timespec="milliseconds")
    return Shown(found.header.index, moment, found.header.kind, body_of(found.entry) if found.entry else {})
