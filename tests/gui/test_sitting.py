# SPDX-License-Identifier: GPL-3.0-or-later
"""A page that is put aside rests, and one that is wanted again at once does not."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.base.clock import SystemClock
from kiosk.base.palette import read_palette
from kiosk.shell.browser.judge import ScreenJudge
from kiosk.shell.browser.sitting import Sitting
from kiosk.shell.browser.trust import Trust
from kiosk.shell.typing import Typing
from tests.gui.conftest import Showroom

State = QWebEnginePage.LifecycleState


@pytest.fixture
def sitting(showroom: Callable[..., Showroom], qapp: QApplication, qtbot: QtBot) -> Iterator[Sitting]:
    scene = showroom().scene
    judge = ScreenJudge(scene.policy, SystemClock(), scene.station.zone)
    trust = Trust((), SystemClock())
    made = Sitting(judge, scene.shelf, read_palette(), "token", scene.wishes, trust, Typing(), qapp)
    yield made
    with qtbot.waitSignal(made.wiped):
        made.wipe()
    made.deleteLater()


def test_a_page_that_is_put_aside_rests(sitting: Sitting, qtbot: QtBot) -> None:
    sitting.rest()
    qtbot.waitUntil(lambda: sitting.page.lifecycleState() is State.Frozen)
    sitting.wake()
    assert sitting.page.lifecycleState() is State.Active


def test_a_page_that_is_wanted_again_at_once_goes_on(sitting: Sitting) -> None:
    sitting.rest()
    sitting.wake()
    for _ in range(4):
        QCoreApplication.processEvents()
    assert sitting.page.lifecycleState() is State.Active
