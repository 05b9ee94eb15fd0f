# SPDX-License-Identifier: GPL-3.0-or-later
"""A guide's Markdown, read token by token: its sections, and where it points.

What is decided here: the one dialect of guides, what a heading may be, which anchor it gets, and what a link may lead
to (https, another guide, or a place in one). Whether that guide exists is for `guides`, which knows them all.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NoReturn
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kiosk.base.errors import BadInput
from kiosk.library import limits

_ANCHORED: Final = re.compile(r"(.*\S) \{#([a-z][a-z0-9-]{0,62})\}")
_INSIDE: Final = re.compile(r"[a-z][a-z0-9-]{0,62}(?:#[a-z][a-z0-9-]{0,62})?")


@dataclass(frozen=True, slots=True)
class Section:
    """One `##` heading and the Markdown under it; the anchor is the same in every language.

    `heading` is the line of the heading, `line` that of the text.
    """

    anchor: str
    title: str
    text: str
    line: int = 0
    heading: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """A pointer to another guide, or with `#` to a section of one, and the line of the file it stands on."""

    target: str
    line: int


def markdown() -> MarkdownIt:
    """Return the one dialect of guides: CommonMark, and raw HTML stays text."""
    return MarkdownIt("commonmark", {"html": False})


def is_https(url: str) -> bool:
    """Tell whether an address may stand in a guide: https, a host, and neither a user nor a port."""
    try:
        parts = urlsplit(url)
        return parts.scheme == "https" and bool(parts.hostname) and parts.username is None and parts.port is None
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Body:
    """The Markdown of a guide; `first` is its first line's number in the file."""

    source: str
    text: str
    first: int

    def sections(self) -> tuple[Section, ...]:
        """Return the text cut at its headings. Raises BadInput."""
        lines = self.text.split("\n")
        heads = self._heads()
        starts = [_lines_of(token) for token, _ in heads]
        ends = [*(start for start, _ in starts[1:]), len(lines)]
        sections: dict[str, Section] = {}
        for number, ((token, title), (head, after), end) in enumerate(zip(heads, starts, ends, strict=True), start=1):
            text = "\n".join(lines[after:end])
            if not text.strip():
                self._fail(token, "text under this heading was expected")
            named = _ANCHORED.fullmatch(title)
            spoken, anchor = (named[1], named[2]) if named else (title, f"s{number}")
            if anchor in sections:
                self._fail(token, f"another anchor than {anchor} was expected; a section above has it")
            blank = text[: len(text) - len(text.lstrip())].count("\n")
            sections[anchor] = Section(anchor, spoken, text.strip(), self.first + after + blank, self.first + head)
        return tuple(sections.values())

    def links(self) -> tuple[Link, ...]:
        """Return the pointers to guides, each once. Raises BadInput."""
        links: dict[str, Link] = {}
        for block in self._tokens():
            for token in block.children or ():
                target = str(token.attrGet("href") or "")
                if token.type == "image":
                    self._fail(block, "no picture was expected; guides are words only")
                if token.type == "link_open" and not is_https(target):
                    if not _INSIDE.fullmatch(target):
                        self._fail(block, "a link to https:// or to the name of a guide was expected")
                    links.setdefault(target, Link(target, self.first + _lines_of(block)[0]))
        return tuple(links.values())

    def _heads(self) -> list[tuple[Token, str]]:
        tokens = self._tokens()
        heads = [(token, tokens[at + 1].content) for at, token in enumerate(tokens) if token.type == "heading_open"]
        for token, _ in heads:
            if token.tag != "h2" or token.level:
                self._fail(token, "a heading with ## was expected")
        if not tokens or tokens[0].type != "heading_open":
            self._fail(tokens[0] if tokens else None, "a heading with ## was expected before any text")
        if len(heads) > limits.SECTIONS:
            self._fail(heads[-1][0], f"at most {limits.SECTIONS} sections were expected")
        return heads

    def _tokens(self) -> Sequence[Token]:
        for number, line in enumerate(self.text.split("\n"), start=self.first):
            if not line.isprintable():
                raise BadInput(self.source, "text without tabs or control characters was expected", line=number)
        return markdown().parse(self.text)

    def _fail(self, token: Token | None, expected: str) -> NoReturn:
        raise BadInput(self.source, expected, line=self.first + (_lines_of(token)[0] if token else 0))


def _lines_of(token: Token) -> tuple[int, int]:
    """Return a block's first line and the line after it, counted from 0 in the body."""
    first, after = token.map or (0, 0)
    return first, after
