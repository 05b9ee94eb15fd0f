# SPDX-License-Identifier: GPL-3.0-or-later
"""The real application object, a station to show, and two watchers: for Qt's warnings and for our own."""

import logging
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker

from kiosk.base.palette import read_palette
from kiosk.base.paths import resources
from kiosk.library.forms import read_forms
from kiosk.library.shelf import Shelf
from kiosk.policy.reader import read_policy
from kiosk.qtkit.translator import Translator
from kiosk.shell.finding import open_finder
from kiosk.shell.scene import Scene
from kiosk.shell.start import make_application
from kiosk.shell.window import Window
from kiosk.shell.wishes import Wishes
from kiosk.station.config import Station, read_station
from tests.fakes.stations import new_station

PATIENCE_MS: Final = 30_000
HERE = Path(__file__).parent
# What Qt says of the machine: the offscreen platform's own word, and where there is no sound and no graphics card.
OF_THE_MACHINE = (
    "^This plugin does not support ",
    "^Couldn't (load|resolve) (pipewire|va)",
    "^PulseAudioService: pa_context_connect",
    "^(QRhiGles2|QVulkanInstance): Failed to ",
    "^Failed to create RHI for backend",
    "^GBM is not supported ",
    "^GPUInfo not initialized ",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A warning of Qt fails a test here."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore(*OF_THE_MACHINE))


@pytest.fixture
def loud(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """For a test that expects a warning of ours, and says which."""
    return caplog


@pytest.fixture(autouse=True)
def _silence(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    if "loud" not in request.fixturenames:
        said = [record.getMessage() for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
        assert said == []


@pytest.fixture(scope="session")
def station(tmp_path_factory: pytest.TempPathFactory) -> Station:
    """A station as `kioskctl init` makes it."""
    return read_station(new_station(tmp_path_factory.mktemp("gui") / "station").config)


@pytest.fixture(scope="session")
def qapp(station: Station) -> QApplication:
    """The application object of the real screen; this process keeps its own environment."""
    before = dict(os.environ)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = make_application(station, sandbox=os.geteuid() != 0)
    os.environ.update(before)
    return application


class PatientBot(QtBot):
    """Waits as long as a busy machine may need before it says that something does not come."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(
        self,
        signal: Any,
        *,
        timeout: int = PATIENCE_MS,
        raising: bool | None = None,
        check_params_cb: Callable[..., bool] | None = None,
    ) -> SignalBlocker:
        return super().waitSignal(signal, timeout=timeout, raising=raising, check_params_cb=check_params_cb)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """pytest-qt's, but patient."""
    return PatientBot(request)


@pytest.fixture(scope="session")
def translator(qapp: QApplication) -> Translator:
    return Translator(qapp)


@dataclass(frozen=True)
class Showroom:
    """A window, and the scene to build screens with."""

    window: Window
    scene: Scene

    def settle(self) -> None:
        """Let layouts, paintings and deletions that are due be done."""
        for _ in range(4):
            QCoreApplication.sendPostedEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QCoreApplication.processEvents()


class Showrooms:
    """Makes windows of one station, and takes them down again."""

    def __init__(self, translator: Translator, plain: Scene) -> None:
        self._translator, self._plain = translator, plain
        self._made: list[Showroom] = []

    def build(self, wishes: Wishes = Wishes("en"), size: tuple[int, int] = (1366, 768)) -> Showroom:  # noqa: B008 - frozen
        """Make a window of a size that speaks and looks as wished."""
        self._translator.speak(wishes.language)
        room = Showroom(Window(), replace(self._plain, wishes=wishes))
        room.window.wear(room.scene)
        room.window.resize(*size)
        room.window.show()
        self._made.append(room)
        return room

    def close(self) -> None:
        while self._made:
            room = self._made.pop()
            room.window.hide()
            room.window.deleteLater()
            room.settle()
        self._translator.speak("en")  # the process goes on to other tests


def plain_scene_of(station: Station) -> Scene:
    """Return what every screen here is built from: the packs and their index are opened once."""
    policy = read_policy(station.policy)
    shelf, finder = Shelf.open(station.packs), open_finder(station.packs, policy)
    return Scene(station, policy, shelf, finder, read_forms(resources() / "library"), read_palette(), Wishes())


@pytest.fixture(scope="session")
def plain_scene(station: Station) -> Scene:
    return plain_scene_of(station)


@pytest.fixture
def showroom(translator: Translator, plain_scene: Scene) -> Iterator[Callable[..., Showroom]]:
    """Make a window of a size that speaks and looks as wished."""
    rooms = Showrooms(translator, plain_scene)
    yield rooms.build
    rooms.close()
