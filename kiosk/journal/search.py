# SPDX-License-Identifier: GPL-3.0-or-later
"""Which entries somebody asks for, and finding them: in order, each as soon as it is found.

The notes on spans (`journal.spans`) tell which entries need not be read; what is yielded is decided by the entries
alone. An entry is a reader's where it names the reader or a session that the reader started.
"""

import json
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from kiosk.journal.entries import Entry, Kind
from kiosk.journal.reading import SPAN, rows_between
from kiosk.journal.record import Header, parse_body, parse_header
from kiosk.journal.spans import mark_of, noted

REFUSED: Final = frozenset({Kind.SIGN_IN_REFUSED, Kind.PAGE_REFUSED, Kind.HOST_REFUSED, Kind.STAFF_REFUSED})
ALLOWED: Final = frozenset({Kind.SESSION_STARTED, Kind.PAGE_OPENED, Kind.HOST_REACHED})
_END: Final = 2**62
_STARTED: Final = Kind.SESSION_STARTED.value.encode()
_SESSION: Final = re.compile(rb'"session":"((?:[^"\\]|\\.)*)"')
_PIECES, _KIND, _MOMENT = 12, 7, 11  # of a header cut at its quotation marks: what stands where


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked for; each part that is given must be so. No kinds are all kinds; `until` is no longer meant."""

    since: datetime | None = None
    until: datetime | None = None
    kinds: frozenset[Kind] = frozenset()
    reader: str = ""
    site: str = ""

    def spoken(self) -> str:
        """Return what is asked for as the journal tells of it: never of which reader."""
        said = [f"since {_written(self.since).decode()}"] if self.since else []
        said += [f"until {_written(self.until).decode()}"] if self.until else []
        said += [f"kinds {' '.join(sorted(kind.value for kind in self.kinds))}"] if self.kinds else []
        said += [f"site {self.site}"] if self.site else []
        said += ["one reader"] if self.reader else []
        return ", ".join(said) or "everything"


@dataclass(frozen=True, slots=True)
class Found:
    """An entry; `entry` is None where its body is gone or cannot be read."""

    header: Header
    entry: Entry | None


class Unreadable(Exception):
    """An entry that is not one; it carries the entry's number."""


def search(database: sqlite3.Connection, asked: Filter) -> Iterator[Found]:
    """Yield what is asked for. Raises Unreadable, and sqlite3.Error where the file is damaged."""
    return _Search(asked).found(database)


class _Search:
    """One filter as it is compared with bytes, and the sessions that its reader has started so far."""

    def __init__(self, asked: Filter) -> None:
        self._since = _written(asked.since) if asked.since else b""
        self._until = _written(asked.until) if asked.until else b"~"  # after every digit
        self._kinds = {kind.value.encode() for kind in asked.kinds or Kind}
        self._reader, self._site = _field("reader", asked.reader), _field("site", asked.site)
        self._needs_body = bool(asked.reader or asked.site)
        self._sessions = set[bytes]()
        kinds = [kind.value for kind in asked.kinds or Kind]
        self._kind_marks = {mark_of("site" if asked.site else "kind", asked.site or kind, kind) for kind in kinds}
        self._reader_mark = mark_of("reader", asked.reader) if asked.reader else ""
        self._reader_marks = {self._reader_mark}

    def found(self, database: sqlite3.Connection) -> Iterator[Found]:
        for first, end in self._places(database):
            for place, header, body in rows_between(database, first, end):
                if type(header) is not bytes or len(pieces := header.split(b'"', _PIECES)) <= _PIECES:
                    raise Unreadable(place)
                if self._is_asked(pieces[_KIND], pieces[_MOMENT], body):
                    yield _found(place, header, body)

    def _places(self, database: sqlite3.Connection) -> Iterator[tuple[int, int]]:
        """Yield from where up to where entries have to be read."""
        done = 0
        for first, earliest, latest, marks in noted(database):
            if first > done:
                yield done, first
            if first >= done and self._can_hold(earliest.encode(), latest.encode(), frozenset(marks.split("\n"))):
                yield first, first + SPAN
            done = max(done, first + SPAN)
        yield done, _END

    def _can_hold(self, earliest: bytes, latest: bytes, marks: frozenset[str]) -> bool:
        if self._reader_mark in marks:
            return True  # for the sessions that start here, whatever else is asked
        if self._reader_mark and marks.isdisjoint(self._reader_marks):
            return False
        return latest >= self._since and earliest < self._until and not marks.isdisjoint(self._kind_marks)

    def _is_asked(self, kind: bytes, moment: bytes, body: object) -> bool:
        if self._needs_body and not (type(body) is bytes and self._is_readers(kind, body) and self._site in body):
            return False
        return kind in self._kinds and self._since <= moment < self._until

    def _is_readers(self, kind: bytes, body: bytes) -> bool:
        """Tell whether a body is of the reader who is asked for, and note the sessions that are."""
        if not self._reader_mark:
            return True
        session = _SESSION.search(body)
        if self._reader in body:
            if kind == _STARTED and session:
                self._sessions.add(session[1])
                self._reader_marks.add(f"session={session[1].decode()}")
            return True
        return session is not None and session[1] in self._sessions


def _found(place: int, untrusted_header: bytes, body: object) -> Found:
    header = parse_header(untrusted_header)
    if header is None or header.index != place:
        raise Unreadable(place)
    return Found(header, parse_body(header.kind, body) if isinstance(body, bytes) else None)


def _written(moment: datetime) -> bytes:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").encode()


def _field(name: str, value: str) -> bytes:
    """Return how a body spells that a field has this value; nothing where nothing is asked."""
    return f'"{name}":{json.dumps(value, ensure_ascii=False)}'.encode() if value else b""
