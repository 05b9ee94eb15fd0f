# SPDX-License-Identifier: GPL-3.0-or-later
"""Conditions on a query: narrow for an opening, wide for a restriction, whichever way a server reads it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.policy.query import Condition, plain_key, readings

BEGINS = Condition("v", "abc", prefix=True)
IS = Condition("v", "abc", prefix=False)
ANY = Condition("v", "", prefix=True)


@pytest.mark.parametrize(
    ("query", "begins", "equals", "present"),
    [
        ("?v=abc", True, True, True),
        ("?v=abcd", True, False, True),
        ("?a=1&v=abc&b=2", True, True, True),
        ("?v=%61bc", False, False, False),
        ("?%76=abc", False, False, False),
        ("?V=abc", False, False, False),
        ("?v=abc%20d", True, False, True),
        ("?v=abc+d", True, False, True),
        ("?v=abc&v=abc", True, True, True),
        ("?v=abc&v=evil", False, False, True),
        ("?v=evil&v=abc", False, False, True),
        ("?v=abc;v=evil", False, False, True),
        ("?v=abc&V=evil", False, False, False),
        ("?v=abc&v[]=evil", False, False, False),
        ("?v=abc&v%00x=evil", False, False, False),
        ("?v=ABC", False, False, True),
        ("?v=", False, False, True),
        ("?v", False, False, True),
        ("?w=abc", False, False, False),
        ("?", False, False, False),
        ("", False, False, False),
    ],
)
def test_an_opening_holds_for_every_occurrence(query: str, begins: bool, equals: bool, present: bool) -> None:
    found = readings(query)
    assert (BEGINS.opens(found), IS.opens(found), ANY.opens(found)) == (begins, equals, present)


@pytest.mark.parametrize(
    ("query", "begins", "equals"),
    [
        ("?v=abc", True, True),
        ("?v=evil&v=abc", True, True),
        ("?v=evil;v=abcd", True, False),
        ("?V=ABC", True, True),
        ("?v=%2561bc", True, True),
        ("?v[0]=abc", True, True),
        ("?a=v=abc", False, False),
        ("?v=ab", False, False),
        ("", False, False),
    ],
)
def test_a_restriction_speaks_for_any_occurrence(query: str, begins: bool, equals: bool) -> None:
    found = readings(query)
    assert (BEGINS.restricts(found), IS.restricts(found)) == (begins, equals)


@given(st.text("v=abc&;%61[]+V ", max_size=20), st.sampled_from([BEGINS, IS, ANY]))
def test_what_an_opening_takes_a_restriction_would_too(query: str, condition: Condition) -> None:
    if condition.opens(readings(query)):
        assert condition.restricts(readings(query))


@given(st.text())
def test_reading_a_query_never_fails(query: str) -> None:
    assert readings(query)
    assert plain_key(plain_key(query)) == plain_key(query)
