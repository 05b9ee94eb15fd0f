# SPDX-License-Identifier: GPL-3.0-or-later
"""How much the library takes from outside before it stops reading."""

from typing import Final

GUIDE_BYTES: Final = 64 * 1024
"""One guide's source; the longest of ours has about 8 KiB."""
GUIDES: Final = 2000
"""Guides of one folder, and cards of one pack."""
SOURCES: Final = 12
"""Sources that one guide may name."""
KEYWORDS: Final = 24
"""Words of one guide that only the search reads."""
KEYWORD_LETTERS: Final = 60
SECTIONS: Final = 80
"""Sections of one guide; each word of the glossary is one."""
FIGURE_POINTS: Final = 8
"""Bars of one plot; more would not stand side by side on our narrowest screen."""
FIGURE_VALUE: Final = 10**9
CARDS_BYTES: Final = 1024 * 1024
"""The list of guides inside a pack."""
TOPICS: Final = 50
PACKS: Final = 64
"""Packs on one shelf."""
PAGE_BYTES: Final = 64 * 1024 * 1024
"""One page or picture out of a pack."""
MEDIA_BYTES: Final = 4 * 1024 * 1024 * 1024
"""One film or recording out of a pack; it is sent piece by piece."""
PATH_LETTERS: Final = 2000
WAITING: Final = 256
"""Requests of pages that wait for an answer at the same time."""
REDIRECTS: Final = 8
"""Redirects followed inside a pack before the page counts as absent."""
TEXT_LETTERS: Final = 2000
"""A title or summary on a card, a metadata entry of a pack."""
SPARE_BYTES: Final = 64 * 1024 * 1024
"""Room that a copied pack leaves on the disk: the journal must go on."""
CHECKSUM_FILE_BYTES: Final = 4096
"""A `FILE.sha256` beside a pack."""
