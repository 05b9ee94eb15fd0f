# SPDX-License-Identifier: GPL-3.0-or-later
"""A large button with more than one line in it: an icon, a title, a few words, perhaps a badge."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from kiosk.shell.parts.basic import column, label, row


class EntryButton(QPushButton):
    """A button that is as tall as what stands in it."""

    def __init__(
        self,
        title: str,
        about: str,
        *,
        name: str,
        role: str = "tile",
        icon: QWidget | None = None,
        badge: str = "",
        parts: Sequence[QWidget] = (),
    ) -> None:
        """`parts` stand under the title in the place of `about`, which then is only spoken."""
        super().__init__()
        self.setProperty("role", role)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setAccessibleDescription(about)
        self.setAutoDefault(True)  # Enter presses it, as it does every other button
        told = list(parts) or ([label(about, "soft")] if about else [])
        texts = [label(title, "strong"), *told]
        margins = (20, 14, 20, 14) if role == "tile" else (10, 8, 10, 8)
        line = row(gap=18, margins=margins, parent=self)
        if icon is not None:
            line.addWidget(icon)
        line.addLayout(column(1, *texts, 1, gap=3), 1)
        if badge:
            line.addWidget(label(badge, "badge", wrap=False), 0, Qt.AlignmentFlag.AlignVCenter)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.heightForWidth(width) if layout else super().heightForWidth(width)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout else super().minimumSizeHint()
