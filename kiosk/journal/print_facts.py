# SPDX-License-Identifier: GPL-3.0-or-later
"""What the journal says of papers: that one was asked for, printed or thrown away, and never which it was."""

from dataclasses import dataclass
from typing import ClassVar

from kiosk.journal.kinds import Kind


@dataclass(frozen=True, slots=True)
class PrintAskedFor:
    """The reader asked for a form on paper; `number` counts from the station's start."""

    kind: ClassVar[Kind] = Kind.PRINT_ASKED_FOR
    session: str
    reader: str
    number: int


@dataclass(frozen=True, slots=True)
class PagesAskedFor:
    """The reader asked for a page of the screen on paper, on so many sheets; which page it was is not here."""

    kind: ClassVar[Kind] = Kind.PAGES_ASKED_FOR
    session: str
    reader: str
    number: int
    pages: int


@dataclass(frozen=True, slots=True)
class PrintReleased:
    """Staff took a paper to print it; the station holds nothing of it any more."""

    kind: ClassVar[Kind] = Kind.PRINT_RELEASED
    number: int
    reader: str
    by: str


@dataclass(frozen=True, slots=True)
class PrintDiscarded:
    """A paper is gone unprinted: thrown away by staff, or after a day by the station (`by` is empty)."""

    kind: ClassVar[Kind] = Kind.PRINT_DISCARDED
    number: int
    reader: str
    by: str


PrintFact = PrintAskedFor | PagesAskedFor | PrintReleased | PrintDiscarded
