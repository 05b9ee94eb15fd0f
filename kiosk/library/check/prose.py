# SPDX-License-Identifier: GPL-3.0-or-later
"""A guide as its reader sees it: the words of its head and of its page, without Markdown's signs, with their lines.

Each section is parsed by itself, as its page shows it: a link's address that stands in another section does not count.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from markdown_it.token import Token

from kiosk.base.toml import Table
from kiosk.base.toml_lines import KeyPath, lines_of_keys
from kiosk.library.guide_text import Section, markdown
from kiosk.library.guides import split_guide

_NO_WORDS: Final = frozenset({"id", "language", "topic", "figure", "unmarked", "url", "keywords"})
"""Keys of a head that hold names and addresses, and words as readers type them, slang and mistakes included."""
_DIALECT: Final = markdown()


@dataclass(frozen=True, slots=True)
class Block:
    """A run of words; a line of the file ends where the text has a newline. `key` is the head's, empty on the page."""

    line: int
    text: str
    key: str = ""

    def line_at(self, place: int) -> int:
        """Return the line of the file for a place in the text."""
        return self.line + self.text.count("\n", 0, place)


@dataclass(frozen=True, slots=True)
class Address:
    """What a link, a picture or a reference's definition leads to, and its line."""

    line: int
    target: str


def blocks(path: Path) -> Iterator[Block]:
    """Return all that a guide says, its head's words first. Raises BadInput for one that has no readable form."""
    head, body = split_guide(path)
    yield from _of_head(head)
    for section in body.sections():
        yield Block(section.heading, _words(title_tokens(section)))
        yield from of_section(section)


def of_section(section: Section) -> Iterator[Block]:
    """Return what a section says under its heading."""
    for token in tokens(section):
        yield from _of_token(token, section.line)


def addresses(section: Section) -> Iterator[Address]:
    """Return where a section's links lead: inline, by reference, and in angle brackets."""
    for token in tokens(section):
        line = section.line + (token.map or (0, 0))[0]
        for child in token.children or ():
            line += child.type in ("softbreak", "hardbreak")
            if child.type == "link_open":
                yield Address(line, str(child.attrGet("href") or ""))


@lru_cache(maxsize=4096)
def tokens(section: Section) -> Sequence[Token]:
    """Return a section's tokens, as its page is made from them."""
    return _DIALECT.parse(section.text)


def title_tokens(section: Section) -> Sequence[Token]:
    """Return what a section's heading is made of; its page shows it as it is written."""
    return _DIALECT.parseInline(section.title)[0].children or ()


def in_plain_letters(text: str) -> str:
    """Return the text in composed letters, without signs that nobody sees."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(letter for letter in composed if unicodedata.category(letter) != "Cf")


def _of_head(head: Table) -> Iterator[Block]:
    places = lines_of_keys(head.text)
    for key, text in strings(head.values):
        if not _NO_WORDS & set(key):
            yield Block(place_of(places, key), text, str(key[0]))


def strings(value: object, at: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Return every text of a TOML value with its key."""
    match value:
        case str():
            yield at, value
        case list():
            for number, item in enumerate(value):
                yield from strings(item, (*at, number))
        case dict():
            for key, item in value.items():
                yield from strings(item, (*at, key))


def place_of(places: dict[KeyPath, int], key: KeyPath) -> int:
    """Return the line of a key, or of what it stands in; 0 where neither is known."""
    while key and key not in places:
        key = key[:-1]
    return places.get(key, 0)


def _of_token(token: Token, first: int) -> Iterator[Block]:
    line = first + (token.map or (0, 0))[0]
    if token.type in ("fence", "code_block"):
        yield Block(line + (token.type == "fence"), token.content)
    elif token.type == "inline":
        children = token.children or ()
        yield Block(line, _words(children))
        for child in children:
            line += child.type in ("softbreak", "hardbreak")
            if title := child.attrGet("title"):
                yield Block(line, str(title))


def _words(children: Sequence[Token]) -> str:
    return "".join("\n" if child.type in ("softbreak", "hardbreak") else child.content for child in children)
