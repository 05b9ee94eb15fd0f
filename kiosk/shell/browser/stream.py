# SPDX-License-Identifier: GPL-3.0-or-later
"""Bytes of a pack as Chromium takes them: read piece by piece and from any place, for films that are wound forward.

Qt answers `Range` itself (206, Content-Range) where a device can seek; it reads on a thread of Chromium's.
"""

from PySide6.QtCore import QIODevice


class Stream(QIODevice):
    """A view of bytes that do not change; nothing is copied but the piece that is asked for."""

    def __init__(self, content: memoryview) -> None:
        super().__init__()
        self._content = content
        self.open(QIODevice.OpenModeFlag.ReadOnly | QIODevice.OpenModeFlag.Unbuffered)

    def isSequential(self) -> bool:
        return False

    def size(self) -> int:
        return len(self._content)

    def bytesAvailable(self) -> int:
        return max(len(self._content) - self.pos(), 0)

    def readData(self, most: int) -> bytes:
        return bytes(self._content[self.pos() : self.pos() + most])

    def writeData(self, _data: object, _length: int) -> int:
        return -1
