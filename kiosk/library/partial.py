# SPDX-License-Identifier: GPL-3.0-or-later
"""A copy that is not whole yet: `.NAME.zim.part`, and beside it how much of it is known to be right.

The state holds the length and the SHA-256 of what was on disk when it was written. Whoever goes on reads that much of
the copy again: where it hashes otherwise, or the source is another file by now, the copy begins anew.
"""

import fcntl
import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kiosk.base.canonical import canonical_json
from kiosk.base.errors import BadInput
from kiosk.base.files import read_limited, write_atomic

BLOCK: Final = 1024 * 1024
_STATE_BYTES: Final = 4096


@dataclass(frozen=True, slots=True)
class Identity:
    """Which file a copy was begun from: a changed source is another one."""

    size: int
    modified: int


class Partial:
    """A copy under way, locked against a second one. Use it in a `with` block; what is there stays there after it."""

    def __init__(self, folder: Path, name: str, source: Identity) -> None:
        """Open or begin the copy. Raises BadInput where another program copies this pack, OSError."""
        self.path = folder / f".{name}.zim.part"
        self._state = folder / f".{name}.zim.part.json"
        self._source = source
        self._file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as fault:
            os.close(self._file)
            raise BadInput(str(self.path), "no other copy of this pack under way was expected") from fault
        self.hash = hashlib.sha256()
        self.length = 0

    def __enter__(self) -> "Partial":
        return self

    def __exit__(self, *_fault: object) -> None:
        os.close(self._file)

    def resume(self) -> int:
        """Find how much is there and right, and return it. Raises OSError."""
        length, digest = self._recorded()
        found = hashlib.sha256()
        at = 0
        while at < length and (block := os.pread(self._file, min(BLOCK, length - at), at)):
            found.update(block)
            at += len(block)
        if length and at == length and found.hexdigest() == digest:
            self.hash, self.length = found, length
        os.ftruncate(self._file, self.length)
        return self.length

    def write(self, block: bytes) -> None:
        """Add to the end. Raises OSError."""
        view = memoryview(block)
        while view:
            written = os.pwrite(self._file, view, self.length)
            self.hash.update(view[:written])
            self.length += written
            view = view[written:]

    def keep(self) -> None:
        """Put on disk what is there, and then that it is there. Raises OSError."""
        os.fsync(self._file)
        state = {"size": self._source.size, "modified": str(self._source.modified)}
        state |= {"length": self.length, "sha256": self.hash.hexdigest()}
        write_atomic(self._state, canonical_json(state))

    def discard(self) -> None:
        """Remove the copy and what is known of it."""
        self.path.unlink(missing_ok=True)
        self._state.unlink(missing_ok=True)

    def place(self, target: Path) -> None:
        """Make the copy the pack at `target`, at once. Raises OSError."""
        os.fsync(self._file)
        os.replace(self.path, target)
        self._state.unlink(missing_ok=True)
        sync_folder(target.parent)

    def _recorded(self) -> tuple[int, str]:
        try:
            state: Any = json.loads(read_limited(self._state, _STATE_BYTES))
            length, digest = int(state["length"]), str(state["sha256"])
            same = (state["size"], state["modified"]) == (self._source.size, str(self._source.modified))
        except (BadInput, ValueError, KeyError, TypeError):
            return 0, ""
        return (length, digest) if same and 0 <= length <= self._source.size else (0, "")


def sync_folder(folder: Path) -> None:
    """Put a folder's names on disk. Raises OSError."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
