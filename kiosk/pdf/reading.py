# SPDX-License-Identifier: GPL-3.0-or-later
"""The process that reads one PDF: it confines itself, tells what is on the pages, and draws those it is asked for."""

import codecs
import ctypes
import io
import json
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from kiosk.pdf.confine import confine
from kiosk.pdf.document import Heading, Outline, Page, write_outline, write_page
from kiosk.pdf.fonts import Fonts
from kiosk.pdf.frames import SIZE, WISH, Kind, frame
from kiosk.pdf.limits import (
    LONGEST_TITLE,
    MEMORY,
    MOST_BYTES,
    MOST_HEADINGS,
    MOST_LETTERS_IN_ALL,
    MOST_LINES_IN_ALL,
    MOST_PAGES,
    SECONDS,
    STEEPEST,
    TALLEST,
    WIDEST,
)
from kiosk.pdf.lines import Letter, lines_of
from kiosk.pdf.pipes import read_whole, write_whole

LEVELS: Final = 6
FAR: Final = 1000.0  # points
FINE: Final = 100  # PDFium tells of places in whole numbers: hundredths of a point, then
MOST_CODE: Final = 0x10FFFF
SURROGATES: Final = (0xD800, 0xDFFF)
FASTEST: Final = 1  # zlib's level: a page is looked at once
TITLES: Final = "utf-16-le"


def serve(reading: int, writing: int) -> None:
    """Read a PDF and then wishes from one descriptor, write frames to the other; return when the first is closed."""
    fonts = Fonts()
    fonts.setup()
    _rehearse()
    confine((reading, writing), memory=MEMORY, seconds=SECONDS)
    (size,) = SIZE.unpack(read_whole(reading, SIZE.size) or bytes(SIZE.size))
    untrusted_pdf = read_whole(reading, size) if 0 < size <= MOST_BYTES else None
    try:
        document = pypdfium2.PdfDocument(untrusted_pdf or b"")
        outline = _outline(document)
    except (pypdfium2.PdfiumError, ValueError):
        write_whole(writing, frame(Kind.FAULT))
        return
    write_whole(writing, frame(Kind.OUTLINE, json.dumps(write_outline(outline)).encode()))
    lines, letters = MOST_LINES_IN_ALL, MOST_LETTERS_IN_ALL
    for number in range(outline.shown):
        page = _page(document, number, letters if lines > 0 else 0)
        lines -= len(page.lines)
        letters -= sum(len(line.text) for line in page.lines)
        write_whole(writing, frame(Kind.PAGE, json.dumps(write_page(page)).encode()))
    while wish := read_whole(reading, WISH.size):
        number, width = WISH.unpack(wish)
        write_whole(writing, frame(Kind.PICTURE, _picture(document, number, width)))


def _rehearse() -> None:
    """Do everything once with an empty page: what Python and Pillow load at first need cannot be opened later."""
    with pypdfium2.PdfDocument.new() as document:
        document.new_page(10, 10)
        for _ in _letters(document[0]):
            pass
        _picture(document, 0, 10)
        _outline(document)
    codecs.lookup(TITLES)


def _outline(document: pypdfium2.PdfDocument) -> Outline:
    pages = len(document)
    if not pages:
        raise ValueError("a page was expected")
    headings: list[Heading] = []
    for mark in document.get_toc(max_depth=LEVELS):
        title = " ".join((mark.get_title() or "").split())[:LONGEST_TITLE]
        target = mark.get_dest()
        page = target.get_index() if target else None
        if title and page is not None and 0 <= page < min(pages, MOST_PAGES):
            headings.append(Heading(min(mark.level, LEVELS - 1), title, page))
        if len(headings) == MOST_HEADINGS:
            break
    return Outline(pages, tuple(headings))


def _page(document: pypdfium2.PdfDocument, number: int, most: int) -> Page:
    """Return what is on a page, at most so many letters; one that cannot be read is an empty sheet of A4."""
    try:
        page = document[number]
        width, height = page.get_size()
        width, height = max(width, 1.0), max(height, 1.0)
        return Page(
            max(width, height / STEEPEST), max(height, width / STEEPEST), lines_of(islice(_letters(page), most))
        )
    except pypdfium2.PdfiumError:
        return Page(595.0, 842.0, ())


def _letters(page: pypdfium2.PdfPage) -> Iterator[Letter]:
    text, place_on_page = page.get_textpage(), _places(page)
    box = pdfium.FS_RECTF()
    for number in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, number)
        if not pdfium.FPDFText_GetLooseCharBox(text, number, box):
            box.left = box.right = box.top = box.bottom = 0.0
        (x, y), (other_x, other_y) = place_on_page(box.left, box.top), place_on_page(box.right, box.bottom)
        letter = chr(code) if 0 < code <= MOST_CODE and not SURROGATES[0] <= code <= SURROGATES[1] else " "
        yield Letter(letter, min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y))


def _places(page: pypdfium2.PdfPage) -> Callable[[float, float], tuple[float, float]]:
    """Return what turns PDFium's places into ours: a page may be turned, and may begin anywhere (PDF 1.7, 8.3.2)."""
    width, height = page.get_size()
    corners = []
    for x, y in ((0, 0), (FAR, 0), (0, FAR)):
        across, down = ctypes.c_int(), ctypes.c_int()
        size = (0, 0, round(width * FINE), round(height * FINE), 0)
        pdfium.FPDF_PageToDevice(page, *size, float(x), float(y), across, down)
        corners.append((across.value / FINE, down.value / FINE))
    (x0, y0), right, up = corners
    a, b = (right[0] - x0) / FAR, (right[1] - y0) / FAR
    c, d = (up[0] - x0) / FAR, (up[1] - y0) / FAR
    return lambda x, y: (round(x0 + a * x + c * y, 2), round(y0 + b * x + d * y, 2))


def _picture(document: pypdfium2.PdfDocument, number: int, width: int) -> bytes:
    try:
        page = document[number]
        points = page.get_size()
        scale = min(width / max(points[0], 1), WIDEST / max(points[0], 1), TALLEST / max(points[1], 1))
        file = io.BytesIO()
        page.render(scale=scale, may_draw_forms=False).to_pil().save(file, "PNG", compress_level=FASTEST)
        return file.getvalue()
    except (pypdfium2.PdfiumError, ValueError, MemoryError):
        return b""
