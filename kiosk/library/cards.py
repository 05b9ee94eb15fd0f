# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of guides that a pack of ours carries at `_guides.json`: written by the builder, read by the shelf.

The screen has only packs, so what it shows before a page is opened (titles, summaries, topics, dates) travels in
them. A pack without the list has no guides; a pack with a list that cannot be taken is a broken pack.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NoReturn

from kiosk.base.canonical import canonical_json
from kiosk.base.errors import BadInput
from kiosk.base.toml import LANGUAGES, Texts
from kiosk.library import limits

CARDS_PATH: Final = "_guides.json"
FORMAT: Final = 1
GLOSSARY: Final = "glossary"
"""The guide whose sections are words of law, each explained."""
NAME: Final = re.compile(r"[a-z][a-z0-9-]{0,62}")
_SOURCE: Final = re.compile(r"https://[!-~]+")
_PATH: Final = re.compile(r"(?:kk|ru|en)/[a-z][a-z0-9-]{0,62}")


@dataclass(frozen=True, slots=True)
class Topic:
    """A heading that guides stand under, named in every language."""

    id: str
    title: Texts


@dataclass(frozen=True, slots=True)
class GuideCard:
    """What the screen shows of one guide in one language before it is opened; overdue after `review_by`.

    `sources` are the addresses of the official texts it rests on.
    """

    pack: str
    path: str
    language: str
    title: str
    summary: str
    topic: str
    as_of: date
    review_by: date | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CardList:
    """The topics, in the order in which they are shown, and the cards under them."""

    topics: tuple[Topic, ...] = ()
    cards: tuple[GuideCard, ...] = ()


def write_cards(topics: Sequence[Topic], cards: Sequence[GuideCard]) -> bytes:
    """Return the bytes of `_guides.json`; a card's pack is left out, for the file's name says it."""
    return canonical_json(
        {
            "format": FORMAT,
            "topics": [{"id": topic.id, "title": dict(topic.title)} for topic in topics],
            "guides": [
                {
                    "path": card.path,
                    "language": card.language,
                    "title": card.title,
                    "summary": card.summary,
                    "topic": card.topic,
                    "as_of": card.as_of.isoformat(),
                }
                | ({"review_by": card.review_by.isoformat()} if card.review_by else {})
                | ({"sources": list(card.sources)} if card.sources else {})
                for card in cards
            ],
        }
    )


def read_cards(untrusted_data: bytes, *, pack: str) -> CardList:
    """Read `_guides.json` of the pack named `pack`. Raises BadInput that names the pack and the key."""
    return _Reader(f"{pack}:{CARDS_PATH}", pack).cards(untrusted_data)


@dataclass(frozen=True, slots=True)
class _Reader:
    source: str
    pack: str

    def cards(self, untrusted_data: bytes) -> CardList:
        if len(untrusted_data) > limits.CARDS_BYTES:
            self.fail("", f"at most {limits.CARDS_BYTES} bytes were expected")
        try:
            value: object = json.loads(untrusted_data)
        except (ValueError, RecursionError) as fault:
            raise BadInput(self.source, "JSON in UTF-8 was expected") from fault
        top = self.record(value, "", ("format", "topics", "guides"))
        if top["format"] != FORMAT:
            self.fail("format", f"the number {FORMAT} was expected")
        topics = self.topics(top["topics"])
        known = {topic.id for topic in topics}
        listed = self.listed(top["guides"], "guides", limits.GUIDES)
        cards = tuple(self.card(item, f"guides[{number}]", known) for number, item in enumerate(listed, start=1))
        if len({card.path for card in cards}) != len(cards):
            self.fail("guides", "each path was expected once")
        return CardList(topics, cards)

    def topics(self, value: object) -> tuple[Topic, ...]:
        topics = []
        for number, item in enumerate(self.listed(value, "topics", limits.TOPICS), start=1):
            key = f"topics[{number}]"
            record = self.record(item, key, ("id", "title"))
            titles = self.record(record["title"], f"{key}.title", LANGUAGES)
            title = {language: self.text(titles[language], f"{key}.title.{language}") for language in LANGUAGES}
            topics.append(Topic(self.text(record["id"], f"{key}.id", NAME), title))
        if len({topic.id for topic in topics}) != len(topics):
            self.fail("topics", "each id was expected once")
        return tuple(topics)

    def card(self, value: object, key: str, topics: set[str]) -> GuideCard:
        more = [name for name in ("review_by", "sources") if isinstance(value, dict) and name in value]
        record = self.record(value, key, ("path", "language", "title", "summary", "topic", "as_of", *more))
        path = self.text(record["path"], f"{key}.path", _PATH)
        language = self.text(record["language"], f"{key}.language")
        if path.partition("/")[0] != language:
            self.fail(f"{key}.language", "the language that the path begins with was expected")
        topic = self.text(record["topic"], f"{key}.topic")
        if topic not in topics:
            self.fail(f"{key}.topic", "the id of a topic in this list was expected")
        title = self.text(record["title"], f"{key}.title")
        summary = self.text(record["summary"], f"{key}.summary")
        as_of = self.day(record["as_of"], f"{key}.as_of")
        review_by = self.day(record["review_by"], f"{key}.review_by") if "review_by" in more else None
        sources = self.sources(record["sources"], f"{key}.sources") if "sources" in more else ()
        return GuideCard(self.pack, path, language, title, summary, topic, as_of, review_by, sources)

    def sources(self, value: object, key: str) -> tuple[str, ...]:
        listed = self.listed(value, key, limits.SOURCES)
        return tuple(self.text(item, f"{key}[{number}]", _SOURCE) for number, item in enumerate(listed, start=1))

    def record(self, value: object, key: str, names: Sequence[str]) -> Mapping[str, object]:
        if not isinstance(value, dict) or set(value) != set(names):
            self.fail(key, f"an object with {', '.join(names)} and nothing else was expected")
        return value

    def listed(self, value: object, key: str, limit: int) -> list[object]:
        if not isinstance(value, list) or len(value) > limit:
            self.fail(key, f"a list of at most {limit} was expected")
        return value

    def text(self, value: object, key: str, form: re.Pattern[str] | None = None) -> str:
        if not isinstance(value, str) or not 0 < len(value) <= limits.TEXT_LETTERS or not value.isprintable():
            self.fail(key, f"a text of 1 to {limits.TEXT_LETTERS} printable letters was expected")
        if form is not None and not form.fullmatch(value):
            self.fail(key, f"a text of the form {form.pattern} was expected")
        return value

    def day(self, value: object, key: str) -> date:
        text = self.text(value, key, re.compile(r"\d{4}-\d{2}-\d{2}"))
        try:
            return date.fromisoformat(text)
        except ValueError as fault:
            raise BadInput(self.source, "a date like 2026-11-22 was expected", key=key) from fault

    def fail(self, key: str, expected: str) -> NoReturn:
        raise BadInput(self.source, expected, key=key)
