# SPDX-License-Identifier: GPL-3.0-or-later
"""The place under the bar for one line at a time: the tools, or the one that is used."""

from PySide6.QtWidgets import QFrame, QWidget

from kiosk.shell.parts.basic import column


class Drawer(QFrame):
    """Holds one line; the one before it is destroyed."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("drawer")
        self.setProperty("role", "bar")
        self._box = column(gap=0, margins=(20, 10, 20, 10), parent=self)
        self._line: QWidget | None = None

    def put(self, line: QWidget) -> None:
        """Show this line in the place of what was there."""
        old, self._line = self._line, line
        if old is not None:
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._box.addWidget(line)
        line.show()
