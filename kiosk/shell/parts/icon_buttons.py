# SPDX-License-Identifier: GPL-3.0-or-later
"""Buttons with a picture: the tools of a bar, and the one that puts a tool away."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from kiosk.shell.icons import Icon, put_icon
from kiosk.shell.parts.basic import button
from kiosk.shell.scene import Scene


def tool_button(scene: Scene, icon: Icon, name: str, meaning: str) -> QPushButton:
    """Return a square button with a picture; `meaning` is what a screen reader says."""
    tool = button("", "tool", name=name)
    tool.setAccessibleName(meaning)
    tool.setToolTip("")
    tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    put_icon(tool, icon, scene.colour("ink"), scene.colour("faint"))
    side = scene.palette.sizes["target"]
    tool.setFixedSize(side, side)
    return tool


def closing_button(scene: Scene, word: str, icon: Icon = Icon.CLOSED) -> QPushButton:
    """Return the button that puts a tool for the page away."""
    made = button(word, "second", name="page-tool-close")
    put_icon(made, icon, scene.colour("sky"))
    return made
