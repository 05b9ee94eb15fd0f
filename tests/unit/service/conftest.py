# SPDX-License-Identifier: GPL-3.0-or-later
"""A reading room: the real desk on real files, a clock that stands still, and a list for a screen."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.base.ids import ReaderNumber, StationId
from kiosk.base.keys import pseudonym, signer
from kiosk.base.toml import parse_toml
from kiosk.journal.entries import Entry
from kiosk.journal.file import Journal
from kiosk.policy.reader import parse_policy
from kiosk.policy.reasons import Reason
from kiosk.service.believed import BelievedClock
from kiosk.service.desk import ReadingDesk
from kiosk.service.gate import PolicyJudge, TokenGate
from kiosk.station.config import Station, station_from
from kiosk.station.servers import StoreServer
from kiosk.store.reader import Profile
from kiosk.store.store import open_store
from kiosk.wire.messages import AcceptNotice, FromScreen, FromService, SignedIn, SignIn, Started
from tests.fakes.clock import FakeClock
from tests.unit.policy.conftest import HEAD, TAIL, site
from tests.unit.station.test_config import TEXT

LAWS = 'allow = ["https://laws.kz/"]\nexcept = [{ match = "https://laws.kz/in/", reason = "sign-in" }]'
COURT = site("court", 'allow = ["https://court.kz/"]').replace('record = "path"', 'record = "count"')
POLICY = (
    HEAD
    + site("laws", LAWS)
    + site("news", 'allow = ["https://news.kz/"]').replace('record = "path"', 'record = "host"')
    + COURT
    + TAIL
)
NUMBER = ReaderNumber("40417788")
READER_SECRET = b"r" * 32


class Room:
    """The desk and everything around it; `said` is what the screen was told."""

    def __init__(self, folder: Path, place: Path | StoreServer) -> None:
        self.station: Station = replace(station_from(parse_toml(TEXT, "station.toml"), folder), store=place)
        self.clock = FakeClock()  # the machine's
        self.policy = parse_policy(POLICY, "policy.toml")
        self.said: list[FromService] = []
        self.tunnels_closed = 0
        self._open()
        self.pin = self.issue(NUMBER)

    def issue(self, number: ReaderNumber) -> str:
        """Issue a card and return its PIN."""
        card = self.store.readers.make_card(number, Profile(), must_change_pin=False)
        with self.store.readers.adding({pseudonym(READER_SECRET, number): card}):
            return card.pin

    def _open(self) -> None:
        key = signer(self.station.origin, bytes(range(32)))
        clock = BelievedClock(self.clock)
        self.journal = Journal(self.station.journal, StationId("one"), key, clock)
        self.store = open_store(self.station.store, b"p" * 32, self.station.id)
        self.gate = TokenGate()
        judge = PolicyJudge(self.policy, clock, self.station.zone)
        self.desk = ReadingDesk(
            self.station, judge, self.journal, self.store, READER_SECRET, clock, self.gate, self._close_tunnels
        )
        self.desk.open("0.1.0")
        asyncio.run(self.desk.screen_came(self.said.append))

    def _close_tunnels(self) -> None:
        self.tunnels_closed += 1

    def restart(self, *, clean: bool) -> None:
        """Stop in order or as a power cut would, and start anew."""
        if clean:
            self.desk.close()
        self.shut()
        self._open()

    def shut(self) -> None:
        self.store.close()
        self.journal.close()

    def hears(self, *messages: FromScreen) -> list[FromService]:
        """Let the desk hear and return what it says to that."""
        before = len(self.said)
        for message in messages:
            asyncio.run(self.desk.hear(message))
        return self.said[before:]

    def signs_in(self, pin: str | None = None, number: str = NUMBER) -> FromService:
        (answer,) = self.hears(SignIn(number, pin or self.pin))
        return answer

    def starts(self) -> Started:
        """Sign in and accept the notice."""
        signed_in = self.signs_in()
        assert isinstance(signed_in, SignedIn), signed_in
        (started,) = self.hears(AcceptNotice(signed_in.session))
        assert isinstance(started, Started)
        return started

    def passes(self, seconds: float, step: float = 1) -> list[FromService]:
        """Let time pass with a tick each `step` seconds."""
        before = len(self.said)
        for _ in range(round(seconds / step)):
            self.clock.pass_time(step)
            self.desk.tick()
        return self.said[before:]

    def sleeps_until(self, moment: datetime) -> None:
        """Let both clocks go on to a moment, without a tick."""
        self.clock.pass_time((moment - self.clock.now()).total_seconds())

    def written(self, *kinds: type[Entry]) -> list[Entry]:
        """Return the journal's entries of these kinds, oldest first."""
        found = [entry for _, entry in self.journal.entries_newest_first()][::-1]
        return [entry for entry in found if not kinds or isinstance(entry, kinds)]

    def spoil(self) -> None:
        """Make the journal's disk full."""
        self.journal._database.execute("PRAGMA max_page_count = 1")
        self.journal._database.execute("PRAGMA query_only = 1")

    def mend(self) -> None:
        self.journal._database.execute("PRAGMA query_only = 0")
        self.journal._database.execute("PRAGMA max_page_count = 1000000")

    @property
    def reader(self) -> str:
        """The pseudonym of the one card's reader."""
        return pseudonym(b"r" * 32, NUMBER)

    @property
    def open_to(self) -> Reason | None:
        """What the gate says to nobody's token."""
        return self.gate.admits("nobody's")


@pytest.fixture
def room(tmp_path: Path, store_place: Path | StoreServer) -> Iterator[Room]:
    opened = Room(tmp_path, store_place)
    yield opened
    opened.shut()
