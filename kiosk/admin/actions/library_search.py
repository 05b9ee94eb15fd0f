# SPDX-License-Identifier: GPL-3.0-or-later
"""A library indexed, and searched also where its index is missing, stale or broken: then one is made in memory."""

from dataclasses import dataclass
from pathlib import Path

import apsw

from kiosk.library.search.analysis import Analyst
from kiosk.library.search.building import FILE, Built, IndexState, Progress, build_index, fill, index_state
from kiosk.library.search.finder import Finder, Found
from kiosk.library.search.store import SearchIndex


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, and a line for each pack that could not be searched."""

    found: Found
    left_out: tuple[str, ...]


def index(folder: Path, progress: Progress | None = None) -> Built:
    """Write the folder's index anew. Raises BadInput."""
    return build_index(folder, progress)


def search(folder: Path, query: str, language: str, limit: int) -> Answer:
    """Search a folder of packs. Raises BadInput."""
    if index_state(folder) is IndexState.FRESH:
        return Answer(Finder(SearchIndex.open(folder / FILE)).search(query, language, limit), ())
    connection = apsw.Connection(":memory:")
    built = fill(connection, folder)
    packs = SearchIndex(connection, str(folder), Analyst())
    return Answer(Finder(packs).search(query, language, limit), built.left_out)
