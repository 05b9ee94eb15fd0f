# SPDX-License-Identifier: GPL-3.0-or-later
"""What readers asked staff to open. Answers on screen come later; until then staff answer in person."""

from kiosk.base.errors import BadInput
from kiosk.base.keys import read_secret
from kiosk.station.config import Station
from kiosk.station.keys import PIN_KEY
from kiosk.store.store import Ask, open_store


def open_asks(station: Station) -> tuple[Ask, ...]:
    """Return the open requests, oldest first. Raises BadInput and CannotRecord."""
    if not station.store.is_file():
        raise BadInput(str(station.store), "a store was expected; has this station been made by kioskctl init?")
    store = open_store(station.store, read_secret(station.keys / PIN_KEY))
    try:
        return store.open_asks()
    finally:
        store.close()
