# SPDX-License-Identifier: GPL-3.0-or-later
"""What readers asked staff to open. Answers on screen come later; until then staff answer in person."""

from kiosk.admin.actions.stores import station_store
from kiosk.station.config import Station
from kiosk.store.asks import Ask


def open_asks(station: Station) -> tuple[Ask, ...]:
    """Return the open requests, oldest first. Raises BadInput and CannotRecord."""
    with station_store(station) as store:
        return store.asks.open()
