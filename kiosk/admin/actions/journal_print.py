# SPDX-License-Identifier: GPL-3.0-or-later
"""Entries on paper: a PDF with the institution, the time, a table, and the checkpoint that vouches for it.

What is on a page of a font is embedded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Final

from fpdf import FPDF
from fpdf.enums import WrapMode
from fpdf.fonts import FontFace

from kiosk.admin.actions.paper import add_fonts
from kiosk.base.toml import Texts

TITLE: Final = "Журнал үзіндісі · Выписка из журнала · Extract of the record"
COLUMNS: Final = ("№", "уақыты · время · moment", "түрі · вид · kind", "мазмұны · содержание · facts")
WIDTHS: Final = (16, 38, 40, 183)
FOOT_HEIGHT: Final = 60  # millimetres
LEFT_OUT: Final = "Дербес деректерсіз · Без персональных данных · Without personal data"
WITH_PERSONAL: Final = "ДЕРБЕС ДЕРЕКТЕРМЕН · С ПЕРСОНАЛЬНЫМИ ДАННЫМИ · WITH PERSONAL DATA"
VOUCHED: Final = "Тексеру нүктесі · Контрольная точка · Checkpoint"
KEY: Final = "Тексеру кілті · Ключ проверки · Verifier key"


@dataclass(frozen=True, slots=True)
class Printed:
    """What stands around the table; `institution` is None for a copy, which does not tell."""

    institution: Texts | None
    since: datetime | None
    until: datetime | None
    zone: tzinfo
    now: datetime
    note: str
    key: str
    personal: bool


class _Paper(FPDF):
    """A4 across, with the page's number at its foot."""

    def footer(self) -> None:
        self.set_y(-12)
        self.set_font("sans", size=8)
        self.cell(0, 6, f"{self.page_no()} / {{nb}}", align="C")


def print_entries(lines: Sequence[tuple[int, str, str, str]], about: Printed) -> bytes:
    """Return the PDF. Raises BadInput where the fonts are not installed."""
    paper = _Paper(orientation="landscape", format="A4")
    add_fonts(paper)
    paper.set_creation_date(about.now)
    paper.set_title(TITLE)
    paper.set_margins(10, 10, 10)
    paper.set_auto_page_break(True, margin=15)
    paper.add_page()
    _head(paper, about)
    _table(paper, lines, about.zone)
    _foot(paper, about)
    return bytes(paper.output())


def _head(paper: FPDF, about: Printed) -> None:
    paper.set_font("sans", "B", 14)
    _line(paper, TITLE, 8)
    paper.set_font("sans", size=10)
    if about.institution is not None:
        _line(paper, " · ".join(about.institution[language] for language in ("kk", "ru", "en")))
    _line(
        paper, f"{_day(about.since, about)} – {_last_day(about)}; {about.now.astimezone(about.zone):%Y-%m-%d %H:%M %z}"
    )
    _line(paper, WITH_PERSONAL if about.personal else LEFT_OUT)
    paper.ln(3)


def _table(paper: FPDF, lines: Sequence[tuple[int, str, str, str]], zone: tzinfo) -> None:
    paper.set_font("sans", size=8)
    with paper.table(
        col_widths=WIDTHS,
        text_align=("RIGHT", "LEFT", "LEFT", "LEFT"),
        line_height=4,
        headings_style=FontFace(emphasis="BOLD"),
        wrapmode=WrapMode.CHAR,
    ) as table:
        table.row(COLUMNS)
        for index, moment, kind, facts in lines:
            local = datetime.fromisoformat(moment).astimezone(zone)
            table.row((str(index), f"{local:%Y-%m-%d %H:%M:%S %z}", kind, facts))


def _foot(paper: FPDF, about: Printed) -> None:
    """Print what vouches for the entries, on one page."""
    if paper.will_page_break(FOOT_HEIGHT):
        paper.add_page()
    paper.ln(4)
    for title, text in ((VOUCHED, about.note), (KEY, about.key)):
        paper.set_font("sans", "B", 10)
        _line(paper, title)
        paper.set_font("mono", size=8)
        paper.multi_cell(0, 4, text, new_x="LMARGIN", new_y="NEXT", wrapmode=WrapMode.CHAR)
        paper.ln(2)


def _line(paper: FPDF, text: str, height: float = 5) -> None:
    paper.multi_cell(0, height, text, new_x="LMARGIN", new_y="NEXT")


def _day(moment: datetime | None, about: Printed) -> str:
    return f"{moment.astimezone(about.zone):%Y-%m-%d}" if moment else "…"


def _last_day(about: Printed) -> str:
    """Return the last day that is meant: `until` is the moment after it."""
    return _day(about.until - timedelta(milliseconds=1) if about.until else None, about)
