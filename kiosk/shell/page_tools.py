# SPDX-License-Identifier: GPL-3.0-or-later
"""The tools for the page on the screen, and the keyboard below it: which is used, and when it ends.

A tool is for one page: another page, another screen or the end of the session puts it away.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt, Signal

from kiosk.shell.browser.sitting import Sitting
from kiosk.shell.on_page.aloud import ReadAloud
from kiosk.shell.on_page.contents import Contents
from kiosk.shell.on_page.find import Find
from kiosk.shell.on_page.paper import OfPaper, Paper
from kiosk.shell.on_page.tool import Tool
from kiosk.shell.parts.drawer import Drawer
from kiosk.shell.parts.keyboard import Keyboard
from kiosk.shell.parts.tools import ALOUD, CONTENTS, FIND, PAPER, Tools
from kiosk.shell.scene import Scene
from kiosk.shell.typing import Typing
from kiosk.shell.window import Window
from kiosk.wire import messages as wire


class PageTools(QObject):
    """Emits `shown(whether)` when the tools, or one of them, come or go."""

    shown = Signal(bool)

    def __init__(
        self,
        window: Window,
        sitting: Sitting,
        scene: Scene,
        typing: Typing,
        session: str,
        say: Callable[[wire.FromScreen], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window, self._sitting, self._typing = window, sitting, typing
        page = sitting.page
        find, contents, aloud = Find(page, self), Contents(page, self), ReadAloud(page, self)
        find.keys_wanted.connect(self._show_keys)
        self._paper = Paper(page, session, say, self)
        for tool in (find, contents, aloud, self._paper):
            tool.closed.connect(self._close)
        self._by_name: Mapping[str, Tool] = {FIND: find, CONTENTS: contents, ALOUD: aloud, PAPER: self._paper}
        self._used: Tool | None = None
        self._keys_wanted = False
        window.page_covered.connect(self._put_away)
        page.loadStarted.connect(self._page_goes)
        self.wear(scene)

    def wear(self, scene: Scene) -> None:
        """Take another language or look; a tool that is used goes on in it."""
        self._scene = scene
        seen = self._window.shows_tools
        self._drawer = Drawer()
        self._window.take_tools(self._drawer)
        self._lay_out()
        self._window.show_tools(wanted=seen)
        self.shown.emit(seen or self._used is not None)

    def show(self, *, wanted: bool) -> None:
        """Show the tools while there is a page that they are for, or close whatever is open."""
        self._put_away()
        self.shown.emit(self._window.show_tools(wanted=wanted))

    def fit(self) -> None:
        """Fit what can be done to the page that is shown now."""
        self._window.show_keyboard(wanted=self._typing.open or self._keys_wanted)
        if self._window.shows_view:
            self._strip.show_ways(forward=self._sitting.can_go_forward)

    def hear(self, message: OfPaper) -> None:
        """Take what kioskd says of a page on paper."""
        self._paper.hear(message)

    def stop(self) -> None:
        """Let everything go: the session is over."""
        self._window.page_covered.disconnect(self._put_away)
        self._sitting.page.loadStarted.disconnect(self._page_goes)
        self._put_away()
        self._window.let_keyboard_go()
        self._window.let_tools_go()

    def _use(self, name: str) -> None:
        self._put_away()
        tool = self._used = self._by_name[name]
        self._keys_wanted = self._lay_out()
        self.fit()
        tool.begin()
        self.shown.emit(True)

    def _lay_out(self) -> bool:
        """Make what is to be seen, anew; tell whether a keyboard of the tool's is among it."""
        tool, scene = self._used, self._scene
        self._strip = self._make_strip()
        line, panel, keyboard = (tool.line(scene), tool.panel(scene), tool.keyboard(scene)) if tool else (None,) * 3
        self._drawer.put(line or self._strip)
        self._window.show_tools(wanted=line is not None)
        self._window.take_beside(panel)
        self._window.take_keyboard(keyboard or self._make_keyboard())
        return keyboard is not None

    def _close(self) -> None:
        """The reader is done with a tool: the page has its room back, and the keys."""
        self._put_away()
        self._sitting.view.setFocus()

    def _page_goes(self) -> None:
        """Another page comes: what was used was for this one."""
        if self._used is not None:
            self._put_away()

    def _put_away(self) -> None:
        if self._used is not None:
            self._used.stop()
            self._used, self._keys_wanted = None, False
            self._lay_out()
            self.fit()
        self._window.show_tools(wanted=False)
        self.shown.emit(False)

    def _show_keys(self, wanted: bool) -> None:
        self._keys_wanted = wanted
        self.fit()

    def _make_strip(self) -> Tools:
        strip = Tools(self._scene)
        strip.forward.connect(self._sitting.forward)
        strip.reload.connect(self._sitting.reload)
        strip.zoom.connect(self._sitting.zoom)
        strip.used.connect(self._use)
        strip.show_ways(forward=self._sitting.can_go_forward)
        return strip

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
