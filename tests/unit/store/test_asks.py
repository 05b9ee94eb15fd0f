# SPDX-License-Identifier: GPL-3.0-or-later
"""Requests to staff are numbered and stay."""

from kiosk.base.ids import Pseudonym
from kiosk.store.store import Store
from tests.unit.store.conftest import NOW, Shelf


def test_requests_to_staff_are_numbered_and_stay(store: Store, shelf: Shelf) -> None:
    assert store.asks.add(Pseudonym("r-a"), "https://a.example/", NOW) == 1
    assert store.asks.add(Pseudonym("r-a"), "https://a.example/", NOW) == 2
    assert [(ask.number, ask.reader, ask.address) for ask in shelf.open().asks.open()] == [
        (1, "r-a", "https://a.example/"),
        (2, "r-a", "https://a.example/"),
    ]
