# SPDX-License-Identifier: GPL-3.0-or-later
"""Staff see what readers asked for, on a station of real files."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kiosk.admin.actions.asks import open_asks
from kiosk.admin.actions.stations import init_station
from kiosk.admin.actions.stores import station_store
from kiosk.base.clock import SystemClock
from kiosk.base.errors import BadInput
from kiosk.base.ids import Pseudonym
from kiosk.base.keys import parse_verifier
from kiosk.entry.kioskctl import app
from kiosk.journal.verify import verify
from kiosk.station.config import Station
from tests.unit.admin.conftest import Desk

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def station(desk: Desk) -> Station:
    return desk.station


def ask(station: Station, address: str) -> int:
    with station_store(station) as store:
        return store.asks.add(Pseudonym("r-abc"), address, NOON)


def test_requests_are_listed_oldest_first(station: Station) -> None:
    assert open_asks(station) == ()
    numbers = [ask(station, "https://a.kz/"), ask(station, "https://b.kz/x")]
    found = open_asks(station)
    assert [one.number for one in found] == numbers
    assert [one.address for one in found] == ["https://a.kz/", "https://b.kz/x"]


def test_the_command_line_prints_them(station: Station) -> None:
    config = ["--config", str(station.folder / "station.toml")]
    assert "Nobody has asked" in CliRunner().invoke(app, ["asks", *config]).output
    ask(station, "https://a.kz/")
    said = CliRunner().invoke(app, ["asks", *config, "--json"])
    assert said.exit_code == 0
    assert json.loads(said.output) == {
        "number": 1,
        "reader": "r-abc",
        "moment": "2026-11-22T12:00:00+00:00",
        "address": "https://a.kz/",
    }
    assert "No. 1" in CliRunner().invoke(app, ["asks", *config]).output


def test_a_station_without_its_store_is_one_line(tmp_path: Path) -> None:
    station = Desk(tmp_path / "station", tmp_path / "store.db").station
    assert isinstance(station.store, Path)
    station.store.unlink()
    with pytest.raises(BadInput, match="a store was expected"):
        open_asks(station)
    assert not station.store.exists()


def test_init_tells_the_verifier_key_that_the_journal_holds_under(tmp_path: Path) -> None:
    issued = init_station(tmp_path / "another", SystemClock())
    report = verify(tmp_path / "another" / "journal.db", parse_verifier(issued.verifier))
    assert report.ok
    assert not report.own_key
