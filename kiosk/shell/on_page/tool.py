# SPDX-License-Identifier: GPL-3.0-or-later
"""What every tool for the page is to `page_tools`: something to show, a beginning, an end after which nothing stays."""

from typing import Protocol

from PySide6.QtWidgets import QWidget

from kiosk.shell.parts.keyboard import Keyboard
from kiosk.shell.scene import Scene


class Tool(Protocol):
    """Used for one page, and put away when the page is left."""

    def line(self, scene: Scene) -> QWidget | None:
        """Return its line below the bar, made anew in this language and look; None where it has none."""

    def panel(self, scene: Scene) -> QWidget | None:
        """Return what stands beside the page, likewise."""

    def keyboard(self, scene: Scene) -> Keyboard | None:
        """Return the keyboard that writes into its line, likewise."""

    def begin(self) -> None:
        """Begin with the page that is shown."""

    def stop(self) -> None:
        """Put everything away; nothing of what was done stays in the page or here."""
