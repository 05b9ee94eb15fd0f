# SPDX-License-Identifier: GPL-3.0-or-later
"""The screen's end of the wire: it greets, takes whole messages, and breaks off at the first that is none."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.shell.link import Link
from kiosk.wire.codec import LINE_BYTES, decode, encode
from kiosk.wire.messages import PROTOCOL, Asked, Hello, Message, SignOfLife, Welcome
from tests.fakes.nobody import open_folder

GARBAGE = [
    b"no message\n",
    b"[]\n",
    b'{"Welcome": 1}\n',
    encode(SignOfLife("ours to say, not kioskd's")),
    b"x" * (LINE_BYTES + 2),
    b"\xff\xfe\n",
    b"\n",
]


class FakeService(QObject):
    """Listens where kioskd would."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.server = QLocalServer(self)
        self.path = path
        assert self.server.listen(str(path))

    def answer_to(self, qtbot: QtBot) -> QLocalSocket:
        """Return the connection of a screen that has greeted."""
        qtbot.waitUntil(self.server.hasPendingConnections)
        socket = self.server.nextPendingConnection()
        qtbot.waitUntil(socket.canReadLine)
        assert decode(bytes(socket.readLine().data())) == Hello(PROTOCOL)
        return socket


@pytest.fixture
def service(qapp: QApplication) -> Iterator[FakeService]:
    with open_folder() as folder:
        made = FakeService(folder / "s")
        yield made
        made.server.close()


@pytest.fixture
def link(service: FakeService) -> Iterator[Link]:
    owner = QObject()
    made = Link(service.path, owner)
    made.open()
    yield made
    owner.deleteLater()


def test_it_greets_and_hears_messages_in_order(service: FakeService, link: Link, qtbot: QtBot) -> None:
    socket = service.answer_to(qtbot)
    heard: list[object] = []
    link.heard.connect(heard.append)
    said: list[Message] = [Welcome("policy", True), Asked("session", "a", 1), Asked("session", "a", 2)]
    data = b"".join(encode(message) for message in said)
    socket.write(data[:20])
    socket.flush()
    socket.write(data[20:])
    qtbot.waitUntil(lambda: len(heard) == 3)
    assert heard == said


@pytest.mark.parametrize("garbage", GARBAGE)
def test_what_is_no_message_ends_the_connection(
    service: FakeService, link: Link, qtbot: QtBot, loud: pytest.LogCaptureFixture, garbage: bytes
) -> None:
    socket = service.answer_to(qtbot)
    heard: list[object] = []
    link.heard.connect(heard.append)
    with qtbot.waitSignal(link.lost):
        socket.write(garbage + encode(Welcome("policy", True)))
    assert heard == []
    assert "the connection was ended" in loud.text


def test_it_comes_back_by_itself(service: FakeService, link: Link, qtbot: QtBot) -> None:
    socket = service.answer_to(qtbot)
    with qtbot.waitSignal(link.lost):
        socket.disconnectFromServer()
    link.say(SignOfLife("to nobody"))
    service.answer_to(qtbot)


def test_without_a_service_nothing_is_lost_or_heard(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    owner = QObject()
    link = Link(tmp_path / "nobody", owner)
    with qtbot.assertNotEmitted(link.lost), qtbot.assertNotEmitted(link.heard):
        link.open()
        link.say(SignOfLife("to nobody"))
    owner.deleteLater()
