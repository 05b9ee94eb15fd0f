# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening a store: what is one, what is none, and what happens where it cannot be written."""

import sqlite3
from pathlib import Path

import pytest

from kiosk.base.errors import BadInput, CannotRecord
from kiosk.store.store import Store
from tests.unit.store.conftest import ANNA, NOW, Shelf


def test_a_new_store_is_its_owner_s_alone(store: Store, shelf: Shelf) -> None:
    assert shelf.path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", [b"no database", b"SQLite format 3\x00" + b"\x01" * 5000])
def test_another_file_is_bad_input_and_left_alone(content: bytes, shelf: Shelf) -> None:
    shelf.path.write_bytes(content)
    with pytest.raises(BadInput, match="a store was expected"):
        shelf.open()
    assert shelf.path.read_bytes() == content


def test_a_database_of_something_else_is_bad_input_and_left_alone(shelf: Shelf) -> None:
    with sqlite3.connect(shelf.path) as database:
        database.execute("CREATE TABLE recipes (name TEXT)")
    database.close()
    before = shelf.path.read_bytes()
    with pytest.raises(BadInput, match="a store was expected"):
        shelf.open()
    assert shelf.path.read_bytes() == before


def test_a_folder_that_is_not_there_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="a store was expected"):
        Shelf(tmp_path / "nowhere" / "store.db").open()


def test_a_store_that_cannot_be_written_says_so(store: Store, shelf: Shelf) -> None:
    with sqlite3.connect(shelf.path) as database:
        database.execute("DROP TABLE tries")
    database.close()
    with pytest.raises(CannotRecord):
        store.readers.try_pin(ANNA, "482915", NOW)
