# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of every screen in three languages, three looks and two sizes, and of a guide in the real browser.

`make screens` puts them into build/screens, each under its screen, language, look and size, with a page that shows them
all. They are for eyes; what a machine can see of them is tested in `test_looks.py`.
"""

import argparse
import html
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import shiboken6
from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QApplication

from kiosk.admin.actions.stations import init_station
from kiosk.base.clock import SystemClock
from kiosk.base.palette import read_palette
from kiosk.base.toml import LANGUAGES
from kiosk.demo.paper import paper
from kiosk.demo.stage import virtual_display
from kiosk.library.address import write_address
from kiosk.qtkit.translator import Translator
from kiosk.shell.browser.judge import ScreenJudge
from kiosk.shell.browser.sitting import Sitting
from kiosk.shell.browser.trust import Trust
from kiosk.shell.icons import Icon
from kiosk.shell.parts.keyboard import Keyboard
from kiosk.shell.parts.tools import Tools
from kiosk.shell.start import make_application
from kiosk.shell.typing import Typing
from kiosk.shell.wishes import Wishes
from kiosk.station.config import Station, read_station
from tests.gui.conftest import Showroom, Showrooms, plain_scene_of
from tests.gui.screens import before_a_session, for_staff, in_a_session, present, take_bar

LOOKS: Final = {"light": {}, "contrast": {"contrast": True}, "large": {"large": True}}
SIZES: Final = ((1366, 768), (1920, 1080))
PATIENCE_MS: Final = 20_000
DRAWN_MS: Final = 400
DRAWN: Final = """(() => { if (window.drawn === undefined) { window.drawn = false;
  requestAnimationFrame(() => requestAnimationFrame(() => { window.drawn = true; })); } return window.drawn; })()"""
PAGE: Final = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Screens</title>
<style>body{{font:16px sans-serif;margin:1em}}figure{{display:inline-block;margin:4px}}img{{width:440px;border:1px solid
#999}}figcaption{{font-size:13px}}nav a{{margin-right:1em;white-space:nowrap}}</style><h1>Screens</h1><nav>{links}</nav>
{sections}</html>
"""


class Album:
    """A folder of pictures, and the page that shows them by screen."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.png"):
            old.unlink()
        self._folder = folder
        self._names: dict[str, list[str]] = {}

    def keep(self, picture: QPixmap, screen: str, *of: str) -> None:
        """Save one picture under its screen, language, look and size."""
        section = re.sub(r"[^a-z0-9]+", "-", screen.lower()).strip("-")
        name = "-".join((section, *of)) + ".png"
        if not picture.save(str(self._folder / name)):
            raise SystemExit(f"{self._folder / name} could not be written")
        self._names.setdefault(section, []).append(name)

    def close(self) -> int:
        """Write the page; return how many pictures there are."""
        links = "".join(f'<a href="#{section}">{section}</a>' for section in self._names)
        sections = "".join(self._section(*section) for section in self._names.items())
        (self._folder / "index.html").write_text(PAGE.format(links=links, sections=sections), encoding="utf-8")
        return sum(map(len, self._names.values()))

    def _section(self, section: str, names: list[str]) -> str:
        shown = "".join(
            f'<figure><a href="{name}"><img src="{name}" alt="" loading="lazy"></a><figcaption>'
            f"{html.escape(name.removesuffix('.png'))}</figcaption></figure>"
            for name in names
        )
        return f'<h2 id="{section}">{section}</h2>{shown}'


def wait(question: object, what: str) -> None:
    """Let the program run until the answer is not empty."""
    assert callable(question)
    waited = QElapsedTimer()
    waited.start()
    while not question():
        if waited.elapsed() > PATIENCE_MS:
            raise SystemExit(f"waited in vain for {what}")
        _pass(10)


def _pass(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def widgets(room: Showroom) -> Iterator[tuple[str, QPixmap]]:
    """Yield each screen of a window with its name."""
    for shown in (*before_a_session(room.scene), *for_staff(room.scene)):
        if shown.pictured:
            present(room, shown)
            yield shown.name, room.window.grab()
    take_bar(room, room.scene.where_in(room.scene.language), "")
    for shown in in_a_session(room.scene):
        if shown.pictured:
            present(room, shown)
            yield shown.name, room.window.grab()
    room.window.ask(room.scene, Icon.DOOR, *_question())
    room.settle()
    yield "question", room.window.grab()
    room.window.unveil()


def _question() -> tuple[str, str, tuple[tuple[str, str, str], ...]]:
    """The question at the end, in the words that a session asks it in."""
    said = {
        text: QCoreApplication.translate("Reading", text)
        for text in (
            "End the session?",
            "The pages you read are not kept on this terminal. The minutes you have not used stay yours.",
            "Read on",
            "End",
        )
    }
    title, text, stay, end = said.values()
    return title, text, (("veil-stay", stay, "second"), ("veil-end", end, "primary"))


class Guide:
    """The browser of a session in a window, with a guide of the library in it."""

    def __init__(self, room: Showroom, station: Station, application: QApplication) -> None:
        scene, judge = room.scene, ScreenJudge(room.scene.policy, SystemClock(), station.zone)
        self._room = room
        self._sitting = Sitting(
            judge, scene.shelf, read_palette(), "token", scene.wishes, Trust((), SystemClock()), Typing(), application
        )
        self._opened: list[str] = []
        self._sitting.opened.connect(self._opened.append)
        self._card = scene.shelf.guides(scene.language)[0]
        take_bar(room, self._card.title, QCoreApplication.translate("Rooms", "without internet"))
        room.window.take_view(self._sitting.view)
        room.window.take_tools(Tools(scene))
        room.window.take_keyboard(Keyboard(scene, "OK"))
        room.window.show_view()

    def pictures(self) -> Iterator[tuple[str, QPixmap]]:
        """Yield the guide, with its tools, and with the keyboard."""
        address = write_address("guides", self._card.path)
        self._sitting.go(address)
        wait(lambda: address in self._opened, address)
        yield "guide", self._picture()
        self._room.window.show_tools(wanted=True)
        yield "guide with tools", self._picture()
        self._room.window.show_tools(wanted=False)
        self._room.window.show_keyboard(wanted=True)
        yield "page with keyboard", self._picture()
        self._room.window.show_keyboard(wanted=False)
        source = "https://adilet.zan.kz/paper.pdf"
        take_bar(self._room, "Әділет · adilet.zan.kz", "")
        self._sitting.documents.open(paper(), source)
        wait(lambda: any(one.startswith("document:") for one in self._opened), "the document")
        yield "document", self._picture()
        self._sitting.page.runJavaScript("document.querySelector('.ways a').click()", 0)
        wait(lambda: any(one.endswith("/words") for one in self._opened), "its words")
        yield "document, its words", self._picture()

    def close(self) -> None:
        gone: list[bool] = []
        self._sitting.wiped.connect(lambda: gone.append(True))
        self._room.window.let_view_go()
        self._sitting.wipe()
        wait(lambda: gone, "the browser to be gone")

    def _picture(self) -> QPixmap:
        answers: list[object] = []

        def drawn() -> bool:
            self._sitting.page.runJavaScript(DRAWN, 0, answers.append)
            return True in answers

        self._sitting.page.runJavaScript("window.drawn = undefined", 0)
        self._room.settle()
        wait(drawn, "the page to be drawn")
        _pass(DRAWN_MS)
        window = self._room.window
        return QGuiApplication.primaryScreen().grabWindow(0, 0, 0, window.width(), window.height())


def take(album: Album, station: Station, application: QApplication) -> None:
    """Take all pictures."""
    rooms = Showrooms(Translator(application), plain_scene_of(station))
    for language in LANGUAGES:
        for look, wish in LOOKS.items():
            for size in SIZES:
                room = rooms.build(Wishes(language, **wish), size)
                of = (language, look, f"{size[0]}x{size[1]}")
                for name, picture in widgets(room):
                    album.keep(picture, name, *of)
                guide = Guide(room, station, application)
                for name, picture in guide.pictures():
                    album.keep(picture, name, *of)
                guide.close()
                rooms.close()
                print(" ".join(of), flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder.resolve()
    with tempfile.TemporaryDirectory(prefix="tereze-") as scratch, virtual_display(*SIZES[-1]):
        station = read_station(init_station(Path(scratch) / "station", SystemClock()).config)
        application = make_application(station, sandbox=os.geteuid() != 0)
        album = Album(folder)
        take(album, station, application)
        print(f"{album.close()} pictures in {folder}, to be seen with {folder / 'index.html'}")
        for window in QApplication.topLevelWidgets():
            shiboken6.delete(window)  # while its display is still there
        application.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
