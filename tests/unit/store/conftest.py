# SPDX-License-Identifier: GPL-3.0-or-later
"""A store on a real database, which can be opened again as a restart would."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, inspect

from kiosk.base.ids import Pseudonym, ReaderNumber, StationId
from kiosk.base.keys import pseudonym
from kiosk.station.servers import StoreServer
from kiosk.store.reader import Profile
from kiosk.store.store import Store, open_store

NOW = datetime(2026, 12, 1, 5, tzinfo=UTC)
ANNA, BORIS, NOBODYS = ReaderNumber("1001"), ReaderNumber("1002"), ReaderNumber("9999")
PEPPER = b"p" * 32
NOBODY = Profile()


class Shelf:
    """Where a store lies; every store opened here is closed at the end."""

    def __init__(self, place: Path | StoreServer) -> None:
        self.place = place
        self._opened: list[Store] = []

    def open(self, station: str = "one") -> Store:
        store = open_store(self.place, PEPPER, StationId(station))
        self._opened.append(store)
        return store

    def run(self, statement: str) -> list[tuple[object, ...]]:
        """Run a statement beside the store, and return its rows."""
        with self._engine() as engine, engine.begin() as connection:
            found = connection.exec_driver_sql(statement)
            return [tuple(row) for row in found] if found.returns_rows else []

    def bytes(self) -> bytes:
        """Return whatever lies on the disk; of a server, whatever stands in its tables."""
        if isinstance(self.place, Path):
            return b"".join(path.read_bytes() for path in self.place.parent.glob(f"{self.place.name}*"))
        with self._engine() as engine:
            tables = inspect(engine).get_table_names()
        return repr([self.run(f"SELECT * FROM {table}") for table in tables]).encode()

    def close(self) -> None:
        for store in self._opened:
            store.close()

    @contextmanager
    def _engine(self) -> Iterator[Engine]:
        engine = create_engine(f"sqlite:///{self.place}" if isinstance(self.place, Path) else self.place.url)
        try:
            yield engine
        finally:
            engine.dispose()


def known_as(number: ReaderNumber) -> Pseudonym:
    return pseudonym(b"r" * 32, number)


def issue(store: Store, number: ReaderNumber, profile: Profile = NOBODY, *, must_change_pin: bool = False) -> str:
    """Issue one card and return its PIN."""
    card = store.readers.make_card(number, profile, must_change_pin=must_change_pin)
    with store.readers.adding({known_as(number): card}):
        return card.pin


@pytest.fixture
def shelf(store_place: Path | StoreServer) -> Iterator[Shelf]:
    made = Shelf(store_place)
    yield made
    made.close()


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Shelf]:
    """A store that is SQLite's: for what only a file can meet."""
    made = Shelf(tmp_path / "store.db")
    yield made
    made.close()


@pytest.fixture
def store(shelf: Shelf) -> Store:
    return shelf.open()
