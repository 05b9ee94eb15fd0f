# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: there is no key, no combination of keys and no mouse button that leads out of the screen."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.demo.stage import Stage
from tests.fakes.stations import stage
from tests.journeys.rig import FRONT, ScreenProcess, screen_of
from tests.journeys.storm import changed, unheard

FIELD = "document.body.insertAdjacentHTML('afterbegin', '<input id=typed><p style=height:4000px>x</p>') || 1"
# The page itself keeps what it should never hear of on a site that is only read.
EAR = """(() => {
  window.heard = new Set();
  const arrows = ['Up', 'Down', 'Left', 'Right'].map(way => `Arrow${way}`);
  const moves = ['Tab', 'Enter', ' ', 'Home', 'End', 'PageUp', 'PageDown', ...arrows];
  const held = event => event.ctrlKey || event.altKey || event.metaKey || (event.shiftKey && event.key !== 'Tab');
  const hear = (kind, never) => addEventListener(kind, event => never(event) && heard.add(kind), true);
  for (const kind of ['keydown', 'keyup']) hear(kind, event => held(event) || !moves.includes(event.key));
  for (const kind of ['mousedown', 'click', 'wheel']) hear(kind, event => held(event) || event.button !== 0);
  const never = ['keypress', 'beforeinput', 'auxclick', 'contextmenu', 'popstate', 'cut', 'copy', 'paste', 'drop'];
  for (const kind of never) hear(kind, () => true);
})() || 1"""


def _go_home(screen: ScreenProcess) -> None:
    screen.begin()


def _open_page(screen: ScreenProcess) -> None:
    """Open a page with a field that has the focus, and with a page before it in its history."""
    screen.begin()
    screen.open_site()
    screen.page(FIELD)
    screen.ask("click_link", "#typed")
    screen.wait_page("document.activeElement.id === 'typed'")
    screen.page("history.pushState(0, '', '#further') || 1")
    screen.ask("wait_address", f"{FRONT}#further")
    screen.page(EAR)


@pytest.fixture(scope="module")
def staged_once() -> Iterator[Stage]:
    with stage() as made:
        yield made


@pytest.mark.parametrize("go", [_go_home, _open_page])
def test_every_key_leaves_the_screen_as_it_is(
    go: Callable[[ScreenProcess], None], staged_once: Stage, display: str, tmp_path: Path
) -> None:
    with screen_of(staged_once, display, tmp_path / "home") as screen:
        go(screen)
        assert changed(screen, display) == set()
        assert screen.facts["windows"] == ["Window"]
        assert unheard(screen, display) == set()


@pytest.mark.parametrize(
    ("hole", "go", "seen"),
    [("shortcut", _go_home, "screen"), ("keys", _open_page, "heard"), ("buttons", _open_page, "heard")],
)
def test_a_hole_is_found(
    hole: str, go: Callable[[ScreenProcess], None], seen: str, staged_once: Stage, display: str, tmp_path: Path
) -> None:
    with screen_of(staged_once, display, tmp_path / "home", "--hole", hole) as screen:
        go(screen)
        assert seen in changed(screen, display)
