# SPDX-License-Identifier: GPL-3.0-or-later
"""The sign-in: digits by pad and keyboard, a PIN that is never shown, and a wait that is counted down."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from kiosk.shell.screens.card import CARD_DIGITS, PIN_DIGITS, CardScreen
from kiosk.words.ends import sign_in_sentence
from tests.gui.conftest import Showroom
from tests.gui.looks import part

CARD, PIN = "1001", "123456"


@pytest.fixture
def room(showroom: Callable[..., Showroom]) -> Showroom:
    return showroom()


@pytest.fixture
def card(room: Showroom) -> CardScreen:
    screen = CardScreen(room.scene)
    room.window.show_screen(screen)
    room.settle()
    return screen


def _text(card: CardScreen, name: str) -> str:
    return part(card, QLabel, name).text()


def _press(card: CardScreen, name: str) -> None:
    QTest.mouseClick(part(card, QPushButton, name), Qt.MouseButton.LeftButton)


def test_digits_come_from_the_pad_and_the_keyboard_and_only_so_many(card: CardScreen) -> None:
    _press(card, "pad-7")
    arabic_three = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, "٣")
    QApplication.sendEvent(card, arabic_three)
    QTest.keyClicks(card, "x-1234567890")
    assert _text(card, "number") == "71234567890"[:CARD_DIGITS]


def test_a_pin_shows_as_dots_and_reaches_nobody_before_it_is_whole(card: CardScreen, qtbot: QtBot) -> None:
    QTest.keyClicks(card, CARD)
    _press(card, "pad-done")
    QTest.keyClicks(card, PIN[:-1])
    with qtbot.assertNotEmitted(card.entered):
        QTest.keyClick(card, Qt.Key.Key_Return)
    QTest.keyClicks(card, PIN[-1] + "99")
    assert _text(card, "pin") == " ".join("●" * PIN_DIGITS)
    assert not any(digits in label.text() for label in card.findChildren(QLabel) for digits in (PIN, PIN[:3]))
    with qtbot.waitSignal(card.entered) as entered:
        QTest.keyClick(card, Qt.Key.Key_Return)
    assert entered.args == [CARD, PIN]


def test_erasing_an_empty_pin_goes_back_to_the_number(card: CardScreen) -> None:
    QTest.keyClicks(card, CARD)
    QTest.keyClick(card, Qt.Key.Key_Return)
    QTest.keyClicks(card, "1")
    for _ in range(3):
        _press(card, "pad-erase")
    assert (_text(card, "number"), _text(card, "pin")) == (CARD[:-1], "")


def test_a_touched_field_takes_the_next_digit(card: CardScreen) -> None:
    QTest.mouseClick(part(card, QLabel, "pin"), Qt.MouseButton.LeftButton)
    QTest.keyClicks(card, "1")
    assert (_text(card, "number"), _text(card, "pin")) == ("", "●")


def test_without_a_number_nothing_is_sent(card: CardScreen, qtbot: QtBot) -> None:
    QTest.mouseClick(part(card, QLabel, "pin"), Qt.MouseButton.LeftButton)
    QTest.keyClicks(card, PIN)
    with qtbot.assertNotEmitted(card.entered):
        _press(card, "pad-done")


def test_a_wait_is_counted_down_and_nothing_is_sent_meanwhile(card: CardScreen, qtbot: QtBot) -> None:
    QTest.keyClicks(card, CARD)
    QTest.keyClick(card, Qt.Key.Key_Return)
    QTest.keyClicks(card, PIN)
    card.turn_away("wrong", 2)
    assert _text(card, "pin") == ""
    assert _text(card, "sign-in-message").startswith(sign_in_sentence("wrong"))
    assert "2 second" in _text(card, "sign-in-message")
    QTest.keyClicks(card, PIN)
    with qtbot.assertNotEmitted(card.entered):
        QTest.keyClick(card, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _text(card, "sign-in-message") == sign_in_sentence("wrong"))
    with qtbot.waitSignal(card.entered):
        QTest.keyClick(card, Qt.Key.Key_Return)


def test_one_leaves_for_another_language(card: CardScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(card.left):
        _press(card, "card-back")
