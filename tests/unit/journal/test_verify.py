# SPDX-License-Identifier: GPL-3.0-or-later
"""What a check of the journal finds: every hand that was laid on it."""

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.base.errors import BadInput
from kiosk.base.keys import NoteSigner, signer
from kiosk.journal.checkpoint import Checkpoint
from kiosk.journal.entries import (
    ClockAccepted,
    SessionEnded,
    SessionWiped,
    SignInRefused,
    StationStarted,
    StationStopped,
    TimeUsed,
)
from kiosk.journal.tree import Frontier
from kiosk.journal.verify import verify
from tests.fakes.clock import FakeClock
from tests.unit.journal.conftest import Opens

COVERED = "SELECT n, header, salt, body, commitment FROM entries ORDER BY n"
NOTES = "SELECT size, note FROM checkpoints ORDER BY size"
ABOUT = "SELECT key, value FROM about ORDER BY key"


@pytest.fixture
def journal(opened: Opens, clock: FakeClock, path: Path) -> Path:
    """Six entries, checkpoints at 0, 3 and 6."""
    with opened() as writing:
        writing.checkpoint()
        writing.append(StationStarted("0.1.0", "ab" * 32, 1))
        for number in range(4):
            clock.pass_time(1)
            writing.append(SessionWiped(f"session {number}"))
            if number == 1:
                writing.checkpoint()
        writing.append(StationStopped())
        writing.checkpoint()
    return path


def change(path: Path, *statements: str) -> tuple[str, ...]:
    """Lay hand on the file and return what the check finds."""
    with sqlite3.connect(path) as database:
        for statement in statements:
            database.execute(statement)
    database.close()
    return verify(path).findings


def test_an_untouched_journal_holds(journal: Path, key: NoteSigner) -> None:
    report = verify(journal)
    assert (report.ok, report.entries, report.checkpoints, report.covered, report.own_key) == (True, 6, 4, 6, True)
    assert verify(journal, key.verifier).ok
    assert not verify(journal, key.verifier).own_key


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        (
            "UPDATE entries SET body = CAST(replace(CAST(body AS TEXT), '1', '2') AS BLOB) WHERE n = 2",
            "entry 2: its body",
        ),
        ("UPDATE entries SET salt = randomblob(32) WHERE n = 2", "entry 2: its body is not the one"),
        ("UPDATE entries SET salt = NULL, body = NULL WHERE n = 2", "entry 2: its body is gone"),
        ("UPDATE entries SET salt = NULL WHERE n = 2", "entry 2: its body is not the one"),
        ("UPDATE entries SET commitment = randomblob(32) WHERE n = 2", "checkpoint 3: entries before it were changed"),
        ("UPDATE entries SET header = x'7B7D' WHERE n = 2", "entry 2: its header"),
        ("DELETE FROM entries WHERE n = 0", "entry 0: missing"),
        ("DELETE FROM entries WHERE n = 2", "entry 2: missing"),
        ("DELETE FROM entries WHERE n = 5", "checkpoint 6: entries it covers are missing"),
        ("DELETE FROM entries WHERE n >= 3", "checkpoint 6: entries it covers are missing"),
        ("DELETE FROM entries", "checkpoint 6: entries it covers are missing"),
        ("DELETE FROM checkpoints", "no checkpoint covers"),
        ("UPDATE checkpoints SET size = 5 WHERE size = 6", "checkpoint 5: it speaks of tereze/one at size 6"),
        ("UPDATE checkpoints SET note = '' WHERE size = 6", "checkpoint 6: checkpoint: three lines"),
        ("UPDATE about SET value = '2' WHERE key = 'format'", "not of format 1"),
        ("DELETE FROM about WHERE key = 'key'", "names no usable key"),
    ],
)
def test_every_change_is_found(statement: str, finding: str, journal: Path) -> None:
    assert finding in "; ".join(change(journal, statement))


def test_swapped_entries_are_found(journal: Path) -> None:
    findings = change(
        journal,
        "UPDATE entries SET n = 99 WHERE n = 1",
        "UPDATE entries SET n = 1 WHERE n = 2",
        "UPDATE entries SET n = 2 WHERE n = 99",
    )
    assert "entry 1: its header says it is entry 2" in findings
    assert "checkpoint 3: entries before it were changed" in findings


def test_an_entry_written_again_after_its_checkpoint_is_found(journal: Path, key: NoteSigner) -> None:
    """Whoever recomputes every commitment still cannot sign the root."""
    findings = change(
        journal,
        "UPDATE entries SET (salt, body, commitment) = (SELECT salt, body, commitment FROM entries WHERE n = 1)"
        " WHERE n = 2",
    )
    assert findings == (
        "checkpoint 3: entries before it were changed",
        "checkpoint 6: entries before it were changed",
    )


@pytest.mark.parametrize("forger", [signer("tereze/one", b"f" * 32), signer("tereze/two", bytes(range(32)))])
def test_a_forged_checkpoint_is_found(forger: NoteSigner, journal: Path) -> None:
    note = forger.sign(Checkpoint("tereze/one", 3, Frontier().root()).text())
    assert change(journal, f"UPDATE checkpoints SET note = '{note}' WHERE size = 3") == (
        "checkpoint 3: its signature is not this station's",
    )


def test_a_checkpoint_of_another_log_under_our_key_is_found(journal: Path, key: NoteSigner) -> None:
    note = key.sign(Checkpoint("tereze/two", 0, Frontier().root()).text())
    assert change(journal, f"UPDATE checkpoints SET note = '{note}' WHERE size = 0") == (
        "checkpoint 0: it speaks of tereze/two at size 0",
    )


def test_a_whole_new_file_is_found_by_whoever_wrote_down_the_key(opened: Opens, journal: Path, key: NoteSigner) -> None:
    journal.unlink()
    with opened(by=signer("tereze/one", b"f" * 32)) as another:
        another.append(StationStopped())
        another.checkpoint()
    assert verify(journal).ok
    assert verify(journal, key.verifier).findings == (
        "the key that the journal names is not the one it was checked with",
        "checkpoint 1: its signature is not this station's",
    )


def test_a_tail_cut_together_with_its_checkpoint_cannot_be_seen_from_inside(journal: Path) -> None:
    """Documented: only a checkpoint that left the station tells."""
    assert change(journal, "DELETE FROM entries WHERE n >= 3", "DELETE FROM checkpoints WHERE size > 3") == ()


def test_a_clock_that_ran_back_is_found_also_in_small_steps(opened: Opens, clock: FakeClock, path: Path) -> None:
    with opened() as writing:
        for _ in range(3):
            writing.append(StationStopped())
            clock.set_wall(clock.now() - timedelta(seconds=1.5))
        writing.checkpoint()
    findings = verify(path).findings
    assert len(findings) == 1
    assert findings[0].startswith("entry 2: the clock ran backwards")


@pytest.mark.parametrize("content", [b"", b"text", b"SQLite format 3\x00" + bytes(5000)])
def test_no_journal_is_bad_input(content: bytes, path: Path) -> None:
    path.write_bytes(content)
    with pytest.raises(BadInput, match="a journal was expected"):
        verify(path)


def test_an_absent_file_is_bad_input_and_stays_absent(path: Path) -> None:
    with pytest.raises(BadInput, match="a journal file was expected"):
        verify(path)
    assert not path.exists()


def _everything(path: Path) -> list[object]:
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return [database.execute(query).fetchall() for query in (COVERED, NOTES, ABOUT)]
    finally:
        database.close()


def _flips(whole: bytes) -> list[int]:
    """Every byte that is not zero, and every sixteenth of the others: most of those are a page's free space."""
    return [place for place, value in enumerate(whole) if value or place % 16 == 0]


def test_every_flipped_byte_is_found_or_changes_nothing_that_is_verified(journal: Path) -> None:
    whole, before = journal.read_bytes(), _everything(journal)
    unfound = []
    for place in _flips(whole):
        changed = bytearray(whole)
        changed[place] ^= 1 << place % 8
        journal.write_bytes(changed)
        try:
            found = not verify(journal).ok
        except BadInput:
            found = True
        if not found:
            unfound.append(place)
            assert _everything(journal) == before, place
        for name in ("-wal", "-shm"):
            journal.with_name(journal.name + name).unlink(missing_ok=True)
    inert = len(unfound) / len(_flips(whole))
    assert inert < 0.6, f"{inert:.0%} of the file's bytes count for nothing"


def test_every_flipped_byte_of_a_column_is_found(journal: Path) -> None:
    """The columns' own bytes, where they stand in the file: not one of them is inert."""
    entries, notes, _ = _everything(journal)
    assert isinstance(entries, list)
    assert isinstance(notes, list)
    columns = [column for row in entries for column in row[1:]] + [note.encode() for _, note in notes]
    whole = journal.read_bytes()
    for column in columns:
        start = whole.index(column)
        for place in range(start, start + len(column), 3):
            changed = bytearray(whole)
            changed[place] ^= 1 << place % 8
            journal.write_bytes(changed)
            try:
                assert not verify(journal).ok, (column, place - start)
            except BadInput:
                continue


def test_the_newest_entries_written_again_without_their_checkpoints_are_found(opened: Opens, path: Path) -> None:
    """kioskd signs after every end of a session, so an end that nobody signed was written by somebody else."""
    with opened() as writing:
        writing.append(StationStarted("1", "p", 1))
        writing.checkpoint()
        writing.append(TimeUsed("s", "r", 1000))
        writing.append(SessionEnded("s", "r", "time", 0))
        writing.checkpoint()
    assert verify(path).ok
    assert change(path, "DELETE FROM checkpoints WHERE size > 1") == (
        "entry 2: no checkpoint covers it, though one is signed after every session_ended",
    )


def test_an_hour_without_a_checkpoint_is_found(opened: Opens, clock: FakeClock, path: Path) -> None:
    with opened() as writing:
        writing.checkpoint()
        writing.append(TimeUsed("s", "r", 1000))
        clock.set_wall(clock.now() + timedelta(minutes=30))
        writing.append(TimeUsed("s", "r", 1000))
    assert verify(path).ok
    with opened() as writing:
        clock.set_wall(clock.now() + timedelta(minutes=40))
        writing.append(TimeUsed("s", "r", 1000))
    assert verify(path).findings == ("entry 0: no checkpoint covers it, 1:10:00 before the newest entry",)


def test_after_staff_accepted_the_clock_it_may_stand_earlier_once(opened: Opens, clock: FakeClock, path: Path) -> None:
    with opened() as record:
        record.append(SignInRefused("r", "wrong"))
        right = clock.now()
        clock.set_wall(right + timedelta(days=30))
        record.append(SignInRefused("r", "wrong"))
        clock.set_wall(right)
        record.append(ClockAccepted("aigul"))
        assert record.last_moment is None
        record.append(SignInRefused("r", "wrong"))
        assert record.last_moment == right
        record.checkpoint()
    with opened() as record:
        assert record.last_moment == right
        assert verify(path).ok
        clock.set_wall(right - timedelta(minutes=1))
        record.append(SignInRefused("r", "wrong"))
        record.append(SignInRefused("r", "wrong"))
        record.checkpoint()
    findings = verify(path).findings
    assert len(findings) == 2
    assert all("the clock ran backwards" in finding for finding in findings)
