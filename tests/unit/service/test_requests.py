# SPDX-License-Identifier: GPL-3.0-or-later
"""Requests to staff: kept without holding up the record, which staff may be waiting for with the store in hand."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.wire import messages as wire
from kiosk.wire import staff_messages as staff_wire
from tests.unit.service.conftest import Room


@pytest.fixture
def on_file(tmp_path: Path) -> Iterator[Room]:
    """A room whose store is a file, which one at a time writes."""
    room = Room(tmp_path, tmp_path / "store.db")
    yield room
    room.shut()


def test_the_record_is_written_while_a_request_waits_for_the_store(on_file: Room, tmp_path: Path) -> None:
    room, started = on_file, on_file.starts()

    async def play() -> None:
        with closing(sqlite3.connect(tmp_path / "store.db", isolation_level=None)) as staff:
            staff.execute("BEGIN IMMEDIATE")
            asking = asyncio.create_task(room.desk.hear(wire.AskForPage(started.session, "https://else.kz/")))
            await asyncio.sleep(0)  # the task runs up to where it waits
            kept = room.desk.keep_for_staff(staff_wire.KeepEntry("reader_added", '{"reader": "r-x"}'))
            assert isinstance(kept, staff_wire.Kept)
            assert not asking.done()
            staff.execute("ROLLBACK")
        await asking

    asyncio.run(play())
    assert room.said[-1] == wire.Asked(started.session, "https://else.kz/", 1, "2026-12-08")
