# SPDX-License-Identifier: GPL-3.0-or-later
"""One entry as bytes: header, salt, body, commitment, leaf.

A leaf is `header ‖ SHA-256(salt ‖ body)`. The header (index, kind, moment, station) stays for ever; the salt and
body can be destroyed when their time is over, and the leaf, hence the tree, still verifies (design §6).
"""

import hashlib
import json
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from kiosk.base.canonical import canonical_json
from kiosk.base.ids import StationId
from kiosk.journal.entries import Entry, body_of, entry_from
from kiosk.journal.tree import leaf_hash

FORMAT = 1
SALT_BYTES = 32
Row = tuple[int, bytes, bytes | None, bytes | None, bytes]  # the columns of `entries`


@dataclass(frozen=True, slots=True)
class Header:
    """What is known of an entry for ever."""

    index: int
    kind: str
    moment: datetime
    station: StationId

    def to_bytes(self) -> bytes:
        return canonical_json(
            {
                "format": FORMAT,
                "index": self.index,
                "kind": self.kind,
                "moment": self.moment.astimezone(UTC).isoformat(timespec="milliseconds"),
                "station": self.station,
            }
        )


@dataclass(frozen=True, slots=True)
class Record:
    """The stored columns of one entry; `salt` and `body` are None once retention has destroyed them."""

    index: int
    header: bytes
    salt: bytes | None
    body: bytes | None
    commitment: bytes

    def to_row(self) -> Row:
        return self.index, self.header, self.salt, self.body, self.commitment

    @property
    def body_holds(self) -> bool:
        """Tell whether salt and body are those that the leaf commits to, or were both destroyed."""
        if self.salt is None or self.body is None:
            return self.salt is self.body
        return len(self.salt) == SALT_BYTES and commit(self.salt, self.body) == self.commitment

    @property
    def leaf_hash(self) -> bytes:
        return leaf_hash(self.header + self.commitment)


def seal(header: Header, entry: Entry) -> Record:
    """Return the record of a new entry under a fresh salt."""
    salt = secrets.token_bytes(SALT_BYTES)
    body = canonical_json(body_of(entry))
    return Record(header.index, header.to_bytes(), salt, body, commit(salt, body))


def commit(salt: bytes, body: bytes) -> bytes:
    """Return SHA-256(salt ‖ body)."""
    return hashlib.sha256(salt + body).digest()


def parse_header(untrusted: bytes) -> Header | None:
    """Return the header that these bytes are the canonical form of, or None."""
    try:
        value = json.loads(untrusted)
        moment = datetime.fromisoformat(value["moment"])
        header = Header(value["index"], value["kind"], moment, StationId(value["station"]))
        types = (type(header.index), type(header.kind), type(header.station))
        written = types == (int, str, str) and moment.tzinfo and header.to_bytes() == untrusted
        return header if written else None
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None


def parse_body(kind: str, untrusted: bytes) -> Entry | None:
    """Return the entry that these bytes are the canonical form of, or None."""
    try:
        value = json.loads(untrusted)
        entry = entry_from(kind, value)
        return entry if entry is not None and canonical_json(body_of(entry)) == untrusted else None
    except (ValueError, AttributeError, TypeError, RecursionError):
        return None
