# SPDX-License-Identifier: GPL-3.0-or-later
"""A filled form on paper: A4, to whom and from whom at the right, the title, the text, and room for the signature.

Faint across the page, and small at its foot, stand the station, the session, the day and the number: what a paper from
this terminal is known by.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from fpdf import FPDF

from kiosk.admin.actions.paper import add_fonts
from kiosk.library.forms import Letter
from kiosk.station.config import Station

MARGIN: Final = 25  # millimetres
HEAD_FROM: Final = 95
LINE: Final = 7
FROM: Final = {"kk": "Кімнен", "ru": "От", "en": "From"}
SIGNED: Final = {"kk": "Күні: __________    Қолы: __________", "ru": "Дата: __________    Подпись: __________",
                 "en": "Date: __________    Signature: __________"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Around:
    """Where, when and in whose session a form was filled in, and its language."""

    station: Station
    number: int
    session: str
    asked: datetime
    language: str

    @property
    def mark(self) -> str:
        day = self.asked.astimezone(self.station.zone)
        return f"{self.station.id} · {self.session} · {day:%d.%m.%Y} · № {self.number}"


class _Paper(FPDF):
    def __init__(self, mark: str) -> None:
        super().__init__(format="A4")
        self._mark = mark

    def header(self) -> None:
        self.set_text_color(225)
        self.set_font("sans", size=26)
        with self.rotation(45, self.w / 2, self.h / 2):
            self.text((self.w - self.get_string_width(self._mark)) / 2, self.h / 2, self._mark)
        self.set_text_color(0)

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("sans", size=8)
        self.cell(0, 6, f"{self._mark} · {self.page_no()} / {{nb}}", align="C")


def print_letter(letter: Letter, around: Around) -> bytes:
    """Return the PDF. Raises BadInput where the fonts are not installed."""
    paper = _Paper(around.mark)
    add_fonts(paper)
    paper.set_creation_date(around.asked)
    paper.set_title(letter.title)
    paper.set_margins(MARGIN, 20, 20)
    paper.set_auto_page_break(True, margin=22)
    paper.add_page()
    paper.set_font("sans", size=12)
    for text in (letter.to, f"{FROM[around.language]}: {letter.who}"):
        paper.set_x(HEAD_FROM)
        paper.multi_cell(0, LINE, text, align="L", new_x="LMARGIN", new_y="NEXT")
    paper.ln(LINE)
    paper.set_font("sans", "B", 14)
    paper.multi_cell(0, 8, letter.title, align="C", new_x="LMARGIN", new_y="NEXT")
    paper.ln(LINE)
    paper.set_font("sans", size=12)
    paper.multi_cell(0, LINE, letter.text, align="L", new_x="LMARGIN", new_y="NEXT")
    paper.ln(2 * LINE)
    paper.cell(0, LINE, SIGNED[around.language])
    return bytes(paper.output())
