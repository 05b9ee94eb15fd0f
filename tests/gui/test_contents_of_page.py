# SPDX-License-Identifier: GPL-3.0-or-later
"""What a page says of its headings is believed only as far as it has the form that was asked for."""

from typing import Any

import pytest

from kiosk.shell.on_page.contents import LONGEST, MOST, headings_in


def test_the_highest_heading_of_a_page_stands_leftmost() -> None:
    assert headings_in([[2, "One"], [3, "Two"]]) == ((0, "One"), (1, "Two"))
    assert headings_in([[1, "A \u202eb\x00c"]]) == ((0, "A bc"),)
    assert headings_in([[1, "w" * 5000]]) == ((0, "w" * LONGEST),)


@pytest.mark.parametrize(
    "untrusted",
    [None, 7, "h", {}, [7], [[1]], [[0, "x"]], [[4, "x"]], [["1", "x"]], [[1, 2]], [[1, ""]], [[True, "x"]],
     [[1, "x"]] * (MOST + 1)],
)  # fmt: skip
def test_what_was_not_asked_for_is_no_heading(untrusted: Any) -> None:
    assert headings_in(untrusted) == ()
