# SPDX-License-Identifier: GPL-3.0-or-later
"""One icon set (Material Design Icons, brought by QtAwesome), named by what an icon means here.

The set's font is drawn here; the package that brings it is not imported, which takes a quarter of the screen's start.
"""

import enum
import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QPushButton

from kiosk.base.errors import BadInput

PACKAGE: Final = "qtawesome"
FONT: Final = "materialdesignicons6-webfont-[0-9]*.ttf"
NAMES: Final = "materialdesignicons6-webfont-charmap-*.json"
SHARE: Final = 0.875  # of an icon's square that its letter is tall

ICON_SIZE = QSize(30, 30)


class Icon(enum.Enum):
    """What an icon says; the value is its name in the set."""

    BACK = "mdi6.arrow-left"
    FORWARD = "mdi6.arrow-right"
    HOME = "mdi6.home-outline"
    RELOAD = "mdi6.refresh"
    SMALLER = "mdi6.magnify-minus-outline"
    LARGER = "mdi6.magnify-plus-outline"
    LARGE_PRINT = "mdi6.format-size"
    CONTRAST = "mdi6.contrast-circle"
    HELP = "mdi6.help-circle-outline"
    ERASE = "mdi6.backspace-outline"
    DONE = "mdi6.check"
    CLOSED = "mdi6.close"
    BOOK = "mdi6.book-open-page-variant-outline"
    SITE = "mdi6.web"
    COURT = "mdi6.bank-outline"
    RELEASE = "mdi6.calendar-check-outline"
    LETTER = "mdi6.email-edit-outline"
    SHAKE = "mdi6.account-tie-outline"
    SCALES = "mdi6.scale-balance"
    CLOCK = "mdi6.clock-outline"
    DOOR = "mdi6.door-open"
    UNPLUGGED = "mdi6.lan-disconnect"
    EYE = "mdi6.eye-outline"
    PEN = "mdi6.notebook-edit-outline"
    SHIELD = "mdi6.shield-account-outline"
    KEEP = "mdi6.archive-clock-outline"
    BUILDING = "mdi6.office-building-outline"
    DAY = "mdi6.weather-sunny"
    FAMILY = "mdi6.account-group-outline"
    FIND = "mdi6.magnify"
    CAPITAL = "mdi6.apple-keyboard-shift"
    PAGES = "mdi6.file-document-multiple-outline"
    SCREEN = "mdi6.monitor"
    DIGITS = "mdi6.dialpad"
    TONGUES = "mdi6.translate"
    TOOLS = "mdi6.tune-variant"
    SPEAKER = "mdi6.volume-high"
    LIST = "mdi6.format-list-bulleted"
    UP = "mdi6.chevron-up"
    DOWN = "mdi6.chevron-down"
    PAUSE = "mdi6.pause"
    PLAY = "mdi6.play"
    STOP = "mdi6.stop"
    PRINT = "mdi6.printer-outline"


def drawn(icon: Icon, colour: str, faint: str = "") -> QIcon:
    """Return the icon in one colour; `faint` while its button is disabled. Raises BadInput without the icon set."""
    made = QIcon()
    side = ICON_SIZE.width()
    for mode, tint in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, faint or colour)):
        made.addPixmap(_picture(icon, tint, side), mode)
    return made


def _picture(icon: Icon, colour: str, side: int) -> QPixmap:
    """Return a square of so many logical pixels, as sharp as the screen."""
    screen = QGuiApplication.primaryScreen()
    ratio = screen.devicePixelRatio() if screen else 1.0
    made = QPixmap(QSize(side, side) * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    family, letters = _icon_set()
    font = QFont(family)
    font.setPixelSize(round(side * SHARE))
    painter = QPainter(made)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(QRect(0, 0, side, side), Qt.AlignmentFlag.AlignCenter, letters[icon])
    painter.end()
    return made


@lru_cache(maxsize=1)
def _icon_set() -> tuple[str, Mapping[Icon, str]]:
    """Return the family of the set's font, and the letter of each icon in it."""
    spec = find_spec(PACKAGE)
    folders = [Path(place) / "fonts" for place in (spec and spec.submodule_search_locations) or ()]
    fonts = [path for folder in folders for path in folder.glob(FONT)]
    names = [path for folder in folders for path in folder.glob(NAMES)]
    families = [name for path in fonts for name in QFontDatabase.applicationFontFamilies(_add(path))]
    if not families or not names:
        raise BadInput(PACKAGE, "the package with the icon set mdi6 was expected")
    codes = json.loads(names[0].read_bytes())
    return families[0], {icon: chr(int(codes[icon.value.removeprefix("mdi6.")], 16)) for icon in Icon}


def _add(font: Path) -> int:
    return QFontDatabase.addApplicationFont(str(font))


def put_icon(button: QPushButton, icon: Icon, colour: str, faint: str = "") -> None:
    button.setIcon(drawn(icon, colour, faint))
    button.setIconSize(ICON_SIZE)


def icon_label(icon: Icon, colour: str, role: str = "icon", side: int = 60) -> QLabel:
    """Return a square label with the icon in its middle."""
    label = QLabel()
    label.setProperty("role", role)
    label.setFixedSize(side, side)
    label.setPixmap(_picture(icon, colour, side // 2 + 2))
    label.setMargin((side - (side // 2 + 2)) // 2)
    return label
