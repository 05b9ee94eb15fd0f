# SPDX-License-Identifier: GPL-3.0-or-later
"""Two stations on one store: the second takes the first's keys, and its cards are the same."""

from pathlib import Path

import pytest

from kiosk.admin.actions import readers
from kiosk.admin.actions.card_lists import Wanted
from kiosk.admin.actions.stations import Issued, SharedStore, init_station
from kiosk.admin.actions.stores import station_store
from kiosk.base.clock import SystemClock
from kiosk.base.errors import BadInput
from kiosk.base.ids import ReaderNumber
from kiosk.station.config import read_station
from kiosk.station.servers import StoreServer
from kiosk.store.reader import Profile
from kiosk.store.tries import Judged
from tests.fakes.database_server import DatabaseServer

CLOCK = SystemClock()


@pytest.fixture
def server(database_server: DatabaseServer) -> StoreServer:
    return database_server.new_place()


@pytest.fixture
def first(server: StoreServer, tmp_path: Path) -> Issued:
    return init_station(tmp_path / "one", CLOCK, station_id="one", shared=SharedStore(server.url))


def test_a_card_of_one_station_opens_at_the_other(first: Issued, server: StoreServer, tmp_path: Path) -> None:
    shared = SharedStore(server.url, keys_of=first.config.with_name("keys"))
    second = init_station(tmp_path / "two", CLOCK, station_id="two", shared=shared)
    assert (second.number, second.pin) == ("", "")
    station = read_station(second.config)
    with station_store(station) as store:
        assert store.readers.try_pin(first.number, first.pin, CLOCK.now()).judged is Judged.RIGHT
    assert [reader.number for reader in readers.readers(station)] == [first.number]
    assert not station.journal.exists()  # nobody acted there yet
    with pytest.raises(BadInput, match="issued already"):
        readers.add(station, Wanted(ReaderNumber(first.number), Profile()), None, CLOCK)
    for name in ("reader.key", "pin.key"):
        copied = station.keys / name
        assert copied.read_bytes() == (first.config.with_name("keys") / name).read_bytes()
        assert copied.stat().st_mode & 0o777 == 0o600
    journal_keys = [path.with_name("keys") / "journal.key" for path in (first.config, second.config)]
    assert journal_keys[0].read_bytes() != journal_keys[1].read_bytes()


def test_a_store_of_others_is_not_taken_without_their_keys(first: Issued, server: StoreServer, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="the keys of a station that uses it"):
        init_station(tmp_path / "two", CLOCK, shared=SharedStore(server.url))
    with pytest.raises(BadInput, match=r"reader\.key: a readable file was expected"):
        init_station(tmp_path / "two", CLOCK, shared=SharedStore(server.url, keys_of=tmp_path))
    assert not (tmp_path / "two").exists()


def test_the_password_stands_among_the_keys_and_nowhere_else(server: StoreServer, tmp_path: Path) -> None:
    given = tmp_path / "password"
    given.write_text("a secret word\n", encoding="utf-8")
    given.chmod(0o600)
    made = init_station(tmp_path / "one", CLOCK, shared=SharedStore(server.url, given))
    holders = [path.name for path in made.config.parent.rglob("*") if path.is_file() and b"secret" in path.read_bytes()]
    assert holders == ["store.password"]
    kept = made.config.with_name("keys") / "store.password"
    assert kept.stat().st_mode & 0o777 == 0o600
    kept.chmod(0o644)
    with pytest.raises(BadInput, match="only its owner can read"), station_store(read_station(made.config)):
        pass
