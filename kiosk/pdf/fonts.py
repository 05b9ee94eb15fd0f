# SPDX-License-Identifier: GPL-3.0-or-later
"""The fonts for a PDF that names one and does not carry it: PT Serif, PT Sans and PT Mono, read before files are shut.

PDFium would look in the system's folders, and without them draws no Kazakh or Russian letter. A name is only guessed
at: serif or not, upright or not, bold or not, all of one width or not.
"""

import ctypes
import struct
from pathlib import Path
from typing import Any, Final

from pypdfium2 import PdfSysfontBase

FOLDER: Final = Path("/usr/share/fonts/truetype/paratype")
SERIF: Final = ("PTF55F.ttf", "PTF75F.ttf", "PTF56F.ttf", "PTF76F.ttf")  # upright, bold, italic, bold and italic
SANS: Final = ("PTS55F.ttf", "PTS75F.ttf", "PTS56F.ttf", "PTS76F.ttf")
MONO: Final = ("PTM55F.ttf", "PTM75F.ttf", "PTM55F.ttf", "PTM75F.ttf")
SANS_NAMES: Final = ("arial", "helvetica", "sans", "calibri", "verdana", "tahoma", "segoe", "inter", "roboto")
MONO_NAMES: Final = ("courier", "mono", "consolas", "lucidaconsole")
FIXED_PITCH: Final = 1  # FXFONT_FF_FIXEDPITCH
ROMAN: Final = 16  # FXFONT_FF_ROMAN
BOLD: Final = 600
CYRILLIC: Final = 204  # FXFONT_RUSSIAN_CHARSET


def file_for(name: str, weight: int, *, italic: bool, pitch: int) -> str:
    """Return the file of the face that stands in for a font of this name."""
    spoken = name.lower().replace(" ", "")
    if pitch & FIXED_PITCH or any(known in spoken for known in MONO_NAMES):
        family = MONO
    elif any(known in spoken for known in SANS_NAMES) or (not pitch & ROMAN and "times" not in spoken):
        family = SANS
    else:
        family = SERIF
    bold = weight >= BOLD or "bold" in spoken
    return family[2 * (italic or "italic" in spoken or "oblique" in spoken) + bold]


class Fonts(PdfSysfontBase):
    """Answers PDFium from memory; keep it for as long as PDFium draws. Raises OSError where a font is missing."""

    def __init__(self) -> None:
        self._faces = [(FOLDER / name).read_bytes() for name in dict.fromkeys(SERIF + SANS + MONO)]
        self._places = {name: place + 1 for place, name in enumerate(dict.fromkeys(SERIF + SANS + MONO))}
        super().__init__()

    def name_none(self, _info: Any, _mapper: Any) -> None:
        """Name none: PDFium asks for each it wants."""

    def stand_in(self, _info: Any, weight: int, italic: int, _charset: int, pitch: int, name: Any, _exact: Any) -> int:
        spoken = ctypes.cast(name, ctypes.c_char_p).value or b""
        return self._places[file_for(spoken.decode("latin-1"), weight, italic=bool(italic), pitch=pitch)]

    def find(self, _info: Any, _name: Any) -> None:
        return None

    def read(self, _info: Any, font: int, table: int, buffer: Any, size: int) -> int:
        """Write a table of a font, or the whole (table 0), where there is room; return its size."""
        face = self._faces[font - 1]
        part = face if table == 0 else table_of(face, table)
        if buffer and size >= len(part):
            ctypes.memmove(buffer, part, len(part))
        return len(part)

    def face_name(self, _info: Any, _font: int, _buffer: Any, _size: int) -> int:
        return 0

    def alphabet(self, _info: Any, _font: int) -> int:
        return CYRILLIC

    def keep(self, _info: Any, _font: int) -> None:
        """Keep it: all are kept."""

    def stay(self, _info: Any) -> None:
        """Nothing to let go."""

    EnumFonts, MapFont, GetFont, GetFontData = name_none, stand_in, find, read
    GetFaceName, GetFontCharset, DeleteFont, Release = face_name, alphabet, keep, stay


def table_of(face: bytes, tag: int) -> bytes:
    """Return one table of a TrueType font, empty where it has none (OpenType 1.9, "table directory")."""
    (count,) = struct.unpack_from(">H", face, 4)
    for place in range(count):
        name, _, start, length = struct.unpack_from(">IIII", face, 12 + 16 * place)
        if name == tag:
            return face[start : start + length]
    return b""
