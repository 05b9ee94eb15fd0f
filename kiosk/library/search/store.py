# SPDX-License-Identifier: GPL-3.0-or-later
"""The index in SQLite: articles as they read, their terms in FTS5, the vocabulary, and what is suggested.

FTS5 keeps no text (contentless) and every place of every term. Our text lies beside it, compressed, for the snippets;
in a row's last column, so that the others are read without it.
The file is opened without any right to write and without its lock files, so that a reader's process needs none.
"""

import threading
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final
from urllib.parse import quote

import apsw

from kiosk.base.errors import BadInput
from kiosk.library.search import limits
from kiosk.library.search.analysis import Analyst
from kiosk.library.search.articles import Article, ArticleKind
from kiosk.library.search.identity import PackIdentity
from kiosk.library.search.letters import WORD, lower, skeleton
from kiosk.library.search.tokens import NAME, Tokeniser
from kiosk.library.search.typos import Vocabulary

FORMAT: Final = 1
COLUMNS: Final = ("title", "headings", "lead", "body")
_BATCH: Final = 1_000
_SCHEMA: Final = f"""
CREATE TABLE about(format INTEGER, articles INTEGER);
CREATE TABLE packs(name TEXT PRIMARY KEY, size INTEGER, identity TEXT, checksum TEXT) WITHOUT ROWID;
CREATE TABLE articles(id INTEGER PRIMARY KEY, kind TEXT, pack TEXT, path TEXT, site TEXT, address TEXT, title TEXT,
    headings TEXT, lead TEXT, language TEXT, as_of TEXT, work TEXT, body BLOB);
CREATE VIRTUAL TABLE words USING fts5({", ".join(COLUMNS)}, content='', tokenize='{NAME}');
CREATE VIRTUAL TABLE temp.spelled USING fts5vocab(main, words, row);
CREATE TABLE starts(key TEXT, rank INTEGER, text TEXT, language TEXT);
INSERT INTO words(words, rank) VALUES('rank', 'bm25(10.0, 5.0, 4.0, 1.0)');
"""
_RANKS: Final = {ArticleKind.GUIDE: 0, ArticleKind.SITE: 1, ArticleKind.PAGE: 2}


@dataclass(frozen=True, slots=True)
class Shown:
    """An article as answers need it; the text is fetched apart."""

    kind: ArticleKind
    pack: str
    path: str
    site: str
    address: str
    title: str
    lead: str
    language: str
    as_of: date | None
    work: str


class IndexWriter:
    """Fills an empty database with articles."""

    def __init__(self, connection: apsw.Connection, analyst: Analyst) -> None:
        self._connection = connection
        self._tokeniser = Tokeniser(analyst)
        self._tokeniser.register(connection)
        connection.execute(_SCHEMA)
        self._count = 0
        self._waiting: list[Article] = []

    def add(self, article: Article) -> None:
        """Add an article; it is findable once `finish` has been called."""
        self._waiting.append(article)
        if len(self._waiting) >= _BATCH:
            self._write()

    def finish(self, packs: Iterable[PackIdentity] = ()) -> int:
        """Write the vocabulary and what the index was made of; return the number of articles."""
        self._write()
        run = self._connection.execute
        with self._connection:
            run("CREATE TABLE terms(term TEXT PRIMARY KEY, articles INTEGER) WITHOUT ROWID")
            run("INSERT INTO terms SELECT term, doc FROM temp.spelled ORDER BY term")
            run("DROP TABLE temp.spelled")
            run("CREATE INDEX starts_by_key ON starts(key, rank)")
            run("INSERT INTO about VALUES(?, ?)", (FORMAT, self._count))
            rows = ((pack.name, pack.size, pack.identity, pack.checksum) for pack in packs)
            self._connection.executemany("INSERT INTO packs VALUES(?, ?, ?, ?)", rows)
        return self._count

    def _write(self) -> None:
        with self._connection:
            for article in self._waiting:
                self._count += 1
                if self._count > limits.ARTICLES:
                    raise BadInput("search", f"at most {limits.ARTICLES} articles were expected")
                self._tokeniser.language = article.language
                self._connection.execute(
                    "INSERT INTO words(rowid, title, headings, lead, body) VALUES(?, ?, ?, ?, ?)",
                    (self._count, article.title, article.headings, article.lead, article.body),
                )
                self._connection.execute(
                    "INSERT INTO articles VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", _row(self._count, article)
                )
                self._connection.executemany("INSERT INTO starts VALUES(?, ?, ?, ?)", _starts(article))
        self._waiting.clear()


def _shown(row: Sequence[object]) -> Shown:
    kind, pack, path, site, address, title, lead, language, as_of, work = map(str, row)
    day = None if row[8] is None else date.fromisoformat(as_of)
    return Shown(ArticleKind(kind), pack, path, site, address, title, lead, language, day, work)


def _row(number: int, article: Article) -> tuple[int | str | bytes | None, ...]:
    return (
        number,
        article.kind.value,
        article.pack,
        article.path,
        article.site,
        article.address,
        article.title,
        article.headings,
        article.lead,
        article.language,
        article.as_of.isoformat() if article.as_of else None,
        article.work,
        zlib.compress(article.body.encode(), 1),
    )


def _starts(article: Article) -> Iterator[tuple[str, int, str, str]]:
    """Yield what a title is suggested under: its beginning, and for all but pages the beginning of each word."""
    keys = [skeleton(lower(match[0])) for match in WORD.finditer(article.title)]
    places = range(min(1, len(keys))) if article.kind is ArticleKind.PAGE else range(len(keys))
    for place in places:
        key = " ".join(keys[place:])[:60]
        yield key, _RANKS[article.kind] * 2 + (place > 0), article.title, article.language


class SearchIndex:
    """An index to be searched. Any thread may ask; one lock keeps questions apart."""

    def __init__(self, connection: apsw.Connection, source: str, analyst: Analyst) -> None:
        """Take a filled database. Raises BadInput where it is none of ours."""
        self._connection = connection
        self._source = source
        self._lock = threading.RLock()
        with self.reading() as run:
            Tokeniser(analyst).register(run)
            about = run.execute("SELECT format, articles FROM about").fetchall()
            if len(about) != 1 or about[0][0] != FORMAT:
                raise BadInput(source, f"a search index of format {FORMAT} was expected; build it again")
            self.articles = int(str(about[0][1]))
            self.packs = tuple(PackIdentity(*row) for row in run.execute("SELECT * FROM packs ORDER BY name"))
            run.execute("SELECT rowid FROM words WHERE words MATCH '\"_\"' LIMIT 1").fetchall()
            self.vocabulary = Vocabulary(run.execute("SELECT term, articles FROM terms"))

    @classmethod
    def open(cls, path: Path, analyst: Analyst | None = None) -> "SearchIndex":
        """Open an index file for reading only. Raises BadInput."""
        if not path.is_file():
            raise BadInput(str(path), "a search index was expected; build it")
        flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
        try:
            connection = apsw.Connection(f"file:{quote(str(path.resolve()))}?immutable=1", flags=flags)
        except apsw.Error as fault:
            raise BadInput(str(path), "a readable search index was expected; build it again") from fault
        return cls(connection, str(path), analyst or Analyst())

    @classmethod
    def of(cls, articles: Iterable[Article], packs: Iterable[PackIdentity] = ()) -> "SearchIndex":
        """Index articles in memory."""
        connection = apsw.Connection(":memory:")
        analyst = Analyst()
        writer = IndexWriter(connection, analyst)
        for article in articles:
            writer.add(article)
        writer.finish(packs)
        return cls(connection, "search", analyst)

    @contextmanager
    def reading(self) -> Iterator[apsw.Connection]:
        """Hold the connection for one question. Raises BadInput where the file turns out to be broken."""
        with self._lock:
            try:
                yield self._connection
            except (apsw.Error, TypeError, ValueError) as fault:  # the rows of a damaged file may hold anything
                raise BadInput(self._source, "a whole search index was expected; build it again") from fault

    def shown(self, numbers: Sequence[int]) -> dict[int, Shown]:
        """Return what answers show of articles."""
        columns = "id, kind, pack, path, site, address, title, lead, language, as_of, work"
        sql = f"SELECT {columns} FROM articles WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608  # fixed names
        with self.reading() as run:
            shown = {int(str(row[0])): _shown(row[1:]) for row in run.execute(sql, (str(list(numbers)),))}
            if len(shown) != len(set(numbers)):
                raise ValueError("an article that is indexed is not there")
        return shown

    def body(self, number: int) -> str:
        """Return an article's text."""
        with self.reading() as run:
            row = run.execute("SELECT body FROM articles WHERE id = ?", (number,)).fetchall()
        try:
            return zlib.decompress(bytes(row[0][0])).decode()  # type: ignore[arg-type]  # a blob, as it was written
        except (IndexError, TypeError, ValueError, zlib.error) as fault:
            raise BadInput(self._source, "a whole search index was expected; build it again") from fault

    def close(self) -> None:
        self._connection.close()
