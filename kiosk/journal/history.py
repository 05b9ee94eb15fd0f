# SPDX-License-Identifier: GPL-3.0-or-later
"""What a journal's file says of its own past: its newest checkpoint, its root at an earlier size, proofs of entries."""

import hashlib
import sqlite3
from collections.abc import Sequence

from kiosk.journal.checkpoint import Checkpoint, parse_checkpoint
from kiosk.journal.entry_proof import EntryProof
from kiosk.journal.proofs import inclusion_proof
from kiosk.journal.reading import batches, record_of
from kiosk.journal.record import Record
from kiosk.journal.tree import Frontier


def newest_note(database: sqlite3.Connection) -> str:
    """Return the checkpoint that covers most, as a signed note; empty where there is none."""
    row = database.execute("SELECT note FROM checkpoints ORDER BY size DESC LIMIT 1").fetchone()
    return str(row[0]) if row else ""


def named_key(database: sqlite3.Connection) -> str:
    """Return the verifier key that the journal names itself, which whoever replaced the file could have replaced."""
    row = database.execute("SELECT value FROM about WHERE key = 'key'").fetchone()
    return str(row[0]) if row else ""


def root_at(database: sqlite3.Connection, size: int) -> bytes | None:
    """Return the root over the first `size` entries, or None where there are fewer."""
    frontier = Frontier()
    frontier.extend(_leaf_hashes(database, size))
    return frontier.root() if frontier.size == size else None


def continues(database: sqlite3.Connection, older: Checkpoint) -> str:
    """Return in one sentence why the entries do not continue what this checkpoint signed; nothing where they do."""
    (present,) = database.execute("SELECT count(*) FROM entries").fetchone()
    if present < older.size:
        return f"entries {present} to {older.size - 1} are missing from the end: the checkpoint covers {older.size}"
    if root_at(database, older.size) != older.root:
        return f"entries before {older.size} were changed, dropped or put in another order after the checkpoint"
    return ""


def entry_proof(database: sqlite3.Connection, index: int, *, with_body: bool) -> EntryProof | None:
    """Return the proof that an entry is under the newest checkpoint, or None where no checkpoint covers it.

    Raises BadInput where the newest checkpoint is none.
    """
    note = newest_note(database)
    size = parse_checkpoint(note).size if note else 0
    row = database.execute("SELECT n, header, salt, body, commitment FROM entries WHERE n = ?", (index,)).fetchone()
    if not 0 <= index < size or row is None:
        return None
    record: Record = record_of(row)
    salt, body = (record.salt or b"", record.body or b"") if with_body else (b"", b"")
    path = inclusion_proof(index, _leaf_hashes(database, size))
    return EntryProof(index, record.header, record.commitment, salt, body, path, note)


def _leaf_hashes(database: sqlite3.Connection, size: int) -> Sequence[bytes]:
    digest, hashes = hashlib.sha256, list[bytes]()
    for rows in batches(database):
        if len(hashes) >= size:
            break
        hashes += [digest(b"\x00" + record.header + record.commitment).digest() for record in map(record_of, rows)]
    return hashes[:size]
