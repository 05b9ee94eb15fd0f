# SPDX-License-Identifier: GPL-3.0-or-later
"""What the journal says of one reader, for that reader's own eyes: every entry, but for slices, which come as a sum.

Read from the file by a connection of its own, so that the journal is written meanwhile.
"""

import json
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.journal.entries import SessionEnded, TimeUsed, body_of
from kiosk.journal.reading import open_for_reading
from kiosk.journal.search import Filter, Found, search

MOST_LINES: Final = 400
HIDDEN: Final = frozenset({"reader"})  # the pseudonym tells a reader nothing


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as the screen is told of it."""

    moment: str
    kind: str
    facts: str


def own_record(path: Path, reader: str) -> tuple[tuple[Line, ...], bool]:
    """Return the newest lines, the oldest of them first, and whether that is all. Raises BadInput, sqlite3.Error."""
    with open_for_reading(path) as database:
        lines = deque(_lines(search(database, Filter(reader=reader))), MOST_LINES + 1)
    whole = len(lines) <= MOST_LINES
    return tuple(lines if whole else list(lines)[1:]), whole


def _lines(found: Iterator[Found]) -> Iterator[Line]:
    used: dict[str, int] = defaultdict(int)
    for one in found:
        match one.entry:
            case TimeUsed(session=session, milliseconds=milliseconds):
                used[session] += milliseconds
            case None:
                yield _line(one, {})  # destroyed when its time was over: that it was there stays known
            case SessionEnded(session=session):
                yield _line(one, {**body_of(one.entry), "seconds": round(used.pop(session, 0) / 1000)})
            case _:
                yield _line(one, body_of(one.entry))


def _line(found: Found, facts: Mapping[str, str | int]) -> Line:
    header = found.header
    shown = {name: value for name, value in facts.items() if name not in HIDDEN}
    return Line(header.moment.isoformat(timespec="seconds"), header.kind, json.dumps(shown, ensure_ascii=False))
