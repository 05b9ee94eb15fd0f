# SPDX-License-Identifier: GPL-3.0-or-later
"""Without a mouse and without eyes: Tab reaches every control and is seen there, and each has a name and a role."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QPushButton, QScrollArea, QWidget

from kiosk.shell.parts.keyboard import Keyboard
from kiosk.shell.wishes import Wishes
from tests.gui.conftest import Showroom
from tests.gui.screens import before_a_session, in_a_session, present, take_bar


def _stops(window: QWidget) -> list[QWidget]:
    """Return what takes the keyboard, but for what only scrolls and the keys of the keyboard on the screen."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not isinstance(widget, QScrollArea)
    ]


def _screens(room: Showroom) -> Iterator[str]:
    for shown in before_a_session(room.scene):
        present(room, shown)
        yield shown.name
    take_bar(room)
    for shown in in_a_session(room.scene):
        if shown.pictured:
            present(room, shown)
            yield shown.name


def _without_a_name(window: QWidget) -> Iterator[str]:
    for widget in _stops(window):
        seen = QAccessible.queryAccessibleInterface(widget)
        if seen is None or not seen.isValid() or seen.role() is QAccessible.Role.NoRole:
            yield f"{widget.objectName()} has no role"
        elif not seen.text(QAccessible.Text.Name).strip():
            yield f"{widget.objectName()} ({type(widget).__name__}) has no name"
    for key in (button for keyboard in window.findChildren(Keyboard) for button in keyboard.findChildren(QPushButton)):
        if not (key.text() or key.accessibleName()):
            yield f"{key.objectName()} has no name"


def _without_the_keyboard(room: Showroom) -> Iterator[str]:
    """Press Tab until all was reached, and see that something around each stop changes when it is."""
    window, missing = room.window, set(_stops(room.window))
    before = window.grab().toImage()
    for _ in range(len(missing) + 8):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        room.settle()
        stop = QApplication.focusWidget()
        now = window.grab().toImage()
        if stop in missing:
            missing.discard(stop)
            if isinstance(stop, QPushButton) and not _changed(stop, before, now, window):
                yield f"nothing shows that {stop.objectName()} has the keyboard"
        before = now
    yield from (f"Tab does not reach {stop.objectName()} ({type(stop).__name__})" for stop in missing)


def _changed(stop: QWidget, before: QImage, now: QImage, window: QWidget) -> bool:
    place = QRect(stop.mapTo(window, QPoint(0, 0)), stop.size())
    return before.copy(place) != now.copy(place)


@pytest.mark.parametrize("contrast", [False, True])
def test_every_control_has_a_name_and_a_role(showroom: Callable[..., Showroom], contrast: bool) -> None:
    room, found = showroom(Wishes("kk", contrast=contrast)), []
    for name in _screens(room):
        room.settle()
        found += [f"{name}: {fault}" for fault in _without_a_name(room.window)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("contrast", [False, True])
def test_tab_reaches_every_control_and_is_seen_there(showroom: Callable[..., Showroom], contrast: bool) -> None:
    room, found = showroom(Wishes("ru", contrast=contrast)), []
    room.window.activateWindow()
    for name in _screens(room):
        room.settle()
        found += [f"{name}: {fault}" for fault in _without_the_keyboard(room)]
    assert not found, "\n".join(found)


def test_the_eyes_for_it_see(showroom: Callable[..., Showroom]) -> None:
    room = showroom()
    holder = QWidget()
    plain = QPushButton("", holder)
    plain.setObjectName("planted")
    plain.setStyleSheet("border: 1px solid black; min-height: 0")
    hidden = QAbstractScrollArea(holder)
    hidden.setObjectName("unreached")
    hidden.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    hidden.installEventFilter(room.window)
    room.window.show_screen(holder)
    room.window.activateWindow()
    room.settle()
    assert "planted (QPushButton) has no name" in list(_without_a_name(room.window))
    assert "nothing shows that planted has the keyboard" in list(_without_the_keyboard(room))
