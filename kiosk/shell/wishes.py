# SPDX-License-Identifier: GPL-3.0-or-later
"""How the reader at the screen wants it: language, large print, strong contrast. Kept for one sitting only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wishes:
    """The choices of the first screen."""

    language: str = "kk"
    large: bool = False
    contrast: bool = False
