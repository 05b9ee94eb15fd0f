# SPDX-License-Identifier: GPL-3.0-or-later
"""The one page of a session: every question it can ask Qt is answered here, and the answer is no unless listed."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtNetwork import QAuthenticator
from PySide6.QtWebEngineCore import (
    QWebEngineCertificateError,
    QWebEngineNewWindowRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
)

from kiosk.policy.engine import Request
from kiosk.policy.kinds import Kind
from kiosk.policy.reasons import Reason
from kiosk.qtkit.guards import ask_or_refuse
from kiosk.shell.browser.interceptor import text_of
from kiosk.shell.browser.judge import LIBRARY, Outcome, ScreenJudge, page_request
from kiosk.shell.browser.trust import Trust
from kiosk.shell.tables.actions import ACTIONS
from kiosk.shell.tables.navigations import NAVIGATIONS, NEW_WINDOWS, READERS_OWN, Answer
from kiosk.shell.tables.permissions import GRANTED
from kiosk.shell.tables.questions import ANSWERED, DIALOGS, REFUSED, Dialog, Reply
from kiosk.shell.tables.schemes import EMPTY_FRAMES

USER_NAME = "tereze"
# WORKAROUND(Qt 6.11): "beforeunload" comes as an ordinary confirm(), told apart by its text only. A page that asks this
# itself hears yes, which opens nothing.
LEAVING = "Are you sure you want to leave this page? Changes that you made may not be saved."
LINK = QWebEnginePage.NavigationType.NavigationTypeLinkClicked
REDIRECT = QWebEnginePage.NavigationType.NavigationTypeRedirect


class Page(QWebEnginePage):
    """Emits `refused(address, reason)` for what a reader would otherwise wait for in vain.

    `asks()` and `goes()` tell of each pop-up, and of each way elsewhere that no hand took; `leads()` of every way
    that the page itself takes.
    """

    refused = Signal(str, Reason)
    token_refused = Signal()
    leads = Signal()
    asks = Signal()
    goes = Signal()

    def __init__(
        self, profile: QWebEngineProfile, judge: ScreenJudge, trust: Trust, token: str, parent: QObject
    ) -> None:
        super().__init__(profile, parent)
        self._judge = judge
        self._trust = trust
        self._token = token
        self._token_asked = False
        self._sent_by_hand = False
        self._towards = ""  # where the whole page is going, until it has arrived
        self._answer_questions()

    def go(self, address: str) -> None:
        """Load an address for the reader's hand, if the policy opens it; judged before load (qt-facts 9)."""
        outcome = ask_or_refuse(lambda: self._judge.judge(page_request(address)), Outcome(Reason.FAULT))
        if outcome.reason is None:
            self.load(QUrl.fromEncoded(address.encode()))
        else:
            self.refused.emit(address, outcome.reason)

    def acceptNavigationRequest(
        self, url: QUrl | str, kind: QWebEnginePage.NavigationType, is_main_frame: bool
    ) -> bool:
        return ask_or_refuse(lambda: self._accepts(QUrl(url), kind, is_main_frame), False)

    def createWindow(self, _kind: QWebEnginePage.WebWindowType) -> QWebEnginePage | None:  # type: ignore[override]
        return None

    def triggerAction(self, action: QWebEnginePage.WebAction, checked: bool = False) -> None:
        """Take an action that the table lists, whoever asks for it: Qt's menus and shortcuts come through here too."""
        if ACTIONS.get(action, False):
            super().triggerAction(action, checked)

    def chooseFiles(self, *_question: object) -> list[str]:
        if DIALOGS[Dialog.FILE] is Reply.SAYS_WHY:
            self.refused.emit(text_of(self.url()), Reason.UPLOAD)
        return []

    def javaScriptAlert(self, _origin: QUrl | str, _text: str) -> None:
        """A page's pop-up text is not shown: it could speak in the screen's name."""
        self.asks.emit()

    def javaScriptConfirm(self, _origin: QUrl | str, text: str) -> bool:
        """Answer no, but for Qt's own question before a page is left: a page holds nobody back (threats.md 1e)."""
        self.asks.emit()
        return DIALOGS[Dialog.LEAVE_PAGE if text == LEAVING else Dialog.CONFIRM] is Reply.YES

    def javaScriptPrompt(self, _origin: QUrl | str, _text: str, _default: str) -> tuple[bool, str]:
        self.asks.emit()
        return DIALOGS[Dialog.PROMPT] is Reply.YES, ""

    def javaScriptConsoleMessage(self, *_message: object) -> None:
        """A page's console goes nowhere: it may hold what a reader reads."""

    def _accepts(self, url: QUrl, kind: QWebEnginePage.NavigationType, is_main_frame: bool) -> bool:
        address = text_of(url)
        answer = NAVIGATIONS.get(kind, Answer.REFUSE)
        if answer is Answer.REFUSE:
            return False
        if not is_main_frame and address in EMPTY_FRAMES:
            return True
        # a pack's own redirect: whoever began the way was judged, and the page that still stands did not ask
        moved = kind is REDIRECT and all(text.startswith(f"{LIBRARY}:") for text in (address, self._towards))
        asking = None if kind in READERS_OWN or moved else text_of(self.url())
        frame = Kind.MAIN_FRAME if is_main_frame else Kind.SUB_FRAME
        reason = self._judge.judge(Request(address, "GET", frame, asking, answer is Answer.JUDGE_AS_FORM)).reason
        if reason is None and self._leaves_by_itself(address, kind):
            reason = Reason.RESOURCE_KIND
        if is_main_frame and kind not in READERS_OWN and kind is not LINK:
            self.goes.emit()
        if is_main_frame and reason is None and kind not in READERS_OWN:
            self.leads.emit()
        if is_main_frame:
            self._towards = address if reason is None else ""
        if reason is not None and is_main_frame:
            self.refused.emit(address, reason)
        return reason is None

    def _leaves_by_itself(self, address: str, kind: QWebEnginePage.NavigationType) -> bool:
        """Tell whether a page of the library goes to the web without a hand on a link (a refresh in its head, say).

        A site's own redirects are let go until what a hand asked for has arrived.
        """
        to_the_web = not address.startswith(f"{LIBRARY}:")
        if kind in READERS_OWN or kind is LINK:
            self._sent_by_hand = to_the_web
        inside = text_of(self.url()).startswith(f"{LIBRARY}:")
        return inside and to_the_web and not self._sent_by_hand

    def _arrived(self, _well: bool) -> None:
        self._sent_by_hand = False
        self._towards = ""

    def _answer_questions(self) -> None:
        self.loadFinished.connect(self._arrived)
        for name, word in REFUSED.items():
            getattr(self, name).connect(_refusing(word))
        for name, method in ANSWERED.items():
            getattr(self, name).connect(getattr(self, method))

    def _new_window(self, request: QWebEngineNewWindowRequest) -> None:
        """A link that wants its own window opens in this view, if a reader's hand asked for it."""
        if request.isUserInitiated() and NEW_WINDOWS.get(request.destination()) is Answer.JUDGE:
            self.go(text_of(request.requestedUrl()))

    def _certificate(self, error: QWebEngineCertificateError) -> None:
        if ask_or_refuse(lambda: self._trust.vouches(error), False):
            error.acceptCertificate()
            return
        error.rejectCertificate()
        if error.isMainFrame():
            self.refused.emit(text_of(error.url()), Reason.CERTIFICATE)

    def _proxy_token(self, _url: QUrl, authenticator: QAuthenticator, _proxy: str) -> None:
        """Show the gateway the session's token once; asked again, it was refused (qt-facts 15).

        Unanswered it is asked up to 32 times until the session has ended, so the load is stopped.
        """
        if self._token_asked:
            self.triggerAction(QWebEnginePage.WebAction.Stop)
            self.token_refused.emit()
            return
        self._token_asked = True
        authenticator.setUser(USER_NAME)
        authenticator.setPassword(self._token)

    def _site_sign_in(self, url: QUrl, _authenticator: QAuthenticator) -> None:
        """A site's own password box: not here. Unanswered it is asked 32 times, so the load is stopped."""
        self.triggerAction(QWebEnginePage.WebAction.Stop)
        self.refused.emit(text_of(url), Reason.SITE_SIGN_IN)

    def _permission(self, permission: QWebEnginePermission) -> None:
        if GRANTED.get(permission.permissionType(), False):
            permission.grant()
        else:
            permission.deny()


def _refusing(word: str) -> Callable[[Any], None]:
    """Return what refuses a request by its own word."""
    return lambda request: getattr(request, word)()
