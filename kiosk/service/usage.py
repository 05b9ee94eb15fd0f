# SPDX-License-Identifier: GPL-3.0-or-later
"""Time and sheets used, read back from the journal: sums of its entries, which a restart neither gives nor takes."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from kiosk.journal.entries import Entry, Kind, PagesAskedFor, PrintDiscarded, SessionEnded, SessionStarted, TimeUsed

REMEMBERED = timedelta(days=8)  # a week's allowance needs seven days back, one more for the time zone


@dataclass(frozen=True, slots=True)
class Sheets:
    """What one reader asked for on paper in one session: when, and on how many sheets."""

    reader: str
    session: str
    asked: datetime
    count: int


@dataclass(slots=True)
class Usage:
    """Slices of each reader in the last days, sheets by their print's number, and sessions that never ended."""

    slices: dict[str, list[tuple[datetime, float]]] = field(default_factory=lambda: defaultdict(list))
    unended: dict[str, str] = field(default_factory=dict)
    sheets: dict[int, Sheets] = field(default_factory=dict)

    def add(self, reader: str, moment: datetime, seconds: float) -> None:
        self.slices[reader].append((moment, seconds))

    def give_sheets_back(self, number: int) -> None:
        """Count the sheets of a print no more that nobody will have on paper."""
        self.sheets.pop(number, None)

    def of(self, reader: str) -> list[tuple[datetime, float]]:
        return self.slices.get(reader, [])


def is_wanted(now: datetime) -> Callable[[str, str], bool]:
    """Return what tells, by an entry's kind and moment as the journal spells them, whether `read_usage` needs it."""
    ends = {Kind.SESSION_STARTED.value, Kind.SESSION_ENDED.value}
    used = {Kind.TIME_USED.value, Kind.PAGES_ASKED_FOR.value, Kind.PRINT_DISCARDED.value}
    since = (now - REMEMBERED).astimezone(UTC).isoformat(timespec="milliseconds")
    return lambda kind, moment: kind in ends or (kind in used and moment >= since)


def read_usage(newest_first: Iterable[tuple[datetime, Entry]], now: datetime) -> Usage:
    """Read back as far as a week's allowance needs; one entry of a wrong clock must not end the reading early."""
    usage, ended, discarded = Usage(), set[str](), set[int]()
    for moment, entry in newest_first:
        match entry:
            case TimeUsed(reader=reader, milliseconds=milliseconds) if moment >= now - REMEMBERED:
                usage.add(reader, moment, milliseconds / 1000)
            case PrintDiscarded(number=number):
                discarded.add(number)
            case PagesAskedFor(number=number) if moment >= now - REMEMBERED and number not in discarded:
                usage.sheets[number] = Sheets(entry.reader, entry.session, moment, entry.pages)
            case SessionEnded(session=session):
                ended.add(session)
            case SessionStarted(session=session, reader=reader) if session not in ended:
                usage.unended[session] = reader
            case _:
                pass
    return usage
