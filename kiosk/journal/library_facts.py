# SPDX-License-Identifier: GPL-3.0-or-later
"""What the journal says of the library: which packs staff put on the station, and which they took away."""

from dataclasses import dataclass
from typing import ClassVar

from kiosk.journal.kinds import Kind


@dataclass(frozen=True, slots=True)
class PackAdded:
    """A pack lies in the library from now on, in the place of any other of its name; `sha256` is the file's."""

    kind: ClassVar[Kind] = Kind.PACK_ADDED
    pack: str
    sha256: str
    by: str


@dataclass(frozen=True, slots=True)
class PackRemoved:
    """A pack is no longer in the library; `sha256` is that of the file that lay there."""

    kind: ClassVar[Kind] = Kind.PACK_REMOVED
    pack: str
    sha256: str
    by: str


LibraryFact = PackAdded | PackRemoved
