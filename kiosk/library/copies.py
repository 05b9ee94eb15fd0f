# SPDX-License-Identifier: GPL-3.0-or-later
"""What the library has in the place of a page of the web: a copy of it in a pack, and guides that rest on it.

A copy is looked for where makers of packs put it: at `HOST/PATH` (warc2zim, Zimit), or at `PATH` in a pack whose
metadata `Source` is an address of the same host. A `www.` and a slash at the end make no difference. Nothing is guessed
from titles.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import unquote, urlsplit

from kiosk.base.errors import BadInput
from kiosk.library.address import write_address
from kiosk.library.cards import GuideCard
from kiosk.library.pack import Pack
from kiosk.library.shelf import Shelf

_PAGES: Final = ("text/html", "application/xhtml+xml", "application/pdf", "text/plain")


@dataclass(frozen=True, slots=True)
class Copy:
    """A page of the web as a pack holds it."""

    address: str
    pack_title: str
    as_of: date | None


def copy_of(shelf: Shelf, untrusted_address: str) -> Copy | None:
    """Return the newest copy of a page, None where no pack has one."""
    copies = [copy for pack in shelf.packs.values() for copy in _in_pack(pack, untrusted_address)]
    return max(copies, key=lambda copy: copy.as_of or date.min, default=None)


def guides_on(shelf: Shelf, untrusted_address: str, language: str) -> tuple[GuideCard, ...]:
    """Return the guides in a language that rest on the text at an address, in whichever language that is asked for."""
    wanted = _document(untrusted_address)
    cards = shelf.guides(language)
    return tuple(card for card in cards if wanted and any(_document(source) == wanted for source in card.sources))


def _in_pack(pack: Pack, untrusted_address: str) -> Iterator[Copy]:
    for path in _paths(pack, untrusted_address):
        try:
            found = pack.find(path)
        except BadInput:
            return
        if found is not None and found.mime.partition(";")[0].strip().lower() in _PAGES:
            yield Copy(write_address(pack.name, found.path), pack.title, pack.date)
            return


def _paths(pack: Pack, untrusted_address: str) -> Iterator[str]:
    try:
        parts = urlsplit(untrusted_address)
        host = parts.hostname or ""
        bare = host.removeprefix("www.")
        source = urlsplit(pack.metadata("Source")).hostname or ""
        from_there = bool(bare) and source.removeprefix("www.") == bare
    except ValueError:
        return
    if not host:
        return
    raw = parts.path.removeprefix("/")
    for path in dict.fromkeys((unquote(raw), raw)):
        for written in dict.fromkeys((path, path.removesuffix("/"), f"{path}/" if path else path)):
            queried = f"{written}?{parts.query}" if parts.query else written
            for name in (host, bare, f"www.{bare}"):
                yield f"{name}/{queried}"
            if from_there and written:
                yield queried


def _document(address: str) -> tuple[str, str] | None:
    """Return a host and the last part of a path that names a text, whatever language stands between them."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    name = parts.path.rstrip("/").rpartition("/")[2]
    return (parts.hostname, name) if parts.hostname and name else None
