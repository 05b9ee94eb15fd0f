# SPDX-License-Identifier: GPL-3.0-or-later
"""What the journal says of itself: who looked into it, who took something of it away, and what was destroyed in order.

`asked` tells what was asked for without telling of whom: a reader's pseudonym never stands there.
"""

from dataclasses import dataclass
from typing import ClassVar

from kiosk.journal.kinds import Kind


@dataclass(frozen=True, slots=True)
class JournalRead:
    """Somebody looked into the record: `act` is `show`, `report` or `prove`."""

    kind: ClassVar[Kind] = Kind.JOURNAL_READ
    by: str
    act: str
    asked: str


@dataclass(frozen=True, slots=True)
class JournalExported:
    """Somebody took entries away, as `csv`, `jsonl`, `pdf` or `proof`; `personal` is 1 with personal data, or 0."""

    kind: ClassVar[Kind] = Kind.JOURNAL_EXPORTED
    by: str
    written_as: str
    asked: str
    personal: int
    reason: str


@dataclass(frozen=True, slots=True)
class BodiesErased:
    """The time of every entry below `below` is over: their bodies are gone, `count` of them by this act."""

    kind: ClassVar[Kind] = Kind.BODIES_ERASED
    by: str
    second: str
    before: str
    below: int
    count: int
    reason: str


RecordFact = JournalRead | JournalExported | BodiesErased
