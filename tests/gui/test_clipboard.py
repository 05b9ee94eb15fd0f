# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever comes into a clipboard is out of it at once."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.shell.clipboard import keep_empty


@pytest.fixture
def clipboard(qapp: QApplication) -> Iterator[QClipboard]:
    clipboard = QApplication.clipboard()
    yield clipboard
    clipboard.changed.disconnect()


def test_words_do_not_stay(clipboard: QClipboard, qtbot: QtBot) -> None:
    clipboard.setText("before")
    keep_empty(clipboard)
    assert clipboard.text() == ""
    clipboard.setText("words")
    qtbot.waitUntil(lambda: clipboard.text() == "")
