# SPDX-License-Identifier: GPL-3.0-or-later
"""What the screen and kioskd say to each other of a page that a reader wants on paper; `messages` counts them in."""

from dataclasses import dataclass
from typing import Final

PAGES: Final = "pages"  # in `Asked` and `NotAsked`: the page on the screen, on paper


# from the screen
@dataclass(frozen=True, slots=True)
class AskPagesLeft:
    """How many sheets may the reader still ask staff for?"""

    session: str


@dataclass(frozen=True, slots=True)
class AskForPages:
    """The reader asks staff for the page on the screen, on so many sheets; a PDF of so many bytes follows in parts."""

    session: str
    pages: int
    size: int


@dataclass(frozen=True, slots=True)
class PagesPart:
    """The next bytes of that PDF, in Base64."""

    session: str
    data: str


# from kioskd
@dataclass(frozen=True, slots=True)
class PagesLeft:
    """So many sheets may still be asked for; `most` in a session, 0 where pages are not printed here."""

    session: str
    left: int
    most: int
