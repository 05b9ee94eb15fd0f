# SPDX-License-Identifier: GPL-3.0-or-later
"""How much of a page's bustle is borne before it is closed, and for how long it may be silent.

A page may ask, move and send itself elsewhere; one that does so without end keeps the screen busy and fills the record.
The bounds lie far above what a page needs that is read. Whoever is asked here knows when something was too much; ending
the page is done elsewhere.
"""

import enum
from collections import deque
from collections.abc import Mapping
from typing import Final

from kiosk.base.clock import Clock


class Doing(enum.Enum):
    """What a page does that somebody here has to answer."""

    ASKS = "it opens an alert, a question or a prompt"
    MOVES = "it changes its address"
    GOES = "it sends itself elsewhere, with no hand on a link"


WITHIN_SECONDS: Final = 10.0
MOST: Final[Mapping[Doing, int]] = {
    Doing.ASKS: 20,
    Doing.MOVES: 60,  # Chromium lets 200 through in this time; a page that follows its reader down needs far fewer
    Doing.GOES: 30,  # redirects count, and one address may need a few
}
PULSE_MS: Final = 1000
LARGEST: Final = (
    1024**3
)  # bytes; scripts have a bound of their own at half of it (`tables.switches`), pictures have none
MOST_UNANSWERED: Final = 10  # a page may compute for ten seconds before it is taken for one that hangs
MOST_THREADS: Final = 40  # Chromium needs some twenty, and each worker of a page one


class Patience:
    """Counts what one session's pages do."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._done: dict[Doing, deque[float]] = {doing: deque() for doing in Doing}
        self._unanswered = 0

    def bears(self, doing: Doing) -> bool:
        """Count it, and tell whether it is still borne; when it is not, the count begins anew."""
        done, now = self._done[doing], self._clock.monotonic()
        done.append(now)
        while done[0] < now - WITHIN_SECONDS:
            done.popleft()
        if len(done) <= MOST[doing]:
            return True
        done.clear()
        return False

    def asks_for_life(self) -> bool:
        """Count a question that the page has to answer; tell whether too many before it went without."""
        if self._unanswered >= MOST_UNANSWERED:
            self._unanswered = 0
            return False
        self._unanswered += 1
        return True

    def hears_life(self) -> None:
        """The page has answered, or there is another one."""
        self._unanswered = 0
