# SPDX-License-Identifier: GPL-3.0-or-later
"""The one list of every screen and what it can say, for the test of their looks and for `make screens`."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Final

from PySide6.QtWidgets import QPushButton, QWidget

from kiosk.journal.kinds import Kind
from kiosk.policy.reasons import Reason
from kiosk.shell.browser.judge import Outcome
from kiosk.shell.parts.bar import Bar
from kiosk.shell.parts.look import Look
from kiosk.shell.scene import Scene
from kiosk.shell.screens.card import CardScreen
from kiosk.shell.screens.deadline import DeadlineScreen
from kiosk.shell.screens.form import FormScreen
from kiosk.shell.screens.forms import FormsScreen
from kiosk.shell.screens.help import HelpScreen
from kiosk.shell.screens.home import GuidesScreen, HomeScreen, TopicScreen
from kiosk.shell.screens.language import LanguageScreen
from kiosk.shell.screens.message import end_screen, lost_screen, opening_screen, pause_screen
from kiosk.shell.screens.new_pin import NewPinScreen
from kiosk.shell.screens.notice import NoticeScreen
from kiosk.shell.screens.record import RecordScreen
from kiosk.shell.screens.refusal import Refusal, RefusalScreen
from kiosk.shell.screens.search import SearchScreen
from kiosk.shell.selftest.keys_step import LINES, KeysStep
from kiosk.shell.selftest.page import SheetPage
from kiosk.shell.selftest.screen_step import ScreenStep
from kiosk.shell.selftest.speaker_step import SpeakerStep
from kiosk.shell.selftest.touch_step import TouchStep
from kiosk.station.selftest import Line, Part, Sheet, Sign, blank
from kiosk.wire import messages as wire
from kiosk.words.ends import ENDS, NEW_PINS, SIGN_INS
from tests.gui.conftest import Showroom
from tests.gui.looks import part

TODAY: Final = date(2026, 11, 24)
LONGEST: Final = "Қазақстан Республикасының Ұлттық академиялық кітапханасы · nlrk.kz"
LONG: Final = f"https://{'ministry' * 7}.gov.kz/page"
USUAL: Final = "https://www.youtube.com/watch"
PLACE: Final = {"host": "adilet.zan.kz", "path": "/kaz/docs/K1400000226"}
LONG_PLACE: Final = {"host": f"{'ministry' * 7}.gov.kz", "path": "/" + "x" * 300}
UNREADABLE: Final = (("2026-12-01T05:00:00+00:00", "{}"), ("no moment", "{}"), ("2026-12-01T05:00:00+00:00", "[1]"))
PORT: Final = {"port": "8899"}
GOOD_LINES: Final = (
    Line(Part.SERVICE, Sign.SERVES),
    Line(Part.GATEWAY, Sign.GATEWAY_SHUT, PORT),
    Line(Part.SITE, Sign.SITE_ANSWERS, {"host": "adilet.zan.kz"}),
    Line(Part.CLOCK, Sign.CLOCK_GOES, {"moment": "2026-11-24 10:00:00 +0500"}),
    Line(Part.DISK, Sign.ROOM, {"free": "81882", "share": "30"}),
    Line(Part.JOURNAL, Sign.JOURNAL_HOLDS, {"entries": "1234567", "checkpoints": "12345"}),
    Line(Part.POLICY, Sign.IN_FORCE, {"version": "12", "age": "7", "left": "85"}),
)
FAULTY_LINES: Final = (
    Line(Part.SCREEN, Sign.NOT_SEEN_WELL),
    Line(Part.TOUCH, Sign.NOT_TOUCHED, {"touched": "4", "all": "5"}),
    Line(Part.KEYBOARD, Sign.KEYS_MISSING, {"keys": ", ".join(face for line in LINES for face in line.values())}),
    Line(Part.SPEAKER, Sign.NO_SOUND),
    Line(Part.SERVICE, Sign.NO_SERVICE),
    Line(Part.GATEWAY, Sign.GATEWAY_OPEN, PORT | {"answer": "HTTP/1.1 200 Connection established"}),
    Line(Part.CLOCK, Sign.CLOCK_STEPPED, {"moment": "2026-11-24 10:00:00 +0500", "seconds": "-86400"}),
    Line(Part.DISK, Sign.LITTLE_ROOM, {"free": "18", "share": "0"}),
    Line(Part.JOURNAL, Sign.CANNOT_LOOK, {"detail": "/" + "very-long-folder/" * 6 + "journal.db: a readable file"}),
    Line(Part.POLICY, Sign.POLICY_EXPIRED, {"version": "12", "over": "3"}),
)
# A refusal of each sort that a reader is told apart: by the list, in the browser, by the network, by the site.
TOLD_APART: Final = (
    *(Reason.NOT_LISTED, Reason.EXCEPTED, Reason.LOCKED, Reason.DOWNLOAD, Reason.SITE_DOWN, Reason.NAME_NOT_FOUND),
    *(Reason.CERTIFICATE, Reason.UPSTREAM_REFUSED, Reason.PAGE_STOPPED),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A screen under a name; `pictured` unless another one of the same kind stands for it in `make screens`."""

    name: str
    screen: QWidget
    pictured: bool = True
    bare: bool = False  # nothing stands beside it


def before_a_session(scene: Scene) -> Iterator[Shown]:
    yield Shown("languages", LanguageScreen(scene), bare=True)
    yield Shown("help", HelpScreen(scene))
    yield Shown("notice", NoticeScreen(scene, 120))
    yield Shown("lost", lost_screen(scene), bare=True)
    for why in ENDS:
        yield Shown(f"end {why}", end_screen(scene, why))
    yield Shown("card", CardScreen(replace(scene, hint="Көрсетілім · Демонстрация · Demonstration: 1001 / 123456")))
    for why in SIGN_INS:
        card = CardScreen(scene)
        card.turn_away(why, 59 if why in ("wrong", "wait") else 0, "2026-12-31T09:00+05:00", "decision")
        yield Shown(f"card {why}", card)
        staff = CardScreen(scene, "staff_absent")
        staff.turn_away(why, 0)
        yield Shown(f"staff card {why}", staff, pictured=False)
    for why in NEW_PINS:
        new_pin = NewPinScreen(scene)
        new_pin.turn_away(why)
        yield Shown(f"new PIN {why}", new_pin)


def in_a_session(scene: Scene) -> Iterator[Shown]:
    yield Shown("home", HomeScreen(scene))
    yield Shown("home with a page", HomeScreen(scene, LONGEST))
    called = HelpScreen(scene, in_session=True)
    called.show_asked(1234, "2026-12-08")
    yield Shown("help in a session", called)
    for guides in scene.shelf.topics():
        yield Shown(f"guides {guides.id}", GuidesScreen(scene, guides))
    yield from _deadlines(scene)
    yield from _forms(scene)
    yield Shown("search", SearchScreen(scene))
    yield Shown("nothing found", _search(scene, "щщщщщщ"))
    yield Shown("answers", _search(scene, "шағым жалоба appeal"))
    yield Shown("record", _record(scene, PLACE))
    yield Shown("record of long addresses", _record(scene, LONG_PLACE, *UNREADABLE), pictured=False)
    yield Shown("pause", pause_screen(scene, "staff"))
    yield Shown("pause for staff", CardScreen(scene, "staff_absent"))
    for topic in scene.policy.topics:
        yield Shown(f"topic {topic.id}", TopicScreen(scene, topic))
    yield Shown("opening", opening_screen(scene, "adilet.zan.kz"))
    for reason in Reason:
        screen = RefusalScreen(scene, Refusal(LONG, reason, Outcome(reason)))
        if reason is Reason.NOT_LISTED:
            screen.show_asked(1234, "2026-12-08")
        yield Shown(f"refusal {reason.value} of a long address", screen, pictured=False)
    for reason in TOLD_APART:
        refusal = RefusalScreen(scene, Refusal(USUAL, reason, Outcome(reason)))
        yield Shown(f"refusal {reason.value}", refusal)
    asked = RefusalScreen(scene, Refusal(USUAL, Reason.NOT_LISTED, Outcome(Reason.NOT_LISTED)))
    asked.show_asked(1234, "2026-12-08")
    yield Shown("refusal asked", asked)


def for_staff(scene: Scene) -> Iterator[Shown]:
    """The self-test: its page before and after, each step by hand; a sentence of every sort somewhere."""
    language, sheet = scene.language, Sheet(datetime(2026, 11, 24, tzinfo=UTC), "Aigul S.", (*blank(), *GOOD_LINES))
    where, moment = scene.where_in(language), "24.11.2026 05:00"
    yield Shown("selftest", SheetPage(sheet, where, moment, language), bare=True)
    faulty = Sheet(sheet.moment, sheet.who, FAULTY_LINES)
    yield Shown("selftest with faults", SheetPage(faulty, where, moment, language), bare=True)
    for step in (ScreenStep(), TouchStep(), KeysStep(), SpeakerStep(scene.colour("sky"))):
        yield Shown(f"selftest {type(step).__name__.removesuffix('Step')}", step, bare=True)


def _deadlines(scene: Scene) -> Iterator[Shown]:
    yield Shown("deadline", DeadlineScreen(scene, TODAY))
    for day in (10, 24):
        deadline = DeadlineScreen(scene, TODAY)
        part(deadline, QPushButton, f"day-{day}").click()
        yield Shown(f"deadline from {day}", deadline)


def _forms(scene: Scene) -> Iterator[Shown]:
    yield Shown("forms", FormsScreen(scene))
    for form in scene.forms:
        yield Shown(f"form {form.id}", FormScreen(scene, form))
    review = FormScreen(scene, scene.forms[0])
    part(review, QPushButton, "form-done").click()
    yield Shown("form looked over", review)
    taken = FormScreen(scene, scene.forms[0])
    taken.show_asked(1234, "2026-12-08")
    yield Shown("form taken", taken)


def take_bar(room: Showroom, title: str = LONGEST, badge: str = "оқу · чтение") -> Bar:
    """Put the bar of a session on top, with the longest title and badge unless others are given."""
    bar = Bar(room.scene)
    bar.begin(3600)
    bar.show_page(title, badge)
    bar.show_ways(back=True, page=True)
    room.window.take_bar(bar)
    return bar


def present(room: Showroom, shown: Shown) -> None:
    """Show a screen as a visit would, in a session where the window has its bar."""
    room.window.show_screen(shown.screen)
    in_session = room.window.findChild(Bar) is not None
    room.window.take_rail(None if in_session or shown.bare else Look(room.scene, upright=True))
    room.settle()


def question(scene: Scene) -> tuple[str, str, tuple[tuple[str, str, str], ...]]:
    """A question with the longest words that the shell asks."""
    text = "The pages you read are not kept on this terminal. The minutes you have not used stay yours. " * 2
    return "End the session?", text, (("veil-stay", "Оқуды жалғастыру", "second"), ("veil-end", "Завершить", "primary"))


def _search(scene: Scene, query: str) -> SearchScreen:
    screen, found = SearchScreen(scene), scene.finder.search(query, scene.language)
    screen.show_answers(scene.opening(found), found.near)
    return screen


def _record(scene: Scene, place: dict[str, str], *unreadable: tuple[str, str]) -> RecordScreen:
    """A record with a line of every kind and an answer of each sort; lines that cannot be read are left out."""
    screen = RecordScreen(scene)
    for number, kind in enumerate(Kind):
        facts = {
            "session": f"s{number % 3}",
            "reason": "not_listed",
            "why": "time",
            "seconds": 3600,
            "number": 7,
        } | place
        screen.take(f"2026-12-0{number % 9 + 1}T05:00:00+00:00", kind.value, json.dumps(facts))
    for moment, facts_text in unreadable:
        screen.take(moment, "page_opened", facts_text)
    moment, address = "2026-12-01T05:00:00+00:00", f"https://{place['host']}/"
    for outcome in ("", "opened", "refused", "other"):
        answer = "Бұл бетте жеке деректер сұралады. " * 4 if outcome else ""
        screen.take_request(wire.RequestLine("s", 7, moment, address, outcome, answer, "2026-12-08"))
    screen.take_request(wire.RequestLine("s", 8, moment, "my-record", "", "", "2026-12-08"))
    screen.finish(whole=False)
    screen.show_asked(123, "2026-12-08")
    return screen
