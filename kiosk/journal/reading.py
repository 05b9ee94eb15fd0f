# SPDX-License-Identifier: GPL-3.0-or-later
"""A journal's file as whoever may read it opens it: nothing can be written, what is stored is taken as it stands."""

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

from kiosk.base.errors import BadInput
from kiosk.journal.record import Record, Row, parse_header

BUSY_SECONDS = 5
DAMAGED = (sqlite3.Error, UnicodeDecodeError)  # the second where SQLite quotes a damaged name in its message
SPAN = 256  # entries that are read, judged and looked up together
_ROWS = "SELECT n, header, salt, body, commitment FROM entries"


def open_for_reading(path: Path) -> "closing[sqlite3.Connection]":
    """Open a journal's file so that nothing can be written. Raises BadInput."""
    if not os.path.isfile(path):  # says no, where Path.is_file raises for a closed folder
        raise BadInput(str(path), "a journal file was expected")
    database = connect(path, f"file:{uri_of(path)}?mode=ro{_unchanging(path)}")
    try:
        database.execute("BEGIN")  # whatever is read is of one moment, also while a station writes on
        found = {row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    except DAMAGED as fault:
        database.close()
        raise BadInput(str(path), f"a journal was expected ({fault})") from fault
    if not {"entries", "checkpoints", "about"} <= found:
        database.close()
        raise BadInput(str(path), "a journal was expected (its tables are missing)")
    return closing(database)


def lock_of(path: Path) -> Path:
    """Return the file that a station's program locks while it writes this journal, by whatever name it is called."""
    path = path.resolve()
    return path.with_name(path.name + ".lock")


def in_use(path: Path) -> bool:
    """Tell whether a program holds this journal to write it; a copy is in nobody's hands."""
    try:
        handle = os.open(lock_of(path), os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    except OSError:  # another user's: the log is there while the journal is open, and rarely otherwise
        return path.with_name(path.name + "-wal").exists()
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(handle)
    return False


def records(database: sqlite3.Connection) -> Iterator[Record]:
    """Yield every stored entry in order of its index. Raises sqlite3.Error where the file is damaged."""
    for some in batches(database):
        yield from map(record_of, some)


def batches(database: sqlite3.Connection, first: int = 0) -> Iterator[list[Row]]:
    """Yield the stored rows in order from `first` on, some hundred at a time, cut where a span ends."""
    cursor = database.execute(f"{_ROWS} WHERE n >= ? ORDER BY n", (first,))
    some = cursor.fetchmany(SPAN - first % SPAN)
    while some:
        yield some
        some = cursor.fetchmany(SPAN)


def rows_between(database: sqlite3.Connection, first: int, end: int) -> Iterator[tuple[int, object, object]]:
    """Yield place, header and body of the entries from `first` on and before `end`, as they are stored."""
    yield from database.execute("SELECT n, header, body FROM entries WHERE n >= ? AND n < ? ORDER BY n", (first, end))


def last_moment(database: sqlite3.Connection) -> datetime | None:
    """Return when the last entry was written, None where there is none or its header cannot be read."""
    row = database.execute("SELECT header FROM entries ORDER BY n DESC LIMIT 1").fetchone()
    header = parse_header(row[0]) if row and isinstance(row[0], bytes) else None
    return header.moment if header else None


def record_of(row: Row) -> Record:
    """Return the row as a record. Raises sqlite3.DatabaseError where its columns hold something else than bytes."""
    if not all(type(value) is bytes for value in row[1:] if value is not None) or None in (row[1], row[4]):
        raise sqlite3.DatabaseError(f"entry {row[0]} holds what is not bytes")
    return Record(*row)


def connect(path: Path, uri: str) -> sqlite3.Connection:
    """Open a database by its URI. Raises BadInput."""
    try:
        return sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS)
    except sqlite3.Error as fault:
        raise BadInput(str(path), f"a journal was expected ({fault})") from fault


def uri_of(path: Path) -> str:
    """Return the path as it stands in a URI after `file:`."""
    return path.resolve().as_uri().removeprefix("file://")


def _unchanging(path: Path) -> str:
    """Tell SQLite that a closed journal in a folder we cannot write (a copy on a disc) will not change under it."""
    log = path.with_name(path.name + "-wal")
    return "" if os.access(path.parent, os.W_OK) or log.exists() else "&immutable=1"
