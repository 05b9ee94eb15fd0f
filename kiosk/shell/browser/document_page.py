# SPDX-License-Identifier: GPL-3.0-or-later
"""A PDF made into a page of ours: pictures of its pages with the words laid over them, or the words alone.

Every text is escaped, and the page has no script and asks for nothing but its own pictures.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from statistics import median
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup
from PySide6.QtGui import QFont, QFontMetricsF

from kiosk.base.palette import Palette
from kiosk.base.paths import resources
from kiosk.pdf.document import Heading, Line, Outline, Page

FOLDER: Final = resources() / "look"
WIDTHS: Final = (1000, 2000, 3000)  # pixels of the pictures; the browser takes the one that its zoom asks for
MEASURED: Final = 100  # pixels of the type that a line is measured in
LARGE: Final = 1.2  # times the height of the page's middle line
HYPHENS: Final = ("-", "\u2010")


@dataclass(frozen=True, slots=True)
class Words:
    """What the page says in the reader's language; `page` is for one page's name, `cut` is empty for a whole PDF."""

    whence: str
    cut: str
    to_words: str
    to_pictures: str
    no_words: str
    picture_only: str
    pages: Sequence[str]


@dataclass(frozen=True, slots=True)
class Look:
    """The language and the colours."""

    language: str
    palette: Palette
    contrast: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """A line as the template takes it: shares of the page in hundredths, `size` and `height` of its width.

    `blank` is what each blank is wider than the font's own. `joined` tells that the line ended in a hyphen, which
    is shown and not found, so that a word is found whole; `large` that the letters are larger than most.
    """

    text: str
    left: float
    top: float
    size: float
    height: float
    blank: float
    joined: bool
    large: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as the template takes it."""

    number: int
    name: str
    alt: str
    width: float
    height: float
    headings: Sequence[Heading]
    paragraphs: Sequence[Sequence[Placed]]


@cache
def _style() -> str:
    return (FOLDER / "document.css").read_text(encoding="utf-8")


@cache
def _template() -> Template:
    templates = Environment(
        loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return templates.get_template("document.html")


def write_page_of(
    title: str, outline: Outline, pages: Sequence[Page], words: Words, look: Look, *, pictures: bool
) -> bytes:
    """Return the page as UTF-8, from the template in `resources/look`."""
    font = QFont(look.palette.reading_font)
    font.setPixelSize(MEASURED)
    metrics = QFontMetricsF(font)
    headings: dict[int, list[Heading]] = {}
    for heading in outline.headings:
        headings.setdefault(heading.page, []).append(heading)
    sheets = (
        Sheet(
            number,
            words.pages[number],
            "" if page.lines else words.picture_only,
            page.width,
            page.height,
            headings.get(number, ()),
            _paragraphs(page, metrics),
        )
        for number, page in enumerate(pages)
    )
    known: Mapping[str, object] = {
        "title": title,
        "words": words,
        "sheets": sheets,
        "widths": WIDTHS,
        "pictures": pictures,
        "language": look.language,
        "contrast": look.contrast,
        "variables": Markup(look.palette.css_variables(contrast=look.contrast)),  # noqa: S704 - our own tokens
        "style": Markup(_style()),  # noqa: S704 - our own file
    }
    return _template().render(known).encode()


def _paragraphs(page: Page, metrics: QFontMetricsF) -> list[list[Placed]]:
    found: list[list[Placed]] = []
    large = LARGE * median(line.height for line in page.lines) if page.lines else 0.0
    for line in page.lines:
        if line.begins or not found:
            found.append([])
        found[-1].append(_placed(line, page, metrics, large))
    return found


def _placed(line: Line, page: Page, metrics: QFontMetricsF, large: float) -> Placed:
    """Let a line be as wide in the reading font as it is on the page, so that what is marked lies where it is seen."""
    joined = line.text.endswith(HYPHENS) and line.text[-2:-1].isalpha()
    words = line.text.split()
    natural = max(metrics.horizontalAdvance("".join(words)), 1.0)
    size = min(max((line.width - line.blank) * MEASURED / natural, line.height * 0.4), line.height * 1.2)
    blank = line.blank / max(len(words) - 1, 1) - size * metrics.horizontalAdvance(" ") / MEASURED
    return Placed(
        line.text[:-1] if joined else line.text,
        round(100 * line.left / page.width, 2),
        round(100 * line.top / page.height, 2),
        round(100 * size / page.width, 3),
        round(100 * line.height / page.width, 3),
        round(100 * blank / page.width, 3),
        joined,
        line.height >= large,
    )
