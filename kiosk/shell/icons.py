# SPDX-License-Identifier: GPL-3.0-or-later
"""One icon set (Material Design Icons, brought by QtAwesome), named by what an icon means here."""

import enum

import qtawesome
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLabel, QPushButton

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
    """Return the icon in one colour; `faint` while its button is disabled."""
    return qtawesome.icon(icon.value, color=colour, color_disabled=faint or colour)


def put_icon(button: QPushButton, icon: Icon, colour: str, faint: str = "") -> None:
    button.setIcon(drawn(icon, colour, faint))
    button.setIconSize(ICON_SIZE)


def icon_label(icon: Icon, colour: str, role: str = "icon", side: int = 60) -> QLabel:
    """Return a square label with the icon in its middle."""
    label = QLabel()
    label.setProperty("role", role)
    label.setFixedSize(side, side)
    label.setPixmap(drawn(icon, colour).pixmap(QSize(side // 2 + 2, side // 2 + 2)))
    label.setMargin((side - (side // 2 + 2)) // 2)
    return label
