# SPDX-License-Identifier: GPL-3.0-or-later
"""A PIN of one's own: typed twice, never shown, sent once, and chosen anew where it was not taken."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from kiosk.shell.screens.new_pin import NewPinScreen
from kiosk.words.ends import NEW_PINS, new_pin_sentence
from tests.gui.conftest import Showroom
from tests.gui.looks import part

PIN, OTHER = "573918", "573919"


@pytest.fixture
def screen(showroom: Callable[..., Showroom]) -> NewPinScreen:
    room = showroom()
    made = NewPinScreen(room.scene)
    room.window.show_screen(made)
    room.settle()
    return made


def _text(screen: NewPinScreen, name: str) -> str:
    return part(screen, QLabel, name).text()


def _type(screen: NewPinScreen, pin: str) -> None:
    QTest.keyClicks(screen, pin)
    QTest.keyClick(screen, Qt.Key.Key_Return)


def test_a_pin_is_typed_twice_and_never_shown(screen: NewPinScreen, qtbot: QtBot) -> None:
    _type(screen, PIN)
    assert _text(screen, "new-pin") == " ".join("●" * 6)
    with qtbot.waitSignal(screen.chosen) as chosen:
        _type(screen, PIN)
    assert chosen.args == [PIN]
    assert not any(PIN[:3] in label.text() for label in screen.findChildren(QLabel))
    with qtbot.assertNotEmitted(screen.chosen):
        QTest.keyClick(screen, Qt.Key.Key_Return)  # one choice for one press


def test_two_that_are_not_the_same_are_typed_anew(screen: NewPinScreen, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(screen.chosen):
        _type(screen, PIN)
        _type(screen, OTHER)
    assert _text(screen, "new-pin-message")
    assert (_text(screen, "new-pin"), _text(screen, "new-pin-again")) == ("", "")
    _type(screen, OTHER)
    with qtbot.waitSignal(screen.chosen) as chosen:
        _type(screen, OTHER)
    assert chosen.args == [OTHER]


def test_a_pin_that_is_not_whole_goes_nowhere(screen: NewPinScreen, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(screen.chosen):
        _type(screen, PIN[:5])
        _type(screen, PIN[5])
        _type(screen, PIN[:5])
    assert _text(screen, "new-pin") == " ".join("●" * 6)


@pytest.mark.parametrize("why", NEW_PINS)
def test_one_that_was_not_taken_is_chosen_anew_with_the_reason(why: str, screen: NewPinScreen, qtbot: QtBot) -> None:
    _type(screen, PIN)
    _type(screen, PIN)
    screen.turn_away(why)
    assert _text(screen, "new-pin-message") == new_pin_sentence(why)
    assert (_text(screen, "new-pin"), _text(screen, "new-pin-again")) == ("", "")
    _type(screen, OTHER)
    with qtbot.waitSignal(screen.chosen) as chosen:
        _type(screen, OTHER)
    assert chosen.args == [OTHER]


def test_one_leaves_without_a_choice(screen: NewPinScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.left):
        QTest.mouseClick(part(screen, QPushButton, "new-pin-back"), Qt.MouseButton.LeftButton)
