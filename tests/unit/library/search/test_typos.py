# SPDX-License-Identifier: GPL-3.0-or-later
"""Every word within one edit (two from eight letters) is found, wherever the edits are."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.library.search.typos import Vocabulary, edits_allowed

WORDS = Vocabulary([("прокурор", 5), ("адвокат", 3), ("соти", 1), ("шагим", 9), ("шагин", 2), ("апелиациа", 4)])
EDIT = st.tuples(st.sampled_from("drist"), st.integers(0, 20), st.sampled_from("абвгдзкмнот"))

# letters swapped, with one more put between them, are three edits in the measure that is used
PLAIN_EDIT = st.tuples(st.sampled_from("dri"), st.integers(0, 20), st.sampled_from("абвгдзкмнот"))


def edited(word: str, kind: str, place: int, letter: str) -> str:
    place %= len(word)
    match kind:
        case "d":
            return word[:place] + word[place + 1 :]
        case "r":
            return word[:place] + letter + word[place + 1 :]
        case "i":
            return word[:place] + letter + word[place:]
        case _:
            return word[:place] + word[place : place + 2][::-1] + word[place + 2 :]


@given(st.sampled_from(["адвокат", "соти", "шагим"]), EDIT)
def test_one_edit_is_forgiven(word: str, edit: tuple[str, int, str]) -> None:
    typed = edited(word, *edit)
    if len(typed) >= 4 and typed != word and typed not in WORDS.articles:
        assert word in [near.term for near in WORDS.near(typed, edits_allowed(len(typed)), 5)]


@given(st.sampled_from(["прокурор", "апелиациа"]), PLAIN_EDIT, st.sampled_from("ri"), st.integers(0, 20))
def test_two_edits_are_forgiven_in_long_words(word: str, first: tuple[str, int, str], second: str, place: int) -> None:
    typed = edited(edited(word, *first), second, place, "щ")
    if edits_allowed(len(typed)) == 2 and typed != word:
        assert word in [near.term for near in WORDS.near(typed, 2, 5)]


def test_short_words_are_taken_as_they_are() -> None:
    assert [edits_allowed(letters) for letters in (3, 4, 7, 8)] == [0, 1, 1, 2]


def test_the_nearest_and_commonest_come_first() -> None:
    assert [near.term for near in WORDS.near("шагиб", 1, 5)] == ["шагим", "шагин"]


def test_a_word_that_is_far_from_all_has_none() -> None:
    assert WORDS.near("щщщщщщщщщ", 2, 5) == ()
