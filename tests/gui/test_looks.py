# SPDX-License-Identifier: GPL-3.0-or-later
"""Every screen in every language, print and contrast, on the smallest and the usual display."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtGui import QFontDatabase, QRawFont
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from kiosk.journal.kinds import Kind
from kiosk.policy.reasons import Reason
from kiosk.shell.browser.judge import Outcome
from kiosk.shell.icons import Icon
from kiosk.shell.parts.aloud_line import Aloud, AloudLine
from kiosk.shell.parts.bar import Bar
from kiosk.shell.parts.basic import label
from kiosk.shell.parts.contents import Contents
from kiosk.shell.parts.drawer import Drawer
from kiosk.shell.parts.find_line import FindLine
from kiosk.shell.parts.keyboard import Keyboard
from kiosk.shell.parts.look import Look
from kiosk.shell.parts.tools import Tools
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
from kiosk.shell.wishes import Wishes
from kiosk.wire import messages as wire
from kiosk.words.ends import ENDS, NEW_PINS, SIGN_INS
from tests.gui.conftest import Showroom
from tests.gui.looks import faint, faults, part

LANGUAGES = ("kk", "ru", "en")
SIZES = ((1280, 720), (1366, 768), (1920, 1080), (1080, 1920))
KAZAKH = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"
TODAY = date(2026, 11, 24)
LONG = f"https://{'ministry' * 7}.gov.kz/page"
Wish = pytest.mark.parametrize(
    "wish",
    [{}, {"large": True}, {"contrast": True}, {"large": True, "contrast": True}],
    ids="-".join,
)
Language = pytest.mark.parametrize("language", LANGUAGES)
Size = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
Build = Callable[..., Showroom]


def _before_a_session(scene: Scene) -> Iterator[tuple[str, QWidget]]:
    yield "languages", LanguageScreen(scene)
    yield "help", HelpScreen(scene)
    yield "notice", NoticeScreen(scene, 120)
    yield "lost", lost_screen(scene)
    for why in ENDS:
        yield f"end {why}", end_screen(scene, why)
    yield "card", CardScreen(replace(scene, hint="Көрсетілім · Демонстрация · Demonstration: 1001 / 123456"))
    for why in SIGN_INS:
        card = CardScreen(scene)
        card.turn_away(why, 59 if why in ("wrong", "wait") else 0, "2026-12-31T09:00+05:00", "decision")
        yield f"card {why}", card
        staff = CardScreen(scene, "staff_absent")
        staff.turn_away(why, 0)
        yield f"staff card {why}", staff
    for why in NEW_PINS:
        new_pin = NewPinScreen(scene)
        new_pin.turn_away(why)
        yield f"new PIN {why}", new_pin


def _search(scene: Scene, query: str) -> SearchScreen:
    screen, found = SearchScreen(scene), scene.finder.search(query, scene.language)
    screen.show_answers(scene.opening(found), found.near)
    return screen


def _in_a_session(scene: Scene) -> Iterator[tuple[str, QWidget]]:
    yield "home", HomeScreen(scene)
    for guides in scene.shelf.topics():
        yield f"guides {guides.id}", GuidesScreen(scene, guides)
    yield "deadline", DeadlineScreen(scene, TODAY)
    for day in (10, 24):
        deadline = DeadlineScreen(scene, TODAY)
        part(deadline, QPushButton, f"day-{day}").click()
        yield f"deadline from {day}", deadline
    yield "forms", FormsScreen(scene)
    for form in scene.forms:
        yield f"form {form.id}", FormScreen(scene, form)
    review = FormScreen(scene, scene.forms[0])
    part(review, QPushButton, "form-done").click()
    yield "form looked over", review
    taken = FormScreen(scene, scene.forms[0])
    taken.show_asked(1234)
    yield "form taken", taken
    yield "search", SearchScreen(scene)
    yield "nothing found", _search(scene, "щщщщщщ")
    yield "answers", _search(scene, "шағым жалоба appeal")
    yield "record", _record(scene)
    yield "pause", pause_screen(scene, "staff")
    yield "pause for staff", CardScreen(scene, "staff_absent")
    for topic in scene.policy.topics:
        yield f"topic {topic.id}", TopicScreen(scene, topic)
    yield "opening", opening_screen(scene, "adilet.zan.kz")
    for reason in Reason:
        screen = RefusalScreen(scene, Refusal(LONG, reason, Outcome(reason)))
        if reason is Reason.NOT_LISTED:
            screen.show_asked(1234)
        yield f"refusal {reason.value}", screen


def _take_bar(room: Showroom) -> None:
    bar = Bar(room.scene)
    bar.begin(3600)
    bar.show_page("Қазақстан Республикасының Ұлттық академиялық кітапханасы · nlrk.kz", "оқу · чтение")
    bar.show_ways(back=True, page=True)
    room.window.take_bar(bar)


def _record(scene: Scene) -> RecordScreen:
    """A record with a line of every kind, long addresses among them."""
    long = {"host": "a-very-long-name-of-a-site-with-many-words.example.kz", "path": "/" + "x" * 300}
    screen = RecordScreen(scene)
    for number, kind in enumerate(Kind):
        facts = {
            "session": f"s{number % 3}",
            "reason": "not_listed",
            "why": "time",
            "seconds": 3600,
            "number": 7,
        } | long
        screen.take(f"2026-12-0{number % 9 + 1}T05:00:00+00:00", kind.value, json.dumps(facts))
    screen.take("2026-12-01T05:00:00+00:00", "page_opened", "{}")
    screen.take("no moment", "page_opened", "{}")
    screen.take("2026-12-01T05:00:00+00:00", "page_opened", "[1]")
    for outcome in ("", "opened", "refused", "other"):
        moment, answer = "2026-12-01T05:00:00+00:00", "Бұл бетте жеке деректер сұралады. " * 4 if outcome else ""
        screen.take_request(wire.RequestLine("s", 7, moment, LONG, outcome, answer, "2026-12-08"))
    screen.take_request(wire.RequestLine("s", 8, "2026-12-01T05:00:00+00:00", "my-record", "", "", "2026-12-08"))
    screen.finish(whole=False)
    screen.show_asked(123)
    return screen


def _audit(room: Showroom, audit: Callable[[QWidget], list[str]], screens: Iterator[tuple[str, QWidget]]) -> list[str]:
    found = []
    for name, screen in screens:
        room.window.show_screen(screen)
        in_session = room.window.findChild(Bar) is not None
        room.window.take_rail(None if in_session or name in ("languages", "lost") else Look(room.scene, upright=True))
        room.settle()
        found += [f"{name}: {fault}" for fault in audit(room.window)]
    return found


@Wish
@Language
@Size
def test_nothing_is_cut_covered_outside_or_small(
    showroom: Build, wish: dict[str, bool], language: str, size: tuple[int, int]
) -> None:
    room = showroom(Wishes(language, **wish), size)
    found = _audit(room, faults, _before_a_session(room.scene))
    _take_bar(room)
    found += _audit(room, faults, _in_a_session(room.scene))
    found += _on_page(room, faults)
    room.window.ask(room.scene, Icon.DOOR, *_question(room.scene))
    room.settle()
    found += [f"veil: {fault}" for fault in faults(room.window)]
    assert (room.window.width(), room.window.height()) == size
    assert not found, "\n".join(found)


@Wish
@Language
def test_every_text_can_be_read(showroom: Build, wish: dict[str, bool], language: str) -> None:
    room = showroom(Wishes(language, **wish))
    found = _audit(room, faint, _before_a_session(room.scene))
    _take_bar(room)
    found += _audit(room, faint, _in_a_session(room.scene))
    found += _on_page(room, faint)
    assert not found, "\n".join(found)


def _on_page(room: Showroom, audit: Callable[[QWidget], list[str]]) -> list[str]:
    """Look at every tool above, beside and below a page."""
    view, drawer = QWidget(), Drawer()
    room.window.take_view(view)
    room.window.take_tools(drawer)
    room.window.show_view()
    room.window.show_tools(wanted=True)
    found = []
    for name, line in _lines(room.scene):
        drawer.put(line)
        room.window.take_keyboard(Keyboard(room.scene, room.scene.language))
        room.window.show_keyboard(wanted=isinstance(line, FindLine))
        room.settle()
        found += [f"{name}: {fault}" for fault in audit(room.window)]
    room.window.show_tools(wanted=False)
    room.window.let_keyboard_go()
    for headings in ((), ((0, "Қылмыстық-процестік кодекс"), (1, "Шағымдану мерзімі " * 8), (2, "w" * 60))):
        panel = Contents(room.scene)
        panel.show_headings(headings, asked=True)
        room.window.take_beside(panel)
        room.settle()
        found += [f"contents: {fault}" for fault in audit(room.window)]
    room.window.take_beside(None)
    room.window.show_screen(HomeScreen(room.scene))
    room.window.let_view_go()
    view.deleteLater()
    return found


def _lines(scene: Scene) -> Iterator[tuple[str, QWidget]]:
    yield "tools", Tools(scene)
    for place, count in ((1234, 5678), (0, 0)):
        find = FindLine(scene)
        find.show_count(place, count)
        yield f"find, {count} places", find
    for now in Aloud:
        aloud = AloudLine(scene)
        aloud.tell(now)
        yield f"aloud, {now.name}", aloud


def _question(scene: Scene) -> tuple[str, str, tuple[tuple[str, str, str], ...]]:
    """A question with the longest words that the shell asks."""
    text = "The pages you read are not kept on this terminal. The minutes you have not used stay yours. " * 2
    return "End the session?", text, (("veil-stay", "Оқуды жалғастыру", "second"), ("veil-end", "Завершить", "primary"))


@pytest.mark.parametrize("weight", [400, 600, 700])
def test_kazakh_letters_are_drawn_by_the_screens_own_font(showroom: Build, weight: int) -> None:
    room = showroom()
    shown = label(KAZAKH, "title")
    shown.setStyleSheet(f"font-weight: {weight}")
    room.window.show_screen(shown)
    room.settle()
    drawn = QRawFont.fromFont(shown.font())
    assert drawn.familyName() == "Inter"
    assert all(drawn.supportsCharacter(ord(letter)) for letter in KAZAKH)
    assert "Inter" in QFontDatabase.families()


def test_the_eyes_see(showroom: Build) -> None:
    """Planted faults of each sort are found."""
    room = showroom()
    holder = QWidget()
    cut, small, one = QLabel("Conveniently long words", holder), QPushButton("x", holder), QLabel("one", holder)
    cut.setGeometry(10, 10, 40, 12)
    small.setGeometry(100, 300, 200, 20)
    small.setStyleSheet("min-height: 0; color: #ccc; background: #ddd")
    one.setGeometry(1330, 500, 100, 40)
    QLabel("two", holder).setGeometry(1340, 510, 50, 30)
    QLabel("漢", holder).setGeometry(500, 500, 100, 100)
    room.window.show_screen(holder)
    room.settle()
    found = "\n".join(faults(room.window))
    for sort in ("cut: QLabel", "small: QPushButton", "outside: QLabel", "covered: QLabel", "letters: QLabel"):
        assert sort in found
    assert "QPushButton" in "\n".join(faint(room.window))
