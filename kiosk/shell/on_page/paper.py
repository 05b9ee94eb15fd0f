# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking staff for the page on paper. Chromium makes the PDF in memory; its sheets are counted, and it goes to kioskd.

Of a site's PDF it is the page that is seen. What Chromium makes is not opened here: its pages are counted by the mark
that each begins with. Staff draw no more sheets than were asked for.
"""

import re
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QByteArray, QMarginsF, QObject, Signal
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWidgets import QWidget

from kiosk.qtkit.guards import ask_or_refuse
from kiosk.shell.on_page.script import ask, run
from kiosk.shell.parts.print_line import PrintLine
from kiosk.shell.scene import Scene
from kiosk.wire import messages as wire
from kiosk.wire.page_messages import AskForPages, AskPagesLeft, PagesLeft, PagesPart
from kiosk.wire.parts import MOST_BYTES, parts_of

MARGIN: Final = 15.0  # millimetres
SHEET: Final = re.compile(rb"<<\s*/Type\s*/Page\s")
# What `resources/look/document.css` leaves out on paper: all but the page of a PDF that fills the middle of the screen.
LEAVE_ALONE: Final = """
    const root = Document.prototype.querySelector.call(document, 'html');
    const pages = location.protocol === 'document:' ? all('.pictures section') : [];
    const seen = pages.find(one => one.getBoundingClientRect().bottom > innerHeight / 2) ?? pages.at(-1);
    for (const one of seen ? [root, seen] : []) one.setAttribute('data-alone', '');
    return JSON.stringify(pages.length);"""
LEAVE_ALL: Final = """
    if (location.protocol === 'document:') for (const one of all('[data-alone]')) one.removeAttribute('data-alone')"""
OfPaper = PagesLeft | wire.Asked | wire.NotAsked


class Paper(QObject):
    """Emits `closed()`."""

    closed = Signal()

    def __init__(
        self, page: QWebEnginePage, session: str, say: Callable[[wire.FromScreen], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._page, self._session, self._say = page, session, say
        self._line: PrintLine | None = None
        self._pdf = b""
        self._turn = 0
        self._show: Callable[[PrintLine], None] = PrintLine.show_making

    def line(self, scene: Scene) -> QWidget:
        line = self._line = PrintLine(scene)
        line.asked.connect(self._ask)
        line.closed.connect(self.closed)
        self._show(line)
        return line

    def panel(self, _scene: Scene) -> None:
        return None

    def keyboard(self, _scene: Scene) -> None:
        return None

    def begin(self) -> None:
        """Let Chromium make the PDF of the page that is shown; another one that comes too late is not taken."""
        self._turn += 1
        turn = self._turn
        ask(self._page, LEAVE_ALONE, lambda _left: self._make(turn))

    def _make(self, turn: int) -> None:
        if turn != self._turn:
            return
        layout = QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN),
            QPageLayout.Unit.Millimeter,
        )
        self._page.printToPdf(lambda made: ask_or_refuse(lambda: self._made(made, turn), None), layout)

    def stop(self) -> None:
        run(self._page, LEAVE_ALL)
        self._turn += 1
        self._line = None
        self._pdf = b""
        self._show = PrintLine.show_making

    def hear(self, message: OfPaper) -> None:
        """Take what kioskd says of sheets and prints."""
        match message:
            case PagesLeft(left=left, most=most):
                if self._pdf:
                    count = sheets_in(self._pdf)
                    self._tell(lambda line: line.show_sheets(count, left, most))
            case wire.Asked(number=number):
                self._tell(lambda line: line.show_asked(number))
            case wire.NotAsked(why=why):
                self._tell(lambda line: line.show_not_asked(why))

    def _made(self, made: QByteArray, turn: int) -> None:
        if turn != self._turn:
            return
        run(self._page, LEAVE_ALL)
        pdf = bytes(made.data())
        if not 0 < len(pdf) <= MOST_BYTES or not sheets_in(pdf):
            self._tell(PrintLine.show_too_large)
            return
        self._pdf = pdf
        self._say(AskPagesLeft(self._session))

    def _ask(self) -> None:
        pdf, self._pdf = self._pdf, b""
        if not pdf:
            return
        self._tell(PrintLine.show_sending)
        self._say(AskForPages(self._session, sheets_in(pdf), len(pdf)))
        for part in parts_of(pdf):
            self._say(PagesPart(self._session, part))

    def _tell(self, show: Callable[[PrintLine], None]) -> None:
        """Show it now, and anew in another language or look."""
        self._show = show
        if self._line is not None:
            show(self._line)


def sheets_in(pdf: bytes) -> int:
    """Return how many pages Chromium has written into a PDF."""
    return len(SHEET.findall(pdf))
