# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters with their places become lines and paragraphs; none is lost."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from kiosk.pdf.limits import LONGEST_LINE, MOST_LINES
from kiosk.pdf.lines import Letter, lines_of

WIDTH, HEIGHT = 6.0, 12.0


def _written(text: str, left: float = 50.0, top: float = 100.0, gap: float = 0.0) -> Iterator[Letter]:
    """Write a line as PDFium tells of it, its end included."""
    for letter in text:
        yield Letter(letter, left, top, left + WIDTH, top + HEIGHT)
        left += WIDTH + gap
    yield Letter("\r", 0, 0, 0, 0)
    yield Letter("\n", 0, 0, 0, 0)


def test_a_line_has_its_words_place_and_blanks() -> None:
    (line,) = lines_of(_written(" Сот  шешімі "))
    assert line.text == "Сот  шешімі"
    assert (line.left, line.top, line.width, line.height) == (56.0, 100.0, 11 * WIDTH, HEIGHT)
    assert line.blank == 2 * WIDTH
    assert line.begins


def test_lines_close_below_each_other_are_one_paragraph() -> None:
    page = [
        *_written("a" * 40),
        *_written("b" * 39, top=115),
        *_written("c" * 10, top=130),
        *_written("d" * 40, top=145),
    ]
    assert [line.begins for line in lines_of(page)] == [True, False, False, True]


def test_a_gap_an_indent_or_another_size_begins_a_paragraph() -> None:
    assert [line.begins for line in lines_of([*_written("a" * 40), *_written("b" * 40, top=140)])] == [True, True]
    assert [line.begins for line in lines_of([*_written("a" * 40), *_written("b" * 40, 70, 115)])] == [True, True]
    large = [Letter("A", 50, 80, 300, 105), Letter("\n", 0, 0, 0, 0)]
    assert [line.begins for line in lines_of([*large, *_written("b" * 40, top=107)])] == [True, True]


def test_two_columns_are_not_one_line() -> None:
    row = [*list(_written("left"))[:-2], *_written("right", left=300)]
    assert [line.text for line in lines_of(row)] == ["left", "right"]


def test_the_letter_that_ends_a_line_stays() -> None:
    page = [*_written("уголовно-"), *_written("процессуальный", top=115)]
    assert [line.text for line in lines_of(page)] == ["уголовно-", "процессуальный"]


def test_a_hyphen_that_pdfium_takes_for_a_break_stays_and_ends_its_line() -> None:
    page = [*list(_written("inter\x02"))[:-2], *_written("national", top=115)]
    assert [line.text for line in lines_of(page)] == ["inter-", "national"]


def test_no_page_is_without_measure() -> None:
    endless = (letter for number in range(MOST_LINES + 50) for letter in _written("x", top=number * 20.0))
    assert len(lines_of(endless)) == MOST_LINES
    assert all(len(line.text) <= LONGEST_LINE for line in lines_of(_written("x" * (3 * LONGEST_LINE))))


PLACES = st.floats(-20_000, 20_000)


@given(st.lists(st.builds(Letter, st.characters(), PLACES, PLACES, PLACES, PLACES), max_size=60))
def test_whatever_the_places_every_letter_is_there(letters: list[Letter]) -> None:
    lines = lines_of(letters)
    assert "".join("".join(line.text.split()) for line in lines) == "".join(
        "-" if one.text == "\x02" else one.text
        for one in letters
        if not one.text.isspace() and one.text not in "\r\n\ufffe"
    )
    assert all(line.width >= 1 and line.height >= 1 and line.blank >= 0 for line in lines)
