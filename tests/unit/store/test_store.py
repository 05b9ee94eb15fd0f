# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening a store: what is one, what is none, and what happens where it cannot be written."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.base.errors import BadInput, CannotRecord
from kiosk.station.servers import StoreServer
from kiosk.store.store import Store, open_store
from tests.fakes.database_server import DatabaseServer
from tests.unit.store.conftest import ANNA, NOW, PEPPER, Shelf, issue


def path_of(shelf: Shelf) -> Path:
    assert isinstance(shelf.place, Path)
    return shelf.place


def test_a_new_store_is_its_owner_s_alone(file: Shelf) -> None:
    file.open()
    assert path_of(file).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", [b"no database", b"SQLite format 3\x00" + b"\x01" * 5000])
def test_another_file_is_bad_input_and_left_alone(content: bytes, file: Shelf) -> None:
    path_of(file).write_bytes(content)
    with pytest.raises(BadInput, match="a store was expected"):
        file.open()
    assert path_of(file).read_bytes() == content


def test_a_database_of_something_else_is_bad_input_and_left_alone(shelf: Shelf) -> None:
    shelf.run("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(BadInput, match="a store was expected"):
        shelf.open()
    assert shelf.run("SELECT * FROM recipes") == []
    with pytest.raises(BadInput, match="a store was expected"):
        shelf.open()


def test_a_folder_that_is_not_there_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="a store was expected"):
        Shelf(tmp_path / "nowhere" / "store.db").open()


@pytest.mark.parametrize("lost", ["?host=/nowhere", "@127.0.0.1:1/postgres"])
def test_a_server_that_is_not_there_is_bad_input_in_one_line(lost: str) -> None:
    place = StoreServer(f"postgresql+psycopg://{'/postgres' if '@' not in lost else 'a'}{lost}")
    with pytest.raises(BadInput, match="a store was expected") as caught:
        open_store(place, PEPPER, "one", "the password")  # type: ignore[arg-type]
    assert "\n" not in str(caught.value)
    assert "the password" not in str(caught.value)


def test_a_user_whom_the_server_does_not_know_is_bad_input(database_server: DatabaseServer) -> None:
    place = database_server.new_place()
    with pytest.raises(BadInput, match="a store was expected"):
        Shelf(replace(place, url=place.url.replace("store_", "stranger_"))).open()


def test_a_store_that_cannot_be_written_says_so(store: Store, shelf: Shelf) -> None:
    shelf.run("DROP TABLE tries")
    with pytest.raises(CannotRecord) as caught:
        store.readers.try_pin(ANNA, "482915", NOW)
    assert str(caught.value) == str(shelf.place)


def test_those_who_begin_a_store_at_once_begin_one(shelf: Shelf) -> None:
    with ThreadPoolExecutor(4) as threads:
        stores = list(threads.map(shelf.open, ["one", "two", "three", "four"]))
    issue(stores[0], ANNA)
    assert [[reader.number for reader in store.readers.all()] for store in stores] == [[ANNA]] * 4
