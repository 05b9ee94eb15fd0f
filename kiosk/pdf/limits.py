# SPDX-License-Identifier: GPL-3.0-or-later
"""How much of a PDF is taken, and how much its process may use."""

from typing import Final

MOST_BYTES: Final = 64 * 1024 * 1024
MOST_PAGES: Final = 1000
MOST_HEADINGS: Final = 190
MOST_LINES: Final = 3000  # of one page
MOST_LINES_IN_ALL: Final = 60_000  # pages that come later are shown, and their words are not told
MOST_LETTERS_IN_ALL: Final = 4_000_000
MOST_TOLD_BYTES: Final = 32 * 1024 * 1024  # of all pages' frames
LONGEST_LINE: Final = 1000  # characters
LONGEST_TITLE: Final = 160
WIDEST: Final = 3000  # pixels of a picture
TALLEST: Final = 4500
STEEPEST: Final = 4  # times as tall as wide, or as wide as tall: more of a page is not shown
LARGEST_FRAME: Final = 48 * 1024 * 1024
MEMORY: Final = 2 * 1024 * 1024 * 1024
SECONDS: Final = 600  # of the processor, for as long as a document is read
