# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: whoever does not see the screen hears it: controls, refusals, pages; and the screen reader opens nothing."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.fakes.stations import stage
from tests.journeys.orca import Orca, names_on, orca_on, with_screen_reader
from tests.journeys.rig import ScreenProcess, screen_of, wait, xdotool

# Orca's own ways to a window of its own: preferences, those for one program, its search, its lists, its help.
WINDOWS: Final = (
    ("Insert", "space"),
    ("Insert", "ctrl", "space"),
    ("KP_Delete",),
    ("alt", "shift", "h"),
    ("alt", "shift", "k"),
    ("Insert", "h"),
    ("F1",),
    ("F2",),
    ("Escape",),
)


@pytest.fixture(scope="module")
def orca(display: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Orca]:
    with orca_on(display, tmp_path_factory.mktemp("orca") / "home") as made:
        yield made


@pytest.fixture(scope="module")
def screen(orca: Orca, display: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ScreenProcess]:
    """One screen for the module: its tests follow a reader's way, and each goes on where the last one stopped."""
    home = tmp_path_factory.mktemp("heard") / "home"
    with stage() as staged:
        with_screen_reader(staged)
        with screen_of(staged, display, home, bus=orca.bus) as made:
            yield made


def _hear_after(orca: Orca, screen: ScreenProcess, keys: tuple[str, ...], *words: str) -> list[str]:
    orca.listen()
    screen.press(*keys)
    return orca.hear(*words)


def _press_in_page(screen: ScreenProcess, key: str) -> str:
    """Press a key that moves the focus in the page, and return where it is then."""
    where = "[document.activeElement.id || document.activeElement.href || 'nowhere']"
    (before,) = screen.page(where)
    screen.press(key)
    return str(wait(lambda: [one for one in screen.page(where) if one != before], f"{key} to move in the page")[0])


def _heard_on_the_way_back(orca: Orca, screen: ScreenProcess, words: str) -> bool:
    """Go off a link and back to it: what has just loaded is heard of a little later than it takes keys."""
    _press_in_page(screen, "shift+Tab")
    _press_in_page(screen, "Tab")
    return any(words in one for one in orca.said)


def test_the_languages(orca: Orca, screen: ScreenProcess) -> None:
    screen.wait("language-en")
    orca.hear("Тілді таңдаңыз", "Choose a language")
    _hear_after(orca, screen, ("Tab",), "Қазақша push button")
    _hear_after(orca, screen, ("Tab",), "Русский push button")
    _hear_after(orca, screen, ("Tab",), "English push button")
    _hear_after(orca, screen, ("Tab",), "Ірі әріп check box not checked")


def test_the_card_and_a_wrong_pin(orca: Orca, screen: ScreenProcess) -> None:
    orca.listen()
    screen.choose("en")
    orca.hear("Card number", "Sign in Enter the number on your card and your PIN.")
    number, pin = screen.staged.issued.number, screen.staged.issued.pin
    for digit in number:
        _hear_after(orca, screen, (digit,), digit)
    _hear_after(orca, screen, ("Return",), "PIN, six digits password text")
    wrong = str((int(pin) + 1) % 10 ** len(pin)).zfill(len(pin))
    said = _hear_pin(orca, screen, wrong, "The card number or the PIN is not right.")
    assert [one for one in said if re.fullmatch(r"\W*\d\W*", one)] == []
    said = _hear_pin(orca, screen, pin, "Before you begin You have 60 minutes.")
    assert [one for one in said if re.fullmatch(r"\W*\d\W*", one)] == []


def _hear_pin(orca: Orca, screen: ScreenProcess, pin: str, *words: str) -> list[str]:
    """Enter a PIN, of which nothing is said, at a hand's pace: Orca drops what comes in a burst."""
    orca.listen()
    for digit in pin:
        screen.press(digit)
        screen.ask("settle", 300)
    screen.press("Return")
    return orca.hear(*words)


def test_the_notice(orca: Orca, screen: ScreenProcess) -> None:
    _hear_after(orca, screen, ("Tab",), "What is recorded", "your PIN are not recorded")
    _hear_after(orca, screen, ("Tab",), "I have read it, go on push button")
    _hear_after(orca, screen, ("Return",), "Guides, always here", "Sites by topic")


def test_home_and_a_guide(orca: Orca, screen: ScreenProcess) -> None:
    _hear_after(orca, screen, ("Tab",), "Search in guides, the library and sites push button", "mistakes in spelling")
    _hear_after(orca, screen, ("Tab",), "Until when can I appeal? push button")
    screen.press("Tab", "Tab", "Tab")
    _hear_after(orca, screen, ("Tab",), "Courts and appeals push button", "guides")
    _hear_after(orca, screen, ("Return",), "Courts and appeals")
    screen.wait("guides-screen")
    screen.press("Tab")
    _hear_after(orca, screen, ("Tab",), "How do I appeal against a sentence? push button")
    screen.press("Return")
    screen.wait_page("document.readyState === 'complete'")
    _hear_after(orca, screen, ("Tab",), "How do I appeal against a sentence? document web", "List with", "link")


def test_a_refusal_and_what_is_answered_to_a_request(orca: Orca, screen: ScreenProcess) -> None:
    screen.open_site()
    orca.listen()
    while _press_in_page(screen, "Tab") != "unlisted":
        pass
    wait(lambda: _heard_on_the_way_back(orca, screen, "A site that is not listed link"), "the link to be said")
    _hear_after(orca, screen, ("Return",), "This page does not open This site is not on the list", "Who decided")
    screen.press("Tab")
    _hear_after(orca, screen, ("Tab",), "Ask for this page push button")
    _hear_after(orca, screen, ("Return",), "Your request is number 1.")


def test_the_screen_readers_own_keys_open_nothing(orca: Orca, screen: ScreenProcess, display: str) -> None:
    for keys in WINDOWS:
        xdotool(display, *(word for key in keys[:-1] for word in ("keydown", key)), "key", keys[-1])
        xdotool(display, *(word for key in keys[:-1] for word in ("keyup", key)))
    orca.listen()
    xdotool(display, "key", "KP_Enter")  # where am I: what was pressed before was heard before
    orca.hear("push button")
    assert _windows(display) == ["Tereze"]
    assert screen.facts["native"] == ["Tereze"]


def test_a_question_and_the_end(orca: Orca, screen: ScreenProcess) -> None:
    orca.listen()
    screen.click("end")
    orca.hear("Read on push button", "End the session? The pages you read are not kept")
    orca.listen()
    screen.click("veil-end")
    orca.hear("The session is over You ended your session.")


def test_a_station_without_one_is_on_no_bus(orca: Orca, display: str, tmp_path: Path) -> None:
    with stage() as staged:
        before = len(names_on(orca.bus))
        with screen_of(staged, display, tmp_path / "home", bus=orca.bus) as without:
            without.wait("language-en")
            assert len(names_on(orca.bus)) == before


def _windows(display: str) -> list[str]:
    """Return the names of the windows of this display that can be seen; Orca has a hidden one."""
    found = xdotool(display, "search", "--onlyvisible", "--name", ".").split()
    return sorted({xdotool(display, "getwindowname", window) for window in found})
