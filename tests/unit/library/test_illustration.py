# SPDX-License-Identifier: GPL-3.0-or-later
"""The drawn picture is a right PNG in the palette's colours."""

import struct
import zlib

from kiosk.base.palette import Palette
from kiosk.library.illustration import SIDE, window_png


def chunks(png: bytes) -> dict[bytes, bytes]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    found, at = {}, 8
    while at < len(png):
        (size,) = struct.unpack_from(">I", png, at)
        kind, data = png[at + 4 : at + 8], png[at + 8 : at + 8 + size]
        (check,) = struct.unpack_from(">I", png, at + 8 + size)
        assert check == zlib.crc32(kind + data)
        found[kind] = data
        at += 12 + size
    return found


def test_is_a_png_of_48_by_48_in_four_colours(palette: Palette) -> None:
    found = chunks(window_png(palette))
    assert list(found) == [b"IHDR", b"IDAT", b"IEND"]
    assert struct.unpack(">IIBBBBB", found[b"IHDR"]) == (48, 48, 8, 2, 0, 0, 0)
    rows = zlib.decompress(found[b"IDAT"])
    width = 1 + 3 * SIDE
    assert len(rows) == SIDE * width
    pixels = {rows[row * width + 1 + 3 * x : row * width + 4 + 3 * x].hex() for row in range(SIDE) for x in range(SIDE)}
    assert pixels == {palette.colour(name)[1:].lower() for name in ("paper", "sky", "light_sky", "gold")}
