# SPDX-License-Identifier: GPL-3.0-or-later
"""`document://dN/`: a PDF of this session as a page of ours; `words` is its other form, `PAGE-WIDTH.png` a picture.

What an address may be stands here alone.
"""

import re
from typing import Final, NamedTuple

SCHEME: Final = "document"
_ADDRESS: Final = re.compile(rf"{SCHEME}://(d[0-9]{{1,6}})/(?:(words)|([0-9]{{1,4}})-([0-9]{{3,4}})\.png)?")


class DocumentAddress(NamedTuple):
    """Which PDF, and what of it: its pages, its words alone, or a picture (page, counted from 0, and width)."""

    name: str
    words: bool
    picture: tuple[int, int] | None


def read_document_address(url_text: str) -> DocumentAddress | None:
    """Return what an address means, None where it is none of a PDF's."""
    parts = _ADDRESS.fullmatch(url_text)
    if parts is None:
        return None
    picture = (int(parts[3]), int(parts[4])) if parts[3] else None
    return DocumentAddress(parts[1], bool(parts[2]), picture)


def document_address(name: str) -> str:
    return f"{SCHEME}://{name}/"
