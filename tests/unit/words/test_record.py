# SPDX-License-Identifier: GPL-3.0-or-later
"""What a reader reads of their own record says what happened, and not more."""

import pytest

from kiosk.words.record import GONE, OTHER, spoken


@pytest.mark.parametrize(
    ("kind", "facts", "said"),
    [
        ("sign_in_refused", {"why": "wrong"}, "A PIN that is not yours"),
        ("sign_in_refused", {"why": "suspended"}, "suspended"),
        ("pin_changed", {}, "You chose a new PIN"),
        ("pin_reset", {"by": "Aigul"}, "Staff gave your card a new PIN"),
        ("card_issued", {"by": "Aigul"}, "issued"),
        ("reader_suspended", {"why": "card", "until": "2026-12-31T00:00:00+05:00", "by": "Aigul"}, "for a time"),
        ("reader_resumed", {"by": "Aigul"}, "open again"),
        ("ask_answered", {"number": 7, "outcome": "refused", "by": "Aigul"}, "request no. 7"),
        ("reader_changed", {"what": "name", "by": "Aigul"}, str(OTHER)),
        ("a_later_kind", {"x": "y"}, str(OTHER)),
        ("page_opened", {}, str(GONE)),
        ("ask_answered", {}, str(GONE)),
    ],
)
def test_an_entry_reads_as_what_it_says(kind: str, facts: dict[str, object], said: str) -> None:
    assert said in spoken(kind, facts)
    assert "Aigul" not in spoken(kind, facts)
