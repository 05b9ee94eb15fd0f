# SPDX-License-Identifier: GPL-3.0-or-later
"""What is taken out of packs: our guides by their list, and every page of a pack from elsewhere, redirects left out."""

from datetime import date
from pathlib import Path

import pytest

from kiosk.base.errors import BadInput
from kiosk.library.search.articles import ArticleKind
from kiosk.library.search.building import build_index, open_index
from kiosk.library.search.finder import Finder
from kiosk.library.search.harvest import PackHarvest, language_of
from kiosk.library.search.identity import identify
from kiosk.library.zim import WrittenItem, new_archive, quiet

PAGES = {
    "A/abai": ("Абай Құнанбайұлы", '<html lang="kk"><body><h1>Абай</h1><p>Қазақтың ұлы ақыны, ағартушы әрі ойшыл.</p>'),
    "A/pushkin": ("Пушкин", "<p>Великий русский поэт, драматург и прозаик, родился в Москве.</p>"),
    "A/plain": ("Plain", "<title>Library</title><p>A library lends books to all who come.</p>"),
}


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("foreign") / "Poets_mini.zim"
    with quiet(), new_archive(path) as archive:
        archive.set_mainpath("A/abai")
        archive.add_metadata("Date", "2025-03-04")
        archive.add_metadata("Language", "kaz,rus,eng")
        for name, (title, html) in PAGES.items():
            archive.add_item(WrittenItem(name, title, "text/html", html.encode()))
        archive.add_item(WrittenItem("I/note", "note", "text/plain", "Абай".encode()))
        archive.add_redirection("A/old", "Old", "A/abai", {})  # type: ignore[attr-defined]
    return path


def test_pages_are_taken_once_with_their_language_and_the_pack_s_date(foreign: Path) -> None:
    harvest = PackHarvest(foreign)
    looked_at = list(harvest.articles())
    articles = {article.path: article for article in looked_at if article is not None}
    assert len(looked_at) == harvest.entries
    assert set(articles) == set(PAGES)
    assert {path: article.language for path, article in articles.items()} == {
        "A/abai": "kk",
        "A/pushkin": "ru",
        "A/plain": "en",
    }
    assert articles["A/plain"].title == "Plain"
    assert articles["A/abai"].title == "Абай Құнанбайұлы"
    assert {(article.kind, article.pack, article.as_of) for article in articles.values()} == {
        (ArticleKind.PAGE, "poets_mini", date(2025, 3, 4))
    }


def test_a_foreign_pack_is_searched_beside_the_guides(foreign: Path, pack_file: Path, tmp_path: Path) -> None:
    for path in (foreign, pack_file):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    build_index(tmp_path)
    index = open_index(tmp_path)
    assert index is not None
    finder = Finder(index)
    first = finder.search("ақындардың").hits[0]
    assert (first.pack, first.path) == ("poets_mini", "A/abai")
    assert finder.search("поэты").hits[0].path == "A/pushkin"
    assert finder.search("қорғаушыға").hits[0].pack == "guides"


def test_guides_come_from_their_list(pack_file: Path) -> None:
    articles = [article for article in PackHarvest(pack_file).articles() if article is not None]
    assert {article.kind for article in articles} == {ArticleKind.GUIDE}
    assert len({article.work for article in articles}) * 3 == len(articles)
    for article in articles:
        assert article.path.startswith(f"{article.language}/")
        assert article.lead
        assert article.headings
        assert article.as_of is not None


def test_a_file_that_is_no_pack_is_bad_input(tmp_path: Path, pack_file: Path) -> None:
    (tmp_path / "a.zim").write_bytes(b"no pack at all")
    (tmp_path / "b.zim").write_bytes(pack_file.read_bytes()[:2000])
    for name in ("a.zim", "b.zim", "c.zim"):
        with pytest.raises(BadInput, match=name):
            identify(tmp_path / name)


def test_a_language_is_told_by_letters() -> None:
    assert language_of("Әкімшіліктің әрекетіне қалай шағымданамын?") == "kk"
    assert language_of("Как пожаловаться на администрацию?") == "ru"
    assert language_of("How do I complain?") == "en"
