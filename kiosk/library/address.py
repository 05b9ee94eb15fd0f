# SPDX-License-Identifier: GPL-3.0-or-later
"""Addresses in the library: `library://PACK/PATH`, read strictly and written so that they read back the same.

Rules, each a refusal (None):
- the scheme in small letters, then `//`, then a pack's name and nothing else: no user, no port, no capital letter;
- a slash after the name; an address is ASCII, as Chromium writes it;
- every `%` begins two hexadecimal digits, and what they spell is UTF-8;
- no control character, no backslash and no encoded slash in the path;
- no segment `.` or `..`, plain or encoded;
- at most `limits.PATH_LETTERS` letters of path.
What follows the first `?` is left out: a name in a pack that has a question mark is written `%3F`.
"""

import re
from typing import Final, NamedTuple
from urllib.parse import quote, unquote_to_bytes

from kiosk.library import limits

SCHEME: Final = "library"
PACK_NAME: Final = re.compile(r"[a-z][a-z0-9._-]{0,62}")
_ADDRESS: Final = re.compile(rf"{SCHEME}://({PACK_NAME.pattern})/([!-~]*)")
_BAD_ESCAPE: Final = re.compile(r"%(?![0-9A-Fa-f]{2})|%2[Ff]|%5[Cc]|\\")
_BYTES_OF_A_LETTER: Final = 12  # four bytes of UTF-8, each written %XX
_KEPT: Final = "/:@!$&'()*+,;=~"


class LibraryAddress(NamedTuple):
    """A pack's name, and a path inside it: decoded, without a slash before it; "" is the main page."""

    pack: str
    path: str


def read_address(url_text: str) -> LibraryAddress | None:
    """Return what an address means, None where it is none of the library's."""
    if len(url_text) > limits.PATH_LETTERS * _BYTES_OF_A_LETTER + 100:
        return None
    parts = _ADDRESS.fullmatch(url_text.partition("#")[0])
    if parts is None:
        return None
    raw = parts[2].partition("?")[0]
    if _BAD_ESCAPE.search(raw):
        return None
    try:
        path = unquote_to_bytes(raw).decode()
    except UnicodeDecodeError:
        return None
    return LibraryAddress(parts[1], path) if _is_path(path) else None


def write_address(pack: str, path: str) -> str:
    """Return the address of a path in a pack; `read_address` gives both back where it takes them at all."""
    return f"{SCHEME}://{pack}/{quote(path, safe=_KEPT)}"


def _is_path(path: str) -> bool:
    return (
        len(path) <= limits.PATH_LETTERS
        and not any(ord(letter) < 0x20 or 0x7F <= ord(letter) < 0xA0 for letter in path)
        and not {".", ".."} & set(path.split("/"))
    )
