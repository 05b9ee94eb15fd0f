# SPDX-License-Identifier: GPL-3.0-or-later
"""All packs of one folder. A broken pack is named and left out; the others open.

Threads: a Shelf does not change after `open`, and each Pack keeps its own lock, so any thread may read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.base.errors import BadInput
from kiosk.base.toml import LANGUAGES
from kiosk.library.address import read_address, write_address
from kiosk.library.cards import CardList, GuideCard, Topic
from kiosk.library.catalogue import TWICE, pack_files
from kiosk.library.pack import Found, Pack, Page


@dataclass(frozen=True, slots=True)
class Shelf:
    """The open packs by name, one line for each that could not be opened, and the guides that the packs list."""

    packs: Mapping[str, Pack]
    broken: tuple[str, ...]
    _lists: tuple[CardList, ...] = ()

    @classmethod
    def open(cls, folder: Path) -> "Shelf":
        """Open every `*.zim` of the folder, in the order of names. Raises BadInput for an unreadable folder."""
        packs: dict[str, Pack] = {}
        lists: list[CardList] = []
        broken: list[str] = []
        for path in pack_files(folder):
            try:
                pack = Pack.open(path)
                if pack.name in packs:
                    raise BadInput(str(path), TWICE)
                cards = pack.cards()
            except BadInput as fault:
                broken.append(str(fault))
                continue
            packs[pack.name] = pack
            lists.append(cards)
        return cls(packs, tuple(broken), tuple(lists))

    def read(self, pack_name: str, path: str) -> Page | None:
        """Return a page of a pack, or None where there is no such pack or page. Raises BadInput as `Pack.read`."""
        pack = self.packs.get(pack_name)
        return None if pack is None else pack.read(path)

    def find(self, pack_name: str, path: str) -> Found | None:
        """Return an entry of a pack as `Pack.find` does. Raises BadInput."""
        pack = self.packs.get(pack_name)
        return None if pack is None else pack.find(path)

    def guides(self, language: str) -> tuple[GuideCard, ...]:
        """Return the cards in one language (kk, ru, en), in the order of their packs."""
        return tuple(card for cards in self._lists for card in cards.cards if card.language == language)

    def in_language(self, address: str, language: str) -> str:
        """Return the address of the same guide, or list of guides, in another language; of all else the same."""
        read = read_address(address)
        first, _, rest = read.path.partition("/") if read else ("", "", "")
        known = {(card.pack, card.path) for card in self.guides(language)}
        if read is None or first not in LANGUAGES or not (rest == "" or (read.pack, f"{language}/{rest}") in known):
            return address
        return write_address(read.pack, f"{language}/{rest}" if rest else language)

    def topics(self) -> tuple[Topic, ...]:
        """Return the topics in the order in which they are shown; where packs differ, the first pack names it."""
        topics: dict[str, Topic] = {}
        for cards in self._lists:
            for topic in cards.topics:
                topics.setdefault(topic.id, topic)
        return tuple(topics.values())
