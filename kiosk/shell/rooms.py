# SPDX-License-Identifier: GPL-3.0-or-later
"""Home and the screens that lead from it: topics, search, the helpers, the record. No page of the web is shown here."""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kiosk.library.cards import Topic as GuideTopic
from kiosk.library.forms import Form
from kiosk.library.search.finder import Found
from kiosk.policy.model import Topic
from kiosk.shell.browser.judge import ScreenJudge
from kiosk.shell.finding import Finding
from kiosk.shell.icons import Icon
from kiosk.shell.parts.bar import Bar
from kiosk.shell.scene import Scene
from kiosk.shell.screens.deadline import DeadlineScreen
from kiosk.shell.screens.form import Draft, FormScreen
from kiosk.shell.screens.forms import FormsScreen
from kiosk.shell.screens.help import HelpScreen
from kiosk.shell.screens.home import GuidesScreen, HomeScreen, TopicScreen
from kiosk.shell.screens.record import RecordScreen
from kiosk.shell.screens.refusal import RefusalScreen
from kiosk.shell.screens.search import SearchScreen
from kiosk.shell.window import Window
from kiosk.wire import messages as wire

ASKING: Final = RefusalScreen | RecordScreen | FormScreen | SearchScreen | HelpScreen
OFF_HOME: Final = TopicScreen | GuidesScreen | SearchScreen | DeadlineScreen | FormsScreen | FormScreen | RecordScreen
Answers = wire.RecordLine | wire.RequestLine | wire.RecordEnd | wire.Asked | wire.NotAsked


class Rooms(QObject):
    """Emits `opened(address)` where the reader chose a page, `page_wanted()` for the last one, `help_closed()` and
    `home_wanted()`.
    """

    opened = Signal(str)
    page_wanted = Signal()
    help_closed = Signal()
    home_wanted = Signal()

    def __init__(
        self,
        window: Window,
        bar: Bar,
        scene: Scene,
        session: str,
        say: Callable[[wire.FromScreen], None],
        judge: ScreenJudge,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window, self._bar, self._scene, self._judge = window, bar, scene, judge
        self._session, self._say = session, say
        self._finding = Finding(scene.finder, scene.language, self)
        self._finding.found.connect(self._show_found)
        self._page_behind: str | None = None

    def show_again(self) -> None:
        """Show the same screen in the language and look that were taken, with what was written on it."""
        match self._window.screen_shown:
            case TopicScreen(topic=topic):
                self._show_topic(topic)
            case GuidesScreen(topic=topic):
                self._show_guides(topic)
            case SearchScreen(text=text, answered=answered):
                self._show_search(text, answered=answered)
            case DeadlineScreen(received=received):
                self._show_deadline(received)
            case FormsScreen():
                self._show_forms()
            case FormScreen(form=form, draft=draft):
                self._show_form(form, draft)
            case RecordScreen():
                self._show_record()
            case HelpScreen():
                self.show_help()
            case _:
                self.home(page=self._page_behind)

    def wear(self, scene: Scene, bar: Bar) -> None:
        """Take another language or look for the screens that come."""
        self._scene, self._bar = scene, bar
        self._finding.speak(scene.language)

    def close(self) -> None:
        """Answer nothing more."""
        self._finding.close()

    def home(self, *, page: str | None) -> None:
        """Show what there is to read; with a page of a title behind it one can go back to that."""
        self._page_behind = page
        home = HomeScreen(self._scene, page or (self.tr("the page you read") if page is not None else ""))
        home.continue_wanted.connect(self.page_wanted)
        home.topic_chosen.connect(self._show_topic)
        home.record_asked.connect(self._show_record)
        home.search_wanted.connect(self._show_search)
        home.guides_chosen.connect(self._show_guides)
        home.deadline_asked.connect(self._show_deadline)
        home.forms_asked.connect(self._show_forms)
        self._window.show_screen(home)
        self._bar.show_page(self.tr("Home"), "")
        self._bar.show_ways(back=page is not None, page=False)

    def leave(self, go: Callable[[], None]) -> None:
        """Go away from the screen that is shown; where something is written on it that goes with it, ask first."""
        screen = self._window.screen_shown
        if not (isinstance(screen, FormScreen) and screen.holds_text):
            go()
            return
        veil = self._window.ask(
            self._scene,
            Icon.PEN,
            self.tr("Leave this paper?"),
            self.tr("What you wrote on it is not kept. To have it on paper, ask staff to print it first."),
            (("veil-stay", self.tr("Go on writing"), "primary"), ("veil-leave", self.tr("Leave it"), "second")),
        )
        veil.chosen.connect(lambda name: go() if name == "veil-leave" else None)

    def _show(self, screen: QWidget, title: str, badge: str = "") -> None:
        """Show a screen from which one goes back."""
        self._window.show_screen(screen)
        self._bar.show_page(title, badge)
        self._bar.show_ways(back=True, page=False)

    def _show_topic(self, topic: Topic) -> None:
        screen = TopicScreen(self._scene, topic)
        screen.opened.connect(self.opened)
        self._show(screen, topic.title[self._scene.language])

    def _show_guides(self, topic: GuideTopic) -> None:
        screen = GuidesScreen(self._scene, topic)
        screen.opened.connect(self.opened)
        self._show(screen, topic.title[self._scene.language], self.tr("without internet"))

    def _show_deadline(self, received: date | None = None) -> None:
        screen = DeadlineScreen(self._scene, self._judge.today, received)
        screen.opened.connect(self.opened)
        self._show(screen, self.tr("Until when can I appeal?"), self.tr("without internet"))

    def _show_forms(self) -> None:
        screen = FormsScreen(self._scene)
        screen.chosen.connect(self._show_form)
        self._show(screen, self.tr("Papers to fill in"), self.tr("without internet"))

    def _show_form(self, form: Form, draft: Draft | None = None) -> None:
        screen = FormScreen(self._scene, form, draft)
        screen.opened.connect(self.opened)
        screen.print_asked.connect(self._ask_for_form)
        self._show(screen, form.title[self._scene.language], self.tr("without internet"))

    def _ask_for_form(self, form: str, texts: str) -> None:
        self._say(wire.AskForForm(self._session, form, self._scene.language, texts))

    def _show_search(self, text: str = "", *, answered: bool = False) -> None:
        self._finding.forget()
        screen = SearchScreen(self._scene)
        screen.written.connect(lambda text: screen.show_suggestions(self._finding.suggest(text)))
        screen.asked.connect(self._finding.ask)
        screen.opened.connect(self.opened)
        screen.topics_wanted.connect(self.home_wanted)
        screen.help_asked.connect(lambda: self._say(wire.AskForHelp(self._session)))
        self._show(screen, self.tr("Search"))
        screen.begin(text, answered=answered)

    def _show_found(self, found: Found) -> None:
        """Show answers on the search that asked for them; if that is gone, nobody wants them."""
        if isinstance(screen := self._window.screen_shown, SearchScreen):
            screen.show_answers(self._scene.opening(found), found.near)

    def show_help(self) -> None:
        """Show how the terminal works, and who can be called."""
        screen = HelpScreen(self._scene, in_session=True)
        screen.closed.connect(self.help_closed)
        screen.help_asked.connect(lambda: self._say(wire.AskForHelp(self._session)))
        self._show(screen, self.tr("Help"))

    def _show_record(self) -> None:
        screen = RecordScreen(self._scene)
        screen.print_asked.connect(lambda: self._say(wire.AskForPrint(self._session)))
        self._show(screen, self.tr("My record"))
        self._say(wire.AskRecord(self._session))

    def hear(self, message: Answers) -> None:
        """Show an answer on the screen that asked for it; if that is gone, nobody wants it."""
        screen = self._window.screen_shown
        match message:
            case wire.RecordLine(moment=moment, kind=kind, facts=facts) if isinstance(screen, RecordScreen):
                screen.take(moment, kind, facts)
            case wire.RequestLine() if isinstance(screen, RecordScreen):
                screen.take_request(message)
            case wire.RecordEnd(whole=whole) if isinstance(screen, RecordScreen):
                screen.finish(whole=whole)
            case wire.Asked(of=of, number=number, due=due) if isinstance(screen, ASKING) and screen.asks_for == of:
                screen.show_asked(number, due)
            case wire.NotAsked(of=of, why=why) if isinstance(screen, ASKING) and screen.asks_for == of:
                screen.show_not_asked(why)
            case _:
                pass
