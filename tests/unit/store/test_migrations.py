# SPDX-License-Identifier: GPL-3.0-or-later
"""Older stores are copied and brought forward; a newer one is refused; a step that fails changes nothing."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, inspect

from kiosk.base.errors import BadInput
from kiosk.base.ids import StationId
from kiosk.store import migrations
from kiosk.store.migrations import STEPS, VERSION
from kiosk.store.reader import Profile, Reader
from kiosk.store.store import Store
from kiosk.store.tries import Judged, Tried
from tests.unit.store.conftest import ANNA, NOBODYS, NOW, Shelf, issue

MOMENT = int(NOW.timestamp())
# The tables as versions 1 and 2 made them.
OLD = {
    1: """
CREATE TABLE about ("key" VARCHAR(20) NOT NULL, value VARCHAR(200), PRIMARY KEY ("key"));
CREATE TABLE readers (number VARCHAR(8) NOT NULL, pin_hash VARCHAR(200) NOT NULL, PRIMARY KEY (number));
CREATE TABLE tries (
    number VARCHAR(8) NOT NULL, wrong INTEGER NOT NULL, next_at INTEGER NOT NULL, PRIMARY KEY (number));
CREATE TABLE asks (
    number INTEGER NOT NULL, reader VARCHAR(40) NOT NULL, moment VARCHAR(40) NOT NULL, address VARCHAR(4096) NOT NULL,
    state VARCHAR(10) NOT NULL, PRIMARY KEY (number), CHECK (state IN ('open')));
INSERT INTO about VALUES ('version', '1');
""",
    2: """
CREATE TABLE about ("key" VARCHAR(20) NOT NULL, value VARCHAR(200), PRIMARY KEY ("key"));
CREATE TABLE readers (number VARCHAR(8) NOT NULL, pin_hash VARCHAR(200) NOT NULL,
    reader_group VARCHAR(80) DEFAULT '' NOT NULL, PRIMARY KEY (number));
CREATE TABLE tries (
    number VARCHAR(8) NOT NULL, wrong INTEGER NOT NULL, next_at INTEGER NOT NULL, PRIMARY KEY (number));
CREATE TABLE asks (
    number INTEGER NOT NULL, reader VARCHAR(40) NOT NULL, moment VARCHAR(40) NOT NULL, address VARCHAR(4096) NOT NULL,
    state VARCHAR(10) NOT NULL, PRIMARY KEY (number), CHECK (state IN ('open')));
INSERT INTO about VALUES ('version', '2');
""",
}


def file_path(file: Shelf) -> Path:
    assert isinstance(file.place, Path)
    return file.place


def make_old(path: Path, version: int, pin_hash: str) -> None:
    """Make a store of an older version with a card, three wrong tries of another, and a request."""
    with closing(sqlite3.connect(path)) as database, database:
        database.executescript(OLD[version])
        database.execute("INSERT INTO readers (number, pin_hash) VALUES (?, ?)", (ANNA, pin_hash))
        database.execute("INSERT INTO tries VALUES (?, 3, ?)", (NOBODYS, MOMENT + 5))
        database.execute("INSERT INTO tries VALUES ('', 33, ?)", (MOMENT + 40,))
        database.execute("INSERT INTO asks VALUES (7, 'r-a', '2026-11-22T12:00:00+00:00', 'https://a.kz/', 'open')")
    path.chmod(0o600)


@pytest.fixture
def issued(tmp_path: Path) -> tuple[str, str]:
    """A card's PIN and its hash, from a store of today."""
    other = Shelf(tmp_path / "other.db")
    pin = issue(other.open(), ANNA)
    other.close()
    with closing(sqlite3.connect(tmp_path / "other.db")) as database:
        return pin, database.execute("SELECT pin_hash FROM readers").fetchone()[0]


@pytest.mark.parametrize("version", OLD)
def test_an_older_store_is_brought_forward_with_all_it_holds(
    version: int, file: Shelf, issued: tuple[str, str]
) -> None:
    pin, pin_hash = issued
    make_old(file_path(file), version, pin_hash)
    store = file.open()
    assert store.readers.try_pin(ANNA, pin, NOW) == Tried(Judged.TOO_EARLY, 40)  # the station's own wait
    assert store.readers.try_pin(NOBODYS, "wrong", NOW + timedelta(hours=2)).wait == 10  # its fourth
    assert store.readers.try_pin(ANNA, pin, NOW + timedelta(hours=2)).judged is Judged.RIGHT
    assert [ask.number for ask in store.asks.open()] == [7]
    assert store.staff.members() == ()
    assert store.readers.find(ANNA) == Reader(ANNA, Profile(), None, must_change_pin=False)


@pytest.mark.parametrize("version", OLD)
def test_the_file_is_copied_first_to_its_owner_alone(version: int, file: Shelf, issued: tuple[str, str]) -> None:
    make_old(file_path(file), version, issued[1])
    with closing(sqlite3.connect(file_path(file))) as database:
        before = list(database.iterdump())
    file.open()
    copy = file_path(file).with_name(f"store.db.before-{VERSION}")
    with closing(sqlite3.connect(copy)) as database:
        assert list(database.iterdump()) == before
    assert copy.stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in file_path(file).parent.glob("store.db*")) == ["store.db", copy.name]


def test_a_new_store_and_one_of_today_are_not_copied(file: Shelf) -> None:
    file.open()
    file.open()
    assert [path.name for path in file_path(file).parent.glob("store.db*")] == ["store.db"]


def columns(path: Path) -> Mapping[str, list[tuple[object, ...]]]:
    engine = create_engine(f"sqlite:///{path}")
    try:
        seen = inspect(engine)
        return {
            table: [
                (column["name"], str(column["type"]), column["nullable"], str(column["default"]).strip("'"))
                for column in sorted(seen.get_columns(table), key=lambda column: column["name"])
            ]
            for table in seen.get_table_names()
        }
    finally:
        engine.dispose()


@pytest.mark.parametrize("version", OLD)
def test_it_has_then_the_tables_of_a_new_one(version: int, file: Shelf, tmp_path: Path) -> None:
    make_old(file_path(file), version, "x")
    file.open()
    new = Shelf(tmp_path / "new.db")
    new.open()
    new.close()
    assert columns(file_path(file)) == columns(tmp_path / "new.db")


def test_a_step_that_fails_leaves_the_store_as_it_was(file: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    make_old(file_path(file), 1, "x")
    before = file_path(file).read_bytes()

    def halfway(connection: Connection, station: StationId) -> None:
        STEPS[2](connection, station)
        connection.exec_driver_sql("SELECT no_such_column FROM readers")

    monkeypatch.setattr(migrations, "STEPS", {**STEPS, 2: halfway})
    with pytest.raises(BadInput, match="no_such_column"):
        file.open()
    assert file_path(file).read_bytes() == before
    monkeypatch.undo()
    assert [ask.number for ask in file.open().asks.open()] == [7]


@pytest.mark.parametrize("version", [str(VERSION + 1), "12", "0", "", "x", "-1"])
def test_a_newer_store_or_none_is_refused_in_one_sentence(version: str, store: Store, shelf: Shelf) -> None:
    shelf.run(f"UPDATE about SET value = '{version}'")
    with pytest.raises(BadInput, match=f"version {VERSION} or older was expected, this one is {version}"):
        shelf.open()


def test_every_version_has_its_step() -> None:
    assert list(STEPS) == list(range(1, VERSION))
