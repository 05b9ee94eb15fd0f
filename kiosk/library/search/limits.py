# SPDX-License-Identifier: GPL-3.0-or-later
"""How much search takes from outside before it stops: of a reader's query, of a page, of an index."""

from typing import Final

QUERY_LETTERS: Final = 200
"""What is read of a query; the rest is cut."""
QUERY_WORDS: Final = 12
WORD_LETTERS: Final = 40
"""Longer runs of letters are no words, and are neither kept nor looked for."""
TITLE_LETTERS: Final = 300
HEADING_LETTERS: Final = 4_000
LEAD_LETTERS: Final = 600
BODY_LETTERS: Final = 200_000
"""What is kept and indexed of one page's text."""
HTML_BYTES: Final = 4 * 1024 * 1024
"""A larger page is left out of the index."""
NESTING: Final = 512
"""A page with more elements within each other is left out too; Chromium itself stops at this depth."""
TAG_BYTES: Final = 2048
"""A page with a longer tag, its attributes' values not counted, is left out."""
HEADINGS: Final = 400
PARAGRAPHS: Final = 40
"""How many of a page's headings are read, and how many paragraphs looked at for the first of some length."""
ARTICLES: Final = 2_000_000
ANALYSED_WORDS: Final = 400_000
"""Different words whose analysis is remembered while an index is built; after that, memory is given back."""
CANDIDATES: Final = 100
"""Articles that are weighed one by one for a query."""
HEAVY_ROWS: Final = 12_000
"""A word found in more articles than this is looked for in titles, headings and leads only."""
VARIANTS: Final = 4
"""Readings of one word that was typed in Latin letters."""
NEAR_WORDS: Final = 5
NEAR_TRIED: Final = 15
"""Phrases that are looked for themselves, so that none is offered which finds nothing."""
THESAURUS_BYTES: Final = 512 * 1024
GROUPS: Final = 2_000
RESULTS: Final = 100
SUGGESTIONS: Final = 20
SMALL_PACK: Final = 2_000
"""Entries of a pack that is indexed in memory where there is no index file."""
