# SPDX-License-Identifier: GPL-3.0-or-later
"""One pack: a ZIM file opened, checked whole, and read page by page.

Threads: a Pack may be read from any thread. libzim leaves it to the caller to keep two reads of one archive apart,
so each Pack has one lock; a page is handed out as bytes of its own, which nothing changes later.
"""

import threading
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk.base.errors import BadInput
from kiosk.library import limits
from kiosk.library.address import PACK_NAME
from kiosk.library.cards import CARDS_PATH, CardList, read_cards
from kiosk.library.zim import FAULTS, ZimArchive, ZimEntry, open_archive


@dataclass(frozen=True, slots=True)
class Page:
    """What a pack holds under one path; `path` is where it really lies, after redirects."""

    mime: str
    data: bytes
    path: str


@dataclass(frozen=True, slots=True)
class Found:
    """An entry whose bytes stay where libzim has them: in its cluster, or in the file where that is not compressed."""

    mime: str
    content: memoryview
    path: str


class Pack:
    """An open ZIM file; `name` is the file's name in small letters, without `.zim`."""

    def __init__(self, name: str, archive: ZimArchive) -> None:
        self.name = name
        self._archive = archive
        self._lock = threading.Lock()
        self.title = self.metadata("Title") or name
        self.languages = tuple(part.strip() for part in self.metadata("Language").split(",") if part.strip())
        self.date = _day(self.metadata("Date"))

    @classmethod
    def open(cls, path: Path) -> "Pack":
        """Open the file and check every byte of it. Raises BadInput that names the file."""
        name = path.name.lower().removesuffix(".zim")
        if not PACK_NAME.fullmatch(name):
            raise BadInput(str(path), "a file name of Latin letters, digits, '.', '_' and '-' was expected")
        return cls(name, open_archive(path))

    @property
    def checksum(self) -> str:
        """The MD5 that the file carries at its end, in hexadecimal."""
        return self._archive.checksum

    @property
    def articles(self) -> int:
        return self._archive.article_count

    def read(self, path: str) -> Page | None:
        """Return the page at `path` (decoded, no leading slash, no query); "" is the main page.

        None where the pack has no such page, its redirects go in a circle, or it is over `limits.PAGE_BYTES`.
        Raises BadInput where the file has become unreadable since it was opened.
        """
        if len(path) > limits.PATH_LETTERS:
            return None
        with self._lock:
            try:
                return self._read(path)
            except KeyError:
                return None
            except FAULTS as fault:
                raise BadInput(self.name, f"a readable entry was expected at {path!r}") from fault

    def find(self, path: str) -> Found | None:
        """Return the entry at `path` as `read` does, up to `limits.MEDIA_BYTES`, without copying it.

        What is over `limits.PAGE_BYTES` has to lie in the file as it is, and so be no larger than the file: a small
        file that unpacks to a large entry is not unpacked for it.
        """
        if len(path) > limits.PATH_LETTERS:
            return None
        with self._lock:
            try:
                entry = self._landing(path)
                item = entry.get_item() if entry else None
                if item is None or item.size > min(limits.MEDIA_BYTES, max(limits.PAGE_BYTES, self._archive.filesize)):
                    return None
                return Found(item.mimetype, item.content, item.path)
            except KeyError:
                return None
            except FAULTS as fault:
                raise BadInput(self.name, f"a readable entry was expected at {path!r}") from fault

    def cards(self) -> CardList:
        """Return the guides that this pack lists; a pack from elsewhere has none. Raises BadInput."""
        page = self.read(CARDS_PATH)
        return CardList() if page is None else read_cards(page.data, pack=self.name)

    def _read(self, path: str) -> Page | None:
        entry = self._landing(path)
        if entry is None:
            return None
        item = entry.get_item()
        if item.size > limits.PAGE_BYTES:
            return None
        return Page(item.mimetype, bytes(item.content), item.path)

    def _landing(self, path: str) -> ZimEntry | None:
        if not path and not self._archive.has_main_entry:
            return None
        entry = self._archive.get_entry_by_path(path) if path else self._archive.main_entry
        for _ in range(limits.REDIRECTS):
            if not entry.is_redirect:
                return entry
            entry = entry.get_redirect_entry()
        return None

    def metadata(self, key: str) -> str:
        """Return a metadata entry of the pack in one line, a space for what does not print; empty where it has none."""
        if key not in self._archive.metadata_keys:
            return ""
        text = self._archive.get_metadata(key)[: limits.TEXT_LETTERS].decode(errors="replace")
        return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
