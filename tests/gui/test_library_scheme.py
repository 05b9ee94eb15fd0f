# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes with every entry of a pack, and bytes that are read from any place."""

import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QByteArray, QIODevice, QObject, QUrl
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.base.palette import read_palette
from kiosk.library.pack import Found
from kiosk.library.shelf import Shelf
from kiosk.shell.browser.library_scheme import LibraryHandler, policy_for
from kiosk.shell.browser.profile import build_profile
from kiosk.shell.browser.reply import headers
from kiosk.shell.browser.stream import Stream


def test_a_page_may_load_from_its_own_pack_alone() -> None:
    said = headers(policy_for("library://guides/kk/appeal"))
    (policy,) = said[QByteArray(b"Content-Security-Policy")]  # a bare value would go out letter by letter
    words = {part.split()[0]: part.split()[1:] for part in bytes(policy.data()).decode().split("; ")}
    assert words["default-src"] == words["script-src"] == words["connect-src"] == words["frame-src"] == ["'none'"]
    for name in ("img-src", "media-src", "font-src", "style-src"):
        assert words[name][0] == "library://guides"
        assert set(words[name][1:]) <= {"data:", "'unsafe-inline'"}
    assert [bytes(one.data()) for one in said[QByteArray(b"X-Content-Type-Options")]] == [b"nosniff"]


def test_a_stream_is_read_from_any_place(qapp: object) -> None:
    content = bytes(range(256)) * 10_000
    stream = Stream(memoryview(content))
    assert stream.size() == len(content)
    for place in (0, 1, 2_000_000, len(content) - 3, len(content)):
        assert stream.seek(place)
        assert bytes(stream.read(1000).data()) == content[place : place + 1000]
    assert stream.openMode() & QIODevice.OpenModeFlag.WriteOnly == QIODevice.OpenModeFlag.NotOpen


class SlowShelf(Shelf):
    """Answers when it is told to, and remembers on which thread it was asked."""

    def find(self, pack_name: str, path: str) -> Found | None:
        asked.append(threading.current_thread().name)
        assert go_on.wait(20)
        return Found("text/html", memoryview(f"<title>{pack_name} {path}</title>Заң".encode()), path)


# A machine without a graphics card says so when the first page of the run is drawn.
NO_GPU = ("^QRhiGles2: ", "^Failed to create RHI", "Vulkan", "^GPUInfo ")
asked: list[str] = []
go_on = threading.Event()


@pytest.fixture
def page(qapp: QApplication) -> Iterator[tuple[QWebEnginePage, LibraryHandler]]:
    asked.clear()
    go_on.clear()
    owner = QObject()
    profile = build_profile("kk", read_palette(), owner)
    handler = LibraryHandler(SlowShelf({}, ()), read_palette(), contrast=False, parent=owner)
    profile.installUrlSchemeHandler(b"library", handler)
    made = QWebEnginePage(profile, owner)
    yield made, handler
    go_on.set()
    handler.close()
    if shiboken6.isValid(made):
        shiboken6.delete(made)
    shiboken6.delete(owner)


@pytest.mark.qt_log_ignore(*NO_GPU, extend=True)
def test_entries_are_found_on_a_thread_of_their_own(qtbot: QtBot, page: tuple[QWebEnginePage, LibraryHandler]) -> None:
    shown, _handler = page
    shown.load(QUrl("library://slow/page"))
    qtbot.waitUntil(lambda: bool(asked))  # Qt's thread goes round meanwhile
    with qtbot.waitSignal(shown.loadFinished) as loaded:
        go_on.set()
    assert loaded.args == [True]
    assert shown.title() == "slow page"
    assert {name.rpartition("_")[0] for name in asked} == {"library"}


@pytest.mark.qt_log_ignore(*NO_GPU, extend=True)
def test_who_asked_may_be_gone_when_the_answer_comes(qtbot: QtBot, page: tuple[QWebEnginePage, LibraryHandler]) -> None:
    shown, handler = page
    shown.load(QUrl("library://slow/page"))
    qtbot.waitUntil(lambda: bool(asked))
    assert handler.waiting == 1
    shiboken6.delete(shown)
    qtbot.waitUntil(lambda: handler.waiting == 0)
    go_on.set()


@pytest.mark.qt_log_ignore(*NO_GPU, extend=True)
@pytest.mark.parametrize("address", ["library://slow/%2e%2e%2fx", "library://slow/a%2Fb"])
def test_an_address_that_is_no_plain_one_is_not_looked_for(
    qtbot: QtBot, page: tuple[QWebEnginePage, LibraryHandler], address: str
) -> None:
    shown, _handler = page
    go_on.set()
    with qtbot.waitSignal(shown.loadFinished) as loaded:
        shown.load(QUrl.fromEncoded(address.encode()))
    assert loaded.args == [False]
    assert asked == []
