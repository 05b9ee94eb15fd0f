# SPDX-License-Identifier: GPL-3.0-or-later
"""The articles of one pack: its guides where it lists any, else every HTML page that is no redirect.

A guide's title, summary, language and date come from the pack's list. A page's title is the pack's, else its own; its
language the page's, else the pack's, else from its letters, and its date is the pack's.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final, Protocol, cast

from kiosk.base.errors import BadInput
from kiosk.library.cards import CARDS_PATH, CardList, GuideCard, read_cards
from kiosk.library.search import limits
from kiosk.library.search.articles import Article, ArticleKind
from kiosk.library.search.letters import KAZAKH_LETTERS
from kiosk.library.search.page_text import PageText, read_page
from kiosk.library.zim import FAULTS, ZimArchive, ZimEntry, open_archive

_KAZAKH: Final = re.compile(f"[{''.join(sorted(KAZAKH_LETTERS))}]")
_CYRILLIC: Final = re.compile("[Ѐ-ԯ]")
_TWO_LETTERS: Final = {"kaz": "kk", "rus": "ru", "eng": "en"}


class _Listed(ZimArchive, Protocol):
    """An archive whose entries can be walked through by number."""

    @property
    def all_entry_count(self) -> int: ...
    def _get_entry_by_id(self, number: int, /) -> "_Named": ...


class _Named(ZimEntry, Protocol):
    @property
    def path(self) -> str: ...
    @property
    def title(self) -> str: ...


class PackHarvest:
    """One pack, opened to be indexed."""

    def __init__(self, path: Path) -> None:
        """Open and check the pack. Raises BadInput."""
        self.name = path.name.lower().removesuffix(".zim")
        self._file = str(path)
        self._archive = cast(_Listed, open_archive(path))
        self._cards = self._read_cards()
        languages = self._metadata("Language").split(",")
        self._language = _TWO_LETTERS.get(languages[0].strip(), "") if len(languages) == 1 else ""
        self._as_of = _day(self._metadata("Date"))

    @property
    def entries(self) -> int:
        """How many entries there are to be looked at; more than there are articles."""
        return len(self._cards.cards) or self._archive.all_entry_count

    def articles(self) -> Iterator[Article | None]:
        """Yield one article, or None where it holds no text, for each of `entries`. Raises BadInput."""
        try:
            if self._cards.cards:
                yield from map(self._guide, self._cards.cards)
            else:
                yield from map(self._page, range(self._archive.all_entry_count))
        except FAULTS as fault:
            raise BadInput(self._file, "a readable pack was expected; copy the pack again") from fault

    def _guide(self, card: GuideCard) -> Article | None:
        try:
            text = self._text(self._archive.get_entry_by_path(card.path))
        except KeyError:
            text = None
        if text is None:
            return None
        return Article(
            kind=ArticleKind.GUIDE,
            pack=self.name,
            path=card.path,
            site="",
            address="",
            title=card.title,
            headings=text.headings,
            lead=card.summary,
            body=text.body,
            language=card.language,
            as_of=card.as_of,
            work=f"guide {self.name} {card.path.partition('/')[2]}",
        )

    def _page(self, number: int) -> Article | None:
        entry = self._archive._get_entry_by_id(number)
        text = None if entry.is_redirect else self._text(entry)
        listed = entry.title[: limits.TITLE_LETTERS] if entry.title != entry.path else ""
        title = "" if text is None else listed or text.title
        if text is None or not (title or text.body):
            return None
        return Article(
            kind=ArticleKind.PAGE,
            pack=self.name,
            path=entry.path,
            site="",
            address="",
            title=title or entry.path,
            headings=text.headings,
            lead=text.lead,
            body=text.body,
            language=text.language or self._language or language_of(text.body),
            as_of=self._as_of,
            work=f"page {self.name} {entry.path}",
        )

    def _text(self, entry: ZimEntry) -> PageText | None:
        item = entry.get_item()
        if not item.mimetype.startswith("text/html") or item.size > limits.HTML_BYTES:
            return None
        return read_page(bytes(item.content))

    def _read_cards(self) -> CardList:
        try:
            data = bytes(self._archive.get_entry_by_path(CARDS_PATH).get_item().content)
        except KeyError:
            return CardList()
        return read_cards(data, pack=self.name)

    def _metadata(self, key: str) -> str:
        known = key in self._archive.metadata_keys
        return self._archive.get_metadata(key).decode(errors="replace") if known else ""


def language_of(text: str) -> str:
    """Guess a text's language by its letters: Kazakh ones, else Cyrillic, else English."""
    start = text[:2000].lower()
    kazakh = len(_KAZAKH.findall(start))
    cyrillic = len(_CYRILLIC.findall(start))
    if kazakh * 30 > len(start):
        return "kk"
    return "ru" if cyrillic * 3 > len(start) else "en"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
