# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: language, large print and strong contrast change in one press on every screen, and nothing is lost by it."""

from pathlib import Path

from kiosk.demo.stage import Stage
from tests.fakes.stations import stage
from tests.journeys.rig import FRONT, UNLISTED, ScreenProcess, kinds, screen_of, wait

GUIDE = "library://guides/{}/appeal"


def _speak(screen: ScreenProcess, language: str) -> None:
    screen.click("look-language", f"veil-{language}")
    screen.ask("gone", "veil")


def test_what_is_on_the_screen_stays_in_another_language_and_look(display: str, tmp_path: Path) -> None:
    with stage() as staged, screen_of(staged, display, tmp_path / "home") as screen:
        screen.wait("language-kk")
        screen.click("large-print")
        screen.choose("kk")
        screen.click("look-large", "look-contrast", "look-contrast")
        _speak(screen, "en")
        screen.press(*staged.issued.number, "Return", *staged.issued.pin, "Return")
        screen.wait("notice-accept")
        _speak(screen, "ru")
        assert screen.text("notice-accept").startswith("Прочитал")
        screen.click("notice-accept")
        screen.wait("home-screen")
        assert screen.text("end") == "Завершить"

        _form(screen)
        _guide(screen)
        _site(screen)
        _refusal(screen)
        screen.end()
        _speak(screen, "kk")
        assert screen.text("message-done") == "Басына оралу"


def _form(screen: ScreenProcess) -> None:
    screen.click("forms", "form-appeal")
    screen.press("o", "k", "Return", "shift+g", "o")
    _speak(screen, "en")
    screen.press("x")
    assert screen.text("form-count").startswith("2 ")
    screen.click("look-contrast", "form-before", "form-done", "look-contrast")
    words = screen.ask("words")
    assert "щл" in words  # a keyboard of hardware writes in the reader's language
    assert "Пщx" in words
    screen.click("home", "veil-leave")


def _guide(screen: ScreenProcess) -> None:
    screen.click("guides-courts", "guide-appeal")
    screen.ask("wait_address", GUIDE.format("en"))
    _speak(screen, "ru")
    screen.ask("wait_address", GUIDE.format("ru"))
    paper = "getComputedStyle(document.documentElement).getPropertyValue('--paper')"
    light = screen.wait_page(paper)
    screen.click("look-contrast")
    wait(lambda: screen.page(paper) not in (None, light), "the guide's other look")
    screen.click("look-contrast")


def _site(screen: ScreenProcess) -> None:
    """A page of the web stays as it is, with what happened in it; home leads back to it."""
    screen.open_site()
    screen.page("(window.kept = 'here', 1)")
    _speak(screen, "kk")
    screen.click("look-large", "look-large")
    assert screen.ask("address") == FRONT
    assert screen.page("window.kept") == "here"
    screen.click("home", "continue")
    assert screen.page("window.kept") == "here"


def _refusal(screen: ScreenProcess) -> None:
    screen.page(f"(location.href = '{UNLISTED}', 1)")
    screen.click("ask")
    number = screen.text("asked-number")
    _speak(screen, "en")
    assert "youtube.com" in " ".join(screen.ask("words"))
    screen.click("ask")
    assert screen.text("asked-number").split()[4] in number


def test_the_librarian_is_called_from_anywhere_and_the_page_stays(staged: Stage, display: str, tmp_path: Path) -> None:
    with screen_of(staged, display, tmp_path / "home") as screen:
        screen.begin("en")
        screen.open_site()
        screen.page("(window.kept = 'here', 1)")
        screen.click("bar-help", "help-ask")
        screen.wait_words("help-answer", "number 1")
        screen.click("help-back")
        assert screen.page("window.kept") == "here"
        screen.click("home", "bar-help", "help-back")
        screen.wait("home-screen")
        screen.end()
    assert ("help_asked_for", None) in kinds(staged)
