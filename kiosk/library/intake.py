# SPDX-License-Identifier: GPL-3.0-or-later
"""A pack copied into a folder: verified, resumable, seen only when whole. What may replace what is decided here.

Order: an ordinary file of a pack's name; the room on the disk; what it would replace; the copy; the SHA-256 that lies
beside it; every byte by the pack's own checksum. Who may do it, and that it is recorded, is `admin.actions`' business.
"""

import errno
import os
import re
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.base.errors import BadInput
from kiosk.base.files import read_limited
from kiosk.library import limits
from kiosk.library.address import PACK_NAME
from kiosk.library.catalogue import Broken, Entry, describe, pack_files, sha256_of
from kiosk.library.pack import Pack
from kiosk.library.partial import BLOCK, Identity, Partial
from kiosk.library.zim import open_archive, peek_archive

KEEP_EVERY: Final = 16 * BLOCK
FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_DIGEST: Final = re.compile(rb"([0-9A-Fa-f]{64})(?:\s.*)?", re.DOTALL)
Step = Callable[[], None]


class NoSuchPack(BadInput):
    """The folder has no pack of this name."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A whole and verified copy; `present` says that the pack was there already, and nothing was copied."""

    name: str
    sha256: str
    target: Path
    present: bool
    partial: Partial

    def place(self) -> None:
        """Make it the pack of its name. Raises BadInput."""
        try:
            self.partial.place(self.target)
        except OSError as fault:
            raise _unwritable(self.target.parent, fault) from fault


def sources(file: Path) -> list[Path]:
    """Return the file itself, or the packs of a folder in the order of names. Raises BadInput."""
    if not file.is_dir() or file.is_symlink():
        return [file]
    found = [path for path in pack_files(file) if not path.name.startswith(".")]
    if not found:
        raise BadInput(str(file), "at least one pack (*.zim) was expected in this folder")
    return found


@contextmanager
def copied(source: Path, folder: Path, *, replace: bool, step: Step) -> Iterator[Ready]:
    """Copy one pack and yield it whole and verified; `step` is called after each mebibyte. Raises BadInput.

    What was copied when it is interrupted stays, and the next call goes on there.
    """
    name = source.name.lower().removesuffix(".zim")
    if not source.name.lower().endswith(".zim") or not PACK_NAME.fullmatch(name):
        raise BadInput(
            str(source), "a pack's name of Latin letters, digits, '.', '_' and '-' was expected, like law.zim"
        )
    expected = _expected_digest(source)
    handle = _open(source)
    try:
        about = os.fstat(handle)
        present = _present(folder, name)
        same = isinstance(present, Entry) and _is_same(source, handle, present, expected, replace=replace)
        try:
            with Partial(folder, name, Identity(about.st_size, about.st_mtime_ns)) as partial:
                if not same:
                    _fill(source, handle, about.st_size, partial, step)
                    _verify(source, partial, expected)
                target = present.file if present else folder / f"{name}.zim"
                yield Ready(name, partial.hash.hexdigest(), target, same, partial)
                if same:
                    partial.discard()
        except OSError as fault:
            raise _unwritable(folder, fault) from fault
    finally:
        os.close(handle)


def find(folder: Path, name: str) -> Path:
    """Return the file of the pack of this name, whole or not. Raises NoSuchPack, and BadInput for the folder."""
    for path in pack_files(folder):
        if path.name.lower().removesuffix(".zim") == name.lower().removesuffix(".zim"):
            return path
    raise NoSuchPack(str(folder), f"a pack named {name[:80]!r} was expected here")


def discard_unfinished(folder: Path, name: str) -> bool:
    """Remove a copy of this pack that was interrupted; tell whether there was one. Raises BadInput and OSError."""
    name = name.lower().removesuffix(".zim")
    if not PACK_NAME.fullmatch(name) or not (folder / f".{name}.zim.part").is_file():
        return False
    with Partial(folder, name, Identity(0, 0)) as partial:
        partial.discard()
    return True


def _open(source: Path) -> int:
    """Open an ordinary file: no link, no device, no pipe, also where one comes in its place meanwhile."""
    expected = BadInput(str(source), "an ordinary file was expected, no link, device or pipe")
    try:
        if not stat.S_ISREG(source.lstat().st_mode):
            raise expected
        handle = os.open(source, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as fault:
        raise BadInput(str(source), f"a readable file was expected ({fault.strerror})") from fault
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise expected
    return handle


def _expected_digest(source: Path) -> str:
    """Return the SHA-256 that a file beside the pack names, empty where there is none. Raises BadInput."""
    beside = source.with_name(f"{source.name}.sha256")
    if not os.path.lexists(beside):
        return ""
    handle = _open(beside)
    os.close(handle)
    digest = _DIGEST.fullmatch(read_limited(beside, limits.CHECKSUM_FILE_BYTES))
    if digest is None:
        raise BadInput(str(beside), "64 hexadecimal digits of SHA-256 were expected first")
    return digest[1].decode().lower()


def _present(folder: Path, name: str) -> Entry | Broken | None:
    try:
        return describe(find(folder, name))
    except NoSuchPack:
        there = len(pack_files(folder))
    if there >= limits.PACKS:
        raise BadInput(str(folder), f"fewer than {limits.PACKS} packs were expected; remove one first")
    return None


def _is_same(source: Path, handle: int, present: Entry, expected: str, *, replace: bool) -> bool:
    """Tell whether the pack that is there is this one. Raises BadInput where this one may not take its place."""
    offered = Pack(present.name, peek_archive(Path(f"/proc/self/fd/{handle}"), str(source)))
    if present.md5 == offered.checksum and expected in ("", present.sha256):
        return True
    if not replace and Pack.open(present.file).cards().cards and not offered.cards().cards:
        raise BadInput(str(source), "a pack that lists guides was expected in the place of one that does, or --replace")
    if not replace and not (offered.date and (present.date is None or offered.date > present.date)):
        there = present.date.isoformat() if present.date else "none"
        wanted = f"a pack newer than the one that is there was expected (its date: {there}), or --replace"
        raise BadInput(str(source), wanted)
    return False


def _fill(source: Path, handle: int, size: int, partial: Partial, step: Step) -> None:
    done = partial.resume()
    _check_room(partial.path.parent, size - done)
    for _ in range(done // BLOCK):
        step()
    kept = done
    while partial.length < size:
        block = _read(source, handle, min(BLOCK, size - partial.length), partial)
        try:
            partial.write(block)
            if partial.length - kept >= KEEP_EVERY or partial.length == size:
                partial.keep()
                kept = partial.length
        except OSError as fault:
            if fault.errno in FULL:
                partial.discard()  # the journal needs the room
            raise
        step()


def _read(source: Path, handle: int, most: int, partial: Partial) -> bytes:
    try:
        block = os.pread(handle, most, partial.length)
    except OSError as fault:
        partial.keep()
        raise BadInput(
            str(source), f"a readable file was expected ({fault.strerror}); add it again to go on"
        ) from fault
    if not block:
        partial.keep()
        raise BadInput(str(source), "a whole file was expected: it ended early; add it again to go on")
    return block


def _verify(source: Path, partial: Partial, expected: str) -> None:
    if expected and partial.hash.hexdigest() != expected:
        partial.discard()
        raise BadInput(str(source), f"the SHA-256 of {source.name}.sha256 was expected: {expected}")
    try:
        open_archive(partial.path)
    except BadInput as fault:
        partial.discard()
        raise BadInput(str(source), fault.expected) from fault
    if sha256_of(partial.path) != partial.hash.hexdigest():
        partial.discard()
        raise BadInput(str(partial.path), "what was written was expected to be read back; look at the disk")


def _check_room(folder: Path, wanted: int) -> None:
    about = os.statvfs(folder)
    free = about.f_bavail * about.f_frsize
    if wanted + limits.SPARE_BYTES > free:
        raise BadInput(
            str(folder), f"room for {wanted} bytes and {limits.SPARE_BYTES} to spare was expected, {free} are free"
        )


def _unwritable(folder: Path, fault: OSError) -> BadInput:
    return BadInput(str(folder), f"a folder that can be written was expected ({fault.strerror}); nothing was added")
