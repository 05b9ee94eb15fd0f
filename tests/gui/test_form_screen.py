# SPDX-License-Identifier: GPL-3.0-or-later
"""A paper is filled in question by question, looked over, sent once, and nothing of it stays on the screen."""

import json
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kiosk.shell.parts.paragraph import Paragraph
from kiosk.shell.screens.form import FormScreen
from kiosk.shell.screens.forms import FormsScreen
from kiosk.shell.wishes import Wishes
from kiosk.words.not_asked import NOT_ASKED, not_asked_sentence
from tests.gui.conftest import Showroom
from tests.gui.looks import faults, part


@pytest.fixture
def room(showroom: Callable[..., Showroom]) -> Showroom:
    return showroom(Wishes("kk"))


@pytest.fixture
def screen(room: Showroom) -> FormScreen:
    made = FormScreen(room.scene, room.scene.forms[0])
    room.window.show_screen(made)
    room.settle()
    return made


def _press(room: Showroom, screen: QWidget, *names: str) -> None:
    for name in names:
        part(screen, QPushButton, name).click()
        room.settle()


def _field(screen: FormScreen) -> Paragraph:
    return part(screen, Paragraph, "form-field")


def _key(screen: FormScreen, letter: str) -> None:
    QCoreApplication.sendEvent(
        _field(screen), QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
    )


def test_a_paper_is_chosen(room: Showroom, qtbot: QtBot) -> None:
    screen = FormsScreen(room.scene)
    room.window.show_screen(screen)
    with qtbot.waitSignal(screen.chosen) as chosen:
        _press(room, screen, "form-complaint")
    assert chosen.args[0].id == "complaint"


def test_it_is_filled_in_by_both_keyboards_and_sent_once(screen: FormScreen, room: Showroom, qtbot: QtBot) -> None:
    _press(room, screen, "key-capital", "key-ә", "key-л", "key-и")
    assert _field(screen).toPlainText() == "Әли"
    _press(room, screen, "key-done")
    for letter in "Сот":
        _key(screen, letter)
    _press(room, screen, "form-next", "form-before")
    assert _field(screen).toPlainText() == "Сот"
    _press(room, screen, "form-done")
    assert faults(room.window) == []
    with qtbot.waitSignal(screen.print_asked) as asked:
        _press(room, screen, "form-print")
    assert asked.args[0] == "appeal"
    assert json.loads(asked.args[1]) == {"who": "Әли", "court": "Сот"}
    with qtbot.assertNotEmitted(screen.print_asked):
        _press(room, screen, "form-print")


def test_nothing_stays_when_it_was_taken(screen: FormScreen, room: Showroom) -> None:
    _press(room, screen, "key-қ", "key-ұ", "form-done", "form-print")
    screen.show_asked(7, "2026-12-08")
    room.settle()
    assert "7" in part(screen, QLabel, "form-answer").text()
    assert faults(room.window) == []
    assert not any("құ" in label.text() for label in screen.findChildren(QLabel))
    assert _field(screen).toPlainText() == ""


@pytest.mark.parametrize("why", NOT_ASKED)
def test_nothing_is_lost_when_it_was_not_taken(screen: FormScreen, room: Showroom, why: str) -> None:
    _press(room, screen, "key-қ", "form-done", "form-print")
    screen.show_not_asked(why)
    room.settle()
    assert part(screen, QLabel, "form-answer").text() == not_asked_sentence(why)
    assert part(screen, QPushButton, "form-print").isEnabled()
    _press(room, screen, "form-mend")
    assert _field(screen).toPlainText() == "қ"


def test_no_more_is_taken_than_there_is_room_for(screen: FormScreen, room: Showroom) -> None:
    for _ in range(100):
        _key(screen, "а")
    assert len(_field(screen).toPlainText()) == 90


def test_return_goes_on_from_one_line_and_stays_in_many(screen: FormScreen, room: Showroom) -> None:
    QTest.keyClick(_field(screen), Qt.Key.Key_Return)
    assert part(screen, QLabel, "form-count").text().startswith("2")
    _press(room, screen, "form-next", "form-next", "form-next")
    _key(screen, "а")
    QTest.keyClick(_field(screen), Qt.Key.Key_Return)
    assert _field(screen).toPlainText() == "а\n"


def test_nothing_can_be_marked(screen: FormScreen, room: Showroom) -> None:
    _key(screen, "а")
    QTest.keyClick(_field(screen), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.mouseDClick(_field(screen).viewport(), Qt.MouseButton.LeftButton)
    assert not _field(screen).textCursor().hasSelection()
