# SPDX-License-Identifier: GPL-3.0-or-later
"""The notes on spans say what the entries say, in both ways of reading them, and a wrong one is found."""

import sqlite3
from pathlib import Path

import pytest

from kiosk.journal.entries import HostReached, PageRefused, SessionStarted, SessionWiped
from kiosk.journal.file import Journal
from kiosk.journal.reading import SPAN, batches, open_for_reading
from kiosk.journal.spans import mark_of, noted, span_of
from kiosk.journal.verify import verify
from tests.fakes.clock import FakeClock
from tests.unit.journal.conftest import Opens


def fill(journal: Journal, clock: FakeClock, count: int, path: str = "/") -> None:
    journal.append_all([SessionStarted("s", "r-қ", 60, 1), HostReached("s", "laws", "rule", "laws.kz")])
    for number in range(0, count - 3, 20):
        clock.pass_time(1)
        journal.append_all([SessionWiped(f"session {at}") for at in range(number, min(number + 20, count - 3))])
    journal.append(PageRefused("s", "not_listed", "", "", "else.kz", path))


@pytest.fixture
def journal(opened: Opens, clock: FakeClock, path: Path) -> Path:
    """Two spans that are full and noted, and one that is not full."""
    with opened() as writing:
        fill(writing, clock, 2 * SPAN + 5)
        writing.checkpoint()
    return path


def change(path: Path, statement: str) -> tuple[str, ...]:
    with sqlite3.connect(path) as database:
        database.execute(statement)
    database.close()
    return verify(path).findings


def test_full_spans_are_noted_with_a_checkpoint(journal: Path) -> None:
    with open_for_reading(journal) as database:
        first, second = noted(database)
    assert (first[0], second[0]) == (0, SPAN)
    assert first[1].startswith("2026-12-01T05:00:00.000")
    assert first[2] <= second[1] < second[2]
    marks = first[3].split("\n")
    assert marks == sorted(set(marks))
    assert {"host_reached site=laws", "kind=session_wiped", "reader=r-қ", "session=s", "session=session 0"} < {*marks}
    assert not any("site=" in mark for mark in second[3].split("\n"))
    assert verify(journal).ok


def test_spans_are_noted_once_and_go_on_after_reopening(journal: Path, opened: Opens, clock: FakeClock) -> None:
    for _ in range(2):
        with opened() as writing:
            fill(writing, clock, SPAN)
            writing.checkpoint()
    with open_for_reading(journal) as database:
        assert [row[0] for row in noted(database)] == [0, SPAN, 2 * SPAN, 3 * SPAN]
    assert verify(journal).ok


def test_both_ways_of_reading_a_span_say_the_same(opened: Opens, clock: FakeClock, path: Path) -> None:
    """One text that has to be escaped sends the whole span the long way."""
    with opened() as writing:
        fill(writing, clock, SPAN)
    with opened(path.with_name("escaped.db")) as writing:
        clock.set_wall(FakeClock().now())
        fill(writing, clock, SPAN, path='/"')
    spans = []
    for file in (path, path.with_name("escaped.db")):
        with open_for_reading(file) as database:
            spans.append(span_of(next(batches(database))))
    assert spans[0]
    assert spans[0] == spans[1]


def test_a_value_is_marked_as_json_spells_it() -> None:
    assert mark_of("reader", 'a\n"ё') == 'reader=a\\n\\"ё'
    assert mark_of("site", "laws", "page_opened") == "page_opened site=laws"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE spans SET marks = replace(marks, 'reader=', 'raeder=') WHERE first = 0",
        "UPDATE spans SET marks = '' WHERE first = 0",
        "UPDATE spans SET marks = marks || char(10) || 'site=x' WHERE first = 0",
        "UPDATE spans SET earliest = '2027' WHERE first = 0",
        "UPDATE spans SET latest = '2025' WHERE first = 0",
    ],
)
def test_a_note_that_says_something_else_is_found(statement: str, journal: Path) -> None:
    assert change(journal, statement) == ("entries 0 to 255: the note for finding them is not what they say",)


def test_a_note_on_entries_that_are_none_is_found(journal: Path) -> None:
    for first in (7, 2 * SPAN, 1000 * SPAN):
        statement = f"INSERT INTO spans SELECT {first}, earliest, latest, marks FROM spans WHERE first = 0"
        assert f"entries {first} to {first + SPAN - 1}: the note for finding them is not what they say" in change(
            journal, statement
        )


def test_a_missing_note_is_nothing_wrong(journal: Path) -> None:
    assert change(journal, "DELETE FROM spans WHERE first = 0") == ()
    assert change(journal, "DROP TABLE spans") == ()


def test_a_journal_from_before_there_were_notes_gets_them(journal: Path, opened: Opens) -> None:
    change(journal, "DROP TABLE spans")
    with opened() as writing:
        writing.append(SessionWiped("s"))
        writing.checkpoint()
    with open_for_reading(journal) as database:
        assert [row[0] for row in noted(database)] == [0, SPAN]
    assert verify(journal).ok
