# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader is given: screens by their words, words that appear, and of a PIN no digit."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from kiosk.shell.parts.basic import button, label
from kiosk.shell.parts.digits import Taker
from kiosk.shell.parts.scroll import scrolling
from kiosk.shell.parts.spoken import tell
from kiosk.shell.screens.card import CardScreen
from tests.gui.conftest import Showroom
from tests.gui.looks import part

CARD, PIN = "1001", "246813"


class _Screen(QWidget):
    """A title, a word that is hidden on purpose, a button, and what scrolls: a text, and buttons alone."""

    def __init__(self) -> None:
        super().__init__()
        self.late, self.press = label("", name="late"), button("Press", name="press")
        self.late.hide()
        text, buttons = QWidget(), QWidget()
        QVBoxLayout(text).addWidget(label("A long text"))
        QVBoxLayout(buttons).addWidget(button("One", name="one"))
        self.text, self.buttons = scrolling(text), scrolling(buttons, "Choices")
        box = QVBoxLayout(self)
        for item in (label("A title"), self.late, self.press, self.text, self.buttons):
            box.addWidget(item)


@pytest.fixture
def room(showroom: Callable[..., Showroom]) -> Showroom:
    made = showroom()
    made.window.activateWindow()
    return made


@pytest.fixture
def screen(room: Showroom) -> _Screen:
    made = _Screen()
    room.window.show_screen(made)
    room.settle()
    return made


def _name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def _description(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Description)


def test_a_screen_is_named_by_what_stands_on_it_and_has_the_keyboard(screen: _Screen) -> None:
    assert QApplication.focusWidget() is screen
    assert _name(screen) == "A title"


def test_what_scrolls_says_its_text_or_what_it_holds(screen: _Screen) -> None:
    def reached(area: QScrollArea) -> str:
        area.setFocus()
        return _name(area)

    assert [reached(screen.text), reached(screen.buttons)] == ["A long text", "Choices"]


def test_words_that_appear_describe_what_has_the_keyboard_once_they_are_seen(screen: _Screen) -> None:
    screen.press.setFocus()
    tell(screen.late, "It was sent.")
    assert _description(screen.press) == ""
    screen.late.show()
    tell(screen.late, "It was sent.")
    assert _description(screen.press) == "It was sent."


def test_of_a_pin_it_is_told_how_many_digits_there_are(room: Showroom) -> None:
    card = CardScreen(room.scene)
    room.window.show_screen(card)
    room.settle()
    number, pin = part(card, Taker, "number-taker"), part(card, Taker, "pin-taker")
    assert QApplication.focusWidget() is number
    QTest.keyClicks(number, CARD + "9")
    QTest.keyClick(number, Qt.Key.Key_Backspace)
    assert (number.text(), part(card, QLabel, "number").text()) == (CARD, CARD)
    QTest.keyClick(number, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is pin
    QTest.keyClicks(pin, PIN)
    assert pin.text() == "●" * len(PIN)
    assert QAccessible.queryAccessibleInterface(pin).state().passwordEdit
    assert not QAccessible.queryAccessibleInterface(number).state().passwordEdit
    card.turn_away("wrong", 0)
    assert _description(pin) == part(card, QLabel, "sign-in-message").text() != ""
    assert pin.text() == ""


def test_tab_takes_the_keyboard_to_a_field_and_the_digits_with_it(room: Showroom) -> None:
    card = CardScreen(room.scene)
    room.window.show_screen(card)
    room.settle()
    QTest.keyClick(part(card, Taker, "number-taker"), Qt.Key.Key_Tab)
    QTest.keyClicks(part(card, Taker, "pin-taker"), "12")
    assert part(card, QLabel, "number").text() == ""
    assert part(card, QLabel, "pin").text() == "● ●"
    assert part(card, Taker, "pin-taker").hasFocus()
    QTest.keyClicks(part(card, QPushButton, "pad-1"), "3")
    assert part(card, QLabel, "pin").text() == "● ● ●"
