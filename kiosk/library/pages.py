# SPDX-License-Identifier: GPL-3.0-or-later
"""Guides made into pages: HTML with every text escaped, two style sheets, no script and nothing from outside.

A page names only its own pack's style sheets and guides; a source is an ordinary https link, which the shell asks
the policy about like any other. The colours stand apart in `look.css`, so that the shell may serve another look.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kiosk.base.palette import Palette
from kiosk.base.paths import resources
from kiosk.base.toml import LANGUAGES
from kiosk.library.cards import GLOSSARY, Topic
from kiosk.library.figures import figure_plot, figure_table
from kiosk.library.glossary import Entry, Glossary
from kiosk.library.guide_text import markdown
from kiosk.library.guides import Guide, Source
from kiosk.library.labels import Labels, read_labels

LANGUAGE_NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A section as the template takes it: the Markdown is HTML by now."""

    anchor: str
    title: str
    html: Markup


@dataclass(frozen=True, slots=True)
class Cited:
    """A source as the template takes it; `note` says when it was read, or that it was not."""

    title: str
    url: str
    spoken: str
    note: str


class Pages:
    """Makes the pages of one pack from the templates in `resources/library`."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or resources() / "library"
        self._labels = read_labels(self._folder / "labels.toml")
        self._markdown = markdown()
        self._templates = Environment(
            loader=FileSystemLoader(self._folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    @property
    def labels(self) -> Labels:
        return self._labels

    def guide(self, guide: Guide, glossary: Glossary | None = None) -> bytes:
        """Return a guide's page, to lie at `guide.path`; words of the glossary open on a tap."""
        found: dict[str, Entry] = {}
        marks = glossary.without(guide.unmarked) if glossary and guide.id != GLOSSARY else None
        sections = [
            Shown(section.anchor, section.title, self._html(section.text, marks, found)) for section in guide.sections
        ]
        words = [Shown(entry.anchor, entry.title, self._html(entry.text, None, {})) for entry in found.values()]
        sources = [self._cited(source, guide.language) for source in guide.sources]
        figure = guide.figure and Markup("{}\n{}").format(
            figure_table(guide.figure, guide.language), figure_plot(guide.figure, guide.language)
        )
        return self._render(
            "page.html", guide.language, guide=guide, sections=sections, sources=sources, figure=figure, words=words
        )

    def index(self, guides: Sequence[Guide], language: str) -> bytes:
        """Return the list of guides in one language, under their topics, to lie at the language's own path."""
        unchecked = any(not guide.reviewed_by for guide in guides if guide.language == language)
        return self._render("index.html", language, topics=_by_topic(guides, language), unchecked=unchecked)

    def style_sheet(self) -> bytes:
        return (self._folder / "style.css").read_bytes()

    def _html(self, text: str, glossary: Glossary | None, found: dict[str, Entry]) -> Markup:
        environment: dict[str, object] = {}
        tokens = self._markdown.parse(_bound(text), environment)
        if glossary is not None:
            glossary.mark(tokens, found)
        # Safe: raw HTML is off in `markdown()`, so what the Markdown says comes out escaped, and so do marked words.
        return Markup(self._markdown.renderer.render(tokens, self._markdown.options, environment))  # noqa: S704

    def _cited(self, source: Source, language: str) -> Cited:
        labels = self._labels
        note = _dated(labels.read[language], source.read) if source.read else labels.not_read[language]
        return Cited(_bound(source.title), source.url, _spoken(source.url), note)

    def _render(self, template: str, language: str, **more: object) -> bytes:
        others = [(other, LANGUAGE_NAMES[other]) for other in LANGUAGES if other != language]
        page = self._templates.get_template(template).render(
            label={name: getattr(self._labels, name)[language] for name in Labels.__slots__},
            language=language,
            others=others,
            as_of=lambda guide: _dated(self._labels.as_of[language], guide.as_of),
            review_by=lambda guide: _dated(self._labels.review_by[language], guide.review_by),
            checked=lambda guide: self._labels.checked[language].format(name=guide.reviewed_by),
            **more,
        )
        return page.encode()


def look_sheet(palette: Palette) -> bytes:
    """Return `look.css`: the palette's colours, sizes and fonts, and high contrast where it is asked for."""
    contrast = "@media (prefers-contrast: more){" + palette.css_variables(contrast=True).strip() + "}\n"
    return (palette.css_variables() + contrast).encode()


def _by_topic(guides: Sequence[Guide], language: str) -> list[tuple[Topic, list[Guide]]]:
    ours = [guide for guide in guides if guide.language == language]
    topics = {guide.topic.id: guide.topic for guide in ours}
    return [(topic, [guide for guide in ours if guide.topic.id == name]) for name, topic in topics.items()]


def _spoken(url: str) -> str:
    """Say an address as a reader would look for it: the host, and the document's number."""
    parts = urlsplit(url)
    return " · ".join(part for part in (parts.hostname or "", parts.path.rstrip("/").rpartition("/")[2]) if part)


def _dated(label: str, day: date) -> str:
    """Say a day; all three languages here write it day, month, year."""
    return label.format(day=f"{day:%d.%m.%Y}")


def _bound(text: str) -> str:
    """Keep a dash on the line of the word before it, and a number on the line of its sign."""
    return re.sub(r"(?<=№) | (?=— )", "\u00a0", text)
