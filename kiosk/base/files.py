# SPDX-License-Identifier: GPL-3.0-or-later
"""Files written whole or not at all, and read up to a named limit."""

import os
import tempfile
from pathlib import Path

from kiosk.base.errors import BadInput


def write_atomic(path: Path, data: bytes, *, mode: int = 0o644) -> None:
    """Replace `path` by `data` so that a power cut leaves the old or the new file, never half of one."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            os.fchmod(file.fileno(), mode)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def replace_by(draft: Path, path: Path, *, mode: int = 0o644) -> None:
    """Put a finished file in the place of `path`, on the disk before it is; `draft` lies on the same file system."""
    with draft.open("rb") as file:
        os.fchmod(file.fileno(), mode)
        os.fsync(file.fileno())
    os.replace(draft, path)
    _sync_folder(path.parent)


def read_limited(path: Path, limit: int) -> bytes:
    """Return the file's bytes. Raises BadInput where it cannot be read or holds more than `limit` bytes."""
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as fault:
        raise BadInput(str(path), f"a readable file was expected ({fault.strerror})") from fault
    if len(data) > limit:
        raise BadInput(str(path), f"at most {limit} bytes were expected")
    return data


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
