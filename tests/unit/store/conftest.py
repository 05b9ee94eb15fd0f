# SPDX-License-Identifier: GPL-3.0-or-later
"""A store on a real database, which can be opened again as a restart would."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.base.ids import Pseudonym, ReaderNumber, StationId
from kiosk.base.keys import pseudonym
from kiosk.store.reader import Profile
from kiosk.store.store import Store, open_store

NOW = datetime(2026, 12, 1, 5, tzinfo=UTC)
ANNA, BORIS, NOBODYS = ReaderNumber("1001"), ReaderNumber("1002"), ReaderNumber("9999")
PEPPER = b"p" * 32
NOBODY = Profile()


class Shelf:
    """Where a store lies; every store opened here is closed at the end."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._opened: list[Store] = []

    def open(self, station: str = "one") -> Store:
        store = open_store(self.path, PEPPER, StationId(station))
        self._opened.append(store)
        return store

    def bytes(self) -> bytes:
        """Return whatever lies on the disk."""
        return b"".join(path.read_bytes() for path in self.path.parent.glob(f"{self.path.name}*"))

    def close(self) -> None:
        for store in self._opened:
            store.close()


def known_as(number: ReaderNumber) -> Pseudonym:
    return pseudonym(b"r" * 32, number)


def issue(store: Store, number: ReaderNumber, profile: Profile = NOBODY, *, must_change_pin: bool = False) -> str:
    """Issue one card and return its PIN."""
    card = store.readers.make_card(number, profile, must_change_pin=must_change_pin)
    with store.readers.adding({known_as(number): card}):
        return card.pin


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    made = Shelf(tmp_path / "store.db")
    yield made
    made.close()


@pytest.fixture
def store(shelf: Shelf) -> Store:
    return shelf.open()
