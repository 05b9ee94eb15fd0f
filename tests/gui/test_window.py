# SPDX-License-Identifier: GPL-3.0-or-later
"""The window and what always stands in it: it does not close, the bar says whose page it is, a veil asks once."""

from collections.abc import Callable
from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kiosk.policy.model import Lock
from kiosk.policy.pattern import parse_pattern
from kiosk.policy.reasons import Reason
from kiosk.shell.browser.judge import Outcome
from kiosk.shell.icons import Icon
from kiosk.shell.parts.bar import Bar
from kiosk.shell.parts.elided import ElidedLabel
from kiosk.shell.parts.keyboard import Keyboard
from kiosk.shell.parts.ring import Ring
from kiosk.shell.parts.tools import Tools
from kiosk.shell.screens.home import HomeScreen
from kiosk.shell.screens.message import end_screen, lost_screen
from kiosk.shell.screens.notice import NoticeScreen
from kiosk.shell.screens.refusal import HOST_LENGTH, Refusal, RefusalScreen
from kiosk.shell.window import Window
from kiosk.store.asks import Purpose
from kiosk.words.purposes import PURPOSES
from kiosk.words.reasons import sentence
from tests.gui.conftest import Showroom
from tests.gui.looks import part

RIGHT_TO_LEFT, ZERO_WIDTH = "\u202e", "\u200b"
WAYS = ("back", "home", "end")
ASKABLE = {
    *(Reason.NOT_LISTED, Reason.EXCEPTED, Reason.PORT, Reason.PART_AS_PAGE),
    *(Reason.SITE_EXPIRED, Reason.GROUP, Reason.EMBEDDED),
    *(Reason.DOCUMENT, Reason.DOCUMENT_TOO_LARGE, Reason.PAGE_STOPPED),
}


@pytest.fixture
def room(showroom: Callable[..., Showroom]) -> Showroom:
    return showroom()


def _press(parent: QWidget, name: str) -> None:
    QTest.mouseClick(part(parent, QPushButton, name), Qt.MouseButton.LeftButton)


def test_it_does_not_close(room: Showroom) -> None:
    assert not room.window.close()
    assert room.window.isVisible()


def test_the_demonstrations_own_closes_and_ends_the_program(room: Showroom, qapp: QApplication) -> None:
    framed = Window(framed=True)
    QTimer.singleShot(0, framed.close)
    assert qapp.exec() == 0
    framed.deleteLater()


def test_a_screen_that_is_left_is_destroyed(room: Showroom) -> None:
    first = lost_screen(room.scene)
    room.window.show_screen(first)
    room.window.show_screen(end_screen(room.scene, "reader"))
    room.settle()
    assert not shiboken6.isValid(first)


def test_the_page_is_put_aside_and_not_destroyed(room: Showroom) -> None:
    page = QLabel("a page")
    room.window.take_view(page)
    room.window.show_screen(lost_screen(room.scene))
    assert room.window.screen_shown is not page
    room.window.show_view()
    assert room.window.screen_shown is page
    room.window.show_screen(lost_screen(room.scene))
    room.settle()
    assert page.text() == "a page"
    room.window.let_view_go()
    room.window.show_view()
    assert room.window.screen_shown is not page
    page.deleteLater()


def test_a_veil_asks_once_and_a_later_one_takes_its_place(room: Showroom, qtbot: QtBot) -> None:
    choices = (("veil-stay", "Stay", "second"), ("veil-end", "End", "primary"))
    first = room.window.ask(room.scene, Icon.DOOR, "One?", "", choices)
    second = room.window.ask(room.scene, Icon.DOOR, "Two?", "", choices)
    assert not first.isVisible()
    assert second.geometry().getRect() == (0, 0, room.window.width(), room.window.height())
    room.window.resize(1280, 800)
    room.settle()
    assert second.geometry().getRect() == (0, 0, room.window.width(), room.window.height())
    with qtbot.waitSignal(second.chosen) as chosen:
        _press(second, "veil-end")
    assert chosen.args == ["veil-end"]
    assert not room.window.asks


def test_the_bars_buttons_say_what_is_wanted(room: Showroom, qtbot: QtBot) -> None:
    bar = Bar(room.scene)
    room.window.take_bar(bar)
    bar.show_ways(back=True, page=True)
    for name in WAYS:
        with qtbot.waitSignal(getattr(bar, name)):
            _press(bar, name)
    with qtbot.waitSignal(bar.tools) as tools:
        _press(bar, "page-tools")
    assert tools.args == [True]
    bar.show_ways(back=False, page=False)
    off = {name for name in (*WAYS, "page-tools") if not part(bar, QPushButton, name).isEnabled()}
    assert off == {"back", "page-tools"}
    room.window.let_bar_go()


def test_the_tools_say_what_is_wanted_and_stand_only_by_a_page(room: Showroom, qtbot: QtBot) -> None:
    tools, view = Tools(room.scene), QWidget()
    room.window.take_bar(Bar(room.scene))
    room.window.take_view(view)
    room.window.take_tools(tools)
    room.window.show_screen(lost_screen(room.scene))
    assert not room.window.show_tools(wanted=True)
    room.window.show_view()
    assert room.window.show_tools(wanted=True)
    tools.show_ways(forward=True)
    for name in ("forward", "reload"):
        with qtbot.waitSignal(getattr(tools, name)):
            _press(tools, name)
    for name, step in (("smaller", -1), ("larger", 1)):
        with qtbot.waitSignal(tools.zoom) as zoomed:
            _press(tools, name)
        assert zoomed.args == [step]
    tools.show_ways(forward=False)
    assert not part(tools, QPushButton, "forward").isEnabled()
    room.window.show_screen(lost_screen(room.scene))
    assert not tools.isVisible()
    room.window.let_view_go()
    view.deleteLater()


def test_look_and_language_are_one_press_away(room: Showroom, qtbot: QtBot) -> None:
    bar = Bar(room.scene)
    room.window.take_bar(bar)
    wishes = room.scene.wishes
    for name, wish in (("large", replace(wishes, large=True)), ("contrast", replace(wishes, contrast=True))):
        with qtbot.waitSignal(bar.look.wished) as wished:
            _press(bar, f"look-{name}")
        assert wished.args == [wish]
    with qtbot.waitSignal(bar.look.language_asked):
        _press(bar, "look-language")
    room.window.let_bar_go()


def test_the_bar_rounds_minutes_up_and_takes_no_trick_from_a_title(room: Showroom) -> None:
    bar = Bar(room.scene)
    room.window.take_bar(bar)
    bar.begin(3600)
    minutes = part(bar, QLabel, "minutes")
    for seconds, said in ((3600, "60"), (61, "2"), (60, "1"), (1, "1"), (0, "0")):
        bar.show_time(seconds)
        assert minutes.text().startswith(f"{said} ")
    bar.show_page(f"zk.{RIGHT_TO_LEFT}{ZERO_WIDTH}nalida\n" + "x" * 100_000, "reading")
    whose = part(bar, ElidedLabel, "whose")
    assert whose.whole.startswith("zk.nalidax")
    assert len(whose.whole) <= 80
    assert whose.textFormat() == Qt.TextFormat.PlainText
    room.window.let_bar_go()


def test_a_label_ends_in_an_ellipsis_where_its_place_ends(room: Showroom) -> None:
    made = ElidedLabel("lead", "whose")
    room.window.show_screen(made)
    made.show_text("word " * 500)
    room.settle()
    assert made.text().endswith("…")
    assert made.fontMetrics().horizontalAdvance(made.text()) <= made.width()
    made.show_text("word")
    assert made.text() == "word"


@pytest.mark.parametrize(("share", "gold"), [(1.0, True), (0.0, False), (7.0, True), (-1.0, False)])
def test_the_ring_is_full_or_empty(room: Showroom, share: float, gold: bool) -> None:
    ring = Ring("#F2B417", "#D9D3C3")
    ring.resize(48, 48)
    ring.show_share(share)
    picture = ring.grab().toImage()
    assert (picture.pixelColor(4, 24).name().upper() == "#F2B417") is gold
    assert (picture.pixelColor(43, 24).name().upper() == "#F2B417") is gold


@pytest.mark.parametrize("reason", Reason)
def test_a_refusal_says_why_and_offers_what_helps(room: Showroom, qtbot: QtBot, reason: Reason) -> None:
    screen = RefusalScreen(room.scene, Refusal("https://www.example.kz/a?b", reason, Outcome(reason)))
    room.window.show_screen(screen)
    room.settle()
    assert part(screen, QLabel, "why").text().startswith(sentence(reason))
    assert [found.isVisible() for found in screen.findChildren(QPushButton, "ask")] == [True] * (reason in ASKABLE)
    with qtbot.waitSignal(screen.back):
        _press(screen, "refusal-back")
    with qtbot.waitSignal(screen.opened) as opened:
        _press(screen, "guide-appeal")
    assert opened.args[0].startswith("library://guides/en/appeal")


def test_a_page_is_asked_for_once(room: Showroom, qtbot: QtBot) -> None:
    screen = RefusalScreen(
        room.scene, Refusal("https://www.example.kz/a?b", Reason.NOT_LISTED, Outcome(Reason.NOT_LISTED))
    )
    room.window.show_screen(screen)
    with qtbot.waitSignal(screen.asked) as asked:
        _press(screen, "ask")
    assert asked.args == ["https://www.example.kz/a?b", ""]
    screen.show_asked(7, "2026-12-08")
    assert "7" in part(screen, QLabel, "asked-number").text()
    with qtbot.assertNotEmitted(screen.asked):
        _press(screen, "ask")


def test_what_a_page_is_for_may_be_said_afterwards(room: Showroom, qtbot: QtBot) -> None:
    assert set(PURPOSES) == {purpose.value for purpose in Purpose}
    screen = RefusalScreen(room.scene, Refusal("https://a.kz/", Reason.NOT_LISTED, Outcome(Reason.NOT_LISTED)))
    room.window.show_screen(screen)
    assert not part(screen, QPushButton, "purpose-study").isVisible()
    screen.show_asked(7, "2026-12-08")
    for purpose in ("study", "case"):
        with qtbot.waitSignal(screen.asked) as asked:
            _press(screen, f"purpose-{purpose}")
        assert asked.args == ["https://a.kz/", purpose]


def test_a_law_is_named_where_the_list_names_one(room: Showroom) -> None:
    pattern = parse_pattern("https://a.kz/")
    lock = Lock(pattern, "gambling", "bets", "Law No. 1, Article 2")
    for reason, named in ((Reason.LOCKED, True), (Reason.NOT_LISTED, False)):
        screen = RefusalScreen(room.scene, Refusal("https://a.kz/", reason, Outcome(reason, lock=lock)))
        texts = [label.text() for label in screen.findChildren(QLabel)]
        assert ("Law No. 1, Article 2" in texts) is named
        screen.deleteLater()


@pytest.mark.parametrize(
    ("address", "host"),
    [
        (f"https://a{RIGHT_TO_LEFT}b.kz/", "ab.kz"),
        ("https://[not-an-address/", "https://[not-an-address/"),
        ("mailto:somebody@example.kz", "mailto:somebody@example.kz"),
        ("https://" + "a" * 300, "a" * HOST_LENGTH),
    ],
)
def test_what_is_called_a_host_cannot_dress_up(address: str, host: str) -> None:
    assert Refusal(address, Reason.NOT_LISTED, Outcome(Reason.NOT_LISTED)).host == host


def test_the_notice_is_answered_by_one_of_two_buttons(room: Showroom, qtbot: QtBot) -> None:
    screen = NoticeScreen(room.scene, 60)
    room.window.show_screen(screen)
    with qtbot.waitSignal(screen.accepted):
        _press(screen, "notice-accept")
    with qtbot.waitSignal(screen.declined):
        _press(screen, "notice-decline")
    said = [label.text() for label in screen.findChildren(QLabel)]
    notice = room.scene.policy.notice
    for text in (notice.operator, notice.recorded, notice.purpose, notice.kept, notice.seen_by):
        assert text["en"] in said


def test_a_message_with_a_button_is_left_by_it(room: Showroom, qtbot: QtBot) -> None:
    over = end_screen(room.scene, "time")
    room.window.show_screen(over)
    with qtbot.waitSignal(over.done):
        _press(over, "message-done")
    assert lost_screen(room.scene).findChild(QPushButton) is None


def test_a_keyboard_below_the_page_never_makes_the_window_larger(room: Showroom) -> None:
    size = room.window.size()
    view = QWidget()
    bar = Bar(room.scene)
    room.window.take_bar(bar)
    room.window.take_view(view)
    keyboard = Keyboard(room.scene, "Enter")
    room.window.take_keyboard(keyboard)
    for _ in range(3):
        room.window.show_screen(HomeScreen(room.scene))
        room.window.show_keyboard(wanted=True)
        assert not keyboard.isVisible()
        room.window.show_view()
        room.window.show_keyboard(wanted=True)
        room.settle()
        assert keyboard.isVisible()
        assert keyboard.y() >= bar.height() + view.height()
        assert room.window.size() == size
    room.window.let_keyboard_go()
    room.window.let_view_go()


def test_the_page_has_its_place_before_it_is_seen(room: Showroom) -> None:
    view = QWidget()
    room.window.show_screen(lost_screen(room.scene))
    room.window.take_view(view)
    room.window.show_screen(lost_screen(room.scene))
    room.settle()
    shown = room.window.screen_shown
    assert shown is not None
    assert view.geometry() == shown.geometry()
    room.window.resize(1920, 1080)
    room.settle()
    assert view.geometry() == shown.geometry()
    assert not view.isVisible()
    room.window.let_view_go()
    view.deleteLater()


def test_a_screen_that_comes_under_a_question_does_not_cover_it(room: Showroom, qtbot: QtBot) -> None:
    veil = room.window.ask(room.scene, Icon.DOOR, "End?", "", (("veil-stay", "Stay", "primary"),))
    room.window.show_screen(lost_screen(room.scene))
    room.settle()
    stay = part(veil, QPushButton, "veil-stay")
    seen = room.window.childAt(stay.mapTo(room.window, stay.rect().center()))
    assert seen is stay
    assert stay.hasFocus()
