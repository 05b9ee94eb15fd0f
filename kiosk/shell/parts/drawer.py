# SPDX-License-Identifier: GPL-3.0-or-later
"""A place for one widget at a time; the one before it is destroyed."""

from PySide6.QtWidgets import QFrame, QWidget

from kiosk.shell.parts.basic import column, take_out


class Place(QFrame):
    """Holds one widget."""

    def __init__(self, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> None:
        super().__init__()
        self._box = column(gap=0, margins=margins, parent=self)
        self._held: QWidget | None = None

    def put(self, widget: QWidget) -> None:
        """Show this widget in the place of what was there."""
        take_out(self._box, self._held)
        self._held = widget
        self._box.addWidget(widget)
        widget.show()


class Drawer(Place):
    """The place under the bar for one line: the tools, or the one that is used."""

    def __init__(self) -> None:
        super().__init__((20, 10, 20, 10))
        self.setObjectName("drawer")
        self.setProperty("role", "bar")
