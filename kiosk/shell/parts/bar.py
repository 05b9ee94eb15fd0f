# SPDX-License-Identifier: GPL-3.0-or-later
"""The bar that is always there in a session: back, home, whose page this is, tools, look, minutes left, end.

Nothing in it ever moves, no page can cover it, and nothing can be typed into it. Where the window is narrow it has two
lines.
"""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from kiosk.shell.icons import Icon
from kiosk.shell.parts.basic import button, frame, label, row
from kiosk.shell.parts.elided import ElidedLabel
from kiosk.shell.parts.icon_buttons import tool_button
from kiosk.shell.parts.look import Look
from kiosk.shell.parts.ring import Ring
from kiosk.shell.scene import Scene

TITLE_LENGTH: Final = 80
PROGRESS_HEIGHT: Final = 4
TWO_LINES_BELOW: Final = 1200  # logical pixels of width
GAP: Final = 8
SIDE: Final = 14


class Bar(QFrame):
    """Emits what the reader wants; shows what it is told."""

    back = Signal()
    home = Signal()
    tools = Signal(bool)
    help = Signal()
    end = Signal()

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self._scene = scene
        self._whole = 1
        self.setProperty("role", "bar")
        self._back = tool_button(scene, Icon.BACK, "back", self.tr("Back"))
        self._back.clicked.connect(self.back)
        self._home = tool_button(scene, Icon.HOME, "home", self.tr("Home"))
        self._home.clicked.connect(self.home)
        self._tools = tool_button(scene, Icon.TOOLS, "page-tools", self.tr("Tools for the page"))
        self._tools.setCheckable(True)
        self._tools.clicked.connect(self.tools)
        self.look = Look(scene)
        self._help = tool_button(scene, Icon.HELP, "bar-help", self.tr("Help, and calling the librarian"))
        self._help.clicked.connect(self.help)
        self._progress = QProgressBar(self)
        self._progress.setTextVisible(False)
        self._progress.hide()
        self._ring = Ring(scene.colour("gold"), scene.colour("line"))
        self._minutes = label("", "strong", name="minutes", wrap=False)
        self._end: QPushButton = button(self.tr("End"), "second", name="end")
        self._end.clicked.connect(self.end)
        self._whose_frame = self._whose()
        self._lines = row(gap=GAP, margins=(SIDE, 0, SIDE, 0)), row(gap=GAP, margins=(SIDE, 0, SIDE, 0))
        self._holders = QWidget(self), QWidget(self)
        for holder, line in zip(self._holders, self._lines, strict=True):
            holder.setLayout(line)
        self._narrow: bool | None = None
        self._arrange(narrow=False)

    def show_page(self, title: str, badge: str, *, stopped: bool = False) -> None:
        """Say whose page this is, and in which mode it opens."""
        self._title.show_text(title[:TITLE_LENGTH])
        self._badge.setText(badge)
        self._badge.setVisible(bool(badge))
        self._badge.setProperty("role", "badge-stop" if stopped else "badge-mode")
        self._badge.style().polish(self._badge)

    def show_ways(self, *, back: bool, page: bool) -> None:
        """Say what has something to do now."""
        self._back.setEnabled(back)
        self._tools.setEnabled(page)

    def show_tools(self, *, shown: bool) -> None:
        """Say whether the tools for the page stand below."""
        self._tools.setChecked(shown)

    def show_progress(self, percent: int) -> None:
        """Show how far a page has loaded, as a line at the lower edge."""
        self._progress.setVisible(0 < percent < 100)
        self._progress.setValue(percent)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(narrow=self.width() < TWO_LINES_BELOW)
        self._place()

    def begin(self, seconds: int, whole: int = 0) -> None:
        """Show a session's minutes; `whole` is its length, if that is not what is left."""
        self._whole = max(1, whole or seconds)
        self.show_time(seconds)

    def show_time(self, seconds: int) -> None:
        """Show whole minutes, rounded up, until the last one."""
        minutes = -(-seconds // 60)
        self._ring.show_share(seconds / self._whole)
        short, whole = self.tr("%n min left", "", minutes), self.tr("%n minute(s) left", "", minutes)
        self._minutes.setText(short if self._scene.wishes.large else whole)

    def _arrange(self, *, narrow: bool) -> None:
        if narrow is self._narrow:
            return
        self._narrow = narrow
        first, second = self._lines
        ways = (self._back, self._home, self._whose_frame)
        looks, time = (self._tools, self.look, self._help), (self._ring, self._minutes)
        for widget in (*ways, *(() if narrow else (*looks, *time)), self._end):
            first.addWidget(widget)
        for widget in (*looks, *time) if narrow else ():
            second.addWidget(widget)
        self._holders[1].setVisible(narrow)
        self.setFixedHeight(self._scene.palette.sizes["bar"] * (2 if narrow else 1))
        self._place()

    def _place(self) -> None:
        line = self._scene.palette.sizes["bar"]
        for number, holder in enumerate(self._holders):
            holder.setGeometry(0, number * line, self.width(), line - self._scene.palette.sizes["border"])
        self._progress.setGeometry(0, self.height() - PROGRESS_HEIGHT, self.width(), PROGRESS_HEIGHT)
        self._progress.raise_()

    def _whose(self) -> QFrame:
        self._title = ElidedLabel("lead", "whose")
        self._badge: QLabel = label("", "badge-mode", name="mode", wrap=False)
        self._badge.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        whose = frame("whose", row(self._title, self._badge), margins=(20, 0, 16, 0))
        whose.setFixedHeight(self._scene.palette.sizes["target"])
        whose.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return whose
