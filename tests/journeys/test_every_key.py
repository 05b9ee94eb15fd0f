# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: there is no key, no combination of keys and no mouse button that leads out of the screen.

Every key that the X server's keyboard has is pressed under each of the 32 choices of Ctrl, Alt, Shift, Super and AltGr,
on home and on an open page. Keys that press what has the focus go first, while nothing has it; then the keys that move
the focus; then the first ones again, with a key held that makes them unlisted.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.demo.stage import Stage, stage
from tests.journeys.keyboard import BUTTONS, HELD, Keyboard, combinations_of
from tests.journeys.rig import FRONT, ScreenProcess, kinds, processes_of, screen_of, xdotool

MOVING_THE_FOCUS = ("Tab", "Up", "Down", "Left", "Right", "KP_Up", "KP_Down", "KP_Left", "KP_Right")
PRESSING = ("Return", "KP_Enter", "space")
COMBINATIONS = combinations_of()
MAKES_UNLISTED = set(HELD[:-1])  # AltGr alone changes what a key writes, not what it is
EMPTY_PLACE = (8, 400)  # the margin
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
  hear('beforeinput', event => event.data !== ' ' && event.inputType !== 'insertLineBreak');
  for (const kind of ['auxclick', 'contextmenu', 'popstate', 'cut', 'copy', 'paste', 'drop']) hear(kind, () => true);
})() || 1"""
MASKS = dict(zip(HELD, (4, 8, 1, 64, 128), strict=True))  # as X counts them
TIME_GOES_BY = ("time_used", "checkpoint")


@contextmanager
def _keyboard(display: str) -> Iterator[Keyboard]:
    keyboard = Keyboard(display)
    yield keyboard
    keyboard.close()


def _press_everything(screen: ScreenProcess, keyboard: Keyboard) -> None:
    """Press every key and button under every combination, until the screen has heard the last one."""
    moving = {keyboard.code(name) for name in MOVING_THE_FOCUS}
    pressing = {keyboard.code(name) for name in PRESSING}
    keyboard.point(*EMPTY_PLACE)
    screen.ask("listen")
    for held in COMBINATIONS:
        with keyboard.holding(held) as codes:
            keyboard.press(*(code for code in keyboard.codes if code not in codes | moving))
            keyboard.click(*BUTTONS)
    for held in COMBINATIONS:
        with keyboard.holding(held):
            keyboard.press(*moving)
            if MAKES_UNLISTED & set(held):
                keyboard.press(*pressing)
    shift = keyboard.code("Shift_L")
    keyboard.press(*[shift] * 5)
    keyboard.settle()
    screen.ask("wait_row", shift, 5)


def _state(screen: ScreenProcess, display: str) -> dict[str, object]:
    """Return whatever a key could change: screen, windows on the display, programs, record, page."""
    facts = screen.facts
    words = [re.sub(r"\d+ minute.*", "time", text) for text in screen.ask("words")]
    programs = {Path(f"/proc/{pid}/exe").readlink().name for pid in processes_of(screen.process.pid)}
    record = [line for line in kinds(screen.staged) if line[0] not in TIME_GOES_BY]
    page = facts["screen"] == "page"
    heard = screen.page("[document.querySelector('#typed').value.trim(), ...heard]") if page else None
    windows = xdotool(display, "search", "--onlyvisible", "--name", ".*").split()
    own = {"words": words, "windows on the display": windows, "programs": programs, "record": record, "heard": heard}
    return own | {"process": screen.process.poll(), **facts}


def _changed(screen: ScreenProcess, display: str) -> set[str]:
    """Press everything, and name what is not as it was."""
    before = _state(screen, display)
    with _keyboard(display) as keyboard:
        _press_everything(screen, keyboard)
    after = _state(screen, display)
    return {name for name, value in before.items() if after[name] != value}


def _unheard(screen: ScreenProcess, display: str) -> set[tuple[int, int]]:
    """Return what was pressed and never came to the window, but for what an X server keeps to itself."""
    with _keyboard(display) as keyboard:
        own = {name: keyboard.code(name) for name in HELD}
        kept = {keyboard.code(name) for name in ("XF86Next_VMode", "XF86Prev_VMode")}
        consoles = {keyboard.code(name) for name in (*(f"F{n}" for n in range(1, 13)), "KP_Subtract", "KP_Add")}
        pressed = {
            (code, sum(MASKS[name] for name in held))
            for held in COMBINATIONS
            for code in keyboard.codes
            if code not in {own[name] for name in held} | kept
            and not ({"Control_L", "Alt_L"} <= set(held) and code in consoles)
        }
    assert len(pressed) >= 7600
    return pressed - {(code, held & sum(MASKS.values())) for code, held in screen.ask("presses")}


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
        assert _changed(screen, display) == set()
        assert screen.facts["windows"] == ["Window"]
        assert _unheard(screen, display) == set()


@pytest.mark.parametrize(
    ("hole", "go", "seen"),
    [("shortcut", _go_home, "screen"), ("keys", _open_page, "heard"), ("buttons", _open_page, "heard")],
)
def test_a_hole_is_found(
    hole: str, go: Callable[[ScreenProcess], None], seen: str, staged_once: Stage, display: str, tmp_path: Path
) -> None:
    with screen_of(staged_once, display, tmp_path / "home", "--hole", hole) as screen:
        go(screen)
        assert seen in _changed(screen, display)
