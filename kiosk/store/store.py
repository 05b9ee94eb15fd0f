# SPDX-License-Identifier: GPL-3.0-or-later
"""The open store: its subjects side by side, each in a module of its own.

What must be written elsewhere too (the journal's entry of an act) is written in the block under `adding`, `changing`
and the like: the store keeps its change only where that block passes.
"""

from pathlib import Path

from sqlalchemy.exc import DBAPIError

from kiosk.base.errors import BadInput, CannotRecord
from kiosk.base.ids import StationId
from kiosk.base.keys import read_password, read_secret
from kiosk.station.config import Station
from kiosk.station.keys import PIN_KEY, STORE_FILE
from kiosk.station.servers import StoreServer
from kiosk.store.asks import Asks
from kiosk.store.database import Database, postgresql_engine, sqlite_engine
from kiosk.store.migrations import bring_forward
from kiosk.store.passwords import PasswordBox
from kiosk.store.pins import PinBox
from kiosk.store.readers import Readers
from kiosk.store.staff import Staff
from kiosk.store.staff_cards import StaffCards


class Store:
    """Readers, members of staff, and requests to staff."""

    def __init__(self, database: Database, pepper: bytes, station: StationId) -> None:
        self._database = database
        self.readers = Readers(database, PinBox(pepper), station)
        self.staff = Staff(database, PasswordBox(pepper), station)
        self.staff_cards = StaffCards(database, PinBox(pepper), self.staff, station)
        self.asks = Asks(database)

    def close(self) -> None:
        self._database.close()


def open_station_store(station: Station) -> Store:
    """Open or begin a station's store. Raises BadInput."""
    kept = station.keys / STORE_FILE
    password = read_password(kept) if isinstance(station.store, StoreServer) and kept.exists() else None
    return open_store(station.store, read_secret(station.keys / PIN_KEY), station.id, password)


def open_store(place: Path | StoreServer, pepper: bytes, station: StationId, password: str | None = None) -> Store:
    """Open or begin a store, and bring an older one forward. Raises BadInput where it is none, or a newer one."""
    path = place if isinstance(place, Path) else None
    engine = sqlite_engine(place) if isinstance(place, Path) else postgresql_engine(place.url, password)
    database = Database(engine, str(place))
    try:
        _begin(database, path, station)
    except BaseException:
        database.close()
        raise
    return Store(database, pepper, station)


def _begin(database: Database, path: Path | None, station: StationId) -> None:
    try:
        bring_forward(database, path, station)
    except CannotRecord as fault:
        cause = fault.__cause__
        said = " ".join(str(cause.orig if isinstance(cause, DBAPIError) else cause).split())
        raise BadInput(database.place, f"a store was expected ({said})") from fault
    if path is not None:
        _close_to_others(path)


def _close_to_others(path: Path) -> None:
    try:
        path.chmod(0o600)
    except OSError as fault:
        raise BadInput(str(path), f"a store of this user's own was expected ({fault.strerror})") from fault
