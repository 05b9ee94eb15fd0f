# SPDX-License-Identifier: GPL-3.0-or-later
"""Words of law that open on a tap: the glossary's words, found in guides in whatever form they stand there.

What is decided here:
1. A word is one of the glossary's where both have the same stem, in the guide's own language (in English: but for the
   plural); a term of several words where each has. A longer term goes before a shorter one.
2. Each is marked once on a page, where it first stands, and never inside a link or in the glossary itself.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markdown_it.token import Token
from markupsafe import Markup

from kiosk.library.cards import GLOSSARY
from kiosk.library.guides import Guide
from kiosk.library.search.analysis import russian
from kiosk.library.search.kazakh import kazakh
from kiosk.library.search.letters import WORD, lower

_ASIDE: Final = re.compile(r"\s*\(.*?\)")
_PLURAL: Final = re.compile(r"(?:(?<=[sxh])e)?s$|[’']s$")
_STEMS: Final[Mapping[str, Callable[[str], str]]] = {
    "kk": lambda word: kazakh().stems(word).best,
    "ru": russian,
    "en": lambda word: _PLURAL.sub("", word),
}
_MARKED: Final = Markup('<button type="button" class="word" popovertarget="word-{}">{}</button>')


@dataclass(frozen=True, slots=True)
class Entry:
    """One word of the glossary: the anchor it stands at there, as it is written, and the Markdown that explains it."""

    anchor: str
    title: str
    text: str


class Glossary:
    """The words of one language."""

    def __init__(self, guides: Sequence[Guide], language: str) -> None:
        """Take the words from the guide `glossary` among these; without one there are none."""
        self._language = language
        self._entries: dict[tuple[str, ...], Entry] = {}
        for guide in guides:
            if guide.id == GLOSSARY and guide.language == language:
                for section in guide.sections[1:]:  # the first says how to use it
                    entry = Entry(section.anchor, section.title, section.text)
                    self._entries.setdefault(self._stems(_ASIDE.sub("", section.title)), entry)
        self._longest = max(map(len, self._entries), default=0)

    def without(self, anchors: Sequence[str]) -> "Glossary":
        """Return the glossary without some of its words."""
        if not anchors:
            return self
        fewer = Glossary((), self._language)
        fewer._entries = {stems: entry for stems, entry in self._entries.items() if entry.anchor not in anchors}
        fewer._longest = self._longest
        return fewer

    def mark(self, tokens: Sequence[Token], found: dict[str, Entry]) -> None:
        """Mark the words of a parsed text that are not in `found` yet, and add them."""
        for token in tokens:
            if token.type == "inline" and token.children:
                token.children = self._marked(token.children, found)

    def _marked(self, children: Sequence[Token], found: dict[str, Entry]) -> list[Token]:
        made: list[Token] = []
        inside_link = 0
        for child in children:
            inside_link += (child.type == "link_open") - (child.type == "link_close")
            if child.type == "text" and not inside_link:
                made += self._pieces(child, found)
            else:
                made.append(child)
        return made

    def _pieces(self, child: Token, found: dict[str, Entry]) -> list[Token]:
        text, place, made = child.content, 0, []
        words = list(WORD.finditer(text))
        stems = [self._stem(word[0]) for word in words]
        at = 0
        while at < len(words):
            length, entry = self._at(stems, at, found)
            if entry is not None:
                start, end = words[at].start(), words[at + length - 1].end()
                found[entry.anchor] = entry
                made += [_text(text[place:start]), _html(_MARKED.format(entry.anchor, text[start:end]))]
                place = end
            at += length
        return [*made, _text(text[place:])] if made else [child]

    def _at(self, stems: Sequence[str], at: int, found: Mapping[str, Entry]) -> tuple[int, Entry | None]:
        for length in range(min(self._longest, len(stems) - at), 0, -1):
            entry = self._entries.get(tuple(stems[at : at + length]))
            if entry is not None and entry.anchor not in found:
                return length, entry
        return 1, None

    def _stems(self, text: str) -> tuple[str, ...]:
        return tuple(self._stem(word[0]) for word in WORD.finditer(text))

    def _stem(self, word: str) -> str:
        return _STEMS[self._language](lower(word))


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _html(content: Markup) -> Token:
    return Token("html_inline", "", 0, content=str(content))
