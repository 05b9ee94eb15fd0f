# SPDX-License-Identifier: GPL-3.0-or-later
"""The journal's one SQLite file: appended to by kioskd alone, read by anyone who may.

`append` returns only once the entry is on disk (synchronous = FULL). Opening a journal whose last checkpoint does
not hold refuses: nobody writes on top of a record that was changed.
"""

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

from kiosk.base.clock import Clock
from kiosk.base.errors import BadInput, CannotRecord
from kiosk.base.ids import StationId
from kiosk.base.keys import NoteSigner
from kiosk.journal.checkpoint import Checkpoint, parse_checkpoint
from kiosk.journal.entries import Entry
from kiosk.journal.record import Header, Record, parse_body, parse_header, seal
from kiosk.journal.tree import Frontier

BUSY_SECONDS = 5
FORMAT = "1"
DAMAGED = (sqlite3.Error, UnicodeDecodeError)  # the second where SQLite quotes a damaged name in its message
_SCHEMA = """
CREATE TABLE entries (
    n INTEGER PRIMARY KEY, header BLOB NOT NULL, salt BLOB, body BLOB, commitment BLOB NOT NULL) STRICT;
CREATE TABLE checkpoints (size INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT;
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
"""


class Journal:
    """An open journal, the only writer of its file."""

    def __init__(self, path: Path, station: StationId, signer: NoteSigner, clock: Clock) -> None:
        """Open or begin the journal. Raises BadInput where it is not this station's, not whole, or in use."""
        self._path = path
        self._station = station
        self._signer = signer
        self._clock = clock
        self._lock = _lock(path)
        try:
            self._database = _connect(path, f"file:{_uri(path)}?mode=rwc")
            try:
                self._begin()
                self._frontier, self.last_moment = self._read_through()
            except BaseException:
                self._database.close()
                raise
        except BaseException:
            os.close(self._lock)
            raise

    @property
    def size(self) -> int:
        return self._frontier.size

    def append(self, entry: Entry) -> int:
        """Write one entry to disk and return its index. Raises CannotRecord; then nothing was written."""
        moment = self._clock.now()
        record = seal(Header(self._frontier.size, entry.kind.value, moment, self._station), entry)
        try:
            with self._database:
                self._database.execute(
                    "INSERT INTO entries VALUES (?, ?, ?, ?, ?)",
                    (record.index, record.header, record.salt, record.body, record.commitment),
                )
        except sqlite3.Error as fault:
            raise CannotRecord(str(self._path)) from fault
        self._frontier.append(record.leaf_hash)
        self.last_moment = max(moment, self.last_moment or moment)
        return record.index

    def checkpoint(self) -> str:
        """Sign the present size and root, keep the note in the file and return it. Raises CannotRecord."""
        note = self._signer.sign(Checkpoint(self._signer.name, self._frontier.size, self._frontier.root()).text())
        try:
            with self._database:
                self._database.execute("INSERT OR IGNORE INTO checkpoints VALUES (?, ?)", (self._frontier.size, note))
        except sqlite3.Error as fault:
            raise CannotRecord(str(self._path)) from fault
        return note

    def entries_newest_first(self) -> Iterator[tuple[datetime, Entry]]:
        """Yield the entries whose bodies still exist, newest first."""
        for row in self._database.execute("SELECT header, body FROM entries ORDER BY n DESC"):
            header = parse_header(row[0])
            entry = parse_body(header.kind, row[1]) if header and row[1] is not None else None
            if header and entry:
                yield header.moment, entry

    def close(self) -> None:
        """Fold SQLite's write-ahead log into the one file and let go of it."""
        self._database.close()
        os.close(self._lock)

    def _begin(self) -> None:
        try:
            self._database.execute("PRAGMA synchronous = FULL")
            if not self._database.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
                self._create()
            about = dict(self._database.execute("SELECT key, value FROM about"))
        except DAMAGED as fault:
            raise BadInput(str(self._path), f"a journal was expected ({fault})") from fault
        if about.get("format") != FORMAT:
            raise BadInput(str(self._path), f"a journal of format {FORMAT} was expected")
        if about.get("key") != str(self._signer.verifier):
            raise BadInput(str(self._path), "a journal of this station's key was expected")

    def _create(self) -> None:
        """Make the tables in one transaction, so that a power cut leaves a journal or an empty file."""
        self._path.chmod(0o640)  # the reader's screen runs as another user, to whom this record is closed
        self._database.execute("PRAGMA journal_mode = WAL")
        with self._database:
            self._database.execute("BEGIN IMMEDIATE")
            for statement in _SCHEMA.split(";"):
                self._database.execute(statement)
            about = [("format", FORMAT), ("key", str(self._signer.verifier))]
            self._database.executemany("INSERT INTO about VALUES (?, ?)", about)

    def _read_through(self) -> tuple[Frontier, datetime | None]:
        """Return the tree and the latest moment. Raises BadInput where the newest checkpoint does not hold."""
        try:
            return self._rebuild()
        except DAMAGED as fault:
            raise BadInput(str(self._path), f"a journal that SQLite can read was expected ({fault})") from fault

    def _rebuild(self) -> tuple[Frontier, datetime | None]:
        newest = self._database.execute("SELECT size, note FROM checkpoints ORDER BY size DESC LIMIT 1").fetchone()
        frontier, last, held = Frontier(), None, newest is None
        for record in records(self._database):
            header = parse_header(record.header)
            if header is None or not header.index == record.index == frontier.size or not record.body_holds:
                raise BadInput(str(self._path), f"entry {frontier.size} was expected to be whole and in order")
            frontier.append(record.leaf_hash)
            last = max(header.moment, last or header.moment)
            held = held or (frontier.size == newest[0] and self._holds(newest[1], frontier))
        held = held or (newest[0] == 0 and self._holds(newest[1], Frontier()))
        if not held:
            raise BadInput(str(self._path), "the entries do not match the newest checkpoint; verify the journal")
        return frontier, last

    def _holds(self, note: str, frontier: Frontier) -> bool:
        checkpoint = parse_checkpoint(note)
        signed = self._signer.verifier.verifies(note)
        return signed and checkpoint == Checkpoint(self._signer.name, frontier.size, frontier.root())


def open_for_reading(path: Path) -> "closing[sqlite3.Connection]":
    """Open a journal's file so that nothing can be written. Raises BadInput."""
    if not os.path.isfile(path):  # says no, where Path.is_file raises for a closed folder
        raise BadInput(str(path), "a journal file was expected")
    database = _connect(path, f"file:{_uri(path)}?mode=ro{_unchanging(path)}")
    try:
        found = {row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    except DAMAGED as fault:
        database.close()
        raise BadInput(str(path), f"a journal was expected ({fault})") from fault
    if not {"entries", "checkpoints", "about"} <= found:
        database.close()
        raise BadInput(str(path), "a journal was expected (its tables are missing)")
    return closing(database)


def records(database: sqlite3.Connection) -> Iterator[Record]:
    """Yield every stored entry in order of its index. Raises sqlite3.Error where the file is damaged."""
    for row in database.execute("SELECT n, header, salt, body, commitment FROM entries ORDER BY n"):
        if not all(type(value) is bytes for value in row[1:] if value is not None) or None in (row[1], row[4]):
            raise sqlite3.DatabaseError(f"entry {row[0]} holds what is not bytes")
        yield Record(*row)


def _unchanging(path: Path) -> str:
    """Tell SQLite that a closed journal in a folder we cannot write (a copy on a disc) will not change under it."""
    log = path.with_name(path.name + "-wal")
    return "" if os.access(path.parent, os.W_OK) or log.exists() else "&immutable=1"


def _connect(path: Path, uri: str) -> sqlite3.Connection:
    try:
        return sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS)
    except sqlite3.Error as fault:
        raise BadInput(str(path), f"a journal was expected ({fault})") from fault


def _uri(path: Path) -> str:
    return path.resolve().as_uri().removeprefix("file://")


def _lock(path: Path) -> int:
    try:
        handle = os.open(path.with_name(path.name + ".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as fault:
        raise BadInput(str(path), f"a folder that can be written was expected ({fault.strerror})") from fault
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as fault:
        os.close(handle)
        raise BadInput(str(path), "another program is writing this journal") from fault
    return handle
