# SPDX-License-Identifier: GPL-3.0-or-later
"""From a station's settings to a screen that waits for its service. Order matters here; each step says why."""

import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import shiboken6
from cryptography import x509
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QFontDatabase
from PySide6.QtNetwork import QNetworkProxyFactory
from PySide6.QtWidgets import QApplication

from kiosk.base.clock import SystemClock
from kiosk.base.errors import BadInput
from kiosk.base.palette import read_palette
from kiosk.base.paths import resources
from kiosk.library.forms import read_forms
from kiosk.library.shelf import Shelf
from kiosk.policy.reader import read_policy
from kiosk.qtkit.selftest import check_references
from kiosk.qtkit.translator import Translator
from kiosk.shell.browser.judge import ScreenJudge
from kiosk.shell.browser.own_schemes import register_schemes
from kiosk.shell.browser.profile import shut_default_profile
from kiosk.shell.browser.spool import sweep
from kiosk.shell.browser.trust import Trust
from kiosk.shell.clipboard import keep_empty
from kiosk.shell.finding import open_finder
from kiosk.shell.gatekeeper import Gatekeeper
from kiosk.shell.link import Link
from kiosk.shell.scale import scale_for
from kiosk.shell.scene import Scene
from kiosk.shell.tables.schemes import SCHEMES
from kiosk.shell.tables.switches import environment
from kiosk.shell.typing import Typing
from kiosk.shell.visit import Visit
from kiosk.shell.window import Window
from kiosk.shell.wishes import Wishes
from kiosk.station.config import Station

log = logging.getLogger(__name__)
PROXY_CHECK_MS: Final = 1000


@dataclass(frozen=True, slots=True)
class Screen:
    """The parts that must live as long as the screen does."""

    application: QApplication
    window: Window
    visit: Visit
    nowhere: "Nowhere"


class Nowhere(QObject):
    """Where links to other programs lead (qt-facts 8)."""

    @Slot(QUrl)
    def open(self, _url: QUrl) -> None:
        log.info("a link to another program was not followed")


def make_application(station: Station, *, sandbox: bool) -> QApplication:
    """Return the application under its own environment. Must be the first that this process does with Qt."""
    fixed = environment(
        os.environ,
        station.gateway_port,
        sandbox=sandbox,
        scale_percent=station.scale_percent,
        screen_reader=station.screen_reader,
    )
    os.environ.clear()
    os.environ.update(fixed)
    if not {"DISPLAY", "WAYLAND_DISPLAY"} & fixed.keys() and fixed.get("QT_QPA_PLATFORM") != "offscreen":
        raise BadInput("display", "a display was expected: DISPLAY and WAYLAND_DISPLAY are not set")
    register_schemes()
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    application = QApplication(["tereze"])
    application.setQuitOnLastWindowClosed(False)
    check_references()
    return application


def open_screen(
    application: QApplication,
    station: Station,
    trusted: Sequence[x509.Certificate] = (),
    hint: str = "",
    *,
    framed: bool = False,
) -> Screen:
    """Build the screen and begin to look for the service. Raises BadInput."""
    policy = read_policy(station.policy)
    palette = read_palette()
    shelf = Shelf.open(station.packs)
    for line in shelf.broken:
        log.warning("%s; this pack is left out", line)
    _check_fonts(palette.screen_font, palette.reading_font)
    nowhere = Nowhere()
    for scheme in SCHEMES:
        # the stub asks for bytes; the binding takes a text only
        QDesktopServices.setUrlHandler(scheme, nowhere, "open")  # type: ignore[arg-type]
    shut_default_profile(application)
    sweep()
    keep_empty(application.clipboard())
    _watch_proxy(application)
    window = Window(framed=framed)
    link = Link(station.socket, window)
    finder, forms = open_finder(station.packs, policy), read_forms(resources() / "library")
    scene = Scene(station, policy, shelf, finder, forms, palette, Wishes(), hint)
    judge = ScreenJudge(policy, SystemClock(), station.zone)
    typing = Typing()
    visit = Visit(window, link, judge, scene, Translator(application), Trust(trusted, SystemClock()), typing)
    _keep_the_gate(Gatekeeper(application, window, typing), visit)
    if framed:
        window.show()
    else:
        fill(window, application)
        _advise(application, station)
    link.open()
    return Screen(application, window, visit, nowhere)


def _keep_the_gate(gatekeeper: Gatekeeper, visit: Visit) -> None:
    gatekeeper.alive.connect(visit.sign_of_life)
    gatekeeper.touched.connect(visit.note_hand)
    gatekeeper.pressed_bare.connect(visit.press_bare)


def close_screen(screen: Screen) -> None:
    """Wipe the session that runs, if any, and take the window down while its display is still there."""
    if screen.visit.sitting is not None:
        loop = QEventLoop()
        screen.visit.wiped.connect(loop.quit)
        screen.visit.stop()
        loop.exec()
    shiboken6.delete(screen.window)
    screen.application.shutdown()


def _advise(application: QApplication, station: Station) -> None:
    """Say in the log where a display of many dots would draw everything too small."""
    screen = application.primaryScreen()
    dots = screen.size() * screen.devicePixelRatio()
    if (wanted := scale_for(dots)) > station.scale_percent:
        size = f"{dots.width()}x{dots.height()}"
        log.warning("the display has %s dots: set scale_percent = %d in station.toml, [screen]", size, wanted)


def fill(window: Window, application: QApplication) -> None:
    """Cover the whole screen, also where no window manager hears of full screen, and when its size changes."""
    primary = application.primaryScreen()
    primary.geometryChanged.connect(window.setGeometry)
    window.setGeometry(primary.geometry())
    window.showFullScreen()
    window.activateWindow()


def _check_fonts(*families: str) -> None:
    for family in families:
        if family not in QFontDatabase.families():
            raise BadInput(family, "this font was expected (fonts-inter and fonts-paratype on Debian)")


def _watch_proxy(application: QApplication) -> None:
    """Stop the screen should the system's proxy setting go off: Chromium would go direct (qt-facts 6)."""

    def check() -> None:
        if not QNetworkProxyFactory.usesSystemConfiguration():
            log.critical("the proxy setting was switched off; the screen stops")
            application.exit(1)

    if not QNetworkProxyFactory.usesSystemConfiguration():
        raise BadInput("Qt", "the system's proxy configuration was expected to be in use")
    timer = QTimer(application)
    timer.timeout.connect(check)
    timer.start(PROXY_CHECK_MS)
