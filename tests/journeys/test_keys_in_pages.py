# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: on a site that is only read the keys still move about and press; none of them writes (escapes/text.py)."""

import pytest

from tests.journeys.rig import FRONT, ScreenProcess

PRESSABLE = (
    ("<button id=on>x</button>", "Return"),
    ("<button id=on>x</button>", "space"),
    ("<input id=on type=checkbox>", "space"),
    ("<input id=on type=button value=x>", "KP_Enter"),
    ("<details><summary id=on>x</summary></details>", "space"),
    ("<div id=on role=button tabindex=0 onkeydown='if (event.key === ` `) this.click()'>x</div>", "space"),
    ("<div id=on tabindex=0 onkeydown='if (event.key === `Enter`) this.click()'>x</div>", "Return"),
)
FOCUS = """(() => {{ document.body.innerHTML = {!r} + '<p style=height:4000px>x</p>';
  window.pressed = 0; const on = document.querySelector('#on');
  on?.addEventListener('click', () => {{ window.pressed += 1; }}); on?.focus(); return 1; }})()"""


@pytest.fixture(autouse=True)
def _first_page(screen: ScreenProcess) -> None:
    screen.open_site()


@pytest.mark.parametrize(("html", "key"), PRESSABLE)
def test_what_has_the_focus_is_pressed(html: str, key: str, screen: ScreenProcess) -> None:
    screen.page(FOCUS.format(html))
    screen.press(key)
    screen.wait_page("window.pressed")
    screen.ask("settle", 200)
    assert screen.page("[window.pressed, scrollY]") == [1, 0]


def test_enter_follows_a_link(screen: ScreenProcess) -> None:
    screen.page(FOCUS.format("<a id=on href=/rus/docs/K1400000231>x</a>"))
    screen.press("Return")
    screen.ask("wait_address", f"{FRONT}rus/docs/K1400000231")


@pytest.mark.parametrize("html", ["", "<a id=on href=/>x</a>", "<input id=on>"])
def test_space_turns_the_page(html: str, screen: ScreenProcess) -> None:
    screen.page(FOCUS.format(html))
    screen.press("space")
    screen.wait_page("scrollY > 200")
    assert screen.page("[document.querySelector('#on')?.value || '']") == [""]


def test_tab_goes_from_one_to_the_next(screen: ScreenProcess) -> None:
    screen.page(FOCUS.format("<a id=on href=/>x</a><a id=next href=/>x</a>"))
    screen.press("Tab")
    screen.wait_page("document.activeElement.id === 'next'")
    screen.press("shift+Tab")
    screen.wait_page("document.activeElement.id === 'on'")
