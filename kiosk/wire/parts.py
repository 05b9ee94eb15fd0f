# SPDX-License-Identifier: GPL-3.0-or-later
"""Bytes that are longer than a line, in parts that each fit one: Base64 in a text field. They are not read here."""

import base64
import binascii
from collections.abc import Iterator
from typing import Final

from kiosk.base.errors import BadInput

PART_BYTES: Final = 3072  # 4096 characters of Base64, the longest text of a message
MOST_BYTES: Final = 4 * 1024 * 1024


def parts_of(data: bytes) -> Iterator[str]:
    """Return the parts, in order; together they are the whole."""
    for start in range(0, len(data), PART_BYTES):
        yield base64.b64encode(data[start : start + PART_BYTES]).decode("ascii")


def part_from(untrusted_text: str) -> bytes:
    """Return one part's bytes. Raises BadInput where it is none."""
    try:
        data = base64.b64decode(untrusted_text.encode("ascii", "replace"), validate=True)
    except (binascii.Error, ValueError) as fault:
        raise BadInput("wire", "a part in Base64 was expected") from fault
    if not 0 < len(data) <= PART_BYTES:
        raise BadInput("wire", f"a part of 1 to {PART_BYTES} bytes was expected")
    return data
