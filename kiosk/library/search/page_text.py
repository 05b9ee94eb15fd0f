# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of an HTML page: its title, headings, first paragraph, text and language. Markup is not trusted.

Scripts, navigation and what stands beside the main text are left out where the page says which that is.
"""

import re
from dataclasses import dataclass
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from kiosk.library.search import limits
from kiosk.library.search.letters import normal

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


def read_page(untrusted_html: bytes) -> PageText:
    """Return the words of a page; broken markup is read as a browser reads it."""
    tree = LexborHTMLParser(untrusted_html)
    root = tree.css_first("html")
    language = (root.attributes.get("lang") or "")[:2].lower() if root is not None else ""
    title = _text(tree.css_first("title"), limits.TITLE_LETTERS)
    tree.strip_tags(_NO_TEXT)
    body = tree.css_first("main") or tree.css_first("article") or tree.body
    if body is None:
        return PageText(title, "", "", "", language)
    title = title or _text(body.css_first("h1"), limits.TITLE_LETTERS)
    body.strip_tags(["h1"])
    headings = _plain(" · ".join(node.text(separator=" ") for node in body.css("h2, h3, h4")), limits.HEADING_LETTERS)
    first = (_text(node, limits.LEAD_LETTERS) for node in body.css("p"))
    lead = next((text for text in first if len(text) >= _LEAD_FROM), "")
    return PageText(title, headings, lead, _text(body, limits.BODY_LETTERS), language)


def _text(node: LexborNode | None, letters: int) -> str:
    return "" if node is None else _plain(node.text(separator=" "), letters)


def _plain(text: str, letters: int) -> str:
    spaced = _SPACES.sub(" ", text[: 4 * letters])
    return _SPACES.sub(" ", normal(spaced)).strip()[:letters]
