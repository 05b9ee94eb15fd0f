# SPDX-License-Identifier: GPL-3.0-or-later
"""A store on a real database, which can be opened again as a restart would."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.base.ids import ReaderNumber, StationId
from kiosk.store.store import Store, open_store

NOW = datetime(2026, 12, 1, 5, tzinfo=UTC)
ANNA, BORIS, NOBODYS = ReaderNumber("1001"), ReaderNumber("1002"), ReaderNumber("9999")
PEPPER = b"p" * 32


class Shelf:
    """Where a store lies; every store opened here is closed at the end."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._opened: list[Store] = []

    def open(self, station: str = "one") -> Store:
        store = open_store(self.path, PEPPER, StationId(station))
        self._opened.append(store)
        return store

    def close(self) -> None:
        for store in self._opened:
            store.close()


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    made = Shelf(tmp_path / "store.db")
    yield made
    made.close()


@pytest.fixture
def store(shelf: Shelf) -> Store:
    return shelf.open()
