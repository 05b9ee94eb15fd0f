# SPDX-License-Identifier: GPL-3.0-or-later
"""Search on the screen: what is written is told, answers read as they are, and nothing lands in a clipboard."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from kiosk.base.toml import LANGUAGES
from kiosk.library.search.finder import Found
from kiosk.shell.finding import Finding
from kiosk.shell.parts.answer import marked
from kiosk.shell.parts.field import Field
from kiosk.shell.parts.keyboard import Keyboard
from kiosk.shell.parts.letters import FOR_LANGUAGE, ROWS, Alphabet
from kiosk.shell.screens.search import SearchScreen
from kiosk.shell.wishes import Wishes
from tests.gui.conftest import Showroom
from tests.gui.looks import faults, part

KAZAKH = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
KAZAKH_LATIN = "aäbdefgğhıijklmnñoöpqrsştuūüvyz"
RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
ENGLISH = "abcdefghijklmnopqrstuvwxyz"


@pytest.fixture
def room(showroom: Callable[..., Showroom]) -> Showroom:
    return showroom(Wishes("kk"))


@pytest.fixture
def screen(room: Showroom) -> SearchScreen:
    made = SearchScreen(room.scene)
    room.window.show_screen(made)
    room.settle()
    return made


def _press(screen: SearchScreen, *names: str) -> None:
    for name in names:
        part(screen, QPushButton, name).click()


@pytest.mark.parametrize(
    ("alphabet", "letters"),
    [
        (Alphabet.KAZAKH, KAZAKH),
        (Alphabet.KAZAKH_LATIN, KAZAKH_LATIN),
        (Alphabet.RUSSIAN, RUSSIAN),
        (Alphabet.ENGLISH, ENGLISH),
        (Alphabet.SIGNS, "0123456789№.,-"),
    ],
)
def test_every_letter_has_a_key_that_is_seen(room: Showroom, alphabet: Alphabet, letters: str) -> None:
    assert set(letters) <= set("".join(ROWS[alphabet]))
    screen = SearchScreen(room.scene)
    room.window.show_screen(screen)
    part(screen, Keyboard, "keyboard").show_alphabet(alphabet)
    room.settle()
    for letter in letters:
        assert part(screen, QPushButton, f"key-{letter}").isVisible(), letter


def test_the_keyboard_begins_with_the_readers_language(room: Showroom) -> None:
    assert set(FOR_LANGUAGE) == set(LANGUAGES)
    for language, alphabet in FOR_LANGUAGE.items():
        scene = replace(room.scene, wishes=Wishes(language))
        assert Keyboard(scene, "Find").alphabet is alphabet


def test_screen_keys_and_hardware_write_into_one_line(screen: SearchScreen, qtbot: QtBot) -> None:
    _press(screen, "key-ү", "key-к", "key-space", "key-й", "key-erase")
    with qtbot.waitSignal(screen.written) as written:
        for letter in "сот":
            key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
            QCoreApplication.sendEvent(part(screen, Field, "search-field"), key)
    assert written.args[0].startswith("үк ")
    assert screen.text == "үк сот"
    with qtbot.waitSignal(screen.asked) as asked:
        _press(screen, "key-done")
    assert asked.args == ["үк сот"]


def test_nothing_written_is_not_asked_for(screen: SearchScreen, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(screen.asked):
        _press(screen, "key-space", "key-done")


def test_the_keyboard_gives_way_and_comes_back(screen: SearchScreen, room: Showroom) -> None:
    keyboard = part(screen, Keyboard, "keyboard")
    field = part(screen, Field, "search-field")
    assert not keyboard.geometry().intersects(field.geometry())
    screen.show_answers((), ("апелляция",))
    room.settle()
    assert not keyboard.isVisible()
    assert part(screen, QPushButton, "suggestion-0").isVisible()
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    room.settle()
    assert keyboard.isVisible()


def test_an_answer_opens_what_it_names(screen: SearchScreen, room: Showroom, qtbot: QtBot) -> None:
    found = room.scene.finder.search("үкімге шағымданудың мерзімі", "kk")
    screen.show_answers(room.scene.opening(found), found.near)
    room.settle()
    assert faults(room.window) == []
    with qtbot.waitSignal(screen.opened) as opened:
        _press(screen, "answer-0")
    assert opened.args == ["library://guides/kk/appeal"]


def test_a_site_that_is_found_by_foreign_words_speaks_the_readers_language(
    screen: SearchScreen, room: Showroom
) -> None:
    found = room.scene.finder.search("legislation", "kk")
    (first, *_) = [hit for hit in room.scene.opening(found) if hit.site]
    screen.show_answers((first,), ())
    room.settle()
    site = next(site for site in room.scene.sites if str(site.id) == first.site)
    assert site.title["kk"] in [label.text() for label in screen.findChildren(QLabel)]


def test_sites_of_another_group_are_not_shown(room: Showroom) -> None:
    found = room.scene.finder.search("adilet", "kk")
    assert any(hit.site == "adilet" for hit in room.scene.opening(found))
    sites = tuple(site for site in room.scene.policy.sites if site.id != "adilet")
    narrower = replace(room.scene, policy=replace(room.scene.policy, sites=sites))
    assert not any(hit.site == "adilet" for hit in narrower.opening(found))


def test_markup_in_a_text_is_text() -> None:
    label = marked((("<img src=x>", False), ("<a href=y>", True)))
    assert label.text() == "&lt;img src=x&gt;<b><u>&lt;a href=y&gt;</u></b>"


def test_marking_with_the_mouse_leaves_nothing_in_a_clipboard(screen: SearchScreen, room: Showroom) -> None:
    field = part(screen, Field, "search-field")
    field.setText("құпия сөз")
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("before")
    QTest.mouseDClick(field, Qt.MouseButton.LeftButton, pos=QPoint(40, 20))
    QTest.mousePress(field, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    QTest.mouseMove(field, QPoint(200, 20))
    QTest.mouseRelease(field, Qt.MouseButton.LeftButton, pos=QPoint(200, 20))
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    room.settle()
    assert not field.hasSelectedText()
    assert clipboard.text(QClipboard.Mode.Clipboard) == "before"
    clipboard.clear()


def test_only_the_last_question_is_answered(room: Showroom, qtbot: QtBot) -> None:
    finding = Finding(room.scene.finder, "kk", room.window)
    answers: list[Found] = []
    finding.found.connect(answers.append)
    with qtbot.waitSignal(finding.found):
        finding.ask("прокурор")
        finding.ask("мерзімінен бұрын босату")
    room.settle()
    assert [answer.hits[0].path for answer in answers] == ["kk/early-release"]
    finding.close()


def test_whoever_finds_nothing_asks_the_librarian_once(screen: SearchScreen, room: Showroom, qtbot: QtBot) -> None:
    screen.show_answers((), ())
    room.settle()
    with qtbot.waitSignal(screen.help_asked):
        _press(screen, "search-help")
    screen.show_asked(12, "2026-12-08")
    room.settle()
    assert "12" in part(screen, QLabel, "asked-number").text()
    assert faults(room.window) == []
    with qtbot.assertNotEmitted(screen.help_asked):
        _press(screen, "search-help")


def test_the_librarian_can_be_asked_below_answers_too_and_a_late_number_harms_nothing(
    screen: SearchScreen, room: Showroom, qtbot: QtBot
) -> None:
    found = room.scene.finder.search("шағым", "kk")
    screen.show_answers(room.scene.opening(found), found.near)
    room.settle()
    with qtbot.waitSignal(screen.help_asked):
        _press(screen, "search-help")
    QTest.mouseClick(part(screen, Field, "search-field"), Qt.MouseButton.LeftButton)
    room.settle()
    screen.show_asked(12, "2026-12-08")
    screen.show_answers((), ())
    room.settle()
    assert "12" in part(screen, QLabel, "asked-number").text()
    assert not part(screen, QPushButton, "search-help").isEnabled()
    assert faults(room.window) == []


def test_phrases_that_find_nothing_themselves_are_not_offered(room: Showroom) -> None:
    for query in ("телеграф", "кодексология", "квантум"):
        for near in room.scene.finder.search(query, "kk").near:
            assert room.scene.finder.search(near, "kk").hits, (query, near)
    assert room.scene.finder.search("телеграф", "kk").near == ()  # what is near to it stands in no text
    assert room.scene.finder.search("кодексология", "kk").near
