# SPDX-License-Identifier: GPL-3.0-or-later
"""The self-test's page and its steps by hand: each answer becomes its line, once."""

import array
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from kiosk.base.palette import read_palette
from kiosk.shell.selftest.keys_step import LINES, KeysStep
from kiosk.shell.selftest.page import SheetPage
from kiosk.shell.selftest.round import Round
from kiosk.shell.selftest.screen_step import BARS, ScreenStep
from kiosk.shell.selftest.speaker_step import SpeakerStep
from kiosk.shell.selftest.step import Step
from kiosk.shell.selftest.tone import HERTZ, RATE, Tone, samples
from kiosk.shell.selftest.touch_step import TouchStep
from kiosk.station.config import Station
from kiosk.station.selftest import Line, Part, Sheet, Sign, blank
from tests.gui.conftest import Showroom
from tests.gui.looks import part

CODES = [code for line in LINES for code in line]


@pytest.fixture
def room(showroom: Callable[..., Showroom]) -> Showroom:
    return showroom()


def shown(room: Showroom, step: Step) -> list[Line]:
    """Show a step, and return what it will say."""
    said: list[Line] = []
    step.done.connect(said.append)
    room.window.show_screen(step)
    room.settle()
    return said


def click(parent: QWidget, name: str) -> None:
    QTest.mouseClick(part(parent, QPushButton, name), Qt.MouseButton.LeftButton)


def key(step: QWidget, code: int) -> None:
    """Let a key of the keyboard arrive, whatever it writes."""
    event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, code, 0, 0)
    QApplication.sendEvent(step, event)


@pytest.mark.parametrize(("name", "sign"), [("seen_well", Sign.SEEN_WELL), ("not_seen_well", Sign.NOT_SEEN_WELL)])
def test_the_screen_is_seen_or_not(room: Showroom, name: str, sign: Sign) -> None:
    step = ScreenStep()
    said = shown(room, step)
    click(step, f"answer-{name}")
    click(step, f"answer-{name}")  # once is enough
    assert said == [Line(Part.SCREEN, sign)]


def test_the_pattern_has_every_colour_and_reaches_the_edge(room: Showroom) -> None:
    step = ScreenStep()
    shown(room, step)
    image = room.window.grab().toImage()
    width = image.width()
    found = [image.pixelColor(width * (2 * place + 1) // 16, 20).name().upper() for place in range(8)]
    assert tuple(found) == BARS
    assert {image.pixelColor(x, y).name() for x in (0, width - 1) for y in (0, 200)} == {"#ff0000"}


def test_points_stand_in_the_corners_and_are_pressed_one_by_one(room: Showroom) -> None:
    step = TouchStep()
    said = shown(room, step)
    middles = {
        number: part(step, QPushButton, f"point-{number}").mapTo(room.window, QPoint(48, 48)) for number in range(1, 6)
    }
    near = {
        (x, y): number
        for number, place in middles.items()
        for x, within in ((0, place.x() < 60), (1, place.x() > 1366 - 60))
        for y, beyond in ((0, place.y() < 60), (1, place.y() > 768 - 60))
        if within and beyond
    }
    assert set(near) == {(0, 0), (0, 1), (1, 0), (1, 1)}
    for number in (5, 3, 1, 2):
        click(step, f"point-{number}")
        click(step, f"point-{number}")  # pressed stays pressed
    assert said == []
    click(step, "point-4")
    assert said == [Line(Part.TOUCH, Sign.TOUCHED)]


def test_points_that_cannot_be_pressed_are_counted(room: Showroom) -> None:
    step = TouchStep()
    said = shown(room, step)
    click(step, "point-2")
    click(step, "answer-not_touched")
    assert said == [Line(Part.TOUCH, Sign.NOT_TOUCHED, {"touched": "1", "all": "5"})]


def test_every_key_that_arrives_is_marked(room: Showroom) -> None:
    step = KeysStep()
    said = shown(room, step)
    for code in CODES[:-1]:
        key(step, code)
        assert part(step, QLabel, f"hardware-{code}").text().endswith("✓")
        key(step, code)
    key(step, 9)  # one that nobody asked for
    assert said == []
    key(step, CODES[-1])
    assert said == [Line(Part.KEYBOARD, Sign.KEYS_WORK)]


def test_keys_that_do_not_arrive_are_named(room: Showroom) -> None:
    step = KeysStep()
    said = shown(room, step)
    for code in CODES[2:]:
        key(step, code)
    click(step, "answer-keys_missing")
    assert said == [Line(Part.KEYBOARD, Sign.KEYS_MISSING, {"keys": "1, 5"})]


def test_a_terminal_may_have_no_keyboard(room: Showroom) -> None:
    step = KeysStep()
    said = shown(room, step)
    click(step, "answer-no_keyboard")
    assert said == [Line(Part.KEYBOARD, Sign.NO_KEYBOARD)]


def test_without_a_device_for_sound_there_is_one_answer(room: Showroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Tone, "is_possible", False)
    step = SpeakerStep("#000000")
    said = shown(room, step)
    assert [button.objectName() for button in step.findChildren(QPushButton)] == ["answer-no_sound"]
    click(step, "answer-no_sound")
    assert said == [Line(Part.SPEAKER, Sign.NO_SOUND)]


@pytest.mark.parametrize(("name", "sign"), [("heard", Sign.HEARD), ("not_heard", Sign.NOT_HEARD)])
def test_a_tone_is_played_and_heard_or_not(
    room: Showroom, name: str, sign: Sign, monkeypatch: pytest.MonkeyPatch
) -> None:
    played: list[bool] = []
    monkeypatch.setattr(Tone, "is_possible", True)
    monkeypatch.setattr(Tone, "play", lambda _tone: played.append(True))
    step = SpeakerStep("#000000")
    said = shown(room, step)
    click(step, "tone-play")
    assert (played, said) == ([True], [])
    click(step, f"answer-{name}")
    assert said == [Line(Part.SPEAKER, sign)]


def test_the_tone_lasts_a_second_and_does_not_click() -> None:
    wave = array.array("h", samples())
    assert len(wave) == RATE
    assert max(wave) > 16_000
    assert abs(wave[0]) + abs(wave[-1]) < 100
    rises = sum(before < 0 <= after for before, after in pairwise(wave))
    assert abs(rises - HERTZ) <= 1


def test_a_round_goes_from_the_page_to_a_step_and_back(room: Showroom, station: Station) -> None:
    sheet = Sheet(datetime(2026, 12, 1, tzinfo=UTC), "Aigul", (*blank(), Line(Part.SERVICE, Sign.SERVES)))
    going = Round(room.window, sheet, station, read_palette(), "en")
    over: list[bool] = []
    going.finished.connect(lambda: over.append(True))
    room.settle()
    page = room.window.screen_shown
    assert isinstance(page, SheetPage)
    assert part(page, QLabel, "selftest-faults").text() == "Faults: 0. Not looked at: 4"
    click(page, "look-touch")
    room.settle()
    step = room.window.screen_shown
    assert isinstance(step, TouchStep)
    click(step, "answer-not_touched")
    room.settle()
    page = room.window.screen_shown
    assert isinstance(page, SheetPage)
    assert part(page, QLabel, "selftest-faults").text() == "Faults: 1. Not looked at: 3"
    assert part(page, QLabel, "outcome-touch").text() == "fault"
    assert part(page, QLabel, "said-touch").text() == "0 of 5 points were touched"
    assert not over
    click(page, "selftest-finish")
    assert over
    assert going.sheet.faults == 1
