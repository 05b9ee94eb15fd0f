# SPDX-License-Identifier: GPL-3.0-or-later
"""Guides made into one pack. The same guides and look give the same bytes, so that a hash of it means something."""

from collections.abc import Sequence
from pathlib import Path

from kiosk.base.palette import Palette
from kiosk.library.guides import Guide


def build_pack(guides: Sequence[Guide], target: Path, *, palette: Palette) -> None:
    """Write the guides of `read_guides` as a ZIM file at `target`, whole or not at all."""
    raise NotImplementedError((guides, target, palette))
