# SPDX-License-Identifier: GPL-3.0-or-later
"""Every key and button there is, under every combination, and what became of the screen.

Every key of the X server's keyboard is pressed under each of the 32 choices of Ctrl, Alt, Shift, Super and AltGr. Keys
that press what has the focus go first, while nothing has it; then the keys that move the focus; then the first ones
again, with a key held that makes them unlisted.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.journeys.keyboard import BUTTONS, HELD, Keyboard, combinations_of
from tests.journeys.rig import ScreenProcess, kinds, processes_of, xdotool

MOVING_THE_FOCUS = ("Tab", "Up", "Down", "Left", "Right", "KP_Up", "KP_Down", "KP_Left", "KP_Right")
PRESSING = ("Return", "KP_Enter", "space")
COMBINATIONS = combinations_of()
MAKES_UNLISTED = set(HELD[:-1])  # AltGr alone changes what a key writes, not what it is
EMPTY_PLACE = (8, 400)  # the margin
MASKS = dict(zip(HELD, (4, 8, 1, 64, 128), strict=True))  # as X counts them
TIME_GOES_BY = ("time_used", "checkpoint")


@contextmanager
def keyboard_of(display: str) -> Iterator[Keyboard]:
    keyboard = Keyboard(display)
    yield keyboard
    keyboard.close()


def press_everything(screen: ScreenProcess, keyboard: Keyboard) -> None:
    """Press every key and button under every combination, until the screen has heard the last one."""
    moving = {keyboard.code(name) for name in MOVING_THE_FOCUS}
    pressing = {keyboard.code(name) for name in PRESSING}
    keyboard.point(*EMPTY_PLACE)
    screen.ask("listen")
    for held in COMBINATIONS:
        with keyboard.holding(held) as codes:
            keyboard.press(*(code for code in keyboard.codes if code not in codes | moving))
            keyboard.click(*BUTTONS)
        _be_heard(screen, keyboard)
    for held in COMBINATIONS:
        with keyboard.holding(held):
            keyboard.press(*moving)
            if MAKES_UNLISTED & set(held):
                keyboard.press(*pressing)
    _be_heard(screen, keyboard)


def _be_heard(screen: ScreenProcess, keyboard: Keyboard) -> None:
    """Wait until the screen has heard everything: a compositor cuts off whoever is too far behind."""
    shift = keyboard.code("Shift_L")
    keyboard.press(*[shift] * 5)
    keyboard.settle()
    screen.ask("wait_row", shift, 5)


def _program(pid: int) -> str:
    """Return which program a process runs, empty where it has just ended."""
    try:
        return Path(f"/proc/{pid}/exe").readlink().name
    except OSError:
        return ""


def _state(screen: ScreenProcess, display: str) -> dict[str, object]:
    """Return whatever a key could change: screen, windows on the display, programs, record, page."""
    facts = screen.facts
    words = [re.sub(r"\d+ minute.*", "time", text) for text in screen.ask("words")]
    programs = {name for pid in processes_of(screen.process.pid) if (name := _program(pid))}
    record = [line for line in kinds(screen.staged) if line[0] not in TIME_GOES_BY]
    page = facts["screen"] == "page"
    heard = screen.page("[document.querySelector('#typed').value, ...heard]") if page else None
    windows = xdotool(display, "search", "--onlyvisible", "--name", ".*").split()
    own = {"words": words, "windows on the display": windows, "programs": programs, "record": record, "heard": heard}
    return own | {"process": screen.process.poll(), **facts}


def changed(screen: ScreenProcess, display: str) -> set[str]:
    """Press everything, and name what is not as it was."""
    before = _state(screen, display)
    with keyboard_of(display) as keyboard:
        press_everything(screen, keyboard)
    after = _state(screen, display)
    return {name for name, value in before.items() if after[name] != value}


def unheard(screen: ScreenProcess, display: str) -> set[tuple[int, int]]:
    """Return what was pressed and never came to the window, but for what an X server keeps to itself."""
    with keyboard_of(display) as keyboard:
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
