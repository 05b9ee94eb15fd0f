# SPDX-License-Identifier: GPL-3.0-or-later
"""A checkpoint has one form."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.base.errors import BadInput
from kiosk.base.keys import signer
from kiosk.journal.checkpoint import Checkpoint, parse_checkpoint

SIGNER = signer("tereze/one", bytes(32))
ROOT = base64.b64encode(bytes(32)).decode()


@given(st.integers(0, 2**53), st.binary(min_size=32, max_size=32))
def test_what_was_signed_is_read_back(size: int, root: bytes) -> None:
    checkpoint = Checkpoint("tereze/one", size, root)
    assert parse_checkpoint(SIGNER.sign(checkpoint.text())) == checkpoint


@pytest.mark.parametrize(
    "text",
    [
        "",
        "o\n",
        "o\n1\n",
        f"\n1\n{ROOT}\n",
        f"o\n-1\n{ROOT}\n",
        f"o\n01\n{ROOT}\n",
        f"o\n+1\n{ROOT}\n",
        f"o\n１\n{ROOT}\n",
        f"o\n1_0\n{ROOT}\n",
        f"o\n{'9' * 5000}\n{ROOT}\n",
        f"o\n1\n{ROOT[:-4]}\n",
        f"o\n1\n{ROOT[:-2]}B=\n",
        f"o\n1\n{ROOT}\nmore\n",
        f"o\n1\n{ROOT}\r\n",
        f"o\r1\n1\n{ROOT}",
        f"o\n1\n{ROOT}\n\nmore\n",
    ],
)
def test_another_form_is_bad_input(text: str) -> None:
    with pytest.raises(BadInput, match="checkpoint"):
        parse_checkpoint(f"{text}\n— tereze/one AAAA\n")
