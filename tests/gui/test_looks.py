# SPDX-License-Identifier: GPL-3.0-or-later
"""Every screen in every language, print and contrast, on the smallest and the usual display."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QFontDatabase, QRawFont
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from kiosk.shell.icons import Icon
from kiosk.shell.parts.aloud_line import Aloud, AloudLine
from kiosk.shell.parts.basic import label
from kiosk.shell.parts.contents import Contents
from kiosk.shell.parts.drawer import Drawer
from kiosk.shell.parts.find_line import FindLine
from kiosk.shell.parts.keyboard import Keyboard
from kiosk.shell.parts.print_line import PrintLine
from kiosk.shell.parts.tools import Tools
from kiosk.shell.scene import Scene
from kiosk.shell.screens.home import HomeScreen
from kiosk.shell.wishes import Wishes
from kiosk.words.not_asked import NOT_ASKED
from tests.gui.conftest import Showroom
from tests.gui.looks import faint, faults
from tests.gui.screens import Shown, before_a_session, for_staff, in_a_session, present, question, take_bar

LANGUAGES = ("kk", "ru", "en")
SIZES = ((1280, 720), (1366, 768), (1920, 1080), (1080, 1920))
PAPER: tuple[Callable[[PrintLine], None], ...] = (
    PrintLine.show_making,
    PrintLine.show_too_large,
    PrintLine.show_sending,
    lambda line: line.show_sheets(125, 0, 0),
    lambda line: line.show_sheets(125, 0, 10),
    lambda line: line.show_sheets(125, 10, 10),
    lambda line: line.show_sheets(125, 125, 125),
    lambda line: line.show_asked(12345),
)
KAZAKH = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"
PRINTS: tuple[dict[str, bool], ...] = ({}, {"large": True})
CONTRASTS: tuple[dict[str, bool], ...] = ({"contrast": True}, {"large": True, "contrast": True})
# Other colours have the same letters and edges, so the least room shows what they would push out.
PLACES = [(size, wish) for size in SIZES for wish in (PRINTS + CONTRASTS if size == SIZES[0] else PRINTS)]
Build = Callable[..., Showroom]


def _audit(room: Showroom, audit: Callable[[QWidget], list[str]], screens: Iterator[Shown]) -> list[str]:
    found = []
    for shown in screens:
        present(room, shown)
        found += [f"{shown.name}: {fault}" for fault in audit(room.window)]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("size", "wish"), PLACES, ids=str)
def test_nothing_is_cut_covered_outside_or_small(
    showroom: Build, wish: dict[str, bool], language: str, size: tuple[int, int]
) -> None:
    room = showroom(Wishes(language, **wish), size)
    found = _audit(room, faults, before_a_session(room.scene))
    found += _audit(room, faults, for_staff(room.scene))
    take_bar(room)
    found += _audit(room, faults, in_a_session(room.scene))
    found += _on_page(room, faults)
    room.window.ask(room.scene, Icon.DOOR, *question(room.scene))
    room.settle()
    found += [f"veil: {fault}" for fault in faults(room.window)]
    assert (room.window.width(), room.window.height()) == size
    assert not found, "\n".join(found)


@pytest.mark.parametrize("wish", PRINTS + CONTRASTS, ids="-".join)
def test_every_text_can_be_read(showroom: Build, wish: dict[str, bool]) -> None:
    """Colours do not ask for the language: one is enough, with the most letters of its own."""
    room = showroom(Wishes("kk", **wish))
    found = _audit(room, faint, before_a_session(room.scene))
    found += _audit(room, faint, for_staff(room.scene))
    take_bar(room)
    found += _audit(room, faint, in_a_session(room.scene))
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
    for show in PAPER:
        paper = PrintLine(scene)
        show(paper)
        yield "paper", paper
    for why in NOT_ASKED:
        paper = PrintLine(scene)
        paper.show_not_asked(why)
        yield f"paper, {why}", paper


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
