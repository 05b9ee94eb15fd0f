# SPDX-License-Identifier: GPL-3.0-or-later
"""What the process that reads a PDF says is believed only as it would be written."""

import json
from typing import Any

import pytest

from kiosk.pdf.document import Heading, Line, Outline, Page, read_outline, read_page, write_outline, write_page
from kiosk.pdf.limits import LONGEST_LINE, LONGEST_TITLE, MOST_HEADINGS, MOST_LINES, MOST_PAGES

PAGE = Page(
    595.0, 842.0, (Line("Сот шешімі", 50.0, -3.5, 100.0, 14.0, 6.0, True), Line("b", 1.0, 2.0, 3.0, 4.0, 0.0, False))
)
OUTLINE = Outline(12, (Heading(0, "Бөлім", 0), Heading(1, "Тарау", 11)))
BAD: tuple[Any, ...] = (None, [], "", -30_000)
GOOD = ["a", 1, 2, 3, 4, 0, True]


def _sent(value: Any) -> Any:
    return json.loads(json.dumps(value))


def test_a_page_and_an_outline_come_as_they_were() -> None:
    assert read_page(_sent(write_page(PAGE))) == PAGE
    assert read_outline(_sent(write_outline(OUTLINE))) == OUTLINE
    assert read_page([1, 1, []]) == Page(1.0, 1.0, ())


@pytest.mark.parametrize(
    "untrusted",
    [
        *(None, {}, "page", [], [1, 2], [1, 2, {}], [1, 2, [], 4], ["1", 2, []], [True, 2, []]),
        *([0, 2, []], [-1, 2, []], [1, 30_000, []], [1e400, 2, []], [float("nan"), 2, []]),
        [1, 2, [GOOD] * (MOST_LINES + 1)],
        *([1, 2, [[*GOOD[:place], bad, *GOOD[place + 1 :]]]] for place in range(7) for bad in BAD),
        [1, 2, [["a" * (LONGEST_LINE + 1), *GOOD[1:]]]],
        [1, 2, [[*GOOD, 1]]],
        [1, 2, [["a", 1, 2, 0, 4, 0, True]]],
    ],
)
def test_no_other_page_is_believed(untrusted: Any) -> None:
    assert read_page(untrusted) is None


@pytest.mark.parametrize(
    "untrusted",
    [
        *(None, {}, [], [3], ["3", []], [0, []], [-1, []], [10**9, []], [3, {}], [3.0, []]),
        [3, [[0, "a", 0]] * (MOST_HEADINGS + 1)],
        *(
            [3, [bad]]
            for bad in ([0, "a", 3], [0, "a", -1], [-1, "a", 0], [9, "a", 0], [0, "", 0], [0, 1, 0], [0, "a"])
        ),
        [3, [[0, "a" * (LONGEST_TITLE + 1), 0]]],
    ],
)
def test_no_other_outline_is_believed(untrusted: Any) -> None:
    assert read_outline(untrusted) is None


def test_letters_that_dress_up_are_blanks() -> None:
    page = read_page([9, 9, [["a\u202eb\x00c\u200f", 1, 2, 3, 4, 0, False]]])
    assert page is not None
    assert page.lines[0].text == "a b c "


def test_a_long_document_is_shown_in_part() -> None:
    assert Outline(5 * MOST_PAGES, ()).shown == MOST_PAGES
    assert Outline(3, ()).shown == 3
