# SPDX-License-Identifier: GPL-3.0-or-later
"""The same articles under two other searches: Xapian inside the ZIM, as kiwix-serve asks it, and plain FTS5."""

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

import apsw
from libzim.reader import Archive  # type: ignore[import-untyped]  # stubs, but no py.typed marker
from libzim.search import Query as ZimQuery  # type: ignore[import-untyped]  # likewise
from libzim.search import Searcher
from libzim.writer import Creator  # type: ignore[import-untyped]  # likewise

from kiosk.library.search.articles import Article, ArticleKind
from kiosk.library.search.letters import WORD
from kiosk.library.zim import WrittenItem, quiet

FOUND = 30
ISO_639_3 = {"kk": "kaz", "ru": "rus", "en": "eng"}


def work_of(article: Article) -> str:
    """Return what an answer counts as: a guide's id, else the page's path."""
    return article.path.partition("/")[2] if article.kind is ArticleKind.GUIDE else f"made/{article.path}"


def once(works: Iterable[str]) -> list[str]:
    """Return each work once; a guide's translations are one answer here too, so that no peer is worse off."""
    return list(dict.fromkeys(works))


class Plain:
    """FTS5 with its own tokeniser, bm25 with our weights for the fields; all words, else any."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._works = list(map(work_of, articles))
        self._run = apsw.Connection(":memory:")
        self._run.execute("CREATE VIRTUAL TABLE words USING fts5(title, headings, lead, body, tokenize=unicode61)")
        rows = ((n, a.title, a.headings, a.lead, a.body) for n, a in enumerate(articles, start=1))
        with self._run:
            self._run.executemany("INSERT INTO words(rowid, title, headings, lead, body) VALUES(?, ?, ?, ?, ?)", rows)
        self._run.execute("INSERT INTO words(words, rank) VALUES('rank', 'bm25(10.0, 5.0, 4.0, 1.0)')")

    def search(self, query: str, _language: str) -> list[str]:
        words = [f'"{word}"' for word in WORD.findall(query)]
        found = self._ask(" AND ".join(words)) + self._ask(" OR ".join(words))
        return once(found)

    def _ask(self, match: str) -> list[str]:
        sql = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?"
        return [self._works[int(str(row)) - 1] for (row,) in self._run.execute(sql, (match, FOUND))]


class Xapian:
    """One ZIM a language, each indexed by libzim in it, as publishers make them; the query's own language is told."""

    def __init__(self, articles: Sequence[Article], folder: Path) -> None:
        self._works = {article.path: work_of(article) for article in articles}
        self._archives = {language: self._write(articles, folder, language) for language in ISO_639_3}

    def search(self, query: str, language: str) -> list[str]:
        archive = self._archives[language]
        results = Searcher(archive).search(ZimQuery().set_query(query))
        return once(self._works[path] for path in results.getResults(0, FOUND))

    def _write(self, articles: Sequence[Article], folder: Path, language: str) -> object:
        path = folder / f"{language}.zim"
        with quiet(), Creator(path).config_indexing(True, ISO_639_3[language]) as creator:
            creator.set_mainpath("main")
            for name in ("Name", "Title", "Description", "Creator", "Publisher", "Date", "Language"):
                creator.add_metadata(name, ISO_639_3[language])
            for article in articles:
                if article.language == language:
                    creator.add_item(WrittenItem(article.path, article.title, "text/html", _html(article)))
        return Archive(path)


def _html(article: Article) -> bytes:
    parts = [f"<h2>{escape(article.headings)}</h2>", f"<p>{escape(article.lead)}</p><p>{escape(article.body)}</p>"]
    title = escape(article.title)
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{''.join(parts)}</body></html>".encode()
