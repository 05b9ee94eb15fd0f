# SPDX-License-Identifier: GPL-3.0-or-later
"""The open store: its subjects side by side, each in a module of its own.

What must be written elsewhere too (the journal's entry of an act) is written in the block under `adding`, `changing`
and the like: the store keeps its change only where that block passes.
"""

from pathlib import Path

from sqlalchemy.exc import DBAPIError

from kiosk.base.errors import BadInput, CannotRecord
from kiosk.base.ids import StationId
from kiosk.base.keys import read_secret
from kiosk.station.config import Station
from kiosk.station.keys import PIN_KEY
from kiosk.store.asks import Asks
from kiosk.store.database import Database, sqlite_engine
from kiosk.store.migrations import bring_forward
from kiosk.store.passwords import PasswordBox
from kiosk.store.pins import PinBox
from kiosk.store.readers import Readers
from kiosk.store.staff import Staff


class Store:
    """Readers, members of staff, and requests to staff."""

    def __init__(self, database: Database, pepper: bytes, station: StationId) -> None:
        self._database = database
        self.readers = Readers(database, PinBox(pepper), station)
        self.staff = Staff(database, PasswordBox(pepper), station)
        self.asks = Asks(database)

    def close(self) -> None:
        self._database.close()


def open_station_store(station: Station) -> Store:
    """Open or begin a station's store. Raises BadInput."""
    return open_store(station.store, read_secret(station.keys / PIN_KEY), station.id)


def open_store(path: Path, pepper: bytes, station: StationId) -> Store:
    """Open or begin a store, and bring an older one forward. Raises BadInput where it is none, or a newer one."""
    database = Database(sqlite_engine(path), str(path))
    try:
        _begin(database, path, station)
    except BaseException:
        database.close()
        raise
    return Store(database, pepper, station)


def _begin(database: Database, path: Path, station: StationId) -> None:
    try:
        bring_forward(database, path, station)
    except CannotRecord as fault:
        cause = fault.__cause__
        said = cause.orig if isinstance(cause, DBAPIError) else cause
        raise BadInput(database.place, f"a store was expected ({said})") from fault
    try:
        path.chmod(0o600)
    except OSError as fault:
        raise BadInput(str(path), f"a store of this user's own was expected ({fault.strerror})") from fault
