# SPDX-License-Identifier: GPL-3.0-or-later
"""What every test shares: the two databases on which a store may lie."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from kiosk.station.servers import StoreServer
from tests.fakes.database_server import DatabaseServer, running


@pytest.fixture(scope="session")
def database_server() -> Iterator[DatabaseServer]:
    """One PostgreSQL for the whole run, started by the first test that asks for it."""
    with running() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def store_place(request: pytest.FixtureRequest, tmp_path: Path) -> Path | StoreServer:
    """Where a store may be begun: every test that makes one runs on both databases."""
    if request.param == "sqlite":
        return tmp_path / "store.db"
    server: DatabaseServer = request.getfixturevalue("database_server")
    return server.new_place()


@pytest.fixture
def quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash passwords of staff at little cost: what they cost on a station is tested where they are hashed."""
    quick = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr("kiosk.store.passwords._HASHER", quick)
