# SPDX-License-Identifier: GPL-3.0-or-later
"""The browser of one session, from its token to its last trace.

Everything a page could keep lives in one off-the-record profile. At the end the page, the view and the profile are
destroyed in this order and the renderers are watched until they are gone; only then `wiped` is emitted.
"""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWebEngineCore import QWebEngineDownloadRequest, QWebEngineLoadingInfo, QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView

from kiosk.base.clock import SystemClock
from kiosk.base.palette import Palette
from kiosk.library.shelf import Shelf
from kiosk.policy.reasons import Reason, reason_of
from kiosk.qtkit.guards import ask_or_refuse
from kiosk.shell.browser import renderers
from kiosk.shell.browser.document_address import SCHEME as DOCUMENT
from kiosk.shell.browser.documents import Documents
from kiosk.shell.browser.interceptor import Interceptor, text_of
from kiosk.shell.browser.judge import LIBRARY, ScreenJudge
from kiosk.shell.browser.library_scheme import LibraryHandler
from kiosk.shell.browser.page import Page
from kiosk.shell.browser.patience import LARGEST, MOST_THREADS, PULSE_MS, Doing, Patience
from kiosk.shell.browser.presses import OWN_WORLD, post_bare_key, post_key
from kiosk.shell.browser.profile import build_profile
from kiosk.shell.browser.spool import refuse
from kiosk.shell.browser.trust import Trust
from kiosk.shell.tables.loading import ORDINARY_ENDS, STATES, Loading, outcome_of
from kiosk.shell.tables.schemes import Way, way_of
from kiosk.shell.typing import Typing
from kiosk.shell.wishes import Wishes

ZOOMS: Final = (0.8, 1.0, 1.25, 1.5, 1.75, 2.0)
WIPE_POLL_MS: Final = 50
WIPE_POLLS: Final = 60
GATEWAY_WORD_MS: Final = 400  # the gateway's reason comes over the wire, and may come after the load's failure
START_MS: Final = 3000  # a page that computes without end keeps its site from loading (qt-facts 13)
LIFE_MS: Final = 1000
OPENED: Final = frozenset({Way.POLICY, Way.LIBRARY, Way.DOCUMENT})
REASON_HEADER: Final = b"x-tereze-reason"


class View(QWebEngineView):
    """The view without menu, drops and tooltips: a page chooses their text, and they would be drawn over the bar."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.setObjectName("web")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)
        self.setPage(page)

    def event(self, event: QEvent) -> bool:
        return event.type() is QEvent.Type.ToolTip or super().event(event)


class Sitting(QObject):
    """Owns the view that `view` returns; screens place it, nobody else keeps it."""

    opened = Signal(str)
    refused = Signal(str, Reason)
    moved = Signal()
    appeared = Signal()
    document_comes = Signal(str)
    progress = Signal(int)
    token_refused = Signal()
    wiped = Signal()

    def __init__(
        self,
        judge: ScreenJudge,
        shelf: Shelf,
        palette: Palette,
        token: str,
        wishes: Wishes,
        trust: Trust,
        typing: Typing,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._gateway_reasons: dict[str, Reason] = {}
        self._renderers: set[int] = set()
        self._polls = 0
        self._asked_for = ""
        self._wiping = False
        self._resting = False
        self._again = ""
        self._went_back = self._back_again = False
        self._lost = ""  # the PDF that was fetched once more
        self._patience = Patience(SystemClock())
        self._start_awaited = QTimer(self)
        self._start_awaited.setSingleShot(True)
        self._start_awaited.setInterval(START_MS)
        self._start_awaited.timeout.connect(self._look_for_life)
        self.profile = build_profile(wishes.language, palette, self)
        self._interceptor = Interceptor(judge, typing, self)
        self.profile.setUrlRequestInterceptor(self._interceptor)
        self._handler = LibraryHandler(shelf, palette, contrast=wishes.contrast, parent=self)
        self.profile.installUrlSchemeHandler(LIBRARY.encode(), self._handler)
        self.documents = Documents(judge, palette, wishes, self)
        self.profile.installUrlSchemeHandler(DOCUMENT.encode(), self.documents)
        self.page = Page(self.profile, judge, trust, token, self)
        self.page.setBackgroundColor(palette.colour("paper", contrast=wishes.contrast))
        self.view = View(self.page)
        self._palette, self._wishes = palette, wishes
        self._zoom = _zoom_of(wishes)
        self._apply_zoom()
        self._listen()

    def go(self, address: str) -> None:
        """Open an address if the policy opens it."""
        self.documents.stop()
        self._went_back = self._back_again = False
        self._asked_for = address
        self._start_awaited.start()
        self.page.go(address)

    def back(self) -> None:
        self.documents.stop()
        self._went_back = True
        self.page.triggerAction(QWebEnginePage.WebAction.Back)

    def forward(self) -> None:
        self.documents.stop()
        self.page.triggerAction(QWebEnginePage.WebAction.Forward)

    def reload(self) -> None:
        self.page.triggerAction(QWebEnginePage.WebAction.Reload)

    def rest(self) -> None:
        """Stop loading and, once the view is hidden, let nothing run in the page (qt-facts 11)."""
        self.documents.stop()
        self._start_awaited.stop()
        self._resting = True
        self.page.triggerAction(QWebEnginePage.WebAction.Stop)
        QTimer.singleShot(0, self, self._freeze)

    def wake(self) -> None:
        """Let the page run again, also where it was told to rest a moment ago."""
        self._resting = False
        self.page.setLifecycleState(QWebEnginePage.LifecycleState.Active)

    def zoom(self, steps: int) -> None:
        self._zoom = min(max(self._zoom + steps, 0), len(ZOOMS) - 1)
        self._apply_zoom()

    def wear(self, wishes: Wishes) -> None:
        """Take another language and look; a page of the web keeps its place, one of the library is drawn anew."""
        if wishes.large is not self._wishes.large:
            self._zoom = _zoom_of(wishes)
            self._apply_zoom()
        self._wishes = wishes
        self.profile.setHttpAcceptLanguage(wishes.language)
        self.page.setBackgroundColor(self._palette.colour("paper", contrast=wishes.contrast))
        self._handler.wear(contrast=wishes.contrast)
        self.documents.wear(wishes)

    def note_hand(self) -> None:
        """What the page does from now on may be what a hand wants."""
        self._went_back = False

    def press(self, key: Qt.Key, text: str) -> None:
        """Let the page hear a key as from a keyboard of hardware."""
        post_key(self.view, key, text)

    def press_bare(self, key: int, held: Qt.KeyboardModifier) -> None:
        """Let the page hear a key of which nothing can be written."""
        if not self._wiping:
            post_bare_key(self.view, key, held)

    @property
    def address(self) -> str:
        """Return where what is on the page comes from; of a PDF it is the PDF's own address."""
        return self.documents.source_of(text_of(self.page.url()))

    @property
    def shows_document(self) -> bool:
        """Tell whether the page is one of ours that shows a site's PDF."""
        return way_of(text_of(self.page.url())) is Way.DOCUMENT

    @property
    def can_go_back(self) -> bool:
        return self.page.history().canGoBack()

    @property
    def can_go_forward(self) -> bool:
        return self.page.history().canGoForward()

    def gateway_refused(self, host: str, reason: Reason) -> None:
        """Remember why the gateway let nothing out to this host."""
        self._gateway_reasons[host] = reason

    def wipe(self) -> None:
        """Destroy everything; `wiped` follows once no renderer is left."""
        self._wiping = True
        self._pulse.stop()
        self._handler.close()
        self.documents.close()
        clipboard = QGuiApplication.clipboard()
        for mode in (clipboard.Mode.Clipboard, clipboard.Mode.Selection):
            clipboard.clear(mode)
        self.view.hide()
        self.page.deleteLater()
        self.view.deleteLater()
        self.page.destroyed.connect(self.profile.deleteLater)
        self._polls = 0
        self._watch = QTimer(self)
        self._watch.timeout.connect(self._poll_renderers)
        self._watch.start(WIPE_POLL_MS)

    def _listen(self) -> None:
        page = self.page
        self._pulse = QTimer(self)
        self._pulse.timeout.connect(self._feel_pulse)
        self._pulse.start(PULSE_MS)
        # Queued: who hears of a refusal stops or puts away the page, which must not happen inside Chromium's question.
        for outcome in (page.refused, page.contentsSizeChanged):
            outcome.connect(self._start_awaited.stop)
        page.refused.connect(self.refused, Qt.ConnectionType.QueuedConnection)
        page.token_refused.connect(self.token_refused, Qt.ConnectionType.QueuedConnection)
        page.urlChanged.connect(self._url_changed)
        page.loadingChanged.connect(self._loading)
        page.contentsSizeChanged.connect(lambda _size: self.appeared.emit())
        page.loadProgress.connect(self.progress)
        page.renderProcessPidChanged.connect(self._renderers.add)
        page.renderProcessPidChanged.connect(renderers.stand_back)
        page.asks.connect(lambda: self._bear(Doing.ASKS))
        page.goes.connect(lambda: self._bear(Doing.GOES))
        page.renderProcessTerminated.connect(self._terminated)
        page.lifecycleStateChanged.connect(self._lives)
        self.profile.downloadRequested.connect(self._consider)
        page.leads.connect(self._leads)
        self.documents.coming.connect(self.document_comes)
        self.documents.lost.connect(self._document_lost)
        self.documents.refused.connect(self.refused, Qt.ConnectionType.QueuedConnection)
        self.documents.progress.connect(self.progress)
        self.documents.ready.connect(self._show_document)

    def _consider(self, download: QWebEngineDownloadRequest) -> None:
        """Let a file be considered, but for a PDF that a page opens anew by itself whenever it is come back to."""
        if self._went_back and self.documents.has(text_of(download.url())):
            refuse(download)
        else:
            self.documents.consider(download)

    def _show_document(self, address: str) -> None:
        if self._back_again:  # where back led to in vain
            self._back_again = False
            self.page.triggerAction(QWebEnginePage.WebAction.Back)
        else:
            self.page.go(address)

    def _leads(self) -> None:
        """The page goes elsewhere: what it led to before is no longer wanted."""
        self.documents.stop()
        self._back_again, self._lost = False, ""

    def _document_lost(self, address: str) -> None:
        """Fetch the PDF that is on the page once more; where that has been in vain, say so."""
        if self._wiping or not text_of(self.page.url()).startswith(address):
            return
        source = self.documents.source_of(address)
        if self._lost == source:
            self.refused.emit(source, Reason.DOCUMENT)
        else:
            self._lost = source
            self._fetch_again(address)

    def _fetch_again(self, address: str) -> None:
        """Fetch a PDF that is no longer here, and let it take its old place."""
        went_back = self._went_back
        self.go(self.documents.source_of(address))
        self._back_again = went_back
        self.documents.name_again(address)

    def _freeze(self) -> None:
        if self._resting and not self._wiping and not self.view.isVisible():
            self.page.setLifecycleState(QWebEnginePage.LifecycleState.Frozen)

    def _url_changed(self, _url: QUrl) -> None:
        self._apply_zoom()
        self._patience.hears_life()
        self._bear(Doing.MOVES)
        self.moved.emit()
        address = text_of(self.page.url())
        if address and way_of(address) not in OPENED:  # an empty page, of which Chromium asks nobody
            QTimer.singleShot(0, self, lambda: self.refused.emit(address, Reason.SCHEME))

    def _loading(self, info: QWebEngineLoadingInfo) -> None:
        address = text_of(info.url())
        self.moved.emit()
        match outcome_of(info.status(), info.errorDomain()):
            case Loading.PAGE:
                self._loaded(address, info)
            case Loading.FAILED | Loading.BY_DOMAIN:
                QTimer.singleShot(GATEWAY_WORD_MS, self, lambda: self._failed(address))
            case Loading.UNDER_WAY:
                pass

    def _loaded(self, address: str, info: QWebEngineLoadingInfo) -> None:
        code = ask_or_refuse(lambda: gateway_code(info.responseHeaders()), Reason.FAULT.value)
        if code and address.startswith("http:"):  # the gateway's own page; inside TLS a site may write what it likes
            self.refused.emit(address, reason_of(code))
        else:
            self.opened.emit(address)

    def _failed(self, address: str) -> None:
        """Say why a page stayed away: the interceptor's or the gateway's word, else that the site did not answer."""
        if address == self.documents.taken or (self._went_back and self.documents.has(address)):
            return
        if stopped := self._interceptor.reason_for(address):
            self.refused.emit(address, stopped)
            return
        if address.startswith(f"{LIBRARY}:"):
            self.refused.emit(address, Reason.NO_SUCH_PAGE)
            return
        if way_of(address) is Way.DOCUMENT:  # one that is no longer here, on the way back
            self._fetch_again(address)
            return
        host = QUrl.fromEncoded(address.encode()).host()
        self.refused.emit(address, self._gateway_reasons.pop(host, Reason.SITE_DOWN))

    def _terminated(self, status: QWebEnginePage.RenderProcessTerminationStatus, _code: int) -> None:
        if self._again:
            address, self._again = self._again, ""
            QTimer.singleShot(0, self, lambda: self.page.go(address))
        elif not ORDINARY_ENDS.get(status, False):
            self.refused.emit(self.address or self._asked_for, Reason.PAGE_STOPPED)

    def _lives(self, state: QWebEnginePage.LifecycleState) -> None:
        """A page in a state that is not for pages here, thrown away say, has stopped."""
        if not self._wiping and not STATES.get(state, False):
            self.refused.emit(self.address or self._asked_for, Reason.PAGE_STOPPED)

    def _look_for_life(self) -> None:
        """Ask the page that still stands for a sign of life: one that computes without end lets no other begin."""
        answers: list[object] = []
        self.page.runJavaScript("1", 0, answers.append)
        QTimer.singleShot(LIFE_MS, self, lambda: None if answers else self._stop_hung_page())

    def _stop_hung_page(self) -> None:
        """End the renderer, and open what was asked for in a new one."""
        pid = self.page.renderProcessPid()
        if not self._wiping and self._asked_for and renderers.is_renderer(pid):
            self._again, self._asked_for = self._asked_for, ""
            renderers.end(pid)

    def _bear(self, doing: Doing) -> None:
        """Close a page that does something without end; what the reader is told follows its end."""
        if not self._patience.bears(doing):
            renderers.end(self.page.renderProcessPid())

    def _feel_pulse(self) -> None:
        """Close a page that takes too much of the machine, or that is seen and gave no sign of life for long."""
        pid = self.page.renderProcessPid()
        if renderers.stand_back(pid) > MOST_THREADS or renderers.size(pid) > LARGEST:
            renderers.end(pid)
        if self._wiping or not self.view.isVisible():
            self._patience.hears_life()
        elif self._patience.asks_for_life():
            self.page.runJavaScript("1", OWN_WORLD, lambda _one: self._patience.hears_life())
        else:
            renderers.end(pid)

    def _apply_zoom(self) -> None:
        self.page.setZoomFactor(ZOOMS[self._zoom])

    def _poll_renderers(self) -> None:
        """Emit `wiped` when the last renderer is gone; one that will not go is killed."""
        self._polls += 1
        alive = {pid for pid in self._renderers if renderers.is_renderer(pid)}
        if self._polls == WIPE_POLLS:
            for pid in alive:
                renderers.end(pid)
        if not alive:
            self._watch.stop()
            self.wiped.emit()


def _zoom_of(wishes: Wishes) -> int:
    return ZOOMS.index(1.25 if wishes.large else 1.0)


def gateway_code(headers: Mapping[QByteArray, object]) -> str:
    """Return the gateway's code in a response's headers, empty where there is none.

    WORKAROUND(Qt 6.11): the binding gives each value as a list of byte arrays; its stub says one byte array.
    """
    for name, value in headers.items():
        if bytes(name.data()).lower() == REASON_HEADER:
            first = value[0] if isinstance(value, list) else value
            return bytes(first.data()).decode("ascii", "replace") if isinstance(first, QByteArray) else ""
    return ""
