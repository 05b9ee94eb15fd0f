# SPDX-License-Identifier: GPL-3.0-or-later
"""A station's self-test on one sheet of A4: institution, station, moment, who, a line for each part, the faults."""

from typing import Final

from fpdf import FPDF
from fpdf.fonts import FontFace

from kiosk.admin.actions.paper import add_fonts
from kiosk.station.config import Station
from kiosk.station.selftest import Sheet
from kiosk.words.selftest import SIGNED, TITLE, WHO, faults_sentence, outcome_word, part_word, spoken

MARGIN: Final = 20  # millimetres
WIDTHS: Final = (35, 30, 105)
LONGEST: Final = 300


def print_sheet(sheet: Sheet, station: Station, language: str) -> bytes:
    """Return the PDF. Raises BadInput where the fonts are not installed."""
    paper = FPDF(format="A4")
    add_fonts(paper)
    paper.set_creation_date(sheet.moment)
    paper.set_title(TITLE[language])
    paper.set_margins(MARGIN, MARGIN, MARGIN)
    paper.add_page()
    _head(paper, sheet, station, language)
    paper.set_font("sans", size=11)
    with paper.table(col_widths=WIDTHS, text_align="LEFT", line_height=6, first_row_as_headings=False) as table:
        for line in sheet.lines:
            said = table.row()
            said.cell(part_word(line.part, language), style=FontFace(emphasis="BOLD"))
            said.cell(outcome_word(line, language), style=None if line.good else FontFace(emphasis="BOLD"))
            said.cell(spoken(line, language)[:LONGEST])
    paper.ln(4)
    paper.set_font("sans", "B", 13)
    _line(paper, faults_sentence(sheet, language), 8)
    paper.ln(8)
    paper.set_font("sans", size=11)
    _line(paper, f"{WHO[language]}: {sheet.who or '_' * 30}    {SIGNED[language]}: {'_' * 20}")
    return bytes(paper.output())


def _head(paper: FPDF, sheet: Sheet, station: Station, language: str) -> None:
    paper.set_font("sans", "B", 16)
    _line(paper, TITLE[language], 9)
    paper.set_font("sans", size=11)
    _line(paper, f"{station.institution[language]} · {station.name[language]} ({station.id})")
    _line(paper, f"{sheet.moment.astimezone(station.zone):%Y-%m-%d %H:%M %z}")
    paper.ln(4)


def _line(paper: FPDF, text: str, height: float = 6) -> None:
    paper.multi_cell(0, height, text, align="L", new_x="LMARGIN", new_y="NEXT")
