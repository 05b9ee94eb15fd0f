# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that mean the same in Kazakh, Russian and English, read strictly from `thesaurus.toml`.

A group lists phrases by language; whoever looks for one of them finds the others too, after what was typed. A phrase
is kept as one set of terms for each of its words, stopwords left out.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final

from kiosk.base.paths import resources
from kiosk.base.toml import LANGUAGES, Table, read_toml
from kiosk.library.search import limits
from kiosk.library.search.analysis import Analyst
from kiosk.library.search.letters import WORD, lower, skeleton
from kiosk.library.search.stopwords import stopwords

_PHRASE_LETTERS: Final = 80
_PHRASE_WORDS: Final = 8


@dataclass(frozen=True, slots=True)
class Phrase:
    """One name of a thing: its text, and for each word the terms that it is indexed under, the whole word first."""

    text: str
    language: str
    words: tuple[tuple[str, ...], ...]

    @property
    def stems(self) -> tuple[str, ...]:
        """The term for each word by which all its forms are found."""
        return tuple(terms[1] if len(terms) > 1 else terms[0] for terms in self.words)


@dataclass(frozen=True, slots=True)
class Group:
    """Phrases that mean one thing."""

    id: str
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """All groups, with their phrases by the terms of their first word."""

    groups: tuple[Group, ...]
    by_first: dict[str, tuple[tuple[Group, Phrase], ...]] = field(default_factory=dict, compare=False)
    terms: frozenset[str] = field(default=frozenset(), compare=False)

    @classmethod
    def of(cls, groups: tuple[Group, ...]) -> "Thesaurus":
        by_first: dict[str, list[tuple[Group, Phrase]]] = {}
        for group in groups:
            for phrase in group.phrases:
                for term in phrase.words[0][:2]:
                    by_first.setdefault(term, []).append((group, phrase))
        terms = frozenset(
            term for group in groups for phrase in group.phrases for word in phrase.words for term in word
        )
        return cls(groups, {term: tuple(found) for term, found in by_first.items()}, terms)


@lru_cache(maxsize=1)
def thesaurus() -> Thesaurus:
    """Return the one that comes with the program."""
    return read_thesaurus(resources() / "library" / "thesaurus.toml")


def read_thesaurus(path: Path) -> Thesaurus:
    """Read a thesaurus. Raises BadInput that names the file, the line and the key."""
    top = read_toml(path, limit=limits.THESAURUS_BYTES)
    top.integer("format", 1, 1)
    tables = top.tables("group")
    if not 0 < len(tables) <= limits.GROUPS:
        top.fail("group", f"1 to {limits.GROUPS} groups were expected")
    analyst = Analyst()
    groups: dict[str, Group] = {}
    for table in tables:
        group = _group(table, analyst)
        if group.id in groups:
            table.fail("id", "an id that no other group has was expected")
        groups[group.id] = group
    top.done()
    return Thesaurus.of(tuple(groups.values()))


def _group(table: Table, analyst: Analyst) -> Group:
    name = table.string("id", limit=60)
    phrases = []
    for language in LANGUAGES:
        for text in table.strings(language, default=()):
            words = _words(text, language, analyst)
            if not text.isprintable() or len(text) > _PHRASE_LETTERS or not 0 < len(words) <= _PHRASE_WORDS:
                table.fail(language, f"phrases of 1 to {_PHRASE_WORDS} words were expected, not {text!r}")
            phrases.append(Phrase(text, language, words))
    # Slang, misspellings and transliterations are looked for like other phrases; only their spelling is not checked.
    if not set(table.strings("as_written", default=())) <= {phrase.text for phrase in phrases}:
        table.fail("as_written", "phrases of this group were expected")
    table.done()
    if len({(phrase.language, phrase.text) for phrase in phrases}) != len(phrases) or len(phrases) < 2:
        table.fail("", "at least two different phrases were expected")
    return Group(name, tuple(phrases))


def _words(text: str, language: str, analyst: Analyst) -> tuple[tuple[str, ...], ...]:
    found = [match[0] for match in WORD.finditer(text)]
    telling = [word for word in found if skeleton(lower(word)) not in stopwords()]
    return tuple(analyst.text_terms(word, language) for word in telling or found)
