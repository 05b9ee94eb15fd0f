# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of an HTML page: its title, headings, first paragraph, text and language. Markup is not trusted.

The page's keywords (`<meta name="keywords">`) are read as one more heading: they are found, and never shown.

Scripts, navigation and what stands beside the main text are left out where the page says which that is.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from kiosk.library.search import limits
from kiosk.library.search.letters import normal
from kiosk.library.search.markup import tamed

_NO_TEXT: Final = [
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "nav",
    "header",
    "footer",
    "aside",
    "form",
    "iframe",
]
_HEADING_TAGS: Final = ("h2", "h3", "h4")
_HEADINGS: Final = ", ".join(_HEADING_TAGS)
_SPACES: Final = re.compile(r"\s+")
_LEAD_FROM: Final = 40


@dataclass(frozen=True, slots=True)
class PageText:
    """The words of a page; `language` is two letters or nothing."""

    title: str
    headings: str
    lead: str
    body: str
    language: str


def read_page(untrusted_html: bytes) -> PageText | None:
    """Return the words of a page, or None where its markup is out of all measure (`markup.tamed`)."""
    page = tamed(untrusted_html)
    if page is None:
        return None
    tree = LexborHTMLParser(page)
    root = tree.css_first("html")
    language = (root.attributes.get("lang") or "")[:2].lower() if root is not None else ""
    title = _text(tree.css_first("title"), limits.TITLE_LETTERS)
    tree.strip_tags(_NO_TEXT)
    body = tree.css_first("main") or tree.css_first("article") or tree.body
    if body is None:
        return PageText(title, "", "", "", language)
    title = title or _text(body.css_first("h1"), limits.TITLE_LETTERS)
    body.strip_tags(["h1"])
    heads = [*_headings(body.css(_HEADINGS)), *_keywords(tree)]
    headings = _plain(" · ".join(heads), limits.HEADING_LETTERS)
    first = (_text(node, limits.LEAD_LETTERS) for node in body.css("p")[: limits.PARAGRAPHS])
    lead = next((text for text in first if len(text) >= _LEAD_FROM), "")
    return PageText(title, headings, lead, _text(body, limits.BODY_LETTERS), language)


def _headings(nodes: Iterable[LexborNode]) -> Iterator[str]:
    """Yield headings until there are letters enough; one that stands within another is part of that one."""
    room = 4 * limits.HEADING_LETTERS
    for node in islice(nodes, limits.HEADINGS):
        if room > 0 and not _within_a_heading(node):
            text = node.text(separator=" ")[:room]
            room -= len(text)
            yield text


def _within_a_heading(node: LexborNode) -> bool:
    above = node.parent
    while above is not None and above.tag not in _HEADING_TAGS:
        above = above.parent
    return above is not None


def _keywords(tree: LexborHTMLParser) -> list[str]:
    """Return what the page's first `<meta name="keywords">` says, in a list of one or none."""
    node = tree.css_first('meta[name="keywords"]')
    said = "" if node is None else (node.attributes.get("content") or "")[: limits.HEADING_LETTERS]
    return [said] if said else []


def _text(node: LexborNode | None, letters: int) -> str:
    return "" if node is None else _plain(node.text(separator=" "), letters)


def _plain(text: str, letters: int) -> str:
    spaced = _SPACES.sub(" ", text[: 4 * letters])
    return _SPACES.sub(" ", normal(spaced)).strip()[:letters]
