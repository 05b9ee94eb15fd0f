# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a page does not come, its copy and guides that rest on it are offered; never for one that was refused."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from kiosk.base.clock import SystemClock
from kiosk.library.shelf import Shelf
from kiosk.library.zim import WrittenItem, new_archive, quiet
from kiosk.policy.reasons import Reason
from kiosk.shell.browser.judge import ScreenJudge, page_request
from kiosk.shell.scene import Scene
from kiosk.shell.screens.refusal import Refusal, RefusalScreen
from kiosk.shell.wishes import Wishes
from tests.gui.conftest import Showroom
from tests.gui.looks import faults, part

CODE = "https://adilet.zan.kz/rus/docs/K1400000231"
COPY = "library://codes/adilet.zan.kz/rus/docs/K1400000231"


@pytest.fixture
def room(showroom: Callable[..., Showroom]) -> Showroom:
    return showroom(Wishes("ru"))


@pytest.fixture
def scene(room: Showroom, tmp_path: Path) -> Scene:
    """A shelf with a copy of the code."""
    shutil.copy(room.scene.station.packs / "guides.zim", tmp_path)
    with quiet(), new_archive(tmp_path / "codes.zim") as archive:
        archive.add_metadata("Title", "Кодексы")
        archive.add_metadata("Date", "2026-10-01")
        archive.add_item(WrittenItem("adilet.zan.kz/rus/docs/K1400000231", "УПК", "text/html", b"<p>x"))
    return replace(room.scene, shelf=Shelf.open(tmp_path))


def _refusal(room: Showroom, scene: Scene, address: str, reason: Reason) -> RefusalScreen:
    judge = ScreenJudge(scene.policy, SystemClock(), scene.station.zone)
    judge.obey(scene.policy)
    screen = RefusalScreen(scene, Refusal(address, reason, judge.judge(page_request(address))))
    room.window.show_screen(screen)
    room.settle()
    return screen


def test_a_page_that_is_down_has_its_copy_and_its_guides(room: Showroom, scene: Scene, qtbot: QtBot) -> None:
    screen = _refusal(room, scene, CODE, Reason.SITE_DOWN)
    assert faults(room.window) == []
    texts = [label.text() for label in screen.findChildren(QLabel)]
    assert any(text.startswith("Кодексы · ") and "01.10.2026" in text for text in texts)
    assert part(screen, QPushButton, "guide-appeal").isVisible()
    with qtbot.waitSignal(screen.opened) as opened:
        part(screen, QPushButton, "copy").click()
    assert opened.args == [COPY]


@pytest.mark.parametrize(("address", "reason"), [
    (CODE + "x", Reason.SITE_DOWN),
    ("https://adilet.zan.kz.evil.example/rus/docs/K1400000231", Reason.NOT_LISTED),
    (CODE, Reason.METHOD),
])  # fmt: skip
def test_no_copy_stands_for_another_page_or_one_that_was_refused(
    room: Showroom, scene: Scene, address: str, reason: Reason
) -> None:
    screen = _refusal(room, scene, address, reason)
    assert screen.findChildren(QPushButton, "copy") == []
    assert part(screen, QPushButton, "guide-appeal").isVisible()
