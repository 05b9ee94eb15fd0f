# SPDX-License-Identifier: GPL-3.0-or-later
"""A signed statement of a journal's size and root, in the C2SP tlog-checkpoint form."""

import base64
import binascii
from dataclasses import dataclass

from kiosk.base.errors import BadInput
from kiosk.journal.tree import HASH_BYTES


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Which log, how many entries, and the root over them."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        """Return the text that is signed: three lines."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


def parse_checkpoint(untrusted_note: str) -> Checkpoint:
    """Read the text of a checkpoint note; its signature is checked elsewhere. Raises BadInput."""
    lines = untrusted_note.partition("\n\n")[0].splitlines()
    try:
        origin, size, root = lines
        checkpoint = Checkpoint(origin, int(size), base64.b64decode(root, validate=True))
    except (ValueError, binascii.Error) as fault:
        raise BadInput("checkpoint", "three lines (origin, size, root) were expected") from fault
    if not origin or checkpoint.size < 0 or str(checkpoint.size) != size or len(checkpoint.root) != HASH_BYTES:
        raise BadInput("checkpoint", "an origin, a size and a root of 32 bytes were expected")
    return checkpoint
