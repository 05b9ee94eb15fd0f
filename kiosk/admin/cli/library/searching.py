# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl library search` and `index`."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from kiosk.admin.actions import library_search
from kiosk.admin.cli.faults import BAD_INPUT, bad_input_exits
from kiosk.admin.cli.library.asking import folder_of
from kiosk.admin.cli.options import AsJson, Language, LanguageOption
from kiosk.admin.cli.progress import progress
from kiosk.admin.cli.shown import harmless
from kiosk.library.search import limits
from kiosk.library.search.building import Progress
from kiosk.library.search.finder import Hit
from kiosk.library.search.identity import packs_of


def search(
    context: typer.Context,
    query: Annotated[str, typer.Argument(metavar="QUERY", help="Words in Kazakh, Russian or English.")],
    language: LanguageOption = Language.KK,
    as_json: AsJson = False,
    limit: Annotated[int, typer.Option("--limit", min=1, max=limits.RESULTS, help="How many answers at most.")] = 10,
) -> None:
    """Search all packs, best answers first; --language says which of equal answers comes first."""
    with bad_input_exits():
        answer = library_search.search(folder_of(context), query, language.value, limit)
    for line in answer.left_out:
        typer.echo(harmless(line), err=True)
    for hit in answer.found.hits:
        typer.echo(json.dumps(_fields(hit), ensure_ascii=False) if as_json else _spoken(hit))
    if not answer.found.hits and not as_json:
        near = ", ".join(answer.found.near)
        typer.echo(f"Nothing was found. Near: {near}." if near else "Nothing was found.")


def index(context: typer.Context) -> None:
    """Index all packs for search. Exit code 2 where one was left out."""
    with bad_input_exits():
        whole = show_indexing(folder_of(context))
    if not whole:
        raise typer.Exit(BAD_INPUT)


def show_indexing(folder: Path) -> bool:
    """Index a folder and say so; tell whether every pack is in the index. Raises BadInput."""
    with _shown_progress(len(packs_of(folder))) as shown:
        built = library_search.index(folder, shown)
    for line in built.left_out:
        typer.echo(harmless(line), err=True)
    typer.echo(f"{built.articles} articles are indexed.")
    return not built.left_out


def _fields(hit: Hit) -> dict[str, object]:
    return {
        "pack": hit.pack,
        "path": hit.path,
        "title": hit.title,
        "snippet": "".join(text for text, _ in hit.snippet),
        "marked": [text for text, found in hit.snippet if found],
        "kind": hit.kind.value,
        "language": hit.language,
        "as_of": hit.as_of.isoformat() if hit.as_of else None,
        "score": hit.score,
    }


def _spoken(hit: Hit) -> str:
    day = hit.as_of.isoformat() if hit.as_of else "no date"
    snippet = "".join(f"[{text}]" if found else text for text, found in hit.snippet)
    lines = (
        f"{hit.score:.2f}  {hit.title}",
        f"      {hit.pack}/{hit.path}, {hit.language}, {day}",
        f"      {snippet}",
    )
    return "\n".join(map(harmless, lines))


@contextmanager
def _shown_progress(packs: int) -> Iterator[Progress]:
    """Yield what shows how much was looked at, in one bar of a hundred steps a pack."""
    with progress("indexing", 100 * packs) as step:
        shown: dict[str, int] = {}

        def show(pack: str, done: int, entries: int) -> None:
            percent = 100 * done // max(1, entries)
            for _ in range(percent - shown.get(pack, 0)):
                step()
            shown[pack] = percent

        yield show
