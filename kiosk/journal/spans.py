# SPDX-License-Identifier: GPL-3.0-or-later
"""What a span of entries is about, noted beside them so that a search passes over those that cannot be meant.

A span is 256 entries that begin at a multiple of 256. Its note says from when to when they are, and which kinds,
readers, sessions and sites they name. Nothing stands here that the entries do not say: a note can be made anew
from them, and `journal.verify` does so and compares. A span without a note is searched.
"""

import dataclasses
import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kiosk.journal.bulk import MARKED, Sound, mark, read_sound
from kiosk.journal.reading import SPAN, batches
from kiosk.journal.record import Row, parse_body, parse_header

SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS spans (
    first INTEGER PRIMARY KEY, earliest TEXT NOT NULL, latest TEXT NOT NULL, marks TEXT NOT NULL) STRICT
"""


@dataclass(frozen=True, slots=True)
class Span:
    """The note on the entries from `first` on: moments as headers spell them, and `name=value` of what they name."""

    first: int
    earliest: str
    latest: str
    marks: frozenset[str]

    def to_row(self) -> tuple[int, str, str, str]:
        return self.first, self.earliest, self.latest, "\n".join(sorted(self.marks))


def mark_of(name: str, value: str, kind: str = "") -> str:
    """Return how a span's note says that a field has this value."""
    return mark(name, json.dumps(value, ensure_ascii=False)[1:-1], kind)


def span_of(rows: Sequence[Row]) -> Span | None:
    """Return the note on these rows, or None where they are not a whole span with headers that can be read."""
    if len(rows) != SPAN or rows[0][0] % SPAN:
        return None
    header = parse_header(rows[0][1])
    sound = read_sound(rows, header.station) if header else None
    if sound is None:
        return _one_by_one(rows)
    return span_from(rows[0][0], sound)


def span_from(first: int, sound: Sound) -> Span:
    """Return the note on a whole span that was found sound."""
    return Span(first, min(sound.moments).decode(), max(sound.moments).decode(), sound.marks)


def _one_by_one(rows: Sequence[Row]) -> Span | None:
    moments, marks = list[str](), set[str]()
    for _, untrusted_header, _, body, _ in rows:
        header = parse_header(untrusted_header)
        if header is None:
            return None
        moments.append(header.moment.isoformat(timespec="milliseconds"))
        marks.add(mark_of("kind", header.kind))
        entry = parse_body(header.kind, body) if body is not None else None
        for field in dataclasses.fields(entry) if entry else ():
            if field.name in MARKED and (value := getattr(entry, field.name)):
                marks.add(mark_of(field.name, value, header.kind))
    return Span(rows[0][0], min(moments), max(moments), frozenset(marks))


def noted(database: sqlite3.Connection) -> Iterator[tuple[int, str, str, str]]:
    """Yield the notes that a journal holds, as they are stored; none where it is from before there were notes."""
    if database.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'spans'").fetchone():
        yield from database.execute("SELECT first, earliest, latest, marks FROM spans ORDER BY first")


def note_again(database: sqlite3.Connection, below: int) -> None:
    """Make the notes anew of spans that begin before `below`: bodies there are gone. The caller commits."""
    firsts = [first for (first,) in database.execute("SELECT first FROM spans WHERE first < ?", (below,))]
    for first in firsts:
        database.execute("DELETE FROM spans WHERE first = ?", (first,))
        if span := span_of(next(batches(database, first), [])):
            database.execute("INSERT INTO spans VALUES (?, ?, ?, ?)", span.to_row())


def note_spans(database: sqlite3.Connection, size: int) -> None:
    """Write down the notes of spans that filled since the last time; there are `size` entries. The caller commits."""
    (newest,) = database.execute("SELECT max(first) FROM spans").fetchone()
    first = 0 if newest is None else newest + SPAN
    if size - first >= SPAN:
        spans = (span_of(rows) for rows in batches(database, first))
        database.executemany("INSERT INTO spans VALUES (?, ?, ?, ?)", [span.to_row() for span in spans if span])
