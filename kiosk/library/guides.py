# SPDX-License-Identifier: GPL-3.0-or-later
"""Guides as authors write them: `LANGUAGE/NAME.md`, TOML between `+++` lines, then Markdown under `##` headings.

What is decided here: what a guide must say of itself, that all three languages are there with the same sections,
and that whatever a guide points to exists. The text is read in `guide_text`; how it looks is `pages`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from kiosk.base.errors import BadInput
from kiosk.base.files import read_limited
from kiosk.base.toml import LANGUAGES, Table, parse_toml, read_toml
from kiosk.library import limits
from kiosk.library.cards import NAME, Topic
from kiosk.library.figures import Figure, read_figures
from kiosk.library.guide_text import Body, Link, Section, is_https

FENCE: Final = "+++"
TOPICS_FILE: Final = "topics.toml"
_MARK: Final = "\ufeff"
_FILE: Final = re.compile(r"(kk|ru|en)/([a-z][a-z0-9-]{0,62})\.md")


@dataclass(frozen=True, slots=True)
class Source:
    """A text that a guide rests on; `url` is empty for one on paper, `read` for one that is only pointed to."""

    title: str
    url: str
    read: date | None = None


@dataclass(frozen=True, slots=True)
class Guide:
    """One guide in one language. `reviewed_by` is empty until a lawyer has checked it.

    `unmarked` are anchors of the glossary whose words mean something else here, so that they are not explained.
    `keywords` are readers' everyday words that the text does not use; only the search reads them.
    """

    id: str
    language: str
    title: str
    summary: str
    topic: Topic
    as_of: date
    review_by: date
    editor: str
    reviewed_by: str
    sources: tuple[Source, ...]
    sections: tuple[Section, ...]
    links: tuple[Link, ...]
    figure: Figure | None = None
    unmarked: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        return f"{self.language}/{self.id}"


@dataclass(frozen=True, slots=True)
class Shared:
    """What all guides of a folder share: topics and figures, by their ids."""

    topics: Mapping[str, Topic]
    figures: Mapping[str, Figure]


def read_shared(folder: Path) -> Shared:
    """Read what the guides of a folder share. Raises BadInput."""
    return Shared({topic.id: topic for topic in read_topics(folder)}, read_figures(folder))


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


def guide_files(folder: Path) -> list[Path]:
    """Return the guides' files of a folder, language by language. Raises BadInput where there are none or too many."""
    paths = [path for language in LANGUAGES for path in sorted((folder / language).glob("*.md"))]
    if not 0 < len(paths) <= limits.GUIDES:
        raise BadInput(str(folder), f"1 to {limits.GUIDES} guides were expected")
    return paths


def read_guides(folder: Path) -> tuple[Guide, ...]:
    """Read a folder of guides, by topic, then by name, then kk, ru, en. Raises BadInput.

    Each guide must be there in all three languages, with the same sections, topic, dates and figure.
    """
    shared = read_shared(folder)
    guides = [read_guide(path, shared) for path in guide_files(folder)]
    for fault in disagreements(folder, guides):
        raise fault
    order = list(shared.topics)
    return tuple(sorted(guides, key=lambda g: (order.index(g.topic.id), g.id, LANGUAGES.index(g.language))))


def read_guide(path: Path, shared: Shared | None = None) -> Guide:
    """Read one guide; what it shares with others is looked up in the folder above. Raises BadInput."""
    shared = shared or read_shared(path.parent.parent)
    name = _FILE.fullmatch(f"{path.parent.name}/{path.name}")
    if name is None:
        raise BadInput(str(path), "a file name like kk/appeal.md was expected")
    head, body = split_guide(path)
    if head.string("id") != name[2]:
        head.fail("id", f"{name[2]}, as in the file's name, was expected")
    if head.string("language") != name[1]:
        head.fail("language", f"{name[1]}, as the file's folder, was expected")
    guide = Guide(
        id=name[2],
        language=name[1],
        title=head.string("title", limit=80),
        summary=head.string("summary", limit=200),
        topic=shared.topics[head.one_of("topic", tuple(shared.topics))],
        as_of=head.day("as_of"),
        review_by=_review_by(head),
        editor=head.string("editor", limit=80),
        reviewed_by=_reviewed_by(head),
        sources=_sources(head),
        sections=body.sections(),
        links=body.links(),
        figure=shared.figures[head.one_of("figure", tuple(shared.figures))] if "figure" in head else None,
        unmarked=head.strings("unmarked", default=()),
        keywords=_keywords(head),
    )
    head.done()
    return guide


def disagreements(folder: Path, guides: Sequence[Guide]) -> Iterator[BadInput]:
    """Return what does not go together: languages that are missing or differ, and links that lead nowhere."""
    found = {(guide.id, guide.language): guide for guide in guides}
    for guide in guides:
        source = str(folder / guide.language / f"{guide.id}.md")
        for language in LANGUAGES:
            if (guide.id, language) not in found:
                yield BadInput(source, f"{language}/{guide.id}.md was expected too")
        model = found.get((guide.id, LANGUAGES[0]))
        if model is not None:
            yield from _differences(source, guide, model)
        yield from _dead_links(source, guide, found)


def split_guide(path: Path) -> tuple[Table, Body]:
    """Return a guide's head and text, neither of them judged. Raises BadInput."""
    try:
        text = read_limited(path, limits.GUIDE_BYTES).decode()
    except UnicodeDecodeError as fault:
        raise BadInput(str(path), "text in UTF-8 was expected") from fault
    if text.startswith(_MARK):
        raise BadInput(str(path), "text without a byte order mark at its beginning was expected", line=1)
    lines = text.split("\n")
    if lines[0] == f"{FENCE}\r":
        raise BadInput(str(path), "lines that end in LF were expected, not in CR LF", line=1)
    if lines[0] != FENCE:
        raise BadInput(str(path), f"{FENCE} on a line of its own was expected", line=1)
    if FENCE not in lines[1:]:
        raise BadInput(str(path), f"a second {FENCE} was expected under the head", line=len(text.splitlines()))
    end = lines.index(FENCE, 1)
    # An empty line stands in for the fence, so that the reader's line numbers are the file's.
    head = parse_toml("\n".join(["", *lines[1:end]]), str(path))
    return head, Body(str(path), "\n".join(lines[end + 1 :]), end + 2)


def _review_by(head: Table) -> date:
    day = head.day("review_by")
    if day <= head.day("as_of"):
        head.fail("review_by", "a day after as_of was expected")
    return day


def _reviewed_by(head: Table) -> str:
    if "reviewed_by" not in head:
        head.fail("reviewed_by", 'a lawyer\'s name, or "" until one has checked it, was expected, the key is missing')
    return head.string("reviewed_by", default="", limit=120)


def _keywords(head: Table) -> tuple[str, ...]:
    """Return the words that only the search reads. A comma parts them on the page, so that none may stand in one."""
    words = head.strings("keywords", default=())
    if len(words) > limits.KEYWORDS or len(set(words)) < len(words):
        head.fail("keywords", f"at most {limits.KEYWORDS} texts, each once, were expected")
    for word in words:
        if len(word) > limits.KEYWORD_LETTERS or not word.isprintable() or word != word.strip() or "," in word:
            head.fail(
                "keywords", f"a text of at most {limits.KEYWORD_LETTERS} letters without ',' was expected: {word!r}"
            )
    return words


def _sources(head: Table) -> tuple[Source, ...]:
    sources = []
    for table in head.tables("sources"):
        source = Source(
            table.string("title", limit=200),
            table.string("url", default="", limit=300),
            table.day("read") if "read" in table else None,
        )
        if source.url and not is_https(source.url):
            table.fail("url", "an address like https://adilet.zan.kz/kaz/docs/K1400000231 was expected")
        table.done()
        sources.append(source)
    if not 0 < len(sources) <= limits.SOURCES:
        head.fail("sources", f"1 to {limits.SOURCES} sources were expected")
    return tuple(sources)


def _differences(source: str, guide: Guide, model: Guide) -> Iterator[BadInput]:
    as_in = f"as in {LANGUAGES[0]}"
    if len(guide.sections) != len(model.sections):
        yield BadInput(source, f"{len(model.sections)} sections were expected, {as_in}")
    elif other := {part.anchor for part in model.sections} ^ {part.anchor for part in guide.sections}:
        yield BadInput(source, f"the same anchors were expected, {as_in}; not in both: {', '.join(sorted(other))}")
    if guide.topic != model.topic:
        yield BadInput(source, f"{model.topic.id} was expected, {as_in}", key="topic")
    if guide.figure != model.figure:
        yield BadInput(source, f"the same figure was expected, {as_in}", key="figure")
    for key, day, expected in (
        ("as_of", guide.as_of, model.as_of),
        ("review_by", guide.review_by, model.review_by),
    ):
        if day != expected:
            yield BadInput(source, f"{expected} was expected, {as_in}", key=key)


def _dead_links(source: str, guide: Guide, found: Mapping[tuple[str, str], Guide]) -> Iterator[BadInput]:
    for link in guide.links:
        name, _, anchor = link.target.partition("#")
        other = found.get((name, guide.language))
        if other is None:
            yield BadInput(source, f"a guide that exists was expected where the text points to {name}", line=link.line)
        elif anchor and anchor not in {part.anchor for part in other.sections}:
            yield BadInput(source, f"a section that exists was expected where the text points to {link.target}",
                           line=link.line)  # fmt: skip
