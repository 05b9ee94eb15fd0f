# SPDX-License-Identifier: GPL-3.0-or-later
"""Bodies whose time is over leave the disk, the tree stays what it was, and nothing else may be missing."""

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.base.errors import CannotRecord
from kiosk.journal.entries import BodiesErased, ClockAccepted, PageOpened, SessionStarted, SessionWiped
from kiosk.journal.file import Journal
from kiosk.journal.reading import SPAN, open_for_reading
from kiosk.journal.spans import noted
from kiosk.journal.verify import verify
from tests.fakes.clock import FakeClock
from tests.unit.journal.conftest import Opens

SECRET = "r-kept-until-its-time-was-over"


def erased(below: int, count: int = 0) -> BodiesErased:
    return BodiesErased("A. Auditor", "B. Second", "2026-12-01", below, count, "five years are over")


def fill(journal: Journal, count: int) -> None:
    for number in range(0, count, 50):
        some = [SessionStarted(f"s{at}", SECRET, 60, 1) for at in range(number, min(number + 50, count))]
        journal.append_all(some)
    journal.append(PageOpened("s", "laws", "rule", "laws.kz", "/" + SECRET * 300))  # more than a page of the file holds
    journal.checkpoint()


def everywhere(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in path.parent.iterdir())


def change(path: Path, statement: str) -> tuple[str, ...]:
    with sqlite3.connect(path) as database:
        database.execute(statement)
    database.close()
    return verify(path).findings


def test_what_was_destroyed_is_in_no_file_and_the_tree_holds(opened: Opens, path: Path) -> None:
    with opened() as journal:
        fill(journal, SPAN + 20)
        before = journal.checkpoint()
        assert SECRET.encode() in everywhere(path)
        size = journal.size
        assert journal.erase(size, erased(size, size)) == size
        assert SECRET.encode() not in everywhere(path)
        journal.append(SessionWiped("after"))
        journal.checkpoint()
    assert SECRET.encode() not in everywhere(path)
    report = verify(path)
    assert report.ok, report.findings
    assert report.covered == report.entries == size + 2
    with sqlite3.connect(path) as database:
        assert (before,) in database.execute("SELECT note FROM checkpoints").fetchall()
    database.close()
    with opened() as journal:
        assert journal.size == size + 2


def test_the_notes_on_spans_forget_too_and_those_after_stay(opened: Opens, path: Path) -> None:
    with opened() as journal:
        fill(journal, 3 * SPAN)
        journal.erase(SPAN + 7, erased(SPAN + 7))
    with open_for_reading(path) as database:
        marks = [row[3].split("\n") for row in noted(database)]
    assert marks[0] == ["kind=session_started"]
    assert f"reader={SECRET}" in marks[1]
    assert ("session=s262" in marks[1], "session=s263" in marks[1]) == (False, True)
    assert len(marks) == 3
    assert verify(path).ok


@pytest.fixture
def journal(opened: Opens, path: Path) -> Path:
    """Ten entries, the first six destroyed, the eleventh says so."""
    with opened() as writing:
        fill(writing, 9)
        writing.erase(6, erased(6, 6))
    return path


def test_more_gone_than_the_journal_says_is_found(journal: Path) -> None:
    assert verify(journal).ok
    assert change(journal, "UPDATE entries SET salt = NULL, body = NULL WHERE n IN (6, 8)") == (
        "entry 6: its body is gone, and nothing says it was destroyed in order",
        "entry 8: its body is gone, and nothing says it was destroyed in order",
    )


def test_the_entry_that_says_it_cannot_be_dropped(journal: Path) -> None:
    findings = change(journal, "UPDATE entries SET salt = NULL, body = NULL WHERE n = 10")
    assert findings[:2] == (
        "entry 0: its body is gone, and nothing says it was destroyed in order",
        "entry 1: its body is gone, and nothing says it was destroyed in order",
    )
    assert "entry 10: its body is gone, and nothing says it was destroyed in order" in findings


def test_a_body_that_stands_in_spite_of_it_is_found(opened: Opens, path: Path) -> None:
    """As where somebody put an old copy of rows back."""
    with opened() as journal:
        fill(journal, 3)
        rows = journal._database.execute("SELECT salt, body FROM entries WHERE n = 1").fetchall()
        journal.erase(3, erased(3))
    with sqlite3.connect(path) as database:
        database.execute("UPDATE entries SET salt = ?, body = ? WHERE n = 1", rows[0])
    database.close()
    assert verify(path).findings == (
        "entry 1: its time was over and its body destroyed, says a later entry, and it stands here",
    )


def test_a_second_destruction_goes_over_the_first_and_its_entry(journal: Path, opened: Opens) -> None:
    with opened() as writing:
        fill(writing, 5)
        writing.erase(12, erased(12, 6))
    assert verify(journal).ok
    with sqlite3.connect(journal) as database:
        assert database.execute("SELECT count(*) FROM entries WHERE body IS NULL").fetchone() == (12,)
    database.close()


def test_an_entry_that_says_more_than_it_can_covers_what_is_before_it(opened: Opens, path: Path) -> None:
    with opened() as journal:
        fill(journal, 3)
        journal.append(erased(1000))
        journal.append(SessionWiped("later"))
        journal.checkpoint()
    findings = change(path, "UPDATE entries SET salt = NULL, body = NULL WHERE n <> 4")
    assert findings == ("entry 5: its body is gone, and nothing says it was destroyed in order",)


def test_what_cannot_be_written_is_not_destroyed(opened: Opens, path: Path) -> None:
    with opened() as journal:
        fill(journal, 3)
        with sqlite3.connect(path) as other:
            other.execute("CREATE TRIGGER no BEFORE INSERT ON entries BEGIN SELECT RAISE(ABORT, 'no'); END")
            other.commit()
        with pytest.raises(CannotRecord):
            journal.erase(3, erased(3))
        with sqlite3.connect(path) as other:
            other.execute("DROP TRIGGER no")
        other.close()
        assert journal.size == 4
    assert verify(path).ok
    assert SECRET.encode() in everywhere(path)


def test_a_clock_that_staff_set_back_and_accepted_is_no_finding(opened: Opens, path: Path, clock: FakeClock) -> None:
    with opened() as journal:
        journal.append(SessionWiped("a"))
        journal.append(ClockAccepted("A. Auditor"))
        clock.set_wall(clock.now() - timedelta(days=3))
        journal.append(SessionWiped("b"))
        journal.checkpoint()
        assert verify(path).ok
        clock.set_wall(clock.now() - timedelta(days=3))
        journal.append(SessionWiped("c"))
        journal.checkpoint()
    (finding,) = verify(path).findings
    assert finding.startswith("entry 3: the clock ran backwards")
