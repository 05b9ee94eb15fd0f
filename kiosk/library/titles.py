# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of entries by title that readers before libzim 9.4 look for, put into a finished ZIM file.

The libzim that writes here leaves it out (minor version 3) and keeps its own list inside; Debian 12's zimcheck and
kiwix-serve (libzim 8) take a file without it for a damaged one. Layout: openZIM wiki, "ZIM file format": numbers are
little-endian; an entry is two bytes of kind, one unused, one of namespace, then fields, path and title ended by zero.
"""

import struct
from typing import Final

_VERSION, _COUNT, _PATHS, _TITLES, _CHECKSUM = 6, 24, 32, 40, 72
_WITH_TITLES: Final = 1
_REDIRECT: Final = 0xFFFF
_REDIRECT_FIELDS, _ITEM_FIELDS = 12, 16
_CHECKSUM_BYTES: Final = 16


def with_titles(written: bytes) -> bytearray:
    """Return the file without its checksum and with the table at its end; the header tells of both."""
    count = int(struct.unpack_from("<I", written, _COUNT)[0])
    paths = int(struct.unpack_from("<Q", written, _PATHS)[0])
    places = struct.unpack_from(f"<{count}Q", written, paths)
    order = sorted(range(count), key=lambda number: _title(written, places[number]))
    body = bytearray(written[:-_CHECKSUM_BYTES])
    struct.pack_into("<H", body, _VERSION, _WITH_TITLES)
    struct.pack_into("<Q", body, _TITLES, len(body))
    body += struct.pack(f"<{count}I", *order)
    struct.pack_into("<Q", body, _CHECKSUM, len(body))
    return body


def _title(written: bytes, place: int) -> tuple[bytes, bytes]:
    """Return the namespace and title of the entry that begins at `place`; without a title its path is one."""
    (kind,) = struct.unpack_from("<H", written, place)
    start = place + (_REDIRECT_FIELDS if kind == _REDIRECT else _ITEM_FIELDS)
    end = written.index(b"\0", start)
    title = written[end + 1 : written.index(b"\0", end + 1)]
    return written[place + 3 : place + 4], title or written[start:end]
