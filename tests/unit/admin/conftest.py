# SPDX-License-Identifier: GPL-3.0-or-later
"""A station of real files with two members of staff, and what its journal says."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kiosk.admin.actions import staff
from kiosk.admin.actions.acting import Acting, acting
from kiosk.admin.actions.journals import show
from kiosk.admin.actions.stations import SharedStore
from kiosk.base.clock import SystemClock
from kiosk.station.config import Station, read_station
from kiosk.station.servers import StoreServer
from kiosk.store.staff import Role
from tests.fakes.kioskctl import app
from tests.fakes.stations import new_station

PASSWORD = "long enough 1"
LIBRARIAN = "Aigul"
EDITOR = "Berik"


class Desk:
    """A station's command line, and its journal since its staff joined."""

    def __init__(self, folder: Path, place: Path | StoreServer) -> None:
        shared = SharedStore(place.url) if isinstance(place, StoreServer) else None
        self.config = new_station(folder, shared=shared).config
        self.password_file = folder / "password"
        self.password_file.write_text(PASSWORD + "\n", encoding="utf-8")
        self.password_file.chmod(0o600)
        self._before = len(self._entries())

    @property
    def station(self) -> Station:
        return read_station(self.config)

    def run(self, *words: str, typed: str | None = None) -> Result:
        """Run `kioskctl`, with --config put where it belongs."""
        return CliRunner().invoke(app, [*words, "--config", str(self.config)], input=typed)

    def acts(self, *words: str, staff: str = LIBRARIAN) -> Result:
        """Run `kioskctl` as a member of staff."""
        return self.run(*words, "--staff", staff, "--password-file", str(self.password_file))

    def joins(self, name: str, *roles: Role, consent: tuple[Acting, ...] = ()) -> Acting:
        staff.add(self.station, name, PASSWORD, frozenset(roles), consent, SystemClock())
        return self.shows(name)

    def shows(self, name: str) -> Acting:
        shown = acting(self.station, name, PASSWORD, None, SystemClock())
        assert isinstance(shown, Acting), shown
        return shown

    def forget_written(self) -> None:
        """Let `written` begin here."""
        self._before = len(self._entries())

    def written(self) -> list[tuple[str, Mapping[str, str | int]]]:
        """Return the kinds and fields of the entries since then."""
        return self._entries()[self._before :]

    def _entries(self) -> list[tuple[str, Mapping[str, str | int]]]:
        return [(entry.kind, entry.body) for entry in show(self.config.with_name("journal.db"))]


@pytest.fixture(autouse=True)
def _quick(quick_passwords: None) -> None:
    """Staff sign in often here."""


@pytest.fixture
def desk(tmp_path: Path, store_place: Path | StoreServer) -> Desk:
    """A station without staff."""
    return Desk(tmp_path / "station", store_place)


@pytest.fixture
def staffed(desk: Desk) -> Desk:
    """A station with a librarian and an editor."""
    first = desk.joins(LIBRARIAN, Role.LIBRARIAN)
    desk.joins(EDITOR, Role.EDITOR, consent=(first,))
    desk.forget_written()
    return desk
