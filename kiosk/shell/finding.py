# SPDX-License-Identifier: GPL-3.0-or-later
"""Search for the screens: what is searched, and questions that are answered off Qt's thread.

What a reader types stays in this process's memory until it is answered; it is not told to kioskd and not kept.
"""

import logging
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiosk.base.errors import BadInput
from kiosk.library.search.articles import site_articles
from kiosk.library.search.building import FILE, IndexState, index_of_small_packs, open_index, state_of
from kiosk.library.search.finder import Finder, Found
from kiosk.library.search.store import SearchIndex
from kiosk.policy.model import Policy
from kiosk.qtkit.guards import ask_or_refuse

log = logging.getLogger(__name__)


def open_finder(folder: Path, policy: Policy) -> Finder:
    """Open the index of a folder of packs; where there is none, index its smaller packs in memory. Raises BadInput."""
    index = open_index(folder)
    state = state_of(index, folder)
    if state is not IndexState.FRESH:
        log.warning("%s is %s: run kioskctl library index", folder / FILE, state.value)
    return Finder(index or index_of_small_packs(folder), sites_of(policy))


def sites_of(policy: Policy) -> SearchIndex:
    """Index what a policy says of its sites."""
    return SearchIndex.of(site_articles(policy))


class Finding(QObject):
    """Answers the last question only; emits `found(Found)` on Qt's thread."""

    found = Signal(object)
    _answered = Signal(int, object)

    def __init__(self, finder: Finder, language: str, parent: QObject) -> None:
        super().__init__(parent)
        self._finder, self._language = finder, language
        self._asked = 0
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="finding")
        self._answered.connect(self._answer)
        self._thread.submit(lambda: ask_or_refuse(finder.make_ready, None))

    def ask(self, untrusted_query: str) -> None:
        """Look for a query's words; an answer to an earlier question is dropped."""
        self._asked += 1
        number = self._asked

        def look() -> None:
            found = ask_or_refuse(lambda: self._look(untrusted_query), Found(()))
            with suppress(RuntimeError):  # the session is over
                self._answered.emit(number, found)

        self._thread.submit(look)

    def suggest(self, untrusted_typed: str) -> tuple[str, ...]:
        """Return what may be meant; at once, for it takes less than a millisecond."""
        try:
            return self._finder.suggest(untrusted_typed, self._language)
        except BadInput as fault:
            log.warning("%s", fault)
            return ()

    def speak(self, language: str) -> None:
        """Answer in another language from now on."""
        self._language = language

    def forget(self) -> None:
        """Drop the question that waits for its answer."""
        self._asked += 1

    def close(self) -> None:
        self.forget()
        self._thread.submit(self._finder.forget)
        self._thread.shutdown(wait=False)

    def _look(self, untrusted_query: str) -> Found:
        try:
            return self._finder.search(untrusted_query, self._language, limit=20)
        except BadInput as fault:
            log.warning("%s", fault)  # names the index, never the query
            return Found(())

    def _answer(self, number: int, found: Found) -> None:
        if number == self._asked:
            self.found.emit(found)
