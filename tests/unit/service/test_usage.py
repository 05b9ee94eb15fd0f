# SPDX-License-Identifier: GPL-3.0-or-later
"""Time used is read back from the few entries that can matter."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kiosk.journal.entries import Entry, SessionEnded, SessionStarted, StationStopped, TimeUsed
from kiosk.service.usage import is_wanted, read_usage

NOW = datetime(2026, 12, 1, 5, tzinfo=UTC)


@given(st.lists(st.tuples(st.integers(0, 30 * 24), st.sampled_from(["start", "used", "end", "other"])), max_size=30))
def test_what_is_not_wanted_changes_nothing(history: list[tuple[int, str]]) -> None:
    entries: list[tuple[datetime, Entry]] = []
    for hours, what in history:
        session = f"s{hours % 5}"
        facts: dict[str, Entry] = {
            "start": SessionStarted(session, "r", 60, 1),
            "used": TimeUsed(session, "r", 1000),
            "end": SessionEnded(session, "r", "time", 0),
            "other": StationStopped(),
        }
        entries.append((NOW - timedelta(hours=hours), facts[what]))
    wanted = is_wanted(NOW)
    kept = [
        (moment, entry)
        for moment, entry in entries
        if wanted(entry.kind.value, moment.astimezone(UTC).isoformat(timespec="milliseconds"))
    ]
    assert read_usage(kept, NOW) == read_usage(entries, NOW)
    assert all(not isinstance(entry, StationStopped) for _, entry in kept)
