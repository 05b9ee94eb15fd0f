# SPDX-License-Identifier: GPL-3.0-or-later
"""A library's index file: built whole or not at all beside its packs, and known to be stale when the packs change."""

import enum
import logging
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import apsw

from kiosk.base.errors import BadInput
from kiosk.base.files import replace_by
from kiosk.library.search import limits
from kiosk.library.search.analysis import Analyst
from kiosk.library.search.articles import Article
from kiosk.library.search.harvest import PackHarvest
from kiosk.library.search.identity import PackIdentity, identify, identities, packs_of
from kiosk.library.search.store import IndexWriter, SearchIndex

log = logging.getLogger(__name__)
FILE: Final = "search.db"
_EVERY: Final = 50
_FAST: Final = (
    "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536; PRAGMA locking_mode=EXCLUSIVE"
)

Progress = Callable[[str, int, int], None]
"""Called with a pack's file name, how many of its entries were looked at, and of how many."""


class IndexState(enum.Enum):
    """Whether a library's index can be used; only FRESH answers for all packs."""

    FRESH = "fresh"
    STALE = "stale"
    MISSING = "missing"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Built:
    """What an index was built from; `left_out` has a line for each pack that could not be read."""

    articles: int
    packs: tuple[PackIdentity, ...]
    left_out: tuple[str, ...]


def build_index(folder: Path, progress: Progress | None = None) -> Built:
    """Index all packs of a folder into its `search.db`; broken packs are left out. Raises BadInput."""
    packs_of(folder)
    try:
        with tempfile.TemporaryDirectory(dir=folder, prefix=f".{FILE}.") as scratch:
            draft = Path(scratch) / FILE
            connection = apsw.Connection(str(draft))
            built = fill(connection, folder, progress)
            connection.close()
            replace_by(draft, folder / FILE)
    except (OSError, apsw.Error) as fault:
        raise BadInput(str(folder), f"a folder with room for an index was expected ({fault})") from fault
    return built


def fill(connection: apsw.Connection, folder: Path, progress: Progress | None = None) -> Built:
    """Index all packs of a folder into an empty database. Raises BadInput for a folder that cannot be read."""
    connection.execute(_FAST)
    writer = IndexWriter(connection, Analyst())
    packs: list[PackIdentity] = []
    left_out: list[str] = []
    for path in packs_of(folder):
        try:
            packs.append(identify(path))
            harvest = PackHarvest(path)
        except BadInput as fault:
            left_out.append(str(fault))
            continue
        for number, article in enumerate(harvest.articles(), start=1):
            if article is not None:
                writer.add(article)
            if progress is not None and (number % _EVERY == 0 or number == harvest.entries):
                progress(path.name, number, harvest.entries)
    articles = writer.finish(packs)
    return Built(articles, tuple(packs), tuple(left_out))


def index_of_small_packs(folder: Path) -> SearchIndex:
    """Index in memory what takes a moment: packs of up to `limits.SMALL_PACK` entries. Raises BadInput."""
    articles: list[Article] = []
    for path in packs_of(folder):
        try:
            harvest = PackHarvest(path)
            if harvest.entries <= limits.SMALL_PACK:
                articles += [article for article in harvest.articles() if article is not None]
        except BadInput as fault:
            log.warning("%s; it cannot be searched", fault)
    return SearchIndex.of(articles)


def index_state(folder: Path) -> IndexState:
    """Tell whether a folder's index answers for the packs that lie there now. Raises BadInput for the folder."""
    index = open_index(folder)
    if index is not None:
        index.close()
    return state_of(index, folder)


def state_of(index: SearchIndex | None, folder: Path) -> IndexState:
    """Tell the same of what `open_index` returned. Raises BadInput for the folder."""
    present = identities(folder)
    if not os.path.lexists(folder / FILE):
        return IndexState.MISSING
    if index is None:
        return IndexState.BROKEN
    return IndexState.FRESH if index.packs == present else IndexState.STALE


def open_index(folder: Path) -> SearchIndex | None:
    """Open a folder's index where it is fresh or stale; None where it is missing or broken."""
    try:
        return SearchIndex.open(folder / FILE)
    except BadInput:
        return None
