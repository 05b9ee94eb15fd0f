# SPDX-License-Identifier: GPL-3.0-or-later
"""Holes that a screen opens on purpose, one for each group of escapes: a suite that looks for holes has to find it."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEngineFullScreenRequest,
    QWebEngineNewWindowRequest,
    QWebEngineSettings,
)
from PySide6.QtWebEngineWidgets import QWebEngineView

import kiosk.shell.browser.page
from kiosk.shell.browser.interceptor import Interceptor
from kiosk.shell.browser.judge import Outcome, ScreenJudge
from kiosk.shell.browser.sitting import Sitting
from kiosk.shell.tables.permissions import GRANTED
from kiosk.shell.tables.questions import DIALOGS, Reply
from kiosk.shell.typing import Typing


class Holes:
    """Opens a hole in a running session, and shuts it again."""

    def __init__(self) -> None:
        self._shutting: list[Callable[[], object]] = []

    def dig(self, name: str, sitting: Sitting) -> None:
        getattr(self, f"_{name}")(sitting)

    def fill(self) -> None:
        while self._shutting:
            self._shutting.pop()()

    def _swap(self, owner: Any, name: str, other: object) -> None:
        was = vars(owner)[name]
        setattr(owner, name, other)
        self._shutting.append(lambda: setattr(owner, name, was))

    def _set(self, sitting: Sitting, **values: bool) -> None:
        settings = sitting.page.settings()
        for name, value in values.items():
            attribute = getattr(QWebEngineSettings.WebAttribute, name)
            settings.setAttribute(attribute, value)
            self._shutting.append(partial(settings.setAttribute, attribute, not value))

    def _listen(self, signal: Any, hear: Callable[[Any], None]) -> None:
        signal.connect(hear)
        self._shutting.append(lambda: signal.disconnect(hear))

    def _schemes(self, _sitting: Sitting) -> None:
        """Every address is as good as any other."""
        self._swap(ScreenJudge, "judge", lambda _self, _request: Outcome(None))

    def _windows(self, sitting: Sitting) -> None:
        """What asks for a window gets one."""
        views: list[QWebEngineView] = []

        def show(request: QWebEngineNewWindowRequest) -> None:
            views.append(QWebEngineView(sitting.profile))
            views[-1].show()
            request.openIn(views[-1].page())

        self._set(sitting, JavascriptCanOpenWindows=True)
        self._listen(sitting.page.newWindowRequested, show)
        self._shutting.append(views.clear)

    def _dialogs(self, _sitting: Sitting) -> None:
        """Whatever a page asks, the answer is yes."""
        yes = dict.fromkeys(DIALOGS, Reply.YES)
        self._swap(kiosk.shell.browser.page, "DIALOGS", yes)

    def _files(self, sitting: Sitting) -> None:
        """What is offered is saved."""

        def save(download: QWebEngineDownloadRequest) -> None:
            download.setDownloadDirectory(os.environ["HOME"])
            download.accept()
            Path(os.environ["HOME"], download.downloadFileName()).touch()

        self._listen(sitting.profile.downloadRequested, save)

    def _painting(self, sitting: Sitting) -> None:
        """A page has the whole screen for the asking."""

        def give(request: QWebEngineFullScreenRequest) -> None:
            request.accept()

        sitting.page.fullScreenRequested.disconnect()
        self._set(sitting, FullScreenSupportEnabled=True)
        self._listen(sitting.page.fullScreenRequested, give)

    def _devices(self, sitting: Sitting) -> None:
        """Every permission is given."""
        given = dict.fromkeys(GRANTED, True)
        self._swap(kiosk.shell.browser.page, "GRANTED", given)
        self._set(sitting, JavascriptCanAccessClipboard=True, JavascriptCanPaste=True)

    def _network(self, _sitting: Sitting) -> None:
        """Chromium's requests are not judged."""
        self._swap(Interceptor, "_allows", lambda _self, _info: True)

    def _documents(self, sitting: Sitting) -> None:
        """Chromium's own viewer shows PDF."""
        self._set(sitting, PdfViewerEnabled=True, PluginsEnabled=True)

    def _text(self, _sitting: Sitting) -> None:
        """Every site takes every letter."""
        self._swap(Typing, "open", property(lambda _self: True))
        self._swap(Typing, "take", lambda _self, _text: True)
