# SPDX-License-Identifier: GPL-3.0-or-later
"""What is signed as it is written cannot be slipped in by whoever can write the file and has no key."""

import sqlite3
from pathlib import Path

import pytest

from kiosk.base.errors import BadInput
from kiosk.base.ids import StationId
from kiosk.journal.entries import SIGNED_AT_ONCE, BodiesErased, Entry, QueueTold, SessionWiped, StationStopped
from kiosk.journal.record import Header, seal
from kiosk.journal.verify import verify
from tests.fakes.clock import FakeClock
from tests.unit.journal.conftest import Opens


def slip_in(path: Path, clock: FakeClock, entry: Entry) -> None:
    """Write an entry as this program would, but without its key."""
    with sqlite3.connect(path) as database:
        (place,) = database.execute("SELECT count(*) FROM entries").fetchone()
        record = seal(Header(place, entry.kind.value, clock.now(), StationId("one")), entry)
        database.execute("INSERT INTO entries VALUES (?, ?, ?, ?, ?)", record.to_row())
    database.close()


@pytest.mark.parametrize("entry", [QueueTold("ghost", 1), BodiesErased("a", "b", "2026-12-01", 1, 1, "why")])
def test_a_forged_act_of_staff_is_not_signed_by_the_next_start(
    entry: Entry, opened: Opens, clock: FakeClock, path: Path
) -> None:
    with opened() as journal:
        journal.append(SessionWiped("s"))
        journal.checkpoint()
    slip_in(path, clock, entry)
    with pytest.raises(BadInput, match=f"entry 1: a checkpoint over this {entry.kind.value} was expected"), opened():
        pass
    assert not verify(path).ok


def test_a_journal_cut_off_anywhere_after_its_acts_holds(opened: Opens, path: Path) -> None:
    """An act and its signature are one transaction: a kill leaves both or neither."""
    with opened() as journal:
        for _ in range(5):
            journal.append(SessionWiped("s"))
            journal.append(QueueTold("aigul", 1))
            copy = path.with_name("copy.db")
            with sqlite3.connect(path) as source, sqlite3.connect(copy) as target:
                source.backup(target)
            source.close()
            target.close()
            assert verify(copy).ok
            copy.unlink()


def test_what_happens_between_two_checkpoints_is_taken_as_it_is_found(opened: Opens, path: Path) -> None:
    with opened() as journal:
        journal.append(StationStopped())
        journal.append(SessionWiped("s"))
    with opened() as journal:
        assert journal.size == 2
    assert SessionWiped.kind not in SIGNED_AT_ONCE


def test_an_empty_journal_does_not_hold(opened: Opens, path: Path) -> None:
    with opened():
        pass
    assert verify(path).findings == ("there is no entry: a station's journal begins with its first card",)
