# SPDX-License-Identifier: GPL-3.0-or-later
"""The process that reads one PDF, as the screen holds it: what comes from it is believed in nothing but its form.

It is ended when it says what it may not, or is silent while something is waited for.
"""

import json
import sys
from collections import deque
from typing import Final

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from kiosk.pdf.document import Outline, Page, read_outline, read_page
from kiosk.pdf.frames import SIZE, WISH, Frames, Kind
from kiosk.pdf.limits import MOST_LINES, MOST_LINES_IN_ALL, MOST_TOLD_BYTES
from kiosk.qtkit.guards import ask_or_refuse

TELL_MS: Final = 60_000  # for all pages together
SILENT_MS: Final = 20_000  # for a picture
END_MS: Final = 500


class PdfProcess(QObject):
    """Emits `told()` once all pages are known, `drawn(page, width, png)` for each wish, `ended()` when it is no use.

    An empty `png` stands for a page that cannot be drawn.
    """

    told = Signal()
    drawn = Signal(int, int, bytes)
    ended = Signal()

    def __init__(self, untrusted_pdf: bytes, parent: QObject) -> None:
        super().__init__(parent)
        self.outline = Outline(1, ())
        self.pages: list[Page] = []
        self._frames = Frames()
        self._lines_left, self._bytes_left = MOST_LINES_IN_ALL + MOST_LINES, MOST_TOLD_BYTES
        self._wishes: deque[tuple[int, int]] = deque()
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setInterval(TELL_MS)
        self._silence.timeout.connect(self.end)
        self._process: QProcess | None = QProcess(self)
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.readyReadStandardOutput.connect(self._hear)
        self._process.finished.connect(self.end)
        self._process.errorOccurred.connect(self.end)
        self._process.start(sys.executable, ["-I", "-m", "kiosk.entry.document"])
        self._process.write(SIZE.pack(len(untrusted_pdf)))
        self._process.write(untrusted_pdf)
        self._silence.start()

    @property
    def has_told(self) -> bool:
        """Tell whether all pages are known."""
        return len(self.pages) == self.outline.shown

    @property
    def is_useful(self) -> bool:
        return self._process is not None

    def wish(self, page: int, width: int) -> None:
        """Ask for a picture of a page, counted from 0, so many pixels wide."""
        if self._process is not None:
            self._wishes.append((page, width))
            self._process.write(WISH.pack(page, width))
            self._silence.start(SILENT_MS)

    def end(self) -> None:
        """End the process at once, and with it all it knew of the PDF."""
        process, self._process = self._process, None
        if process is None:
            return
        self._silence.stop()
        process.blockSignals(True)
        process.kill()
        process.waitForFinished(END_MS)
        process.deleteLater()
        self.ended.emit()

    def _hear(self) -> None:
        if self._process is not None:
            said = bytes(self._process.readAllStandardOutput().data())
            if not ask_or_refuse(lambda: self._take(said), False):
                self.end()

    def _take(self, untrusted: bytes) -> bool:
        """Return whether what came is what may come."""
        for kind, content in self._frames.feed(untrusted):
            match kind:
                case Kind.OUTLINE if not self.pages:
                    well = self._take_outline(content)
                case Kind.PAGE if len(self.pages) < self.outline.shown:
                    well = self._take_page(content)
                case Kind.PICTURE if self._wishes:
                    self.drawn.emit(*self._wishes.popleft(), content)
                    well = True
                case _:
                    well = False
            if not well:
                return False
            if self.has_told and self._wishes:
                self._silence.start(SILENT_MS)
            elif self.has_told:
                self._silence.stop()
        return True

    def _take_outline(self, content: bytes) -> bool:
        outline = read_outline(json.loads(content))
        if outline is not None:
            self.outline = outline
        return outline is not None

    def _take_page(self, content: bytes) -> bool:
        self._bytes_left -= len(content)
        page = read_page(json.loads(content)) if self._bytes_left >= 0 else None
        self._lines_left -= len(page.lines) if page else 0
        if page is None or self._lines_left < 0:
            return False
        self.pages.append(page)
        if self.has_told:
            self.told.emit()
        return True
