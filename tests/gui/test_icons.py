# SPDX-License-Identifier: GPL-3.0-or-later
"""Every icon is one of the set's, and no two look the same; without the set the screen says so."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage
from PySide6.QtWidgets import QApplication

import kiosk.shell.icons
from kiosk.base.errors import BadInput
from kiosk.shell.icons import ICON_SIZE, Icon, drawn, icon_label


def picture(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> QImage:
    return icon.pixmap(ICON_SIZE, mode).toImage().convertToFormat(QImage.Format.Format_ARGB32)


def test_every_icon_is_drawn_and_is_its_own(qapp: QApplication) -> None:
    pictures = {icon: bytes(picture(drawn(icon, "#000000")).constBits()) for icon in Icon}
    assert all(any(pixels) for pixels in pictures.values())
    assert len(set(pictures.values())) == len(Icon)


def test_an_icon_has_its_colours(qapp: QApplication) -> None:
    icon = drawn(Icon.HOME, "#FF0000", "#0000FF")
    for mode, colour in ((QIcon.Mode.Normal, "#ff0000"), (QIcon.Mode.Disabled, "#0000ff")):
        image = picture(icon, mode)
        places = [(x, y) for x in range(image.width()) for y in range(image.height())]
        full = {image.pixelColor(*place).name() for place in places if image.pixelColor(*place).alpha() == 255}
        assert full == {colour}


def test_a_label_with_an_icon_is_as_large_as_it_is_asked_to_be(qapp: QApplication) -> None:
    made = icon_label(Icon.HOME, "#000000", side=88)
    assert made.size() == QSize(88, 88)
    assert made.pixmap().deviceIndependentSize().toSize() == QSize(46, 46)


def test_without_the_set_nothing_starts(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    kiosk.shell.icons._icon_set.cache_clear()
    monkeypatch.setattr(kiosk.shell.icons, "PACKAGE", "no_such_package")
    with pytest.raises(BadInput, match="icon set"):
        drawn(Icon.HOME, "#000000")
