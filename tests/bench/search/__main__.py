# SPDX-License-Identifier: GPL-3.0-or-later
"""How well and how fast search finds the guides among 50,000 articles, beside two peers: `make bench`.

    python -m tests.bench.search [ARTICLES] [--misses]

Quality is measured on the queries of `queries.txt` whose guides exist, apart for those that were held out while the
search was tuned, and apart for everyday words, which the guides' keywords were written for. `--misses` names the
queries, other than held-out ones, that were answered badly.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import apsw
from rich.console import Console
from rich.table import Table

from kiosk.base.palette import read_palette
from kiosk.base.paths import resources
from kiosk.library.build import build_pack
from kiosk.library.guides import read_guides
from kiosk.library.search.analysis import Analyst
from kiosk.library.search.articles import Article, ArticleKind
from kiosk.library.search.finder import Finder
from kiosk.library.search.harvest import PackHarvest
from kiosk.library.search.store import IndexWriter, SearchIndex
from tests.bench.search.corpus import Corpus
from tests.bench.search.judged import EVERYDAY, Query, Search, judge, read_queries
from tests.bench.search.peers import Plain, Xapian

ARTICLES = next((int(word) for word in sys.argv[1:] if word.isdigit()), 50_000)


def guide_articles(folder: Path) -> list[Article]:
    """Return the guides as a pack gives them to the index."""
    path = folder / "guides.zim"
    library = resources() / "library"
    shipped = library if (library / "topics.toml").exists() else resources() / "guides"
    build_pack(read_guides(shipped), path, palette=read_palette())
    return [article for article in PackHarvest(path).articles() if article is not None]


def build(articles: Sequence[Article], path: Path) -> float:
    """Index the articles and return how many a second, in processor time."""
    began = time.process_time()
    connection = apsw.Connection(str(path))
    connection.execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536")
    writer = IndexWriter(connection, Analyst())
    for article in articles:
        writer.add(article)
    writer.finish()
    connection.close()
    return len(articles) / (time.process_time() - began)


def times(queries: Sequence[Query], search: Search) -> tuple[float, float]:
    """Return the median and the 95th percentile of a query's milliseconds."""
    taken = []
    for query in queries:
        began = time.perf_counter()
        search(query.text, query.language)
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken), statistics.quantiles(taken, n=20)[-1]


def ours(finder: Finder) -> Search:
    def search(query: str, _language: str) -> list[str]:
        hits = finder.search(query, "kk", 10).hits
        return [hit.path.partition("/")[2] if hit.kind is ArticleKind.GUIDE else f"made/{hit.path}" for hit in hits]

    return search


def main() -> None:
    console = Console(width=130)
    with tempfile.TemporaryDirectory() as scratch:
        guides = guide_articles(Path(scratch))
        made = list(Corpus().articles(ARTICLES))
        articles = [*made[: ARTICLES // 2], *guides, *made[ARTICLES // 2 :]]
        rate = build(articles, Path(scratch) / "search.db")
        size = (Path(scratch) / "search.db").stat().st_size
        began = time.perf_counter()
        finder = Finder(SearchIndex.open(Path(scratch) / "search.db"))
        opened = (time.perf_counter() - began) * 1000
        written = {article.path.partition("/")[2] for article in guides}
        answerable = [query for query in read_queries() if query.guide in written]
        queries = [query for query in answerable if query.kind != EVERYDAY]
        everyday = [query for query in answerable if query.kind == EVERYDAY]
        searches: dict[str, Search] = {"Tereze": ours(finder)}
        searches["Xapian in the ZIM"] = Xapian(articles, Path(scratch)).search
        searches["FTS5, unicode61"] = Plain(articles).search
        count = f"{len(queries)} queries and {len(everyday)} with everyday words"
        table = Table(title=f"{len(articles):,} articles, {count}, for {len(written)} guides")
        for head in (
            "",
            "recall@10",
            "MRR",
            "held out: recall@10",
            "MRR",
            "Kazakh: recall@10",
            "MRR",
            "everyday: recall@10",
            "MRR",
            "median ms",
            "p95 ms",
        ):
            table.add_column(head, justify="left" if not head else "right")
        for name, search in searches.items():
            whole = judge(queries, search)
            held = judge([query for query in queries if query.held_out], search)
            kazakh = judge([query for query in queries if query.language == "kk"], search)
            spoken = judge(everyday, search)
            median, high = times(queries, search)
            shown = [f"{part:.3f}" for q in (whole, held, kazakh, spoken) for part in (q.recall, q.reciprocal)]
            table.add_row(name, *shown, f"{median:.1f}", f"{high:.1f}")
        console.print(table)
        console.print(
            f"index built at {rate:,.0f} articles a second (one core), {size / 1e6:,.0f} MB, opened in {opened:.0f} ms"
        )
        if "--misses" in sys.argv:
            told = judge([query for query in answerable if not query.held_out], searches["Tereze"])
            for query in told.missed:
                console.print(f"missed: {query.guide}: {query.text}")
            for query, place in told.low:
                console.print(f"place {place}: {query.guide}: {query.text}")


if __name__ == "__main__":
    main()
