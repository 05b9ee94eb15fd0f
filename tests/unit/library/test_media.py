# SPDX-License-Identifier: GPL-3.0-or-later
"""Types that are sent: the pack's own where they are types, with letters told for text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.library.media import UNKNOWN, content_type


@pytest.mark.parametrize(
    ("said", "sent"),
    [
        ("text/html", "text/html; charset=utf-8"),
        ("text/html;raw=true", "text/html; charset=utf-8"),
        ("text/html; charset=windows-1251", "text/html; charset=windows-1251"),
        ("TEXT/CSS", "text/css; charset=utf-8"),
        ("image/svg+xml", "image/svg+xml; charset=utf-8"),
        ("video/webm", "video/webm"),
        ("audio/ogg; codecs=opus", "audio/ogg"),
        ("", UNKNOWN),
        ("html", UNKNOWN),
        ("text/html\r\nX: y", UNKNOWN),
        ("текст/html", UNKNOWN),
    ],
)
def test_a_type_is_sent_as_said_or_as_unknown(said: str, sent: str) -> None:
    assert content_type(said) == sent


@given(st.text())
def test_nothing_but_a_type_is_ever_sent(said: str) -> None:
    sent = content_type(said)
    assert sent.isascii()
    assert sent.isprintable()
