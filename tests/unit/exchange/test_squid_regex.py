# SPDX-License-Identifier: GPL-3.0-or-later
"""Expressions mean here what they mean to `re` where both read them, and never take long."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.exchange.squid_regex import parse_regex

PIECES = st.sampled_from(
    ["a", "b", ".", "[ab]", "[^a]", "[a-c/]", "[A-_]", "[^Z-a]", r"\.", "/", "^", "$", "(a|b)", "(ab|)", "(a*b)"]
)
COUNTS = st.sampled_from(["", "", "", "*", "+", "?", "{2}", "{1,2}", "{0,1}", "{2,}"])
COUNTED = st.tuples(PIECES, COUNTS).map(lambda pair: pair[0] + ("" if pair[0] in "^$" else pair[1]))
EXPRESSIONS = st.lists(st.lists(COUNTED, max_size=5).map("".join), min_size=1, max_size=3).map("|".join)


@given(EXPRESSIONS, st.text("abcAB./\n", max_size=12), st.booleans())
def test_it_finds_what_re_finds(expression: str, text: str, fold: bool) -> None:
    ours = parse_regex(expression, fold=fold)
    assert ours is not None
    theirs = re.compile(expression.replace("$", r"\Z"), re.DOTALL | (re.IGNORECASE if fold else re.NOFLAG))
    assert ours.search(text) == (theirs.search(text) is not None)


@pytest.mark.parametrize(
    "expression",
    [
        *(r"\w", r"a\b", "[[:alpha:]]", "[a\\]", "a**", "a+?", "a??", "*a", "a{2", "a{,2}", "a{3,2}", "(a", "a)", "[a"),
        *(
            "ж",
            "(?i)a",
            "a{0}",
            "(" * 40 + ")" * 40,
            "(((a{64}){64}){64})",
            "a\\",
            r"(a)\1",
            "a" * 600,
            "[z-a]",
            "a{99}",
        ),
    ],
)
def test_what_libraries_read_differently_is_no_expression(expression: str) -> None:
    assert parse_regex(expression) is None


def test_an_expression_that_makes_others_hang_does_not() -> None:
    hostile = parse_regex("^(a+)+(a|a)*(.*a){9}$")
    assert hostile is not None
    assert not hostile.search("a" * 2000 + "!")


def test_a_bracket_takes_its_first_closing_bracket_as_a_letter() -> None:
    found = parse_regex("^[]x-]$")
    assert found is not None
    assert [found.search(text) for text in ("]", "x", "-", "y")] == [True, True, True, False]
