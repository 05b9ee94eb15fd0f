# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole messages through a pipe, for a process that has nothing else and for whoever waits for it."""

import os
import select


def read_whole(descriptor: int, size: int, patience: float | None = None) -> bytes | None:
    """Return exactly so many bytes, or None where they do not come; `patience` is in seconds, for each piece."""
    data = bytearray()
    while len(data) < size:
        comes = patience is None or select.select([descriptor], [], [], patience)[0]
        part = os.read(descriptor, size - len(data)) if comes else b""
        if not part:
            return None
        data += part
    return bytes(data)


def write_whole(descriptor: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]
