# SPDX-License-Identifier: GPL-3.0-or-later
"""The filter at the native window: listed keys and buttons come in, other windows go, and life is noted."""

import dataclasses
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QKeyCombination, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QKeyEvent, QKeySequence, QShortcut, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kiosk.policy.model import Endpoint, Mode, Site
from kiosk.policy.pattern import parse_pattern
from kiosk.shell.gatekeeper import LOOK_ROUND_MS, Gatekeeper
from kiosk.shell.icons import Icon
from kiosk.shell.tables.keys import KEYS, PAGE_KEYS, SCREEN_KEYS, Use, key_exists, writes
from kiosk.shell.typing import Typing
from tests.gui.conftest import Showroom

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
HELD = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.MetaModifier)


class Door:
    """A window with a text field in it, and its gatekeeper."""

    def __init__(self, room: Showroom, application: QApplication) -> None:
        self.room, self.typing = room, Typing()
        self.field = QLineEdit()
        self.gatekeeper = Gatekeeper(application, room.window, self.typing)
        room.window.hide()
        room.window.show()
        room.window.show_screen(self.field)
        room.window.activateWindow()
        room.settle()
        self.field.setFocus()

    @property
    def handle(self) -> QWindow:
        return self.room.window.windowHandle()


@pytest.fixture
def door(showroom: Callable[..., Showroom], qapp: QApplication) -> Door:
    return Door(showroom(), qapp)


def test_digits_come_in_and_letters_do_not(door: Door) -> None:
    for key in (Qt.Key.Key_1, Qt.Key.Key_A, Qt.Key.Key_2, Qt.Key.Key_Z):
        QTest.keyClick(door.handle, key)
    assert door.field.text() == "12"


class Pane(Door):
    """The same field in the place of a page."""

    def __init__(self, room: Showroom, application: QApplication, site: Site) -> None:
        super().__init__(room, application)
        self.page = QLineEdit()
        room.window.take_view(self.page)
        room.window.show_view()
        room.settle()
        self.typing.show(site)

    def press(self, *keys: tuple[Qt.Key, str]) -> None:
        for key, text in keys:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self.handle, QKeyEvent(kind, key, NONE, text))


@pytest.fixture
def pane(showroom: Callable[..., Showroom], qapp: QApplication) -> Callable[[Mode, int], Pane]:
    def build(mode: Mode, most: int) -> Pane:
        room = showroom()
        site = room.scene.policy.sites[0]
        endpoint = Endpoint(parse_pattern("https://adilet.zan.kz/search"), most)
        return Pane(room, qapp, dataclasses.replace(site, mode=mode, search=(endpoint,)))

    return build


WORD = ((Qt.Key(0x0438), "и"), (Qt.Key.Key_A, "A"), (Qt.Key(0x04D9), "ә"), (Qt.Key.Key_1, "1"), (Qt.Key.Key_Space, " "))


@pytest.mark.parametrize(("mode", "most", "heard"), [
    (Mode.READ, 99, ""), (Mode.SEARCH, 99, "иAә1 "), (Mode.SEARCH, 6, "иAә1"), (Mode.FULL, 0, "иAә1 "),
])  # fmt: skip
def test_a_page_hears_letters_where_its_site_takes_text_and_no_more_than_it_takes(
    mode: Mode, most: int, heard: str, pane: Callable[[Mode, int], Pane]
) -> None:
    door = pane(mode, most)
    door.press(*WORD)
    assert door.page.text() == heard


def test_a_page_that_takes_no_text_is_told_of_its_keys_without_their_characters(
    pane: Callable[[Mode, int], Pane],
) -> None:
    door = pane(Mode.READ, 0)
    bare: list[int] = []
    door.gatekeeper.pressed_bare.connect(lambda key, _held: bare.append(key))
    door.press(*WORD, (Qt.Key.Key_Return, "\r"), (Qt.Key.Key_Tab, "\t"), (Qt.Key.Key_Down, ""))
    assert bare == [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Tab]
    assert door.page.text() == ""


def test_a_full_field_is_sent_by_enter_once(pane: Callable[[Mode, int], Pane]) -> None:
    door = pane(Mode.SEARCH, 2)
    sent: list[bool] = []
    door.page.returnPressed.connect(lambda: sent.append(True))
    door.press((Qt.Key.Key_Return, "\r"), (Qt.Key.Key_A, "a"))
    assert (len(sent), door.typing.typed) == (1, 2)
    door.press((Qt.Key.Key_Return, "\r"), (Qt.Key.Key_Return, "\r"))
    assert (len(sent), door.typing.typed) == (2, 2)
    door.typing.begin()
    door.press((Qt.Key.Key_Return, "\r"))
    assert (len(sent), door.typing.typed) == (3, 1)


def test_what_was_taken_back_was_typed_all_the_same(pane: Callable[[Mode, int], Pane]) -> None:
    door = pane(Mode.SEARCH, 2)
    door.press((Qt.Key.Key_A, "a"), (Qt.Key.Key_Backspace, "\b"), (Qt.Key.Key_B, "b"), (Qt.Key.Key_C, "c"))
    assert (door.page.text(), door.typing.typed) == ("b", 2)
    door.typing.begin()
    door.press((Qt.Key.Key_C, "c"))
    assert (door.page.text(), door.typing.typed) == ("bc", 1)


@pytest.mark.parametrize("held", HELD)
def test_a_held_key_writes_nothing(held: Qt.KeyboardModifier) -> None:
    assert writes(Qt.Key.Key_A, "a", NONE)
    assert writes(Qt.Key.Key_A, "A", SHIFT)
    assert writes(0x04D8, "ә", NONE)  # a letter that Qt has no name for
    assert not writes(Qt.Key.Key_A, "a", held)
    assert not writes(Qt.Key.Key_A, "a", held | SHIFT)
    assert not any(writes(Qt.Key.Key_A, text, NONE) for text in ("", "\r", "\t", "\x1b", "ab", "\u202e"))


def test_a_key_that_is_for_nothing_writes_nothing_whatever_it_says() -> None:
    named = {key for key in Qt.Key if writes(key, "a", NONE)}
    assert named == {key for key in Qt.Key if KEYS[key] in (Use.WRITES, Use.DIGIT, Use.MOVES)}
    assert not writes(0x0100_FFFF, "a", NONE)  # a key that a later Qt may have


@pytest.mark.parametrize("held", HELD)
def test_a_held_key_makes_any_other_an_unlisted_one(door: Door, held: Qt.KeyboardModifier) -> None:
    QTest.keyClick(door.handle, Qt.Key.Key_1, held)
    assert door.field.text() == ""
    assert not any(key_exists(key, held, in_page=page) for key in SCREEN_KEYS for page in (True, False))


def test_the_table_holds_for_every_key_of_qt() -> None:
    for key in Qt.Key:
        assert key_exists(key, NONE, in_page=True) is (key in PAGE_KEYS)
        assert key_exists(key, NONE, in_page=False) is (key in SCREEN_KEYS)
        assert key_exists(key, SHIFT, in_page=True) is (key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab))
    assert not {Qt.Key.Key_A, Qt.Key.Key_Escape, Qt.Key.Key_F5, Qt.Key.Key_Back, Qt.Key.Key_Menu} & SCREEN_KEYS


@pytest.mark.parametrize("button", [b for b in Qt.MouseButton if b is not Qt.MouseButton.NoButton])
def test_only_the_left_button_presses(door: Door, button: Qt.MouseButton) -> None:
    pressed: list[QPoint] = []

    class Plate(QWidget):
        def mousePressEvent(self, event: object) -> None:
            pressed.append(QPoint())

    door.room.window.show_screen(Plate())
    door.room.settle()
    if button in (Qt.MouseButton.MouseButtonMask, Qt.MouseButton.AllButtons):
        return
    QTest.mouseClick(door.handle, button, NONE, QPoint(600, 400))
    assert bool(pressed) is (button is Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("held", "key"), [(HELD[0], Qt.Key.Key_Q), (NONE, Qt.Key.Key_F1), (HELD[0] | HELD[1] | SHIFT, Qt.Key.Key_F7)]
)
def test_no_shortcut_of_qts_is_found(door: Door, held: Qt.KeyboardModifier, key: Qt.Key, qtbot: QtBot) -> None:
    shortcut = QShortcut(QKeySequence(QKeyCombination(held, key)), door.room.window)
    with qtbot.assertNotEmitted(shortcut.activated):
        QTest.keyClick(door.handle, key, held)


def test_no_letter_of_a_title_is_a_shortcut(door: Door, qtbot: QtBot) -> None:
    titled = QPushButton("Law && &Order", door.room.window)
    titled.show()
    with qtbot.assertNotEmitted(titled.clicked, wait=300):  # a button is seen to go down before it clicks
        QTest.keyClick(door.handle, Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)


@pytest.mark.parametrize("held", [*HELD, SHIFT])
def test_a_click_with_a_key_held_is_none(door: Door, held: Qt.KeyboardModifier) -> None:
    pressed: list[QPoint] = []

    class Plate(QWidget):
        def mousePressEvent(self, event: object) -> None:
            pressed.append(QPoint())

    door.room.window.show_screen(Plate())
    door.room.settle()
    QTest.mouseClick(door.handle, Qt.MouseButton.LeftButton, held, QPoint(600, 400))
    assert pressed == []
    QTest.mouseClick(door.handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.GroupSwitchModifier, QPoint(600, 400))
    assert len(pressed) == 1


def test_no_menu_and_no_drop_is_heard_of(door: Door) -> None:
    place = QPoint(600, 400)
    menu = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, place)
    drop = QDragEnterEvent(place, Qt.DropAction.CopyAction, QMimeData(), Qt.MouseButton.LeftButton, NONE)
    for event in (menu, drop):
        assert door.gatekeeper.eventFilter(door.handle, event)


@pytest.mark.parametrize("kind", [QDialog, QMenu, QWidget])
def test_a_window_that_is_not_ours_is_gone_at_once(door: Door, qtbot: QtBot, kind: type[QWidget]) -> None:
    other = kind()
    other.show()
    gone = door.gatekeeper
    qtbot.waitUntil(lambda: [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [door.room.window])
    assert LOOK_ROUND_MS <= 250
    assert gone.parent() is door.room.window


def test_somebody_is_there_once_in_a_while(door: Door, qtbot: QtBot) -> None:
    with qtbot.waitSignal(door.gatekeeper.alive):
        QTest.keyClick(door.handle, Qt.Key.Key_F5)  # a key that does nothing is a sign of life too
    with qtbot.assertNotEmitted(door.gatekeeper.alive):
        QTest.mouseClick(door.handle, Qt.MouseButton.LeftButton, NONE, QPointF(5, 5).toPoint())


def test_a_screen_with_a_line_hears_letters_until_a_question_lies_over_it(door: Door) -> None:
    def press(letter: str) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(door.handle, QKeyEvent(kind, Qt.Key.Key_A, NONE, letter))

    press("ә")
    door.field.setProperty("takesText", True)
    press("қ")
    QTest.keyClick(door.handle, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert door.field.text() == "қ"
    assert not door.field.hasSelectedText()
    room = door.room
    room.window.ask(room.scene, Icon.DOOR, "?", "", (("veil-stay", "!", "second"),))
    door.field.setFocus()
    press("о")
    assert door.field.text() == "қ"
