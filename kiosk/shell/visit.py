# SPDX-License-Identifier: GPL-3.0-or-later
"""One reader's way through the screens: language, card, notice, reading, end. kioskd decides; this only shows.

Whatever kioskd does not say does not happen here: no token, no page. When the wire breaks, the page is destroyed
first and the screen says so.
"""

import dataclasses
import logging
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from kiosk.base.errors import BadInput
from kiosk.policy.forgetting import forget_addresses
from kiosk.policy.reader import read_policy
from kiosk.qtkit.translator import Translator
from kiosk.shell.browser.judge import ScreenJudge
from kiosk.shell.browser.sitting import Sitting
from kiosk.shell.browser.trust import Trust
from kiosk.shell.finding import sites_of
from kiosk.shell.icons import Icon
from kiosk.shell.link import Link
from kiosk.shell.parts.look import NAMES, TONGUES_TITLE, Look
from kiosk.shell.reading import InSession, Reading
from kiosk.shell.scene import Scene
from kiosk.shell.screens.card import CardScreen
from kiosk.shell.screens.help import HelpScreen
from kiosk.shell.screens.language import LanguageScreen
from kiosk.shell.screens.message import end_screen, lost_screen
from kiosk.shell.screens.new_pin import NewPinScreen
from kiosk.shell.screens.notice import NoticeScreen
from kiosk.shell.typing import Typing
from kiosk.shell.window import Window
from kiosk.shell.wishes import Wishes
from kiosk.wire import messages as wire

log = logging.getLogger(__name__)
END_SHOWN_MS: Final = 20_000


class Visit(QObject):
    """Joins the wire, the window and the browser of the present session."""

    session_began = Signal()
    wiped = Signal()

    def __init__(
        self,
        window: Window,
        link: Link,
        judge: ScreenJudge,
        scene: Scene,
        translator: Translator,
        trust: Trust,
        typing: Typing,
    ) -> None:
        super().__init__(window)
        self._window, self._link, self._judge, self._scene = window, link, judge, scene
        self._translator, self._trust, self._typing = translator, trust, typing
        self._session = ""
        self._sitting: Sitting | None = None
        self._reading: Reading | None = None
        self._card: CardScreen | None = None
        self._new_pin: NewPinScreen | None = None
        self._back_to_start = QTimer(self)
        self._back_to_start.setSingleShot(True)
        self._back_to_start.setInterval(END_SHOWN_MS)
        self._back_to_start.timeout.connect(self._begin_anew)
        self._in_service = False
        self._again: Callable[[], object] = self._show_lost
        link.heard.connect(self._hear)
        link.lost.connect(self._lost)
        self._speak()
        self._show_lost()

    @property
    def sitting(self) -> Sitting | None:
        """The browser of the present session."""
        return self._sitting

    def sign_of_life(self) -> None:
        """Tell kioskd that somebody is there."""
        if self._reading is not None:
            self._reading.somebody_is_there()
        if self._session:
            self._link.say(wire.SignOfLife(self._session))

    def note_hand(self) -> None:
        """Let the browser know that what comes next may be a hand's wish."""
        if self._sitting is not None:
            self._sitting.note_hand()

    def press_bare(self, key: int, held: Qt.KeyboardModifier) -> None:
        """Let the page on the screen hear a key of which nothing can be written."""
        if self._sitting is not None:
            self._sitting.press_bare(key, held)

    def stop(self) -> None:
        """Destroy the present session's browser; `wiped` follows."""
        self._stop_reading()

    def _hear(self, message: wire.FromService) -> None:
        match message:
            case wire.Welcome():
                self._welcome(message)
            case wire.PolicyChanged(policy=digest):
                self._obey_other_policy(digest)
            case wire.SignInRefused():
                self._turn_away(message.why, message.seconds, message.until, message.because)
            case wire.NewPinAsked(why=why):
                self._ask_for_new_pin(why)
            case wire.SignedIn(session=session, seconds=seconds, group=group):
                self._session = session
                self._judge.serve(group)
                self._scene = dataclasses.replace(self._scene, group=group)
                self._show_notice(seconds)
            case _ if message.session != self._session:
                log.info("wire: %s of another session was passed over", type(message).__name__)
            case wire.Started(token=token, seconds=seconds):
                self._start(token, seconds)
            case wire.Ended(why=why):
                self._ended(why)
            case _:
                self._hear_in_session(message)

    def _hear_in_session(self, message: InSession) -> None:
        if self._reading is not None:
            self._reading.hear(message)
        elif isinstance(message, wire.Paused):
            self._wait_for_staff(message.why)
        elif isinstance(message, wire.StaffTurnedAway):
            self._turn_away(message.why, message.seconds)

    def _welcome(self, message: wire.Welcome) -> None:
        """Begin only under the very policy that kioskd judges by; it may have been renewed since this screen began."""
        if message.policy != self._scene.policy.digest:
            self._read_policy_again()
        self._judge.obey(self._scene.policy)
        if message.policy == self._scene.policy.digest:
            self._in_service = True
            self._show_languages()
        else:
            log.error("kioskd judges by another policy than the one this screen can read; nothing opens")

    def _obey_other_policy(self, digest: str) -> None:
        """Judge by the new policy, in a running session too; what the screens show of it comes with the next one."""
        self._read_policy_again()
        if self._scene.policy.digest == digest:
            self._judge.obey(self._scene.policy)
        else:
            log.error("kioskd judges by another policy than the one this screen can read; the session ends")
            if self._session:
                self._link.say(wire.EndSession(self._session, "reader"))

    def _read_policy_again(self) -> None:
        try:
            policy = read_policy(self._scene.station.policy)
        except BadInput as fault:
            log.error("%s", fault)
            return
        finder = self._scene.finder.with_sites(sites_of(policy))
        self._scene = dataclasses.replace(self._scene, policy=policy, finder=finder)

    def _show_languages(self) -> None:
        self._card = self._new_pin = None
        screen = LanguageScreen(self._scene)
        screen.chosen.connect(self._choose_language)
        screen.wished.connect(self._wish)
        screen.help_asked.connect(self._show_help)
        self._show(screen, self._show_languages, look=False)

    def _show_help(self) -> None:
        screen = HelpScreen(self._scene)
        screen.closed.connect(self._show_languages)
        self._show(screen, self._show_help)

    def _show(self, screen: QWidget, again: Callable[[], object], *, look: bool = True) -> None:
        """Show a screen outside a session; `again` shows it anew where another language or look is wished."""
        self._again = again
        self._window.show_screen(screen)
        self._window.take_rail(self._make_look() if look else None)

    def _make_look(self) -> Look:
        look = Look(self._scene, upright=True)
        look.wished.connect(self._wish)
        look.language_asked.connect(self._ask_language)
        return look

    def _ask_language(self) -> None:
        choices = tuple((f"veil-{code}", name, "second") for code, name in NAMES.items())
        text = self.tr("The page or paper on the screen stays.")
        veil = self._window.ask(self._scene, Icon.TONGUES, TONGUES_TITLE, text, choices)
        veil.chosen.connect(
            lambda name: self._wish(dataclasses.replace(self._scene.wishes, language=name.removeprefix("veil-")))
        )

    def _wish(self, wishes: Wishes) -> None:
        """Show the same in another language or look."""
        self._window.unveil()
        self._scene = dataclasses.replace(self._scene, wishes=wishes)
        self._speak()
        if self._reading is not None:
            self._reading.wear(self._scene)
        else:
            self._again()

    def _choose_language(self, language: str) -> None:
        self._again = self._show_card
        self._wish(dataclasses.replace(self._scene.wishes, language=language))

    def _show_card(self) -> CardScreen:
        self._new_pin = None
        self._card = CardScreen(self._scene)
        self._card.entered.connect(lambda number, pin: self._link.say(wire.SignIn(number, pin)))
        self._card.left.connect(self._show_languages)
        self._show(self._card, self._show_card)
        return self._card

    def _turn_away(self, why: str, seconds: int, until: str = "", because: str = "") -> None:
        """Say why nobody came in, on the card's screen; whoever chose a PIN in vain is back there."""
        if self._new_pin is not None:
            self._show_card()
        if self._card is not None:
            self._card.turn_away(why, seconds, until, because)

    def _ask_for_new_pin(self, why: str) -> None:
        """Let the reader choose a PIN; a choice that was not taken (why) is made anew."""
        if self._new_pin is not None:
            self._new_pin.turn_away(why)
        elif self._card is not None:
            self._show_new_pin()

    def _show_new_pin(self) -> None:
        self._card = None
        self._new_pin = NewPinScreen(self._scene)
        self._new_pin.chosen.connect(lambda pin: self._link.say(wire.ChangePin(pin)))
        self._new_pin.left.connect(self._show_languages)
        self._show(self._new_pin, self._show_new_pin)

    def _speak(self) -> None:
        self._translator.speak(self._scene.language)
        self._window.wear(self._scene)

    def _show_notice(self, seconds: int) -> None:
        self._card = self._new_pin = None
        screen = NoticeScreen(self._scene, -(-seconds // 60))
        screen.accepted.connect(lambda: self._link.say(wire.AcceptNotice(self._session)))
        screen.declined.connect(lambda: self._link.say(wire.EndSession(self._session, "notice_declined")))
        self._show(screen, lambda: self._show_notice(seconds))

    def _wait_for_staff(self, why: str) -> None:
        self._card = CardScreen(self._scene, why)
        self._card.entered.connect(lambda number, pin: self._link.say(wire.StaffSignIn(self._session, number, pin)))
        self._card.left.connect(lambda: self._link.say(wire.EndSession(self._session, "reader")))
        self._show(self._card, lambda: self._wait_for_staff(why))

    def _start(self, token: str, seconds: int) -> None:
        self._card = None
        self._window.take_rail(None)
        scene = self._scene
        browser = (self._judge, scene.shelf, scene.palette, token, scene.wishes, self._trust, self._typing)
        self._sitting = Sitting(*browser, self)
        self._sitting.token_refused.connect(lambda: self._link.say(wire.EndSession(self._session, "token_refused")))
        shown = (self._window, self._sitting, self._judge, scene, self._typing)
        self._reading = Reading(*shown, self._session, self._link.say, seconds)
        self._reading.wished.connect(self._wish)
        self._reading.language_asked.connect(self._ask_language)
        self.session_began.emit()

    def _ended(self, why: str) -> None:
        self._stop_reading()
        self._show_end(why)
        self._back_to_start.start()

    def _show_end(self, why: str) -> None:
        screen = end_screen(self._scene, why)
        screen.done.connect(self._begin_anew)
        self._show(screen, lambda: self._show_end(why))

    def _lost(self) -> None:
        """The service is gone: destroy the page, then say so. The link tries again by itself."""
        self._in_service = False
        self._stop_reading()
        self._card = self._new_pin = None
        self._back_to_start.stop()
        self._show_lost()

    def _show_lost(self) -> None:
        self._show(lost_screen(self._scene), self._show_lost, look=False)

    def _stop_reading(self) -> None:
        if self._reading is not None:
            self._reading.stop()
            self._reading = None
        if self._sitting is not None:
            session, sitting = self._session, self._sitting
            self._sitting = None
            sitting.wiped.connect(lambda: self._wiped(session, sitting))
            sitting.wipe()
        self._window.unveil()
        self._window.let_bar_go()

    def _wiped(self, session: str, sitting: Sitting) -> None:
        forget_addresses()
        self._link.say(wire.Wiped(session))
        sitting.deleteLater()
        self.wiped.emit()

    def _begin_anew(self) -> None:
        """Back to the first screen, with nobody's wishes; in a process of its own, where the station has it so."""
        self._back_to_start.stop()
        if self._scene.station.fresh_process and self._session:
            log.info("the session is over, and so is this process")
            QCoreApplication.exit(0)
        self._session = ""
        self._scene = dataclasses.replace(self._scene, wishes=Wishes(), group="")
        self._speak()
        if self._in_service:
            self._show_languages()
