# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: when kioskd dies mid-session the screen locks at once, and nothing of the record or the minutes is lost."""

from pathlib import Path

from kiosk.admin.actions import journals
from kiosk.base.clock import SystemClock
from kiosk.demo.stage import Stage, running_service
from tests.fakes.stations import stage
from tests.journeys.rig import kinds, screen_of, used_milliseconds, wait

SHORT = {"session_minutes": 3, "day_minutes": 3, "week_minutes": 3, "warn_minutes": 1}


def test_the_screen_locks_and_comes_back_with_the_minutes_used(display: str, tmp_path: Path) -> None:
    with stage(SHORT) as staged, screen_of(staged, display, tmp_path / "home") as screen:
        screen.begin()
        screen.open_site()
        assert screen.renderers
        wait(lambda: used_milliseconds(staged), "the first slice of time")
        killed = SystemClock().monotonic()
        staged.service.kill()
        screen.wait_words("message-title", "is not ready")
        wait(lambda: not screen.renderers, "the page to be destroyed")
        assert SystemClock().monotonic() - killed < 2
        assert screen.ask("address") == ""
        assert screen.facts["windows"] == ["Window"]
        staged.service.wait()
        used = used_milliseconds(staged)
        with running_service(staged.issued.config, staged.folder / "ports.json"):
            screen.wait("language-kk")
            _the_record_holds(staged)
            screen.begin()
            assert _seconds_of_sessions(staged)[-1] == 180 - -(-used // 1000)
            screen.end()


def _the_record_holds(staged: Stage) -> None:
    report = journals.verify(staged.station.journal, None)
    assert report.ok, report.findings
    assert kinds(staged)[-2:] == [("session_ended", "interrupted"), ("station_started", None)]


def _seconds_of_sessions(staged: Stage) -> list[int]:
    shown = journals.show(staged.station.journal)
    return [int(entry.body["seconds"]) for entry in shown if entry.kind == "session_started"]
