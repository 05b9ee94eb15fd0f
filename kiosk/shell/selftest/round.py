# SPDX-License-Identifier: GPL-3.0-or-later
"""One round of the self-test: from the page to a step by hand and back, until somebody says that it is finished."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from kiosk.base.palette import Palette, read_palette
from kiosk.qtkit.translator import Translator
from kiosk.shell.gatekeeper import Gatekeeper
from kiosk.shell.selftest.keys_step import KeysStep
from kiosk.shell.selftest.page import SheetPage
from kiosk.shell.selftest.screen_step import ScreenStep
from kiosk.shell.selftest.speaker_step import SpeakerStep
from kiosk.shell.selftest.step import Step
from kiosk.shell.selftest.touch_step import TouchStep
from kiosk.shell.style import style_sheet
from kiosk.shell.typing import Typing
from kiosk.shell.window import Window
from kiosk.station.config import Station
from kiosk.station.selftest import Line, Part, Sheet


class Round(QObject):
    """Holds the sheet as it is so far; emits `finished()`."""

    finished = Signal()

    def __init__(self, window: Window, sheet: Sheet, station: Station, palette: Palette, language: str) -> None:
        super().__init__(window)
        self._window, self.sheet, self._station, self._language = window, sheet, station, language
        ink = palette.colour("sky")
        self._steps: dict[Part, Callable[[], Step]] = {
            Part.SCREEN: ScreenStep,
            Part.TOUCH: TouchStep,
            Part.KEYBOARD: KeysStep,
            Part.SPEAKER: lambda: SpeakerStep(ink),
        }
        self._show_page()

    def _show_page(self) -> None:
        where = f"{self._station.institution[self._language]} · {self._station.name[self._language]}"
        moment = f"{self.sheet.moment.astimezone(self._station.zone):%d.%m.%Y %H:%M}"
        page = SheetPage(self.sheet, where, moment, self._language)
        page.chosen.connect(self._begin)
        page.finished.connect(self.finished)
        self._window.show_screen(page)

    def _begin(self, part: Part) -> None:
        step = self._steps[part]()
        step.done.connect(self._take)
        self._window.show_screen(step)

    def _take(self, line: Line) -> None:
        self.sheet = self.sheet.with_line(line)
        self._show_page()


def open_round(application: QApplication, station: Station, sheet: Sheet, language: str) -> tuple[Window, Round]:
    """Show the self-test on a window that is locked as the reader's is; the window has to live as long as it."""
    palette = read_palette()
    Translator(application).speak(language)
    window = Window()
    window.setStyleSheet(style_sheet(palette, large=False, contrast=False))
    Gatekeeper(application, window, Typing())
    shown = Round(window, sheet, station, palette, language)
    return window, shown
