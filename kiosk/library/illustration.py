# SPDX-License-Identifier: GPL-3.0-or-later
"""The small picture that a ZIM file must carry: a window with four panes, drawn here so that none is shipped."""

import struct
import zlib
from typing import Final

from kiosk.base.palette import Palette

SIDE: Final = 48
_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"


def window_png(palette: Palette) -> bytes:
    """Return a PNG of 48 by 48 pixels in the palette's colours."""
    rows = b"".join(
        b"\x00" + b"".join(_rgb(palette.colour(_colour_at(x, y))) for x in range(SIDE)) for y in range(SIDE)
    )
    header = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 2, 0, 0, 0)
    chunks = _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows, 9)) + _chunk(b"IEND", b"")
    return _SIGNATURE + chunks


def _colour_at(x: int, y: int) -> str:
    """Name the colour of a pixel: sky frame and bars, paper panes, a gold sill."""
    if not (6 <= x < SIDE - 6 and 4 <= y < SIDE - 4):
        return "paper" if y < SIDE - 6 or not 3 <= x < SIDE - 3 else "gold"
    in_pane = (10 <= x < 22 or 26 <= x < SIDE - 10) and (8 <= y < 22 or 26 <= y < SIDE - 8)
    return "light_sky" if in_pane else "sky"


def _rgb(colour: str) -> bytes:
    return bytes.fromhex(colour.removeprefix("#"))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
