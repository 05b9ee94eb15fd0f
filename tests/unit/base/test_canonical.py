# SPDX-License-Identifier: GPL-3.0-or-later
"""One byte form for one value."""

import json

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from kiosk.base.canonical import canonical_json

TEXTS = st.text(st.characters(codec="utf-8"))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({}, b"{}"),
        ({"b": 1, "a": [True, None, "x"]}, b'{"a":[true,null,"x"],"b":1}'),
        ({"t": 'a"\\\n\x07/қ'}, '{"t":"a\\"\\\\\\n\\u0007/қ"}'.encode()),
        ({"n": 1.0, "m": 1e21, "l": 0.000001}, b'{"l":0.000001,"m":1e+21,"n":1}'),
        # keys are ordered by UTF-16 units, in which a letter beyond the first plane comes before U+FB33
        ({"\ufb33": 1, "\U0001f600": 2, "é": 3}, '{"é":3,"\U0001f600":2,"\ufb33":1}'.encode()),
    ],
)
def test_the_form_is_that_of_rfc_8785(value: dict[str, object], expected: bytes) -> None:
    assert canonical_json(value) == expected


@pytest.mark.parametrize("value", [2**53, float("nan"), float("inf"), "\ud800", {1: 2}, {"a"}, b"x"])
def test_what_json_cannot_carry_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        canonical_json({"a": value})


@given(st.dictionaries(TEXTS, VALUES))
def test_reading_and_writing_again_changes_nothing(value: dict[str, object]) -> None:
    once = canonical_json(value)
    assert json.loads(once) == value
    assert canonical_json(json.loads(once)) == once
    assert canonical_json(dict(reversed(value.items()))) == once


@given(st.dictionaries(TEXTS, TEXTS | st.integers(-(2**53) + 1, 2**53 - 1)))
def test_the_quick_way_for_flat_objects_is_the_librarys(value: dict[str, str | int]) -> None:
    assert canonical_json(value) == rfc8785.dumps(value)


@pytest.mark.parametrize("letter", [*map(chr, range(0x20)), '"', "\\", "/", "\x7f", "\u2028", "\ufeff", "\U0001f600"])
def test_each_letter_that_json_may_escape_is_spelled_as_the_library_does(letter: str) -> None:
    assert canonical_json({letter if letter.isascii() else "a": letter}) == rfc8785.dumps(
        {letter if letter.isascii() else "a": letter}
    )
