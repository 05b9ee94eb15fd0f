# SPDX-License-Identifier: GPL-3.0-or-later
"""Time used over any history of sittings, kills, restarts and wall clocks that are set: none given, none taken."""

import tempfile
from datetime import timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kiosk.journal import entries
from kiosk.journal.verify import verify
from kiosk.wire import messages as wire
from tests.unit.service.conftest import Room

SLICE = 5.0
DAY = timedelta(days=1)


class History(RuleBasedStateMachine):
    """A reader's weeks at a station where everything happens; `sat` is what a watch on the table measures."""

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.room = Room(Path(self.folder.name), Path(self.folder.name) / "store.db")
        self.started: wire.Started | None = None
        self.ahead = timedelta()
        self.sat = 0.0
        self.kills = 0

    @rule(seconds=st.integers(1, 400))
    def read(self, seconds: int) -> None:
        """Sit down, unless the reader sits there or is not let in, and let so many seconds pass."""
        if self.started is None and isinstance(answer := self.room.signs_in(), wire.SignedIn):
            (said,) = self.room.hears(wire.AcceptNotice(answer.session))
            assert isinstance(said, wire.Started)
            self.started = said
        for _ in range(seconds):
            if self.started is not None:
                self.room.hears(wire.SignOfLife(self.started.session))
                self.sat += 1
            if any(isinstance(message, wire.Ended) for message in self.room.passes(1)):
                self.started = None

    @rule(hours=st.integers(1, 30))
    def nobody_comes(self, hours: int) -> None:
        if self.started is None:
            self.room.clock.pass_time(hours * 3600)
            self.room.desk.tick()

    @rule()
    def end(self) -> None:
        if self.started is not None:
            self.room.hears(wire.EndSession(self.started.session, "reader"))
            self.started = None

    @rule()
    def kill(self) -> None:
        self.kills += self.started is not None
        self.started = None
        self.room.restart(clean=False)

    @rule()
    def restart(self) -> None:
        self.started = None
        self.room.restart(clean=True)

    @rule(days=st.sampled_from([1, -1]))
    def set_the_clock(self, days: int) -> None:
        self.ahead += days * DAY
        self.room.clock.set_wall(self.room.clock.now() + days * DAY)

    @rule()
    def put_the_clock_right(self) -> None:
        self.room.clock.set_wall(self.room.clock.now() - self.ahead)
        self.ahead = timedelta()

    @invariant()
    def what_is_written_is_what_was_sat(self) -> None:
        if not hasattr(self, "room"):
            return
        slices = [one.milliseconds for one in self.room.written(entries.TimeUsed) if isinstance(one, entries.TimeUsed)]
        missing = self.sat - sum(slices) / 1000
        open_one = self.started is not None
        assert -1e-6 <= missing <= SLICE * (self.kills + open_one), (missing, self.kills)

    def teardown(self) -> None:
        if hasattr(self, "room"):
            self.room.shut()
            findings = verify(self.room.station.journal).findings
            assert all("clock" in finding or "unsigned" in finding for finding in findings), findings
            self.folder.cleanup()


TestHistory = History.TestCase
TestHistory.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)
