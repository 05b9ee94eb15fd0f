# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: on no screen does any key or mouse button outside the table open, close, leave or type anything."""

from collections.abc import Iterator
from string import ascii_lowercase

import pytest

from tests.fakes.stations import stage
from tests.journeys.rig import UNLISTED, ScreenProcess, screen_of, wait

FUNCTION = [f"F{number}" for number in range(1, 13)]
HELD = [f"{held}+{letter}" for held in ("ctrl", "alt", "super", "ctrl+shift") for letter in ascii_lowercase]
HELD_FUNCTION = [f"{held}+F{number}" for held in ("ctrl", "alt", "shift") for number in (1, 2, 4, 5, 10, 12)]
HELD_OTHERS = ["alt+Tab", "alt+space", "ctrl+Tab", "ctrl+Escape", "alt+Left", "alt+Home", "ctrl+plus", "ctrl+0"]
OTHERS = ["Menu", "Escape", "Print", "Pause", "Insert", "Delete", "Super_L", "Num_Lock", *["Shift_L"] * 5]
MEDIA = [f"XF86{name}" for name in ("Back", "Forward", "HomePage", "Search", "Mail", "AudioPlay", "Reload", "WWW")]
STORM = (*FUNCTION, *HELD, *HELD_FUNCTION, *HELD_OTHERS, *OTHERS, *MEDIA, *ascii_lowercase, "colon", "slash", "period")
BUTTONS = (2, 3, 8, 9)


@pytest.fixture(scope="module")
def screen(display: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ScreenProcess]:
    """One screen for the module: its tests follow a reader's way, and each goes on where the last one stopped."""
    home = tmp_path_factory.mktemp("keys") / "home"
    with stage() as staged, screen_of(staged, display, home) as made:
        yield made


def _storm_changes_nothing(screen: ScreenProcess) -> None:
    before, words = screen.facts, screen.ask("words")
    for first in range(0, len(STORM), 40):
        screen.press(*STORM[first : first + 40])
    for button in BUTTONS:
        screen.ask("click_at", 683, 420, button)
    screen.ask("settle", 600)
    assert screen.facts == before
    assert screen.ask("words") == words
    assert before["windows"] == ["Window"]
    assert before["native"] == ["Tereze"]


def test_the_languages(screen: ScreenProcess) -> None:
    screen.wait("language-en")
    _storm_changes_nothing(screen)


def test_the_card(screen: ScreenProcess) -> None:
    screen.choose("en")
    _storm_changes_nothing(screen)
    screen.press("1", "2")  # the hands do reach this screen
    wait(lambda: screen.ask("text", "number") == "12", "two digits in the card's number")
    screen.press("BackSpace", "BackSpace")
    screen.click("card-back")


def test_home(screen: ScreenProcess) -> None:
    screen.begin()
    _storm_changes_nothing(screen)


def test_a_page_takes_no_letter_and_scrolls(screen: ScreenProcess) -> None:
    screen.open_site()
    field = "document.body.insertAdjacentHTML('afterbegin', '<input id=typed><p style=height:4000px>x</p>')"
    screen.page(f"{field} || 1")
    screen.ask("click_link", "#typed")
    screen.wait_page("document.activeElement.id === 'typed'")
    _storm_changes_nothing(screen)
    screen.press("a", "1", "Cyrillic_a", "shift+a", "ctrl+v", "BackSpace")
    screen.ask("settle", 300)
    assert screen.page("[document.querySelector('#typed').value]") == [""]
    screen.page("document.activeElement.blur() || 1")
    before = screen.page("[window.scrollY]")[0]
    screen.press("Down", "Down", "Next")
    wait(lambda: screen.page("[window.scrollY]")[0] > before, "the page to move down")


def test_a_refusal(screen: ScreenProcess) -> None:
    screen.open_site()
    screen.ask("click_link", "#unlisted")
    screen.wait("why")
    assert screen.ask("text", "whose") == UNLISTED.split("/")[2]
    _storm_changes_nothing(screen)


def test_the_end(screen: ScreenProcess) -> None:
    screen.end()
    _storm_changes_nothing(screen)
