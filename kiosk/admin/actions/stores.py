# SPDX-License-Identifier: GPL-3.0-or-later
"""A station's store for the time of one staff act; one that is not there yet is not begun by looking at it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.base.errors import BadInput
from kiosk.station.config import Station
from kiosk.store.store import Store, open_station_store


@contextmanager
def station_store(station: Station) -> Iterator[Store]:
    """Yield the open store. Raises BadInput where there is none."""
    if isinstance(station.store, Path) and not station.store.is_file():
        raise BadInput(str(station.store), "a store was expected; has this station been made by kioskctl init?")
    store = open_station_store(station)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def acting_store(station: Station, by: str | None) -> Iterator[Store]:
    """Yield the open store for an act; nobody (None) acts only while there is no member of staff. Raises BadInput."""
    with station_store(station) as store:
        if by is None and store.staff.members():
            raise BadInput("--staff", "the name of a member of staff was expected")
        yield store
