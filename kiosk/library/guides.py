# SPDX-License-Identifier: GPL-3.0-or-later
"""Guides as authors write them: `LANGUAGE/NAME.md`, TOML between `+++` lines, then Markdown under `##` headings.

What is decided here: what a guide must say of itself, that all three languages are there with as many headings,
and where a guide may point (https, or another guide). How it looks is `pages`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, NoReturn
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kiosk.base.errors import BadInput
from kiosk.base.files import read_limited
from kiosk.base.toml import LANGUAGES, Table, parse_toml, read_toml
from kiosk.library import limits
from kiosk.library.cards import NAME, Topic

FENCE: Final = "+++"
TOPICS_FILE: Final = "topics.toml"
_FILE: Final = re.compile(r"(kk|ru|en)/([a-z][a-z0-9-]{0,62})\.md")


@dataclass(frozen=True, slots=True)
class Source:
    """A text of law that a guide rests on, and where its official wording stands."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Section:
    """One `##` heading and the Markdown under it; the anchor is the same in every language."""

    anchor: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Guide:
    """One guide in one language."""

    id: str
    language: str
    title: str
    summary: str
    topic: Topic
    as_of: date
    sources: tuple[Source, ...]
    sections: tuple[Section, ...]
    links: tuple[str, ...]

    @property
    def path(self) -> str:
        return f"{self.language}/{self.id}"


def markdown() -> MarkdownIt:
    """Return the one dialect of guides: CommonMark, and raw HTML stays text."""
    return MarkdownIt("commonmark", {"html": False})


def read_topics(folder: Path) -> tuple[Topic, ...]:
    """Read `topics.toml` of a folder of guides, in the order in which topics are shown. Raises BadInput."""
    top = read_toml(folder / TOPICS_FILE, limit=limits.GUIDE_BYTES)
    top.integer("format", 1, 1)
    topics: dict[str, Topic] = {}
    for table in top.tables("topic"):
        name = table.string("id")
        if not NAME.fullmatch(name) or name in topics:
            table.fail("id", "a new id of small Latin letters, digits and '-' was expected")
        topics[name] = Topic(name, table.texts("title"))
        table.done()
    top.done()
    if not 0 < len(topics) <= limits.TOPICS:
        raise BadInput(top.source, f"1 to {limits.TOPICS} topics were expected", key="topic")
    return tuple(topics.values())


def read_guide(path: Path) -> Guide:
    """Read one guide; its topic is looked up in the `topics.toml` of the folder above. Raises BadInput."""
    return _read(path, {topic.id: topic for topic in read_topics(path.parent.parent)})


def read_guides(folder: Path) -> tuple[Guide, ...]:
    """Read a folder of guides, by topic, then by name, then kk, ru, en. Raises BadInput.

    Each guide must be there in all three languages, with as many sections, the same topic and the same date.
    """
    topics = {topic.id: topic for topic in read_topics(folder)}
    paths = guide_files(folder)
    if not 0 < len(paths) <= limits.GUIDES:
        raise BadInput(str(folder), f"1 to {limits.GUIDES} guides were expected")
    guides = [_read(path, topics) for path in paths]
    _check_together(folder, guides)
    order = list(topics)
    return tuple(sorted(guides, key=lambda g: (order.index(g.topic.id), g.id, LANGUAGES.index(g.language))))


def guide_files(folder: Path) -> list[Path]:
    """Return the guides' files of a folder, language by language."""
    return [path for language in LANGUAGES for path in sorted((folder / language).glob("*.md"))]


def _read(path: Path, topics: Mapping[str, Topic]) -> Guide:
    name = _FILE.fullmatch(f"{path.parent.name}/{path.name}")
    if name is None:
        raise BadInput(str(path), "a file name like kk/appeal.md was expected")
    head, body, first = _split(path)
    if head.string("id") != name[2]:
        head.fail("id", f"{name[2]}, as in the file's name, was expected")
    if head.string("language") != name[1]:
        head.fail("language", f"{name[1]}, as the file's folder, was expected")
    text = _Body(str(path), body, first)
    guide = Guide(
        id=name[2],
        language=name[1],
        title=head.string("title", limit=80),
        summary=head.string("summary", limit=200),
        topic=topics[head.one_of("topic", tuple(topics))],
        as_of=head.day("as_of"),
        sources=_sources(head),
        sections=text.sections(),
        links=text.links(),
    )
    head.done()
    return guide


def _split(path: Path) -> tuple[Table, str, int]:
    """Return the head, the body, and the number of the body's first line."""
    try:
        text = read_limited(path, limits.GUIDE_BYTES).decode()
    except UnicodeDecodeError as fault:
        raise BadInput(str(path), "text in UTF-8 was expected") from fault
    lines = text.split("\n")
    if lines[0] != FENCE:
        raise BadInput(str(path), f"{FENCE} on a line of its own was expected", line=1)
    if FENCE not in lines[1:]:
        raise BadInput(str(path), f"a second {FENCE} was expected under the head", line=len(text.splitlines()))
    end = lines.index(FENCE, 1)
    # An empty line stands in for the fence, so that the reader's line numbers are the file's.
    return parse_toml("\n".join(["", *lines[1:end]]), str(path)), "\n".join(lines[end + 1 :]), end + 2


def _sources(head: Table) -> tuple[Source, ...]:
    sources = []
    for table in head.tables("sources"):
        source = Source(table.string("title", limit=200), table.string("url", limit=300))
        if not _is_https(source.url):
            table.fail("url", "an address like https://adilet.zan.kz/kaz/docs/K1400000231 was expected")
        table.done()
        sources.append(source)
    if not 0 < len(sources) <= limits.SOURCES:
        head.fail("sources", f"1 to {limits.SOURCES} sources were expected")
    return tuple(sources)


def _is_https(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme == "https" and bool(parts.hostname) and parts.username is None and parts.port is None
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class _Body:
    """The Markdown of a guide, read token by token; `first` is its first line's number in the file."""

    source: str
    text: str
    first: int

    def sections(self) -> tuple[Section, ...]:
        lines = self.text.split("\n")
        tokens = self._tokens()
        heads = [(token, tokens[at + 1]) for at, token in enumerate(tokens) if token.type == "heading_open"]
        for token, _ in heads:
            if token.tag != "h2" or token.level:
                self._fail(token, "a heading with ## was expected")
        if not tokens or tokens[0].type != "heading_open":
            self._fail(tokens[0] if tokens else None, "a heading with ## was expected before any text")
        if len(heads) > limits.SECTIONS:
            self._fail(heads[-1][0], f"at most {limits.SECTIONS} sections were expected")
        starts = [_lines_of(token) for token, _ in heads]
        ends = [*(start for start, _ in starts[1:]), len(lines)]
        sections = []
        for number, ((token, title), (_, after), end) in enumerate(zip(heads, starts, ends, strict=True), start=1):
            text = "\n".join(lines[after:end]).strip()
            if not text:
                self._fail(token, "text under this heading was expected")
            sections.append(Section(f"s{number}", title.content, text))
        return tuple(sections)

    def links(self) -> tuple[str, ...]:
        """Return the names of the guides that the text points to."""
        names = []
        for block in self._tokens():
            for token in block.children or ():
                target = str(token.attrGet("href") or "")
                if token.type == "image":
                    self._fail(block, "no picture was expected; guides are words only")
                if token.type == "link_open" and not _is_https(target):
                    if not NAME.fullmatch(target):
                        self._fail(block, "a link to https:// or to the name of a guide was expected")
                    names.append(target)
        return tuple(dict.fromkeys(names))

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


def _check_together(folder: Path, guides: Sequence[Guide]) -> None:
    found = {(guide.id, guide.language): guide for guide in guides}
    for guide in guides:
        source = str(folder / guide.language / f"{guide.id}.md")
        for language in LANGUAGES:
            if (guide.id, language) not in found:
                raise BadInput(source, f"{language}/{guide.id}.md was expected too")
        model = found[guide.id, LANGUAGES[0]]
        if len(guide.sections) != len(model.sections):
            raise BadInput(source, f"{len(model.sections)} sections were expected, as in {LANGUAGES[0]}")
        if guide.topic != model.topic:
            raise BadInput(source, f"{model.topic.id} was expected, as in {LANGUAGES[0]}", key="topic")
        if guide.as_of != model.as_of:
            raise BadInput(source, f"{model.as_of} was expected, as in {LANGUAGES[0]}", key="as_of")
        for name in guide.links:
            if (name, guide.language) not in found:
                raise BadInput(source, f"a guide that exists was expected where the text points to {name}")
