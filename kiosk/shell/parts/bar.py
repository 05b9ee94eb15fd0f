# SPDX-License-Identifier: GPL-3.0-or-later
"""The bar that is always there in a session: back, home, whose page this is, tools, minutes left, end.

Nothing in it ever moves, no page can cover it, and nothing can be typed into it.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QPushButton, QSizePolicy

from kiosk.shell.icons import Icon, put_icon
from kiosk.shell.parts.basic import button, frame, label, row
from kiosk.shell.parts.elided import ElidedLabel
from kiosk.shell.parts.ring import Ring
from kiosk.shell.scene import Scene

TITLE_LENGTH = 80
PROGRESS_HEIGHT = 4


class Bar(QFrame):
    """Emits what the reader wants; shows what it is told."""

    back = Signal()
    home = Signal()
    forward = Signal()
    reload = Signal()
    zoom = Signal(int)
    end = Signal()

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self._scene = scene
        self._whole = 1
        self.setProperty("role", "bar")
        self.setFixedHeight(scene.palette.sizes["bar"])
        self._back = self._tool(Icon.BACK, "back", self.tr("Back"))
        self._back.clicked.connect(self.back)
        home = self._tool(Icon.HOME, "home", self.tr("Home"))
        home.clicked.connect(self.home)
        self._forward = self._tool(Icon.FORWARD, "forward", self.tr("Forward"))
        self._forward.clicked.connect(self.forward)
        self._reload = self._tool(Icon.RELOAD, "reload", self.tr("Load again"))
        self._reload.clicked.connect(self.reload)
        self._smaller = self._tool(Icon.SMALLER, "smaller", self.tr("Smaller"))
        self._smaller.clicked.connect(lambda: self.zoom.emit(-1))
        self._larger = self._tool(Icon.LARGER, "larger", self.tr("Larger"))
        self._larger.clicked.connect(lambda: self.zoom.emit(1))
        self._progress = QProgressBar(self)
        self._progress.setTextVisible(False)
        self._progress.hide()
        self._ring = Ring(scene.colour("gold"), scene.colour("line"))
        self._minutes = label("", "strong", name="minutes", wrap=False)
        end = button(self.tr("End"), "second", name="end")
        end.clicked.connect(self.end)
        row(
            self._back,
            home,
            self._whose(),
            self._forward,
            self._reload,
            self._smaller,
            self._larger,
            self._ring,
            self._minutes,
            end,
            gap=10,
            margins=(20, 0, 20, 0),
            parent=self,
        )

    def show_page(self, title: str, badge: str, *, stopped: bool = False) -> None:
        """Say whose page this is, and in which mode it opens."""
        self._title.show_text(title[:TITLE_LENGTH])
        self._badge.setText(badge)
        self._badge.setVisible(bool(badge))
        self._badge.setProperty("role", "badge-stop" if stopped else "badge-mode")
        self._badge.style().polish(self._badge)

    def show_ways(self, *, back: bool, forward: bool, page: bool) -> None:
        """Say which tools have something to do now."""
        self._back.setEnabled(back)
        self._forward.setEnabled(forward)
        for tool in (self._reload, self._smaller, self._larger):
            tool.setEnabled(page)

    def show_progress(self, percent: int) -> None:
        """Show how far a page has loaded, as a line at the lower edge."""
        self._progress.setVisible(0 < percent < 100)
        self._progress.setValue(percent)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._progress.setGeometry(0, self.height() - PROGRESS_HEIGHT, self.width(), PROGRESS_HEIGHT)

    def begin(self, seconds: int) -> None:
        self._whole = max(1, seconds)
        self.show_time(seconds)

    def show_time(self, seconds: int) -> None:
        """Show whole minutes, rounded up, until the last one."""
        minutes = -(-seconds // 60)
        self._ring.show_share(seconds / self._whole)
        short, whole = self.tr("%n min left", "", minutes), self.tr("%n minute(s) left", "", minutes)
        self._minutes.setText(short if self._scene.wishes.large else whole)

    def _whose(self) -> QFrame:
        self._title = ElidedLabel("lead", "whose")
        self._badge: QLabel = label("", "badge-mode", name="mode", wrap=False)
        self._badge.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        whose = frame("whose", row(self._title, self._badge), margins=(20, 0, 16, 0))
        whose.setFixedHeight(self._scene.palette.sizes["target"])
        whose.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return whose

    def _tool(self, icon: Icon, name: str, meaning: str) -> QPushButton:
        tool = button("", "tool", name=name)
        tool.setAccessibleName(meaning)
        tool.setToolTip("")
        tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        put_icon(tool, icon, self._scene.colour("ink"), self._scene.colour("faint"))
        side = self._scene.palette.sizes["target"]
        tool.setFixedSize(side, side)
        return tool
