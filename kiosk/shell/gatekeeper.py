# SPDX-License-Identifier: GPL-3.0-or-later
"""The filter in front of the window: only listed keys and buttons come in, and no other window stays open.

It stands at the native window, where every key, click, touch and drop arrives before any widget or page hears of it.
WORKAROUND(Qt 6.11): a filter on the application itself would see more, but Python then holds objects that Qt WebEngine
is still building or taking down, and the process dies.
"""

from typing import Final

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent, QWindow
from PySide6.QtWidgets import QApplication

from kiosk.qtkit.guards import ask_or_refuse
from kiosk.shell.tables.keys import BUTTONS, ERASING, POINTING_WITH, key_exists, writes
from kiosk.shell.tables.layouts import written
from kiosk.shell.typing import Typing
from kiosk.shell.window import Window

KEYS: Final = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})
PRESSES: Final = frozenset(
    {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick}
)
TOUCHES: Final = frozenset({QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd})
ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
NEVER: Final = frozenset(
    {
        QEvent.Type.ContextMenu,
        QEvent.Type.DragEnter,
        QEvent.Type.DragMove,
        QEvent.Type.Drop,
        QEvent.Type.Shortcut,
        QEvent.Type.InputMethod,
    }
)
LIFE_EVERY_MS: Final = 5000
LOOK_ROUND_MS: Final = 250


class Gatekeeper(QObject):
    """Emits `alive()` at most every five seconds while somebody is there, `touched()` for whatever a hand does.

    On a page that takes no text, a key with a character is kept back, and `pressed_bare(key, held)` tells of it.
    """

    alive = Signal()
    touched = Signal()
    pressed_bare = Signal(int, Qt.KeyboardModifier)

    def __init__(self, application: QApplication, window: Window, typing: Typing) -> None:
        super().__init__(window)
        self._window, self._typing = window, typing
        self._handle: QWindow | None = None
        self._since = QElapsedTimer()
        window.installEventFilter(self)
        application.focusWindowChanged.connect(self._focus_moved)
        timer = QTimer(self)
        timer.timeout.connect(self._look_round)
        timer.start(LOOK_ROUND_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._window:
            if kind in (QEvent.Type.WinIdChange, QEvent.Type.Show):
                self._stand_at_the_door()
            return False
        if kind in NEVER:
            return True
        if kind in KEYS or kind in PRESSES or kind is QEvent.Type.Wheel:
            self._note_life()
            if ask_or_refuse(lambda: self._rewrites(event), True):
                return True
            passes = ask_or_refuse(lambda: self._passes(event), False)
            if kind is QEvent.Type.ShortcutOverride and not passes:
                event.accept()  # or Qt looks for a shortcut, one of an "&" in a title say, before any window hears
            return not passes
        if kind in TOUCHES:
            self._note_life()
        return False

    def _stand_at_the_door(self) -> None:
        """The native window is made anew when a page first needs another surface; the filter follows it."""
        handle = self._window.windowHandle()
        if handle is not None and handle is not self._handle:
            handle.installEventFilter(self)
            self._handle = handle

    def _focus_moved(self, other: QWindow | None) -> None:
        """Close whatever else takes the focus; Chromium's own lists of choices never do."""
        self._stand_at_the_door()
        if other is not None and other is not self._handle:
            other.close()
            self._window.activateWindow()

    def _look_round(self) -> None:
        """Close a dialog or menu of Qt's own that nobody here asked for.

        Only what can hold the screen is asked for: walking all windows from Python would hold Chromium's own.
        """
        self._stand_at_the_door()
        for stray in (QApplication.activeModalWidget(), QApplication.activePopupWidget()):
            if stray is not None and stray is not self._window:
                stray.close()

    def _note_life(self) -> None:
        self.touched.emit()
        if not self._since.isValid() or self._since.elapsed() >= LIFE_EVERY_MS:
            self._since.start()
            self.alive.emit()

    def _rewrites(self, event: QEvent) -> bool:
        """Send a letter of hardware anew in the alphabet of the keyboard on the screen, where text is taken."""
        if not isinstance(event, QKeyEvent) or event.type() is QEvent.Type.ShortcutOverride or self._handle is None:
            return False
        alphabet, held = self._window.alphabet, event.modifiers()
        if alphabet is None or held & ~Qt.KeyboardModifier.ShiftModifier:
            return False
        shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
        letter = written(alphabet, event.nativeScanCode(), event.text(), shift=shift)
        if letter == event.text():
            return False
        # at once, so that keys stay in order; it has no code of hardware, so it is not read once more
        QApplication.sendEvent(self._handle, QKeyEvent(event.type(), ord(letter.upper()[0]), held, letter))
        return True

    def _passes(self, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return _points(event)
        in_page = self._window.shows_view and not self._window.writes_above_page
        if self._typing.open if in_page else self._window.takes_text:
            if writes(event.key(), event.text(), event.modifiers()):
                goes_out = in_page and event.type() is QEvent.Type.KeyPress
                return not goes_out or self._typing.take(event.text())
            if event.key() in ERASING and event.modifiers() == Qt.KeyboardModifier.NoModifier:
                return True
            if event.key() in ENTER and in_page and event.type() is QEvent.Type.KeyPress:
                return key_exists(event.key(), event.modifiers(), in_page=True) and self._typing.take_enter()
        exists = key_exists(event.key(), event.modifiers(), in_page=in_page)
        if not in_page or self._typing.open or not event.text():
            return exists
        if exists and event.type() is QEvent.Type.KeyPress:
            self.pressed_bare.emit(event.key(), event.modifiers())
        return False


def _points(event: QEvent) -> bool:
    """Tell whether a wheel or a button is one of the table's; with a key held a click would open windows or save."""
    if isinstance(event, QWheelEvent):
        return event.modifiers() == Qt.KeyboardModifier.NoModifier
    if not isinstance(event, QMouseEvent) or not BUTTONS.get(event.button(), False):
        return False
    return event.type() is QEvent.Type.MouseButtonRelease or not event.modifiers() & ~POINTING_WITH
