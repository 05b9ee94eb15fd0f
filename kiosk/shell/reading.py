# SPDX-License-Identifier: GPL-3.0-or-later
"""A running session on the screen: home, page, refusal, the bar above them, the warning, the question at the end."""

from collections.abc import Callable
from typing import Final, assert_never
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, Signal

from kiosk.policy.reasons import Reason, reason_of
from kiosk.shell.browser.judge import LIBRARY, ScreenJudge, page_request
from kiosk.shell.browser.sitting import Sitting
from kiosk.shell.icons import Icon
from kiosk.shell.page_tools import PageTools
from kiosk.shell.parts.bar import Bar
from kiosk.shell.parts.shelves import mode_word
from kiosk.shell.rooms import OFF_HOME, Answers, Rooms
from kiosk.shell.scene import Scene
from kiosk.shell.screens.card import CardScreen
from kiosk.shell.screens.help import HelpScreen
from kiosk.shell.screens.message import opening_screen, pause_screen
from kiosk.shell.screens.refusal import Refusal, RefusalScreen
from kiosk.shell.typing import Typing
from kiosk.shell.window import Window
from kiosk.wire import messages as wire
from kiosk.wire.page_messages import PAGES, PagesLeft

STAFF_ABSENT: Final = "staff_absent"
NEVER_WARNED: Final = 1_000_000
LAST_MINUTE: Final = 60
OfTime = wire.TimeLeft | wire.AskIfThere | wire.Paused | wire.Resumed | wire.StaffTurnedAway
InSession = OfTime | Answers | wire.GatewayRefused | PagesLeft


class Reading(QObject):
    """Lives from the token to the end of a session; emits `wished(wishes)` and `language_asked()`."""

    wished = Signal(object)
    language_asked = Signal()

    def __init__(
        self,
        window: Window,
        sitting: Sitting,
        judge: ScreenJudge,
        scene: Scene,
        typing: Typing,
        session: str,
        say: Callable[[wire.FromScreen], None],
        seconds: int,
    ) -> None:
        super().__init__(window)
        self._window, self._sitting, self._judge, self._scene = window, sitting, judge, scene
        self._typing, self._session, self._say = typing, session, say
        self._warned_at, self._whole, self._seconds = NEVER_WARNED, seconds, seconds
        self._asks_if_there = self._help_over_page = False
        self._paused = self._opening = self._failed = self._reported = ""
        self._bar = self._make_bar()
        self._bar.begin(seconds)
        self._rooms = Rooms(window, self._bar, scene, session, say, judge, self)
        self._rooms.opened.connect(self._open)
        self._rooms.home_wanted.connect(self.go_home)
        self._rooms.page_wanted.connect(self._to_page)
        self._rooms.help_closed.connect(self._back)
        window.take_bar(self._bar)
        window.take_view(sitting.view)
        self._tools = PageTools(window, sitting, scene, typing, session, say, self)
        self._tools.shown.connect(lambda shown: self._bar.show_tools(shown=shown))
        self._heard = (
            (sitting.opened, self._opened),
            (sitting.refused, self._refused),
            (sitting.moved, self._moved),
            (sitting.appeared, self._appear),
            (sitting.progress, self._show_progress),
            (sitting.document_comes, self._wait_for_document),
        )
        for signal, listener in self._heard:
            signal.connect(listener)
        self.go_home()

    def hear(self, message: InSession) -> None:
        """Take what kioskd says of the running session."""
        match message:
            case wire.GatewayRefused(host=host, reason=code):
                self._sitting.gateway_refused(host, reason_of(code))
            case PagesLeft():
                self._tools.hear(message)
            case wire.Asked(of=of) | wire.NotAsked(of=of) if of == PAGES:
                self._tools.hear(message)
            case wire.RecordLine() | wire.RequestLine() | wire.RecordEnd() | wire.Asked() | wire.NotAsked():
                self._rooms.hear(message)
            case _:
                self._hear_of_time(message)

    def _hear_of_time(self, message: OfTime) -> None:
        match message:
            case wire.TimeLeft(seconds=seconds, warning=warning, more=more):
                self._show_time(seconds, warning=warning, more=more)
            case wire.AskIfThere(seconds=seconds):
                self._ask_if_there(seconds)
            case wire.Paused(why=why):
                self._pause(why)
            case wire.Resumed():
                self._paused = ""
                self.go_home()
            case wire.StaffTurnedAway(why=why, seconds=seconds):
                if isinstance(screen := self._window.screen_shown, CardScreen):
                    screen.turn_away(why, seconds)
            case _:
                assert_never(message)

    def go_home(self) -> None:
        """Put the page aside and show what there is to read."""
        if self._paused:
            return
        self._opening = ""
        self._sitting.rest()
        self._rooms.home(page=self._sitting.page.title() if self._has_page else None)

    def wear(self, scene: Scene) -> None:
        """Take another language or look: everything but a page of the web is shown anew in it."""
        self._scene = scene
        self._bar = self._make_bar()
        self._bar.begin(self._seconds, self._whole)
        self._window.take_bar(self._bar)
        self._tools.wear(scene)
        self._rooms.wear(scene, self._bar)
        self._sitting.wear(scene.wishes)
        screen = self._window.screen_shown
        if self._window.shows_view:
            self._moved()
            self._draw_guide_anew()
        elif self._paused:
            self._pause(self._paused)
        elif self._opening:
            self._show_opening(self._opening)
        elif isinstance(screen, RefusalScreen):
            self._show_refusal(screen.refusal)
        else:
            self._rooms.show_again()

    def _draw_guide_anew(self) -> None:
        """Open the guide that is shown in the reader's language, or the library's page in the new look."""
        address = self._sitting.address
        other = self._scene.shelf.in_language(address, self._scene.language)
        if other.partition("#")[0] != address.partition("#")[0]:
            self._sitting.go(other)
        elif address.startswith(f"{LIBRARY}:") or self._sitting.shows_document:
            self._sitting.reload()

    def _show_time(self, seconds: int, *, warning: bool, more: bool) -> None:
        """Show the minutes left; say that the end is near once, and once more in the last minute."""
        self._seconds, self._whole = seconds, max(self._whole, seconds)
        self._bar.show_time(seconds)
        if not warning:
            self._warned_at = NEVER_WARNED
        elif seconds < self._warned_at and (
            self._warned_at == NEVER_WARNED or seconds <= LAST_MINUTE < self._warned_at
        ):
            self._warned_at = seconds
            self._warn(seconds, more=more)

    def _warn(self, seconds: int, *, more: bool) -> None:
        longer = (("veil-longer", self.tr("More time"), "second"),) if more else ()
        veil = self._window.ask(
            self._scene,
            Icon.CLOCK,
            self.tr("%n minute(s) left", "", -(-seconds // 60)),
            self.tr("Then the session ends by itself. Write down what you need; the pages you read are not kept here."),
            (("veil-go-on", self.tr("Read on"), "primary"), *longer),
        )
        veil.chosen.connect(self._answer_warning)

    def _answer_warning(self, name: str) -> None:
        if name == "veil-longer":
            self._say(wire.Extend(self._session))

    def _ask_if_there(self, seconds: int) -> None:
        """Nobody has touched the screen for long; any key or touch takes the question away."""
        self._window.ask(
            self._scene,
            Icon.CLOCK,
            self.tr("Are you still here?"),
            self.tr("Touch the screen or press any key. Otherwise the session ends in %n second(s).", "", seconds),
            (("veil-here", self.tr("I am here"), "primary"),),
        )
        self._asks_if_there = True

    def somebody_is_there(self) -> None:
        if self._asks_if_there:
            self._asks_if_there = False
            self._window.unveil()

    def _pause(self, why: str) -> None:
        """Put everything aside until the time goes on; only the end stays in reach."""
        self._paused = why
        self._opening = ""
        self._sitting.rest()
        self._window.unveil()
        self._window.show_screen(self._staff_card(why) if why == STAFF_ABSENT else pause_screen(self._scene, why))
        self._bar.show_page(self.tr("Pause"), "")
        self._bar.show_ways(back=False, page=False)

    def _staff_card(self, why: str) -> CardScreen:
        screen = CardScreen(self._scene, why)
        screen.entered.connect(lambda number, pin: self._say(wire.StaffSignIn(self._session, number, pin)))
        screen.left.connect(self._ask_end)
        return screen

    def stop(self) -> None:
        """Take nothing more from the page."""
        self._rooms.close()
        for signal, listener in self._heard:
            signal.disconnect(listener)
        self._typing.show(None)
        self._tools.stop()
        self._window.let_view_go()
        self.deleteLater()

    def _show_progress(self, percent: int) -> None:
        self._bar.show_progress(percent)  # the bar there is now: another look has another one

    @property
    def _has_page(self) -> bool:
        address = self._sitting.address
        return address != self._failed and address.startswith((f"{LIBRARY}:", "https:", "http:"))

    def _make_bar(self) -> Bar:
        bar = Bar(self._scene)
        bar.back.connect(self._back)
        bar.home.connect(lambda: self._rooms.leave(self.go_home))
        bar.help.connect(lambda: self._rooms.leave(self._show_help))
        bar.tools.connect(lambda wanted: self._tools.show(wanted=wanted))
        bar.look.wished.connect(self.wished)
        bar.look.language_asked.connect(self.language_asked)
        bar.end.connect(self._ask_end)
        return bar

    def _show_help(self) -> None:
        if not self._paused:
            self._help_over_page = self._window.shows_view
            self._opening = ""
            self._sitting.rest()
            self._rooms.show_help()

    def _open(self, address: str) -> None:
        """Say at once that something opens; the page comes to the front when there is something of it to see."""
        self._reported = ""
        self._show_opening(address)
        self._sitting.wake()
        self._sitting.go(address)

    def _show_opening(self, address: str) -> None:
        self._opening = address
        host = urlsplit(address).hostname or ""
        inside = address.startswith(f"{LIBRARY}:")
        self._window.show_screen(opening_screen(self._scene, "" if inside else host))
        self._bar.show_page(self.tr("Library") if inside else host, "")
        self._bar.show_ways(back=True, page=False)

    def _wait_for_document(self, address: str) -> None:
        """Say that a PDF opens, in the place of the page that led to it."""
        if self._window.shows_view:
            self._show_opening(address)

    def _appear(self) -> None:
        """Bring the page to the front: its first content is there, and so it is on record from now."""
        if self._paused or self._sitting.documents.awaited:
            return
        self._report()
        if self._opening:
            self._opening = ""
            self._window.show_view()
            self._moved()

    def _opened(self, _address: str) -> None:
        """A page has loaded, or as much of it as will come."""
        self._typing.begin()
        self._appear()

    def _report(self) -> None:
        """Report the page on the screen once for each address, a page's own later ones too.

        A library page is not recorded: which guide a reader opens is nobody's business (design §6).
        """
        address = self._sitting.address
        if address != self._reported and address.startswith(("https:", "http:")):
            self._reported = address
            self._say(wire.ReportOpened(self._session, address[:4000]))

    def _refused(self, address: str, reason: Reason) -> None:
        self._say(wire.ReportRefused(self._session, address[:4000], reason.value))
        if not self._window.shows_view and not self._opening:
            return
        self._opening = ""
        if self._sitting.address == address:
            self._failed = address  # the view stands on it, and there is nothing to go back to there
        self._sitting.rest()
        self._show_refusal(Refusal(address, reason, self._judge.judge(page_request(address))))

    def _show_refusal(self, refusal: Refusal) -> None:
        screen = RefusalScreen(self._scene, refusal)
        screen.back.connect(self._back)
        screen.opened.connect(self._open)
        screen.asked.connect(lambda asked, purpose: self._say(wire.AskForPage(self._session, asked, purpose)))
        self._window.show_screen(screen)
        self._bar.show_page(refusal.host, self.tr("does not open"), stopped=True)
        self._bar.show_ways(back=True, page=False)

    def _back(self) -> None:
        """From a screen to the page, if there is one; from a page to the one before it, or home."""
        if self._paused:
            return
        helps = isinstance(self._window.screen_shown, HelpScreen)
        if isinstance(self._window.screen_shown, OFF_HOME):
            self._rooms.leave(self.go_home)
        elif not self._window.shows_view:
            self._to_page() if self._help_over_page or not helps else self.go_home()
        elif self._sitting.can_go_back:
            self._sitting.back()
        else:
            self.go_home()

    def _to_page(self) -> None:
        """Bring the page that was last read to the front; home, where there is none."""
        if not self._has_page:
            self.go_home()
            return
        self._sitting.wake()
        self._window.show_view()
        self._moved()

    def _moved(self) -> None:
        address = self._sitting.address
        outcome = self._judge.judge(page_request(address))
        site = outcome.site if outcome.reason is None else None
        self._typing.show(None if self._sitting.shows_document else site)
        self._tools.fit()
        if not self._window.shows_view:
            return
        self._bar.show_ways(back=True, page=True)
        if not self._sitting.page.isLoading():
            self._report()  # a page that changes its own address without a load
        if address.startswith(f"{LIBRARY}:"):
            title = self._sitting.page.title()
            self._bar.show_page(self.tr("Library · {title}").format(title=title), self.tr("without internet"))
            return
        if site is not None:
            host = urlsplit(address).hostname or ""
            self._bar.show_page(f"{site.title[self._scene.language]} · {host}", mode_word(site))

    def _ask_end(self) -> None:
        veil = self._window.ask(
            self._scene,
            Icon.DOOR,
            self.tr("End the session?"),
            self.tr("The pages you read are not kept on this terminal. The minutes you have not used stay yours."),
            (("veil-stay", self.tr("Read on"), "second"), ("veil-end", self.tr("End"), "primary")),
        )
        veil.chosen.connect(self._answer_end)

    def _answer_end(self, name: str) -> None:
        if name == "veil-end":
            self._say(wire.EndSession(self._session, "reader"))
