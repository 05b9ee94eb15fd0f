# SPDX-License-Identifier: GPL-3.0-or-later
"""A page of the screen on paper: pictures of its pages, and over each what a paper from this terminal is known by."""

from collections.abc import Sequence
from typing import Final

from fpdf import FPDF
from PIL import Image

from kiosk.admin.actions.form_print import Around
from kiosk.admin.actions.page_pictures import Picture
from kiosk.admin.actions.paper import add_fonts

WIDTH: Final = 210  # millimetres: A4
HEIGHT: Final = 297
FOOT: Final = 14
FAINT: Final = 0.22


def print_pages(pictures: Sequence[Picture], around: Around) -> bytes:
    """Return the PDF for the printer. Raises BadInput where the fonts are not installed."""
    paper = FPDF(format="A4")
    add_fonts(paper)
    paper.set_creation_date(around.asked)
    paper.set_auto_page_break(False)
    for number, picture in enumerate(pictures, 1):
        paper.add_page()
        _place(paper, picture)
        _mark(paper, around.mark, f"{around.mark} · {number} / {len(pictures)}")
    return bytes(paper.output())


def _place(paper: FPDF, picture: Picture) -> None:
    room = HEIGHT - FOOT
    scale = min(WIDTH / picture.width, room / picture.height)
    width = picture.width * scale
    image = Image.frombytes("L", (picture.width, picture.height), picture.pixels)
    paper.image(image, x=(WIDTH - width) / 2, y=0, w=width)


def _mark(paper: FPDF, mark: str, foot: str) -> None:
    paper.set_font("sans", size=26)
    with paper.local_context(fill_opacity=FAINT), paper.rotation(45, WIDTH / 2, HEIGHT / 2):
        paper.text((WIDTH - paper.get_string_width(mark)) / 2, HEIGHT / 2, mark)
    paper.set_font("sans", size=8)
    paper.text((WIDTH - paper.get_string_width(foot)) / 2, HEIGHT - FOOT / 2, foot)
