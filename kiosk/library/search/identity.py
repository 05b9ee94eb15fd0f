# SPDX-License-Identifier: GPL-3.0-or-later
"""What tells one pack's file from another's without reading it: name, size, the ZIM's identity and its checksum.

The last two are in the file's head and tail (openZIM wiki, "ZIM file format": the identity at 8, where the checksum
lies at 72, 16 bytes each), so that a whole library is compared in a few milliseconds.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.base.errors import BadInput

_HEAD: Final = 80
_MAGIC: Final = b"\x5a\x49\x4d\x04"
_SIXTEEN: Final = 16


@dataclass(frozen=True, slots=True, order=True)
class PackIdentity:
    """A pack's file as it was when it was looked at."""

    name: str
    size: int
    identity: str
    checksum: str


def identify(path: Path) -> PackIdentity:
    """Read a pack's identity. Raises BadInput where the file is no ZIM or cannot be read."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
            size = file.seek(0, 2)
            place = int.from_bytes(head[72:80], "little")
            if not head.startswith(_MAGIC) or place + _SIXTEEN > size:
                raise BadInput(str(path), "a whole ZIM file was expected; copy the pack again")
            file.seek(place)
            checksum = file.read(_SIXTEEN)
    except OSError as fault:
        raise BadInput(str(path), f"a readable file was expected ({fault.strerror})") from fault
    return PackIdentity(path.name, size, head[8:24].hex(), checksum.hex())


def packs_of(folder: Path) -> tuple[Path, ...]:
    """Return the pack files of a folder in the order of their names. Raises BadInput."""
    try:
        return tuple(sorted(path for path in folder.iterdir() if path.suffix.lower() == ".zim"))
    except OSError as fault:
        raise BadInput(str(folder), f"a readable folder of packs was expected ({fault.strerror})") from fault


def identities(folder: Path) -> tuple[PackIdentity, ...]:
    """Return what tells the packs of a folder apart; files that are no packs are left out."""
    found = []
    for path in packs_of(folder):
        try:
            found.append(identify(path))
        except BadInput:
            continue
    return tuple(found)
