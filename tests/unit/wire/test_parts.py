# SPDX-License-Identifier: GPL-3.0-or-later
"""Long bytes go in parts that each fit a message, and come back as they were; anything else is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.base.errors import BadInput
from kiosk.wire.codec import TEXT_LENGTH
from kiosk.wire.parts import PART_BYTES, part_from, parts_of


@given(st.binary(max_size=3 * PART_BYTES))
def test_parts_are_the_whole(data: bytes) -> None:
    parts = list(parts_of(data))
    assert b"".join(map(part_from, parts)) == data
    assert all(len(part) <= TEXT_LENGTH for part in parts)


@pytest.mark.parametrize("text", ["", "a", "====", "AA==\n", "ә", "A" * 4100, "AAAA AAAA"])
def test_what_is_no_part_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        part_from(text)
