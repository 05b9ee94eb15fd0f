# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: a session warns before its end, ends by itself when its time is used up, and the next one is refused."""

from pathlib import Path

from kiosk.admin.actions import journals
from kiosk.base.clock import SystemClock
from kiosk.base.ids import ReaderNumber, SessionId
from kiosk.base.keys import pseudonym, read_secret, signer
from kiosk.demo.stage import Stage, running_service
from kiosk.journal.entries import TimeUsed
from kiosk.journal.file import Journal
from kiosk.station.keys import JOURNAL_KEY, READER_KEY
from tests.fakes.stations import stage
from tests.journeys.rig import kinds, screen_of, used_milliseconds, wait

LIMITS = {"session_minutes": 2, "day_minutes": 2, "week_minutes": 2, "warn_minutes": 1}
USED_BEFORE = 86_000
ROUNDING = 30  # each slice is written in whole milliseconds


def test_it_warns_and_then_ends(display: str, tmp_path: Path) -> None:
    with stage(LIMITS) as staged:
        staged.service.terminate()
        staged.service.wait()
        _use_time(staged)
        with (
            running_service(staged.issued.config, staged.folder / "ports.json"),
            screen_of(staged, display, tmp_path / "home") as screen,
        ):
            screen.begin()
            assert "1 minute" in screen.text("minutes")
            screen.open_site()
            assert "left" in screen.text("veil-title")
            screen.click("veil-go-on")
            screen.ask("gone", "veil")
            wait(lambda: "used up" in screen.ask("text", "message-text"), "the end by itself", 40)
            wait(lambda: not screen.renderers, "the page to be destroyed")
            assert ("session_ended", "day") in kinds(staged)
            used = used_milliseconds(staged)
            assert abs(used - LIMITS["day_minutes"] * 60_000) <= ROUNDING
            screen.click("message-done")
            screen.wait("language-en")
            screen.choose("en")
            screen.press(*staged.issued.number, "Return", *staged.issued.pin, "Return")
            assert "another day" in screen.text("sign-in-message")


def _use_time(staged: Stage) -> None:
    """Write into the real journal that this reader has sat here today already."""
    station = staged.station
    key = signer(station.origin, read_secret(station.keys / JOURNAL_KEY))
    reader = pseudonym(read_secret(station.keys / READER_KEY), ReaderNumber(staged.issued.number))
    journal = Journal(station.journal, station.id, key, SystemClock())
    journal.append(TimeUsed(SessionId("0" * 16), reader, USED_BEFORE))
    journal.checkpoint()
    journal.close()
    assert journals.verify(station.journal, None).ok
