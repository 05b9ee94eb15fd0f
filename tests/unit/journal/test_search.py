# SPDX-License-Identifier: GPL-3.0-or-later
"""A search finds what a look at every entry finds, whatever the notes let it pass over."""

import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.base.ids import StationId
from kiosk.base.keys import signer
from kiosk.journal.entries import (
    Entry,
    HostReached,
    HostRefused,
    Kind,
    PageOpened,
    SessionEnded,
    SessionStarted,
    SignInRefused,
    StationStopped,
    TimeUsed,
)
from kiosk.journal.file import Journal
from kiosk.journal.reading import SPAN, open_for_reading
from kiosk.journal.search import ALLOWED, REFUSED, Filter, Unreadable, search
from tests.fakes.clock import FakeClock

START = FakeClock().now()
READERS, SITES = ("r-a", "r-b", "r-c", 'r-"ә'), ("laws", "news", "")


def visits() -> Iterator[Entry]:
    """Five hundred visits; reader r-c comes once, in the middle, and then a wrong clock begins."""
    for number in range(500):
        reader = "r-c" if number == 250 else READERS[number % 2 if number % 50 else 3]
        session = f"s{number}"
        yield SessionStarted(session, reader, 60, 1)
        yield TimeUsed(session, reader, 5)
        yield HostReached(session, SITES[number % 3], "rule", "host")
        if number % 7 == 0:
            yield HostRefused(session, "not_listed", "rare" if number == 490 else "", "", 'host"')
        if number != 100:  # interrupted
            yield SessionEnded(session, reader, "time", 0)
    yield SignInRefused("r-c", "wrong")


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("search") / "journal.db"
    clock = FakeClock(START)
    writing = Journal(path, StationId("one"), signer("tereze/one", bytes(32)), clock)
    for number, entry in enumerate(visits()):
        writing.append(entry)
        clock.pass_time(60)
        if number == 1200:
            clock.set_wall(clock.now() - timedelta(hours=5))
    writing.checkpoint()
    writing.close()
    return path


def found(path: Path, asked: Filter) -> list[int]:
    with open_for_reading(path) as database:
        return [entry.header.index for entry in search(database, asked)]


def by_looking_at_every_entry(path: Path, asked: Filter) -> list[int]:
    """The same question, asked plainly."""
    sessions, indexes = set[str](), []
    with open_for_reading(path) as database:
        for every in search(database, Filter()):
            header, entry = every.header, every.entry
            if isinstance(entry, SessionStarted) and entry.reader == asked.reader:
                sessions.add(entry.session)
            readers = getattr(entry, "reader", None) == asked.reader or getattr(entry, "session", None) in sessions
            if (
                (not asked.kinds or Kind(header.kind) in asked.kinds)
                and (not asked.reader or readers)
                and (not asked.site or getattr(entry, "site", None) == asked.site)
                and (asked.since is None or header.moment >= asked.since)
                and (asked.until is None or header.moment < asked.until)
            ):
                indexes.append(header.index)
    return indexes


MOMENTS = st.none() | st.integers(-10, 2600).map(lambda minutes: START + timedelta(minutes=minutes))
FILTERS = st.builds(
    Filter,
    since=MOMENTS,
    until=MOMENTS,
    kinds=st.sampled_from([frozenset(), REFUSED, ALLOWED, {Kind.TIME_USED}, {Kind.STATION_STOPPED}]).map(frozenset),
    reader=st.sampled_from(["", *READERS, "r-nobody"]),
    site=st.sampled_from(["", "laws", "rare", "none"]),
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(asked=FILTERS)
def test_a_search_finds_what_a_look_at_every_entry_finds(asked: Filter, journal: Path) -> None:
    assert found(journal, asked) == by_looking_at_every_entry(journal, asked)


def test_everything_is_found_in_order(journal: Path) -> None:
    assert found(journal, Filter()) == list(range(len(list(visits()))))


def test_a_session_is_its_readers_also_where_only_the_session_is_named(journal: Path) -> None:
    kinds = []
    with open_for_reading(journal) as database:
        kinds = [every.header.kind for every in search(database, Filter(reader="r-c"))]
    assert kinds == ["session_started", "time_used", "host_reached", "session_ended", "sign_in_refused"]


def test_a_session_that_began_in_a_span_before_what_is_asked_for_is_known(journal: Path) -> None:
    with open_for_reading(journal) as database:
        entries = list(search(database, Filter()))
    for first in range(SPAN, len(entries), SPAN):
        reader = next(entry.entry.reader for entry in entries[first::-1] if isinstance(entry.entry, SessionStarted))
        asked = Filter(reader=reader, since=entries[first].header.moment)
        assert found(journal, asked)
        assert found(journal, asked) == by_looking_at_every_entry(journal, asked)


def test_a_moment_asked_from_is_meant_and_one_asked_until_is_not(journal: Path) -> None:
    """At the ends of spans, where a note decides."""
    with open_for_reading(journal) as database:
        moments = [every.header.moment for every in search(database, Filter())]
    for last in (SPAN - 1, 2 * SPAN - 1):
        assert found(journal, Filter(since=moments[last], until=moments[last + 1])) == [last]
        assert found(journal, Filter(since=moments[last + 1], until=moments[last + 2])) == [last + 1]


def test_a_span_without_a_note_is_read(journal: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(journal.read_bytes())
    with sqlite3.connect(copy) as database:
        database.execute(f"DELETE FROM spans WHERE first = {SPAN}")
    database.close()
    assert found(copy, Filter()) == found(journal, Filter())
    assert found(copy, Filter(site="rare")) == found(journal, Filter(site="rare"))


def test_spans_that_cannot_hold_it_are_not_read(journal: Path, tmp_path: Path) -> None:
    """Their entries are gone from a copy, and nobody notices; without the notes somebody does."""
    copy = tmp_path / "copy.db"
    copy.write_bytes(journal.read_bytes())
    with sqlite3.connect(copy) as database:
        database.execute(f"UPDATE entries SET header = x'00' WHERE n < {SPAN}")
        assert found(copy, Filter(kinds=REFUSED, site="rare")) == found(journal, Filter(kinds=REFUSED, site="rare"))
        database.execute("DELETE FROM spans")
    database.close()
    with pytest.raises(Unreadable, match="0"):
        found(copy, Filter(kinds=REFUSED, site="rare"))


def test_the_first_row_comes_before_the_last_is_read(journal: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(journal.read_bytes())
    with sqlite3.connect(copy) as database:
        database.execute("UPDATE entries SET header = x'00' WHERE n = 1000")
    database.close()
    with open_for_reading(copy) as reading:
        assert next(search(reading, Filter())).header.index == 0
    with pytest.raises(Unreadable, match="1000"):
        found(copy, Filter())


def test_a_body_that_is_gone_is_found_by_kind_and_time_alone(journal: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(journal.read_bytes())
    with sqlite3.connect(copy) as database:
        database.execute("DELETE FROM spans")
        database.execute("UPDATE entries SET salt = NULL, body = NULL WHERE n = 2")
    database.close()
    assert 2 in found(copy, Filter(kinds=ALLOWED, since=START))
    assert 2 not in found(copy, Filter(site=SITES[0]))
    assert 2 not in found(copy, Filter(reader=READERS[3]))


def test_every_kind_that_is_a_verdict_is_named_as_one() -> None:
    assert {kind for kind in Kind if kind.value.endswith("_refused")} == REFUSED
    assert {PageOpened.kind, HostReached.kind, SessionStarted.kind} == ALLOWED
    assert StationStopped.kind not in REFUSED | ALLOWED
