# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: words are found in a page without the page hearing a letter, and nothing stays of what was looked for."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from kiosk.demo.stage import Stage
from tests.fakes.stations import stage
from tests.journeys.rig import FRONT, ScreenProcess, child_environment, journal_bytes, wait
from tests.journeys.test_search import SEARCHES

WORD: Final = "zhanbota"
THERE: Final = """(() => { for (let n = 0; n < 3; n++) { const there = document.createElement('p');
    there.textContent = 'Here is zhanbota'; document.body.append(there); } return 1; })()"""
# A page that listens to everything, and wants the keys for its own line twenty times a second.
GREEDY: Final = """(() => { const line = document.createElement('input'); line.id = 'greedy'; window.heard = [];
  document.body.prepend(line);
  for (const kind of ['keydown', 'keyup', 'keypress', 'beforeinput', 'input', 'paste', 'copy'])
    addEventListener(kind, event => window.heard.push(kind + (event.key || event.data || '')), true);
  setInterval(() => { window.focus(); line.focus(); location.hash = Math.random(); }, 50); return 1; })()"""
OFFERED: Final = """
from PySide6.QtGui import QClipboard, QGuiApplication
application = QGuiApplication(["other"])
clipboard = application.clipboard()
print([clipboard.text(mode) for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)])
"""


@pytest.fixture(scope="module")
def lasting_stage() -> Iterator[Stage]:
    """The first site of the starter list searches, so that its pages do hear letters."""
    with stage(lines={'mode = "read"': SEARCHES}) as made:
        yield made


def _offered(display: str, home: Path) -> str:
    """Return what the X server's clipboard and selection hold for any other program."""
    environment = child_environment(display, home)
    done = subprocess.run([sys.executable, "-c", OFFERED], env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def _find(screen: ScreenProcess) -> None:
    screen.click("page-tools", "page-find")
    screen.wait("page-find-field")


def test_a_word_is_found_from_both_keyboards_in_every_place(screen: ScreenProcess) -> None:
    screen.click("home", "guides-courts", "guide-appeal")
    screen.ask("wait_address", "library://guides/en/appeal")
    _find(screen)
    screen.press(*"cou")
    screen.click("alphabet-english", "key-r", "key-t", "key-x", "key-erase")
    assert screen.text("page-find-field") == "court"
    screen.wait_words("page-find-count", "1 of ")
    count = int(screen.text("page-find-count").removeprefix("1 of "))
    assert count > 1
    screen.click("key-done")
    screen.ask("gone", "key-done")
    screen.click("page-find-after")
    screen.wait_words("page-find-count", f"2 of {count}")
    screen.click("page-find-before", "page-find-before")
    screen.wait_words("page-find-count", f"{count} of {count}")
    screen.ask("click_at", 300, 125, 1)  # the line is touched, and the keyboard is back
    screen.wait("key-done")
    screen.press("q", "q", "q")
    screen.wait_words("page-find-count", "not found")
    screen.click("page-tool-close")
    screen.ask("gone", "page-find-field")
    assert not screen.ask("seen", "key-done")


def test_the_page_hears_no_letter_however_much_it_wants_to(screen: ScreenProcess) -> None:
    screen.open_site()
    screen.page(THERE)
    screen.page(GREEDY)
    _find(screen)
    screen.press(*WORD)
    screen.wait_words("page-find-count", "1 of 3")
    assert screen.text("page-find-field") == WORD
    screen.press("Return", "BackSpace", "a", "Left", "Right")
    assert screen.text("page-find-field") == WORD
    assert screen.page("[window.heard, document.querySelector('#greedy').value]") == [[], ""]
    screen.click("page-tool-close")
    screen.ask("click_link", "#greedy")
    screen.press("a")  # and now it does
    screen.wait_page("window.heard.includes('inputa')")


def test_nothing_stays_of_what_was_looked_for(
    screen: ScreenProcess, lasting_stage: Stage, display: str, home: Path
) -> None:
    screen.open_site()
    screen.page(THERE)
    _find(screen)
    screen.press(*WORD)
    screen.wait_words("page-find-count", "1 of 3")
    screen.click("page-tool-close")
    screen.ask("settle", 300)
    assert screen.page("[getSelection().toString()]") == [""]
    assert _offered(display, home) == "['', '']"
    _find(screen)
    assert screen.text("page-tool-close")
    assert screen.ask("text", "page-find-field") == ""
    for kept in (journal_bytes(lasting_stage), *(path.read_bytes() for path in home.rglob("*") if path.is_file())):
        assert WORD.encode() not in kept


@pytest.mark.parametrize("way", ["home", "a link", "back", "another language"])
def test_another_page_or_screen_ends_it_and_another_language_does_not(screen: ScreenProcess, way: str) -> None:
    screen.open_site()
    _find(screen)
    screen.press("a")
    match way:
        case "a link":
            screen.page("(document.querySelector('#document').click(), 1)")
            screen.ask("wait_address", FRONT + "kaz/docs/")
        case "another language":
            screen.click("look-large")
            wait(lambda: screen.ask("text", "page-find-field") == "a", "the same line")
            screen.click("look-large", "page-tool-close")
        case _:
            screen.click(way)
    screen.ask("gone", "page-find-field")
    assert not screen.ask("seen", "drawer")
