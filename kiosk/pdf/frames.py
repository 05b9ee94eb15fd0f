# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes through the pipes between the screen and the process that reads a PDF.

To the process: the PDF's size in bytes (8 octets, big end first), the PDF, then a wish for each picture: the page,
counted from 0, and the picture's width in pixels (4 octets each). From it: frames of a kind (1 octet), a size (4
octets) and as many bytes.
"""

import enum
import struct
from collections.abc import Iterator
from typing import Final

from kiosk.pdf.limits import LARGEST_FRAME

SIZE: Final = struct.Struct(">Q")
WISH: Final = struct.Struct(">II")
HEAD: Final = struct.Struct(">cI")


class Kind(enum.Enum):
    """What a frame holds."""

    OUTLINE = b"O"  # JSON: document.write_outline
    PAGE = b"P"  # JSON: document.write_page; the pages come in their order, MOST_PAGES at most
    PICTURE = b"I"  # a PNG; the pictures come in the order of the wishes. Empty where a page cannot be drawn
    FAULT = b"F"  # nothing: the PDF is damaged, or asks for a password


def frame(kind: Kind, content: bytes = b"") -> bytes:
    return HEAD.pack(kind.value, len(content)) + content


class Frames:
    """Takes bytes as they come and gives whole frames. Raises ValueError for what is none."""

    def __init__(self) -> None:
        self._held = bytearray()

    def feed(self, untrusted: bytes) -> Iterator[tuple[Kind, bytes]]:
        self._held += untrusted
        while len(self._held) >= HEAD.size:
            kind, size = HEAD.unpack_from(self._held)
            if size > LARGEST_FRAME:
                raise ValueError("a frame of this size is never sent")
            if len(self._held) < HEAD.size + size:
                return
            content = bytes(self._held[HEAD.size : HEAD.size + size])
            del self._held[: HEAD.size + size]
            yield Kind(kind), content
