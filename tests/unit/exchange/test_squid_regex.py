# SPDX-License-Identifier: GPL-3.0-or-later
"""Expressions mean here what they mean to `re` where both read them, and never take long."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.exchange.squid_regex import is_closed, parse_regex

PIECES = st.sampled_from(
    ["a", "b", ".", "[ab]", "[^a]", "[a-c/]", "[A-_]", "[^Z-a]", r"\.", "/", "(a|b)", "(ab|)", "(a*b)"]
)
COUNTS = st.sampled_from(["", "", "", "*", "+", "?", "{2}", "{1,2}", "{0,1}", "{2,}"])
COUNTED = st.lists(st.tuples(PIECES, COUNTS).map("".join), max_size=5).map("".join)
FIRST, LAST = st.sampled_from(("", "", "^", "(^|a)", "^^")), st.sampled_from(("", "", "$", "(b|$)", "($)+"))
BRANCH = st.tuples(FIRST, COUNTED, LAST).map("".join)
EXPRESSIONS = st.lists(BRANCH, min_size=1, max_size=3).map("|".join)


@given(EXPRESSIONS, st.text("abcAB./\n", max_size=12), st.booleans())
def test_it_finds_what_re_finds(expression: str, text: str, fold: bool) -> None:
    ours = parse_regex(expression, fold=fold)
    assert ours is not None
    theirs = re.compile(expression.replace("$", r"\Z"), re.DOTALL | (re.IGNORECASE if fold else re.NOFLAG))
    assert ours.search(text) == (theirs.search(text) is not None)


@pytest.mark.parametrize(
    "expression",
    [
        *("^*a", "x$*", "^+a", "$?", "a|^{2}", "(^*b)", "(*a", "|*a", "a|+b", "({1}a", "a{1}{2}", "a*{2}"),
        *(r"\<a", r"a\>", r"\`a", r"\'", r"\d", r"\B", "[[.a.]]", "[[=a=]]", "[]", "[^]", "[a[]", "[[:alpha:]"),
        *("a^b", "a$b", ".^", "$.", "(^|a)*b", "x(^a|b)", "(a|$).", "[^a]^"),
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


@pytest.mark.parametrize(
    ("expression", "found", "missed"),
    [
        ("a||b", ["", "c"], []),
        ("()", ["", "c"], []),
        ("(|b)c", ["c", "bc"], ["b"]),
        ("[^]a]", ["b", "^"], ["]", "a", ""]),
        ("[]a]", ["]", "a"], ["b", "["]),
        ("[a^]", ["^"], ["b"]),
        ("[*$]", ["*", "$"], ["", "a"]),
        ("[a-]", ["-"], ["b"]),
        ("[a-c]x", ["bx"], ["dx", "-x", "Bx"]),
        ("a]", ["a]"], ["a"]),
        ("a}", ["a}"], ["a"]),
        (r"a\{2", ["a{2"], ["aa"]),
        ("^a|b$", ["ac", "cb"], ["ca", "bc"]),
        ("(^|/)a", ["ab", "/ab"], ["ba", ""]),
        ("(^)*a", ["ba"], ["b"]),
    ],
)
def test_it_answers_as_the_library_that_squid_uses(expression: str, found: list[str], missed: list[str]) -> None:
    """As seen from regcomp(REG_EXTENDED) and regexec of glibc 2.36 in the locale C, and from Squid 5.7."""
    regex = parse_regex(expression)
    assert regex is not None
    assert [text for text in (*found, *missed) if regex.search(text)] == found


@pytest.mark.parametrize(
    "text", ["a", r"\w+", "[[:alpha:]]", "[]a]", "[^]]", "[[.].]x]", r"[a\]", "a{", "(a(b))", r"\("]
)
def test_a_closed_expression_takes_nothing_in(text: str) -> None:
    assert is_closed(text)


@pytest.mark.parametrize(
    "text", ["[", "x[", "[]", "[^]", "(", "a)", "a)|(b", "a\\", "[[:alpha:]", "[[:x]", "[a(b", "(]"]
)
def test_an_open_expression_may_take_its_neighbour_in(text: str) -> None:
    assert not is_closed(text)
