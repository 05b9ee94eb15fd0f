# SPDX-License-Identifier: GPL-3.0-or-later
"""The tools for the page on the screen, and the keyboard below it: what they do with the page is joined here."""

from PySide6.QtCore import QObject, Qt, Signal

from kiosk.shell.browser.sitting import Sitting
from kiosk.shell.parts.keyboard import Keyboard
from kiosk.shell.parts.tools import Tools
from kiosk.shell.scene import Scene
from kiosk.shell.typing import Typing
from kiosk.shell.window import Window


class PageTools(QObject):
    """Emits `shown(whether)` when the tools come or go."""

    shown = Signal(bool)

    def __init__(self, window: Window, sitting: Sitting, scene: Scene, typing: Typing, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._sitting, self._typing = window, sitting, typing
        self.wear(scene)

    def wear(self, scene: Scene) -> None:
        """Take another language or look."""
        self._scene = scene
        self._window.take_tools(self._make_tools())
        self._window.take_keyboard(self._make_keyboard())

    def show(self, *, wanted: bool) -> None:
        """Show the tools while there is a page that they are for."""
        self.shown.emit(self._window.show_tools(wanted=wanted))

    def fit(self) -> None:
        """Fit what can be done to the page that is shown now."""
        self._window.show_keyboard(wanted=self._typing.open)
        if self._window.shows_view:
            self._tools.show_ways(forward=self._sitting.can_go_forward)

    def stop(self) -> None:
        """Let everything go: the session is over."""
        self._window.let_keyboard_go()
        self._window.let_tools_go()

    def _make_tools(self) -> Tools:
        tools = self._tools = Tools(self._scene)
        tools.forward.connect(self._sitting.forward)
        tools.reload.connect(self._sitting.reload)
        tools.zoom.connect(self._sitting.zoom)
        return tools

    def _make_keyboard(self) -> Keyboard:
        keyboard = Keyboard(self._scene, self.tr("Enter"))
        keyboard.typed.connect(self._type)
        keyboard.erase.connect(lambda: self._press(Qt.Key.Key_Backspace, ""))
        keyboard.done.connect(lambda: self._press(Qt.Key.Key_Return, "\r"))
        return keyboard

    def _type(self, letter: str) -> None:
        """Type into the page what its site still takes."""
        if self._window.shows_view and self._typing.take(letter):
            self._sitting.press(Qt.Key.Key_unknown, letter)

    def _press(self, key: Qt.Key, text: str) -> None:
        if self._window.shows_view and self._typing.open:
            self._sitting.press(key, text)
