# SPDX-License-Identifier: GPL-3.0-or-later
"""The letters of a page made into lines and paragraphs. PDFium tells of each letter where it stands, and no more.

No letter is dropped or changed: a hyphen at a line's end may be the word's own, so it stays.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Final

from kiosk.pdf.document import Line
from kiosk.pdf.limits import LONGEST_LINE, MOST_LINES

COLUMN: Final = 2.5  # a gap of so many heights parts two cells or columns
STEP: Final = 1.75  # lines of one paragraph follow each other within so many heights
SHORT: Final = 0.8  # of the widest line: a shorter one ends its paragraph
INDENT: Final = 1.0  # heights by which the first line of a paragraph stands in
NEW_LINE: Final = "\r\n\ufffe"
HYPHEN_AT_END: Final = "\x02"  # what PDFium makes of a hyphen at the end of a line, and of the end itself


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter and its box, `top` above `bottom`, in points from the page's upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def lines_of(letters: Iterable[Letter]) -> tuple[Line, ...]:
    """Return the lines in PDFium's order, which is that of the page's contents."""
    runs = []
    for run in _runs(letters):
        runs.append(run)
        if len(runs) == MOST_LINES:
            break
    widest = max((run.width for run in runs), default=0.0)
    found: list[Line] = []
    for run in runs:
        begins = not found or _parts(found[-1], run, widest)
        found.append(replace(run, begins=begins))
    return tuple(found)


def _parts(before: Line, line: Line, widest: float) -> bool:
    """Tell whether a paragraph ends between two lines."""
    step = line.top - before.top
    height = max(line.height, before.height)
    alike = 0.7 < line.height / before.height < 1.4
    return (
        not (alike and 0 < step < STEP * height)
        or before.width < SHORT * widest
        or line.left > before.left + INDENT * height
    )


def _runs(letters: Iterable[Letter]) -> Iterator[Line]:
    run: list[Letter] = []
    for letter in letters:
        if letter.text in NEW_LINE or (run and _is_apart(run[-1], letter)) or len(run) >= LONGEST_LINE:
            yield from _made(run)
            run = []
        if letter.text == HYPHEN_AT_END:
            yield from _made([*run, replace(letter, text="-")])
            run = []
        elif letter.text not in NEW_LINE:
            run.append(letter)
    yield from _made(run)


def _is_apart(before: Letter, letter: Letter) -> bool:
    if letter.text.isspace():
        return False
    height = max(letter.bottom - letter.top, 1.0)
    return letter.left - before.right > COLUMN * height or letter.right < before.left - height


def _made(run: list[Letter]) -> Iterator[Line]:
    """Give the words of a run, without the blanks around them, whose boxes PDFium makes up."""
    words = [list(letters) for is_blank, letters in groupby(run, lambda one: one.text.isspace()) if not is_blank]
    seen = [letter for word in words for letter in word]
    if not seen:
        return
    text = "".join(letter.text for letter in run).strip()
    left, right = min(one.left for one in seen), max(one.right for one in seen)
    top, bottom = min(one.top for one in seen), max(one.bottom for one in seen)
    blank = sum(max(after[0].left - before[-1].right, 0.0) for before, after in pairwise(words))
    width, height = max(right - left, 1.0), max(bottom - top, 1.0)
    yield Line(text, left, top, round(width, 2), round(height, 2), round(blank, 2), begins=False)
