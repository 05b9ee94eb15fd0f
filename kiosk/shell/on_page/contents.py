# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page holds: its headings of the first three levels, and the way to each."""

from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWidgets import QWidget

from kiosk.shell.on_page.script import ask, run
from kiosk.shell.parts.contents import Contents as Panel
from kiosk.shell.scene import Scene

MOST: Final = 200
LONGEST: Final = 160
LEVELS: Final = 3
HEADINGS: Final = f"""
    const said = one => one.innerText.replace(/\\s+/g, ' ').trim().slice(0, {LONGEST});
    kept.headings = all('h1, h2, h3').filter(one => one.checkVisibility() && said(one)).slice(0, {MOST});
    return JSON.stringify(kept.headings.map(one => [Number(one.localName[1]), said(one)]));"""
GO: Final = "kept.headings?.[{place}]?.scrollIntoView({{block: 'start', behavior: 'instant'}})"
Headings = tuple[tuple[int, str], ...]


class Contents(QObject):
    """Emits `closed()`."""

    closed = Signal()

    def __init__(self, page: QWebEnginePage, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._panel: Panel | None = None
        self._headings: Headings | None = None

    def line(self, _scene: Scene) -> None:
        return None

    def panel(self, scene: Scene) -> QWidget:
        panel = self._panel = Panel(scene)
        if self._headings is not None:
            panel.show_headings(self._headings, asked=True)
        panel.chosen.connect(lambda place: run(self._page, GO.format(place=place)))
        panel.closed.connect(self.closed)
        return panel

    def keyboard(self, _scene: Scene) -> None:
        return None

    def begin(self) -> None:
        ask(self._page, HEADINGS, self._take)

    def stop(self) -> None:
        self._panel = self._headings = None
        run(self._page, "delete kept.headings")

    def _take(self, untrusted: Any) -> None:
        if self._panel is not None:
            self._headings = headings_in(untrusted)
            self._panel.show_headings(self._headings, asked=True)
            self._panel.setFocus()


def headings_in(untrusted: Any) -> Headings:
    """Return a page's headings, their levels from 0 for the highest that it uses; none where they are not as asked."""
    if not isinstance(untrusted, list):
        return ()
    read = [_heading(one) for one in untrusted[:MOST]]
    found = [one for one in read if one is not None]
    if len(found) != len(untrusted):
        return ()  # a place would lead to another heading than the one that was read
    highest = min((level for level, _ in found), default=1)
    return tuple((level - highest, text) for level, text in found)


def _heading(untrusted: Any) -> tuple[int, str] | None:
    match untrusted:
        case [int(level), str(text)] if level is not True and 1 <= level <= LEVELS and text:
            return level, "".join(letter for letter in text[:LONGEST] if letter.isprintable()).strip()
        case _:
            return None
