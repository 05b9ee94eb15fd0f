# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes with every entry of a pack, and bytes that are read from any place."""

from PySide6.QtCore import QByteArray, QIODevice, QObject

from kiosk.shell.browser.library_scheme import headers
from kiosk.shell.browser.stream import Stream


def test_a_page_may_load_from_its_own_pack_alone() -> None:
    said = headers("library://guides/kk/appeal")
    (policy,) = said[QByteArray(b"Content-Security-Policy")]  # a bare value would go out letter by letter
    words = {part.split()[0]: part.split()[1:] for part in bytes(policy.data()).decode().split("; ")}
    assert words["default-src"] == words["script-src"] == words["connect-src"] == words["frame-src"] == ["'none'"]
    for name in ("img-src", "media-src", "font-src", "style-src"):
        assert words[name][0] == "library://guides"
        assert set(words[name][1:]) <= {"data:", "'unsafe-inline'"}
    assert [bytes(one.data()) for one in said[QByteArray(b"X-Content-Type-Options")]] == [b"nosniff"]


def test_a_stream_is_read_from_any_place(qapp: object) -> None:
    content = bytes(range(256)) * 10_000
    owner = QObject()
    stream = Stream(memoryview(content), owner)
    assert stream.size() == len(content)
    for place in (0, 1, 2_000_000, len(content) - 3, len(content)):
        assert stream.seek(place)
        assert bytes(stream.read(1000).data()) == content[place : place + 1000]
    assert stream.openMode() & QIODevice.OpenModeFlag.WriteOnly == QIODevice.OpenModeFlag.NotOpen
