# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a file of the machine has changed since it was read. What it says is not looked at here."""

from pathlib import Path
from typing import NamedTuple


class Stamp(NamedTuple):
    """What tells one state of a file from another."""

    device: int
    inode: int
    size: int
    changed: int


NOWHERE = Stamp(0, 0, 0, 0)


def stamp_of(path: Path) -> Stamp:
    """Return a file's stamp; one that cannot be looked at has a stamp of its own."""
    try:
        state = path.stat()
    except OSError:
        return NOWHERE
    return Stamp(state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns)
