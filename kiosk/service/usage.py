# SPDX-License-Identifier: GPL-3.0-or-later
"""Time used, read back from the journal: the sum of its slices, which a restart neither gives nor takes."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from kiosk.journal.entries import Entry, Kind, SessionEnded, SessionStarted, TimeUsed

REMEMBERED = timedelta(days=8)  # a week's allowance needs seven days back, one more for the time zone


@dataclass(slots=True)
class Usage:
    """Slices of each reader in the last days, and sessions whose end was never written."""

    slices: dict[str, list[tuple[datetime, float]]] = field(default_factory=lambda: defaultdict(list))
    unended: dict[str, str] = field(default_factory=dict)

    def add(self, reader: str, moment: datetime, seconds: float) -> None:
        self.slices[reader].append((moment, seconds))

    def of(self, reader: str) -> list[tuple[datetime, float]]:
        return self.slices.get(reader, [])


def is_wanted(now: datetime) -> Callable[[str, str], bool]:
    """Return what tells, by an entry's kind and moment as the journal spells them, whether `read_usage` needs it."""
    ends = {Kind.SESSION_STARTED.value, Kind.SESSION_ENDED.value}
    since = (now - REMEMBERED).astimezone(UTC).isoformat(timespec="milliseconds")
    return lambda kind, moment: kind in ends or (kind == Kind.TIME_USED.value and moment >= since)


def read_usage(newest_first: Iterable[tuple[datetime, Entry]], now: datetime) -> Usage:
    """Read back as far as a week's allowance needs; one entry of a wrong clock must not end the reading early."""
    usage, ended = Usage(), set[str]()
    for moment, entry in newest_first:
        match entry:
            case TimeUsed(reader=reader, milliseconds=milliseconds) if moment >= now - REMEMBERED:
                usage.add(reader, moment, milliseconds / 1000)
            case SessionEnded(session=session):
                ended.add(session)
            case SessionStarted(session=session, reader=reader) if session not in ended:
                usage.unended[session] = reader
            case _:
                pass
    return usage
