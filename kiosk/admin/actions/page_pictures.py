# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws the pages of a PDF that nobody can vouch for, in a child that can do nothing but draw.

The PDF was made by the process that shows web pages, and who had taken that over could have written anything. So it is
never opened where staff work: a child of this process draws its pages and hands back pixels, which are bounded and
checked. Nothing else of the PDF goes on: no script, no attachment, no action, no font.

The child is confined (`pdf.confine`) within bounds of memory and time; it has a pipe and nothing else.
"""

import os
import signal
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pypdfium2

from kiosk.base.errors import BadInput
from kiosk.pdf.confine import confine
from kiosk.pdf.limits import MEMORY
from kiosk.pdf.pipes import read_whole, write_whole

DOTS: Final = 150 / 72  # pixels for each of a PDF's points: 150 an inch
WIDEST: Final = 1240  # A4 at that
TALLEST: Final = 1754
SECONDS: Final = 30
HEAD: Final = struct.Struct(">HH")


@dataclass(frozen=True, slots=True)
class Picture:
    """One page in grey: a byte for each pixel, line by line."""

    width: int
    height: int
    pixels: bytes


def draw(untrusted_pdf: bytes, pages: int) -> tuple[Picture, ...]:
    """Return pictures of the first pages, at most so many. Raises BadInput where there is not one whole page."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _draw_and_exit(writing, untrusted_pdf, pages)
    os.close(writing)
    try:
        with os.fdopen(reading, "rb", buffering=0) as pipe:
            drawn = tuple(_pictures(pipe.fileno(), pages))
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    if not drawn:
        raise BadInput(
            "number", "a page that can be drawn was expected; this print is lost and is to be asked for anew"
        )
    return drawn


def _pictures(pipe: int, pages: int) -> Iterator[Picture]:
    for _ in range(pages):
        head = read_whole(pipe, HEAD.size, SECONDS)
        if head is None:
            return
        width, height = HEAD.unpack(head)
        if not (0 < width <= WIDEST and 0 < height <= TALLEST):
            return
        pixels = read_whole(pipe, width * height, SECONDS)
        if pixels is None:
            return
        yield Picture(width, height, pixels)


def _draw_and_exit(writing: int, untrusted_pdf: bytes, pages: int) -> None:
    """Be the child: whatever happens in here ends it, and says nothing."""
    try:
        confine((writing,), memory=MEMORY, seconds=SECONDS)
        document = pypdfium2.PdfDocument(untrusted_pdf)
        for number in range(min(len(document), pages)):
            drawn = _drawn(document[number])
            write_whole(writing, HEAD.pack(drawn.width, drawn.height) + drawn.pixels)
    finally:
        os._exit(0)


def _drawn(page: pypdfium2.PdfPage) -> Picture:
    width, height = page.get_size()
    scale = min(DOTS, WIDEST / max(width, 1), TALLEST / max(height, 1))
    bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
    lines = memoryview(bitmap.buffer).cast("B")
    rows = (bytes(lines[row * bitmap.stride : row * bitmap.stride + bitmap.width]) for row in range(bitmap.height))
    return Picture(bitmap.width, bitmap.height, b"".join(rows))
