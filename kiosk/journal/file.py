# SPDX-License-Identifier: GPL-3.0-or-later
"""The journal's one SQLite file: appended to by kioskd alone, read by anyone who may.

`append` and `append_all` return only once the entries are on disk (synchronous = FULL). Opening a journal whose last
checkpoint does not hold refuses: nobody writes on top of a record that was changed.
"""

import contextlib
import fcntl
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from kiosk.base.clock import Clock
from kiosk.base.errors import BadInput, CannotRecord
from kiosk.base.ids import StationId
from kiosk.base.keys import NoteSigner
from kiosk.journal.bulk import read_sound
from kiosk.journal.checkpoint import Checkpoint, parse_checkpoint
from kiosk.journal.entries import SIGNED_AT_ONCE, BodiesErased, Entry, Kind
from kiosk.journal.reading import DAMAGED, batches, connect, lock_of, record_of, uri_of
from kiosk.journal.record import Header, Row, parse_body, parse_header, seal
from kiosk.journal.spans import SCHEMA as SPANS
from kiosk.journal.spans import note_again, note_spans
from kiosk.journal.tree import Frontier

FORMAT = "1"
LOG_BYTES = 1010 * (4096 + 24)  # SQLite folds its log into the file at 1000 pages
Wanted = Callable[[str, str], bool]
_EMPTY_LOG = "PRAGMA wal_checkpoint(TRUNCATE)"
_INSERT = "INSERT INTO entries VALUES (?, ?, ?, ?, ?)"
# A header cut at its quotation marks: {"format":1,"index":N,"kind":"…","moment":"…"
_PIECES, _KIND_PIECE, _MOMENT_PIECE = 12, 7, 11
_SCHEMA = """
CREATE TABLE entries (
    n INTEGER PRIMARY KEY, header BLOB NOT NULL, salt BLOB, body BLOB, commitment BLOB NOT NULL) STRICT;
CREATE TABLE checkpoints (size INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT;
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
"""
CLOCK_ACCEPTED = Kind.CLOCK_ACCEPTED.value.encode()
_SIGNED = frozenset(kind.value for kind in SIGNED_AT_ONCE)


class Journal:
    """An open journal, the only writer of its file."""

    def __init__(self, path: Path, station: StationId, signer: NoteSigner, clock: Clock) -> None:
        """Open or begin the journal. Raises BadInput where it is not this station's, not whole, or in use."""
        self._path = path
        self._station = station
        self._signer = signer
        self._clock = clock
        self._passing: int | None = None
        self._lock = _lock(path)
        try:
            self._database = connect(path, f"file:{uri_of(path)}?mode=rwc")
            try:
                self._begin()
                self._frontier, self.last_moment = self._read_through()
                self._scrub()  # where a destruction was cut short
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
        return self.append_all((entry,))

    def append_all(self, entries: Sequence[Entry]) -> int:
        """Write entries to disk, all or none, with one wait for it, and return the first one's index.

        Raises CannotRecord; then nothing was written.
        """
        return self._write(entries)

    def checkpoint(self, *, passing: bool = False) -> str:
        """Sign the present size and root, keep the note in the file and return it. Raises CannotRecord.

        A passing one goes when the next is there, so that a year of minutes does not fill the file.
        """
        size = self._frontier.size
        try:
            with self._database:
                note, added = self._sign(self._frontier)
        except sqlite3.Error as fault:
            raise CannotRecord(str(self._path)) from fault
        self._passing = size if passing and (added or self._passing == size) else None
        return note

    def _sign(self, frontier: Frontier) -> tuple[str, bool]:
        """Write a checkpoint within a transaction; return its note, and whether it is a new one."""
        note = self._signer.sign(Checkpoint(self._signer.name, frontier.size, frontier.root()).text())
        row = (frontier.size, note)
        added = self._database.execute("INSERT OR IGNORE INTO checkpoints VALUES (?, ?)", row).rowcount > 0
        if added and self._passing is not None:
            self._database.execute("DELETE FROM checkpoints WHERE size = ?", (self._passing,))
        note_spans(self._database, frontier.size)
        return note, added

    def erase(self, below: int, destruction: BodiesErased) -> int:
        """Destroy salts and bodies of the entries before `below`, together with writing the entry that says so.

        Returns that entry's index. Raises CannotRecord; then nothing was destroyed. What was destroyed leaves no bytes
        in the file or its log.
        """

        def destroy() -> None:
            self._database.execute("UPDATE entries SET salt = NULL, body = NULL WHERE n < ?", (below,))
            note_again(self._database, below)

        index = self._write((destruction,), destroy)
        self._scrub("VACUUM", _EMPTY_LOG)
        return index

    def _write(self, entries: Sequence[Entry], also: Callable[[], None] | None = None) -> int:
        """Write entries, and what else belongs to them, in one transaction; sign it where one of them asks for that."""
        moment, first = self._clock.now(), self._frontier.size
        sealed = [
            seal(Header(index, entry.kind.value, moment, self._station), entry)
            for index, entry in enumerate(entries, start=first)
        ]
        after = self._frontier.copy()
        after.extend([record.leaf_hash for record in sealed])
        signed = any(entry.kind in SIGNED_AT_ONCE for entry in entries)
        try:
            with self._database:
                self._database.executemany(_INSERT, [record.to_row() for record in sealed])
                if also is not None:
                    also()
                if signed:
                    self._sign(after)
        except sqlite3.Error as fault:
            raise CannotRecord(str(self._path)) from fault
        self._frontier = after
        if signed:
            self._passing = None
        if sealed:
            accepted = entries[-1].kind is Kind.CLOCK_ACCEPTED
            self.last_moment = None if accepted else max(moment, self.last_moment or moment)
        return first

    def _scrub(self, *statements: str) -> None:
        """Fold the log into the file and empty it, so that nothing destroyed is left in it, and do what else is asked.

        Where the disk is full or somebody reads, this is done at the next opening.
        """
        with contextlib.suppress(sqlite3.Error):
            for statement in (_EMPTY_LOG, *statements):
                self._database.execute(statement).fetchall()
        _lengthen(self._path.with_name(self._path.name + "-wal"))

    def entries_newest_first(self, wanted: Wanted | None = None) -> Iterator[tuple[datetime, Entry]]:
        """Yield the entries whose bodies still exist, newest first; `wanted` is asked for kind and moment."""
        for untrusted_header, body in self._database.execute("SELECT header, body FROM entries ORDER BY n DESC"):
            pieces = untrusted_header.decode().split('"', _PIECES)
            if body is None or (wanted and not wanted(pieces[_KIND_PIECE], pieces[_MOMENT_PIECE])):
                continue
            header = parse_header(untrusted_header)
            entry = parse_body(header.kind, body) if header else None
            if header and entry:
                yield header.moment, entry

    def close(self) -> None:
        """Fold SQLite's write-ahead log into the one file and let go of it."""
        self._database.close()
        os.close(self._lock)

    def _begin(self) -> None:
        try:
            self._database.execute("PRAGMA synchronous = FULL")
            self._database.execute("PRAGMA secure_delete = ON")  # what is destroyed leaves no bytes behind
            if not self._database.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
                self._create()
            about = dict(self._database.execute("SELECT key, value FROM about"))
        except DAMAGED as fault:
            raise BadInput(str(self._path), f"a journal was expected ({fault})") from fault
        if about.get("format") != FORMAT:
            raise BadInput(str(self._path), f"a journal of format {FORMAT} was expected")
        if about.get("key") != str(self._signer.verifier):
            raise BadInput(str(self._path), "a journal of this station's key was expected")
        try:
            self._database.execute(SPANS)
        except DAMAGED as fault:
            raise BadInput(str(self._path), f"a journal that can be written was expected ({fault})") from fault

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
        size = newest[0] if newest else 0
        frontier, last, held = Frontier(), None, newest is None
        for rows in batches(self._database):
            moments, kinds, hashes = self._whole(rows, frontier.size)
            last = _last_moment(last, moments, kinds)
            self._refuse_unsigned(kinds, frontier.size, size)
            before = size - frontier.size
            frontier.extend(hashes[: max(before, 0)])
            held = held or (frontier.size == size and self._holds(newest[1], frontier))
            frontier.extend(hashes[max(before, 0) :])
        held = held or (size == 0 and self._holds(newest[1], Frontier()))
        if not held:
            raise BadInput(str(self._path), "the entries do not match the newest checkpoint; verify the journal")
        return frontier, last

    def _refuse_unsigned(self, kinds: Sequence[bytes], place: int, covered: int) -> None:
        """Raises BadInput for an entry that this program signs as it writes it, and that is not signed."""
        for index in range(max(place, covered), place + len(kinds)):
            if (kind := kinds[index - place].decode()) in _SIGNED:
                raise BadInput(str(self._path), f"entry {index}: a checkpoint over this {kind} was expected; verify")

    def _whole(self, rows: Sequence[Row], place: int) -> tuple[list[bytes], list[bytes], list[bytes]]:
        """Return moments, kinds and leaf hashes of rows that begin at `place`. Raises BadInput."""
        sound = read_sound(rows, self._station)
        if sound and rows[0][0] == place:
            return list(sound.moments), list(sound.kinds), list(sound.leaf_hashes)
        moments, kinds, hashes = list[bytes](), list[bytes](), list[bytes]()
        for index, record in enumerate(map(record_of, rows), start=place):
            header = parse_header(record.header)
            if header is None or not header.index == record.index == index or not record.body_holds:
                raise BadInput(str(self._path), f"entry {index} was expected to be whole and in order")
            moments.append(header.moment.isoformat(timespec="milliseconds").encode())
            kinds.append(header.kind.encode())
            hashes.append(record.leaf_hash)
        return moments, kinds, hashes

    def _holds(self, note: str, frontier: Frontier) -> bool:
        checkpoint = parse_checkpoint(note)
        signed = self._signer.verifier.verifies(note)
        return signed and checkpoint == Checkpoint(self._signer.name, frontier.size, frontier.root())


def _last_moment(before: datetime | None, moments: Sequence[bytes], kinds: Sequence[bytes]) -> datetime | None:
    """Return the latest moment of entries in one spelling; those before staff accepted the clock do not count."""
    accepted = CLOCK_ACCEPTED in kinds
    counted = moments[len(kinds) - kinds[::-1].index(CLOCK_ACCEPTED) :] if accepted else moments
    latest = datetime.fromisoformat(max(counted).decode()) if counted else None
    return latest if accepted or before is None or (latest is not None and latest > before) else before


def _lengthen(log: Path) -> None:
    """Fill SQLite's log up with zeros to the size at which it begins anew, so that no entry waits for the file to grow.

    Zeros are no frame of a log, so that they end it for whoever reads (SQLite, file format §4.4). A disk that has no
    room for them is told of when an entry has none.
    """
    with contextlib.suppress(OSError):
        handle = os.open(log, os.O_WRONLY | os.O_CLOEXEC)
        try:
            size = os.fstat(handle).st_size
            os.pwrite(handle, bytes(max(LOG_BYTES - size, 0)), size)
            os.fsync(handle)
        finally:
            os.close(handle)


def _lock(path: Path) -> int:
    try:
        handle = os.open(lock_of(path), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as fault:
        raise BadInput(str(path), f"a folder that can be written was expected ({fault.strerror})") from fault
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as fault:
        os.close(handle)
        raise BadInput(str(path), "another program is writing this journal") from fault
    return handle
