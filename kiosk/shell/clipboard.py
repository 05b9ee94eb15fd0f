# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps both clipboards empty: nothing here is copied or pasted, but a page may copy after a click, unasked."""

from PySide6.QtGui import QClipboard

from kiosk.qtkit.guards import ask_or_refuse

MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)


def keep_empty(clipboard: QClipboard) -> None:
    """Empty the clipboard now, and whenever something comes into it."""
    clipboard.changed.connect(lambda mode: ask_or_refuse(lambda: _empty(clipboard, mode), None))
    for mode in MODES:
        _empty(clipboard, mode)


def _empty(clipboard: QClipboard, mode: QClipboard.Mode) -> None:
    held = clipboard.mimeData(mode)
    if held is not None and held.formats():  # a platform without the second clipboard has none
        clipboard.clear(mode)
