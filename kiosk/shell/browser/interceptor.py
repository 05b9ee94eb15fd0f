# SPDX-License-Identifier: GPL-3.0-or-later
"""Blocks every request first and lets go the ones that the policy allows (qt-facts 3)."""

from PySide6.QtCore import QByteArray, QObject, QUrl
from PySide6.QtWebEngineCore import QWebEngineUrlRequestInfo, QWebEngineUrlRequestInterceptor

from kiosk.policy.engine import Request
from kiosk.policy.kinds import Kind
from kiosk.policy.reasons import Reason
from kiosk.qtkit.guards import ask_or_refuse
from kiosk.shell.browser.judge import ScreenJudge
from kiosk.shell.tables.navigations import REQUESTS, Answer
from kiosk.shell.tables.resources import KINDS
from kiosk.shell.typing import Typing

BARE = ("GET", "HEAD")
ENCODED = QUrl.ComponentFormattingOption.FullyEncoded
FRAMES = (Kind.MAIN_FRAME, Kind.SUB_FRAME)


class Interceptor(QWebEngineUrlRequestInterceptor):
    """Keep a reference for as long as the profile lives: without one Qt intercepts nothing (qt-facts 3b)."""

    def __init__(self, judge: ScreenJudge, typing: Typing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._judge, self._typing = judge, typing
        self._stopped: tuple[str, Reason] | None = None
        self._asking = (QUrl(), "")  # the last page that asked, as it comes and as it is written

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        info.block(True)
        if ask_or_refuse(lambda: self._allows(info), False):
            info.block(False)

    def reason_for(self, address: str) -> Reason | None:
        """Return, once, why the last whole page was stopped here, if it was this one."""
        stopped, self._stopped = self._stopped, None
        return stopped[1] if stopped is not None and stopped[0] == address else None

    def _allows(self, info: QWebEngineUrlRequestInfo) -> bool:
        kind = KINDS.get(info.resourceType(), Kind.UNKNOWN)
        way = REQUESTS.get(info.navigationType(), Answer.REFUSE) if kind in FRAMES else Answer.JUDGE
        method = _text_of_method(info.requestMethod())
        request = Request(
            text_of(info.requestUrl()),
            method,
            kind,
            self._page(info, kind),
            way is Answer.JUDGE_AS_FORM,
            # WORKAROUND(Qt 6.11): requestBody() ends the process; what a reader typed is known without it
            body=0 if method in BARE else self._typing.typed,
        )
        reason = Reason.FAULT if way is Answer.REFUSE else self._judge.judge(request).reason
        if kind is Kind.MAIN_FRAME and reason is not None:
            self._stopped = (request.url_text, reason)
        return reason is None

    def _page(self, info: QWebEngineUrlRequestInfo, kind: Kind) -> str | None:
        """Return the address of the page that asks: who started it for a whole page, whose parts it is otherwise."""
        url = info.initiator() if kind is Kind.MAIN_FRAME else info.firstPartyUrl()
        if url != self._asking[0]:  # all parts of a page come from one
            self._asking = (url, text_of(url))
        return self._asking[1] or None


def _text_of_method(method: QByteArray) -> str:
    written = method.data()
    return "GET" if written == b"GET" else bytes(written).decode("ascii", "replace")


def text_of(url: QUrl) -> str:
    """Return the address as Chromium wrote it; QUrl's own parts are never read (qt-facts 14).

    It is what `toEncoded` gives, which makes of this text an array of bytes, in half the time.
    """
    return url.url(ENCODED)
