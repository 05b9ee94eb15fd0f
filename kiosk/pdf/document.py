# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen knows of a PDF: its pages' sizes, the lines on them with their places, and its headings.

All lengths are in points from a page's upper left corner. The process that reads the PDF writes this, and may have
been taken over by it: `read_page` and `read_outline` believe nothing.
"""

import math
from dataclasses import dataclass
from typing import Any, Final

from kiosk.pdf.limits import LONGEST_LINE, LONGEST_TITLE, MOST_HEADINGS, MOST_LINES, MOST_PAGES

FARTHEST: Final = 20_000.0  # points; PDF's own bound is 14,400
LEVELS: Final = 6


@dataclass(frozen=True, slots=True)
class Line:
    """Some words beside each other; `blank` is the width of all blanks between them together.

    `begins` tells whether a paragraph begins with them.
    """

    text: str
    left: float
    top: float
    width: float
    height: float
    blank: float
    begins: bool


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `lines` are in the order of reading."""

    width: float
    height: float
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the PDF's own table of contents; `page` counts from 0."""

    level: int
    title: str
    page: int


@dataclass(frozen=True, slots=True)
class Outline:
    """How many pages there are in all, of which at most MOST_PAGES are shown, and the headings."""

    pages: int
    headings: tuple[Heading, ...]

    @property
    def shown(self) -> int:
        return min(self.pages, MOST_PAGES)


def write_page(page: Page) -> Any:
    lines = [[one.text, one.left, one.top, one.width, one.height, one.blank, one.begins] for one in page.lines]
    return [page.width, page.height, lines]


def read_page(untrusted: Any) -> Page | None:
    """Return the page; None where it is not as `write_page` writes it."""
    match untrusted:
        case [width, height, [*lines]] if _length(width) and _length(height) and len(lines) <= MOST_LINES:
            read = tuple(_line(one) for one in lines)
            found = tuple(one for one in read if one is not None)
            return Page(float(width), float(height), found) if len(found) == len(read) else None
        case _:
            return None


def _line(untrusted: Any) -> Line | None:
    match untrusted:
        case [str(text), left, top, width, height, blank, bool(begins)] if (
            0 < len(text) <= LONGEST_LINE
            and all(_place(one) for one in (left, top, blank))
            and all(_length(one) for one in (width, height))
        ):
            return Line(_printable(text), float(left), float(top), float(width), float(height), float(blank), begins)
        case _:
            return None


def write_outline(outline: Outline) -> Any:
    return [outline.pages, [[one.level, one.title, one.page] for one in outline.headings]]


def read_outline(untrusted: Any) -> Outline | None:
    """Return the outline; None where it is not as `write_outline` writes it."""
    match untrusted:
        case [int(pages), [*headings]] if 0 < pages < 10_000_000 and len(headings) <= MOST_HEADINGS:
            read = tuple(_heading(one, pages) for one in headings)
            found = tuple(one for one in read if one is not None)
            return Outline(pages, found) if len(found) == len(read) else None
        case _:
            return None


def _heading(untrusted: Any, pages: int) -> Heading | None:
    match untrusted:
        case [int(level), str(title), int(page)] if (
            0 <= level < LEVELS and 0 < len(title) <= LONGEST_TITLE and 0 <= page < pages
        ):
            return Heading(level, _printable(title), page)
        case _:
            return None


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _length(value: Any) -> bool:
    return _number(value) and 0 < value <= FARTHEST


def _place(value: Any) -> bool:
    return _number(value) and -FARTHEST <= value <= FARTHEST


def _printable(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)
