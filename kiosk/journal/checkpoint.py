# SPDX-License-Identifier: GPL-3.0-or-later
"""A signed statement of a journal's size and root, in the C2SP tlog-checkpoint form."""

import base64
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
    text = untrusted_note.rpartition("\n\n")[0] + "\n"
    try:
        origin, size, root, _ = text.split("\n")
        checkpoint = Checkpoint(origin, int(size), base64.b64decode(root, validate=True))
    except ValueError as fault:
        raise BadInput("checkpoint", "three lines (origin, size, root) were expected") from fault
    if not origin or checkpoint.size < 0 or len(checkpoint.root) != HASH_BYTES or checkpoint.text() != text:
        raise BadInput("checkpoint", "an origin, a size and a root of 32 bytes were expected")
    return checkpoint
