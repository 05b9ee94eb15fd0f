# SPDX-License-Identifier: GPL-3.0-or-later
"""The filter in front of every widget: only listed keys and buttons get through, and only our window stays open."""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from kiosk.qtkit.guards import ask_or_refuse
from kiosk.shell.tables.keys import BUTTONS, key_exists

KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride)
PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick)
NEVER = frozenset(
    {
        QEvent.Type.ContextMenu,
        QEvent.Type.DragEnter,
        QEvent.Type.DragMove,
        QEvent.Type.Drop,
        QEvent.Type.Shortcut,
        QEvent.Type.ToolTip,
        QEvent.Type.WhatsThis,
        QEvent.Type.InputMethod,
    }
)
LIFE_EVERY_MS = 5000


class Gatekeeper(QObject):
    """Installed on the application; emits `alive()` at most every five seconds while somebody is there."""

    alive = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._since = QElapsedTimer()
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in NEVER:
            return True
        if kind is QEvent.Type.Show and isinstance(watched, QDialog | QMenu):
            watched.deleteLater()
            return True
        if kind in KEYS or kind in PRESSES or kind is QEvent.Type.Wheel:
            self._note_life()
            return not ask_or_refuse(lambda: _passes(watched, event), False)
        return False

    def _note_life(self) -> None:
        if not self._since.isValid() or self._since.elapsed() >= LIFE_EVERY_MS:
            self._since.start()
            self.alive.emit()


def _passes(watched: QObject, event: QEvent) -> bool:
    if isinstance(event, QKeyEvent):
        return key_exists(event.key(), event.modifiers(), in_page=_in_page(watched))
    if isinstance(event, QWheelEvent):
        return event.modifiers() == Qt.KeyboardModifier.NoModifier
    return isinstance(event, QMouseEvent) and event.button() in BUTTONS


def _in_page(watched: QObject) -> bool:
    """Tell whether the event is on its way to a web page; the window itself hears it first."""
    focus = QApplication.focusWidget()
    found: QObject | None = watched if isinstance(watched, QWidget) else focus
    while found is not None:
        if found.objectName() == "web":
            return True
        found = found.parent()
    return False
