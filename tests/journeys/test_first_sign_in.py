# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: a new card opens once for a PIN of the reader's own, and a suspended one does not open and says so."""

from datetime import timedelta
from pathlib import Path

from kiosk.admin.actions import readers
from kiosk.admin.actions.card_lists import Wanted
from kiosk.base.clock import SystemClock
from kiosk.demo.stage import Stage
from kiosk.store.reader import Profile, SuspendedWhy, Suspension
from tests.journeys.rig import ScreenProcess, kinds, screen_of

NEW = "573918"
CLOCK = SystemClock()


def _card(screen: ScreenProcess, number: str, pin: str) -> None:
    screen.press(*number, "Return", *pin, "Return")


def test_a_new_card_opens_for_a_pin_of_one_s_own(staged: Stage, display: str, tmp_path: Path) -> None:
    card = readers.add(staged.station, Wanted("2002", Profile()), None, CLOCK)
    with screen_of(staged, display, tmp_path / "home") as screen:
        screen.wait("language-en")
        screen.choose("en")
        _card(screen, card.number, card.pin)
        screen.wait("new-pin")
        screen.press(*card.pin, "Return", *card.pin, "Return")
        screen.wait_words("new-pin-message", "has to be changed")
        screen.press(*NEW, "Return", *NEW, "Return")
        screen.wait("notice-accept")
        screen.click("notice-accept")
        screen.wait("home-screen")
        screen.end()
        assert ("pin_changed", None) in kinds(staged)
        screen.click("message-done")
        screen.wait("language-en")
        screen.choose("en")
        _card(screen, card.number, card.pin)
        screen.wait_words("sign-in-message", "is not right")
        until = CLOCK.now() + timedelta(days=1)
        readers.suspend(staged.station, card.number, Suspension(until, SuspendedWhy.CARD), None, CLOCK)
        screen.press(*NEW, "Return")
        screen.wait_words("sign-in-message", "suspended")
        assert kinds(staged)[-1] == ("sign_in_refused", "suspended")
