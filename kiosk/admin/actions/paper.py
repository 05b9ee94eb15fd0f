# SPDX-License-Identifier: GPL-3.0-or-later
"""The fonts of everything that is printed: Debian's PT Sans and PT Mono, which have every letter of Kazakh."""

from pathlib import Path
from typing import Final

from fpdf import FPDF

from kiosk.base.errors import BadInput

FONTS: Final = Path("/usr/share/fonts/truetype/paratype")
FACES: Final = {("sans", ""): "PTS55F.ttf", ("sans", "B"): "PTS75F.ttf", ("mono", ""): "PTM55F.ttf"}


def add_fonts(paper: FPDF) -> None:
    """Let a paper use the families "sans" (also bold) and "mono". Raises BadInput where they are not installed."""
    for (family, style), name in FACES.items():
        if not (FONTS / name).is_file():
            raise BadInput(str(FONTS / name), "the font of Debian's package fonts-paratype was expected")
        paper.add_font(family, "B" if style else "", FONTS / name)
