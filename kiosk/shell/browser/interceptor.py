# SPDX-License-Identifier: GPL-3.0-or-later
"""Blocks every request first and lets go the ones that the policy allows (qt-facts 3)."""

from PySide6.QtCore import QByteArray, QObject, QUrl
from PySide6.QtWebEngineCore import QWebEngineUrlRequestInfo, QWebEngineUrlRequestInterceptor

from kiosk.policy.engine import Request
from kiosk.policy.kinds import Kind
from kiosk.qtkit.guards import ask_or_refuse
from kiosk.shell.browser.judge import ScreenJudge
from kiosk.shell.tables.resources import KINDS

FORM = QWebEngineUrlRequestInfo.NavigationType.NavigationTypeFormSubmitted
BARE = (b"GET", b"HEAD")
FRAMES = (Kind.MAIN_FRAME, Kind.SUB_FRAME)


class Interceptor(QWebEngineUrlRequestInterceptor):
    """Keep a reference for as long as the profile lives: without one Qt intercepts nothing (qt-facts 3b)."""

    def __init__(self, judge: ScreenJudge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._judge = judge

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        info.block(True)
        if ask_or_refuse(lambda: self._allows(info), False):
            info.block(False)

    def _allows(self, info: QWebEngineUrlRequestInfo) -> bool:
        kind = KINDS.get(info.resourceType(), Kind.UNKNOWN)
        request = Request(
            text_of(info.requestUrl()),
            bytes(info.requestMethod().data()).decode("ascii", "replace"),
            kind,
            _page(info, kind),
            kind in FRAMES and info.navigationType() == FORM,
            # WORKAROUND(Qt 6.11): requestBody() ends the process, so the size of what is sent is not known here
            body=0 if info.requestMethod() in BARE else None,
        )
        return self._judge.judge(request).reason is None


def text_of(url: QUrl) -> str:
    """Return the address as Chromium wrote it; QUrl's own parts are never read (qt-facts 14)."""
    encoded: QByteArray = url.toEncoded()
    return bytes(encoded.data()).decode("utf-8", "replace")


def _page(info: QWebEngineUrlRequestInfo, kind: Kind) -> str | None:
    """Return the address of the page that asks: who started it for a whole page, whose parts it is otherwise."""
    asking = text_of(info.initiator() if kind is Kind.MAIN_FRAME else info.firstPartyUrl())
    return asking or None
