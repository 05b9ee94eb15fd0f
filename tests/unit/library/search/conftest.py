# SPDX-License-Identifier: GPL-3.0-or-later
"""Articles, an index of them in memory, and a library folder with the pack of the shipped guides."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kiosk.library.search.articles import Article, ArticleKind
from kiosk.library.search.building import build_index
from kiosk.library.search.finder import Finder
from kiosk.library.search.store import SearchIndex

MakeFinder = Callable[..., Finder]


def page(title: str, body: str = "", *, language: str = "kk", lead: str = "", number: int = 0) -> Article:
    """Return a page of a pack named `made`."""
    path = f"{language}/{number}-{title}"
    day = date(2026, 1, 2)
    return Article(ArticleKind.PAGE, "made", path, "", "", title, "", lead, body, language, day, f"page made {path}")


def found_titles(finder: Finder, query: str, **more: object) -> list[str]:
    """Return the titles of the answers, best first."""
    return [hit.title for hit in finder.search(query, **more).hits]  # type: ignore[arg-type]


@pytest.fixture
def finder_of() -> MakeFinder:
    def make(*articles: Article) -> Finder:
        return Finder(SearchIndex.of(articles))

    return make


@pytest.fixture(scope="session")
def indexed_library(tmp_path_factory: pytest.TempPathFactory, pack_file: Path) -> Path:
    folder = tmp_path_factory.mktemp("library")
    shutil.copy(pack_file, folder / "guides.zim")
    build_index(folder)
    return folder
