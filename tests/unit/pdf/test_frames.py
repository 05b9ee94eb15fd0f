# SPDX-License-Identifier: GPL-3.0-or-later
"""Frames come out of a pipe whole, however they were cut, and nothing else does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.pdf.frames import HEAD, Frames, Kind, frame
from kiosk.pdf.limits import LARGEST_FRAME

FRAMES = st.lists(st.tuples(st.sampled_from(Kind), st.binary(max_size=50)), max_size=8)


@given(FRAMES, st.integers(1, 20))
def test_frames_come_whole_however_they_are_cut(sent: list[tuple[Kind, bytes]], size: int) -> None:
    stream = b"".join(frame(kind, content) for kind, content in sent)
    frames = Frames()
    pieces = [stream[start : start + size] for start in range(0, len(stream), size)]
    assert [one for piece in pieces for one in frames.feed(piece)] == sent


@pytest.mark.parametrize("untrusted", [HEAD.pack(b"?", 0), b"\0" * 5, HEAD.pack(b"I", LARGEST_FRAME + 1)])
def test_what_is_no_frame_is_said(untrusted: bytes) -> None:
    with pytest.raises(ValueError, match=r"is (never sent|not a valid Kind)$"):
        list(Frames().feed(untrusted))
