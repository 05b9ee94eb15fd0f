# SPDX-License-Identifier: GPL-3.0-or-later
"""A snippet is a part of the text as it is written, with what was found marked."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.library.search.excerpts import WORDS, excerpt
from kiosk.library.search.letters import WORD


def test_the_found_words_are_marked_in_the_text_s_own_spelling() -> None:
    assert excerpt("Үкімге ШАҒЫМ — 15 күн.", [(1, 1)]) == (("Үкімге ", False), ("ШАҒЫМ", True), (" — 15 күн.", False))


def test_the_window_goes_where_most_was_found() -> None:
    text = " ".join(f"w{number}" for number in range(200))
    pieces = excerpt(text, [(3, 1), (150, 2), (155, 1)])
    assert [piece for piece, found in pieces if found] == ["w150", "w151", "w155"]
    assert pieces[0] == ("…", False)
    assert pieces[-1] == ("…", False)


@given(st.text(max_size=400), st.lists(st.tuples(st.integers(0, 90), st.integers(1, 4)), max_size=8))
def test_a_snippet_is_in_the_text(text: str, places: list[tuple[int, int]]) -> None:
    pieces = excerpt(text, places)
    joined = "".join(piece for piece, _ in pieces)
    assert joined.removeprefix("…").removesuffix("…") in text or joined in text
    assert len(WORD.findall(joined)) <= WORDS + 2
