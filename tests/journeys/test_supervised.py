# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: in a supervised room a session starts with a librarian's card, and staff who pause it stop the screen."""

from pathlib import Path

from kiosk.admin.actions import sessions, staff
from kiosk.admin.actions.acting import Acting, acting
from kiosk.base.clock import SystemClock
from kiosk.demo.stage import Stage
from kiosk.store.staff import Role
from tests.fakes.stations import stage
from tests.journeys.rig import kinds, screen_of

PASSWORD = "long enough 1"
CARD = "9001"
SUPERVISED = {"idle_seconds": "supervised = true\nidle_seconds"}


def librarian(staged: Stage) -> tuple[Acting, str]:
    """Let a librarian join who has a card; return who it is and the card's PIN."""
    station, clock = staged.station, SystemClock()
    staff.add(station, "Aigul", PASSWORD, frozenset({Role.LIBRARIAN}), (), clock)
    shown = acting(station, "Aigul", PASSWORD, Role.LIBRARIAN, clock)
    assert isinstance(shown, Acting)
    return shown, staff.give_card(station, "Aigul", CARD, (shown,), clock)


def test_it_starts_with_a_card_and_stands_still_when_staff_say_so(display: str, tmp_path: Path) -> None:
    with stage(lines=SUPERVISED) as staged, screen_of(staged, display, tmp_path / "home") as screen:
        by, pin = librarian(staged)
        screen.choose("en")
        screen.press(*staged.issued.number, "Return", *staged.issued.pin, "Return")
        screen.click("notice-accept")
        assert "Staff have to be here" in screen.text("card-asked")
        screen.press(*staged.issued.number, "Return", *staged.issued.pin, "Return")  # a reader's card is none
        assert "not right" in screen.text("sign-in-message")
        screen.ask("settle", 300)
        screen.press(*["BackSpace"] * 12, *CARD, "Return", *pin, "Return")
        screen.wait("home-screen")
        screen.open_site()
        sessions.pause(staged.station, by, "a count of everybody", SystemClock())
        assert "paused" in screen.text("message-text")
        screen.click("home")
        assert "paused" in screen.text("message-text")
        sessions.resume(staged.station, by, SystemClock())
        screen.wait("home-screen")
        screen.open_site()
        sessions.end(staged.station, by, "the room is needed", SystemClock())
        assert "The librarian ended the session" in screen.text("message-text")
        said = [kind for kind, _ in kinds(staged)]
        order = [
            *("staff_refused", "staff_present", "session_started"),
            *("staff_paused_session", "session_paused", "staff_resumed_session", "session_resumed"),
            *("staff_ended_session", "session_ended"),
        ]
        assert [kind for kind in said if kind in order] == order
