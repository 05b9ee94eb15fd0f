# SPDX-License-Identifier: GPL-3.0-or-later
"""What a folder of packs holds: for each file what it says of itself and its checksums, or why it is left out.

A catalogue is read from the files each time and kept nowhere, so it cannot say what they do not.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from kiosk.base.errors import BadInput
from kiosk.library import limits
from kiosk.library.pack import Pack

TWICE: Final = "another name was expected; a pack of this name is open already"


@dataclass(frozen=True, slots=True)
class Entry:
    """One whole pack; `md5` is the checksum that the file carries itself, `sha256` that of the whole file."""

    name: str
    file: Path
    title: str
    languages: tuple[str, ...]
    publisher: str
    creator: str
    date: date | None
    size: int
    sha256: str
    md5: str
    articles: int

    def as_json(self) -> dict[str, object]:
        """Return the fields that scripts may rely on."""
        return {
            "name": self.name,
            "file": self.file.name,
            "title": self.title,
            "languages": list(self.languages),
            "publisher": self.publisher,
            "creator": self.creator,
            "date": self.date.isoformat() if self.date else None,
            "size": self.size,
            "sha256": self.sha256,
            "md5": self.md5,
            "articles": self.articles,
        }


@dataclass(frozen=True, slots=True)
class Broken:
    """A file that is no whole pack, and what was expected of it."""

    file: Path
    expected: str

    def as_json(self) -> dict[str, object]:
        return {"file": self.file.name, "broken": self.expected}


def pack_files(folder: Path) -> list[Path]:
    """Return the folder's `*.zim` in the order of names. Raises BadInput."""
    try:
        names = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".zim")
    except OSError as fault:
        raise BadInput(str(folder), f"a readable folder of packs was expected ({fault.strerror})") from fault
    if len(names) > limits.PACKS:
        raise BadInput(str(folder), f"at most {limits.PACKS} packs were expected")
    return names


def read_catalogue(folder: Path, step: Callable[[], None]) -> list[Entry | Broken]:
    """Return every pack of a folder as the shelf takes it; `step` is called after each. Raises BadInput."""
    found: list[Entry | Broken] = []
    names: set[str] = set()
    for path in pack_files(folder):
        one = describe(path)
        if isinstance(one, Entry) and one.name in names:
            one = Broken(path, TWICE)
        elif isinstance(one, Entry):
            names.add(one.name)
        found.append(one)
        step()
    return found


def describe(path: Path) -> Entry | Broken:
    """Open one pack, check every byte, and say what it is."""
    try:
        pack = Pack.open(path)
        return Entry(
            pack.name,
            path,
            pack.title,
            pack.languages,
            pack.metadata("Publisher"),
            pack.metadata("Creator"),
            pack.date,
            path.stat().st_size,
            sha256_of(path),
            pack.checksum,
            pack.articles,
        )
    except BadInput as fault:
        return Broken(path, fault.expected)
    except OSError as fault:
        return Broken(path, f"a readable file was expected ({fault.strerror})")


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal, read piece by piece. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
