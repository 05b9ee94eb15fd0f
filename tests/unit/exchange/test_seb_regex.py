# SPDX-License-Identifier: GPL-3.0-or-later
"""Expressions of Safe Exam Browser are judged as `re` would, or not at all, and never take long."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.exchange.seb_regex import ADDRESS_CHARACTERS, JUDGED_CHARACTERS, read_regex, read_regexes

PIECES = st.sampled_from(
    [
        *("^", "$", "a", "b", ".", "/", r"\.", r"\/", "[ab]", "[^a]", "(", ")", "(?:", "|", "*", "+", "?", "*?", "??"),
        *("^https?://", r"a\.kz", r"\w", "{2}", "(?=a)", r"(www\.)?", "[*?]", r"\\", r"\_"),
    ]
)
EXPRESSIONS = st.lists(PIECES, max_size=9).map("".join)
TEXTS = st.lists(st.sampled_from(["https://", "http://", "a.kz", "www.", "a", "B", "/", ".", "*", "_"]), max_size=6)


@given(EXPRESSIONS, TEXTS.map("".join))
@example(r"^https://a\.kz/b?\w", "https://a.kz/a")
@example(r"^https://(www\.)??a\w", "https://ab")
@example("^https://a(?:b|c)*?d", "https://abcD")
def test_what_is_answered_is_what_re_answers(expression: str, text: str) -> None:
    try:
        theirs = re.compile(expression, re.IGNORECASE)
    except re.error:
        return
    assert read_regex(expression).found_in(text) in (None, theirs.search(text) is not None)


@pytest.mark.parametrize(
    ("expression", "text", "answer"),
    [
        (r"^https?://(?:www\.)?zan\.kz/.*?$", "https://www.ZAN.kz/a", True),
        (r"^https?://(?:www\.)?zan\.kz/.*?$", "https://gov.kz/zan.kz/", False),
        (r"[(?:]", ":", True),
        # not read, but its beginning is
        (r"^https://zan\.kz/\d+", "https://zan.kz/1", None),
        (r"^https://zan\.kz/\d+", "https://gov.kz/1", False),
        (r"^https://zan\.kz/ab{2}", "https://zan.kz/a", None),
        (r"^https://zan\.kz/a|\d", "https://gov.kz/", None),
        (r"^https://zan\.kz/(?i)a", "https://zan.kz/", None),
        (r"\d", "https://gov.kz/", None),
        ("(", "https://gov.kz/", None),
        # letters that fold otherwise, or count as two
        ("k", "https://a.org/\u212a", None),
        ("a..b", "a\U0001f600b", None),
        ("a", "a" * (ADDRESS_CHARACTERS + 1), None),
    ],
)
def test_what_is_read_and_what_is_not(expression: str, text: str, answer: bool | None) -> None:
    assert read_regex(expression).found_in(text) is answer


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_can_be_asked(expression: str, text: str) -> None:
    read_regex(expression).found_in(text)


def test_a_file_of_many_expressions_is_read_up_to_a_bound() -> None:
    long = "a" * 500
    found = list(read_regexes([long] * (JUDGED_CHARACTERS // 500 + 2)))
    assert found[0].found_in("a") is False
    assert found[-1].found_in("a") is None
