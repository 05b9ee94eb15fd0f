# SPDX-License-Identifier: GPL-3.0-or-later
"""One answer of the search: what it is, its title, the words that were found in it, its day."""

import html
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel

from kiosk.library.search.articles import ArticleKind
from kiosk.library.search.excerpts import Snippet
from kiosk.library.search.finder import Hit
from kiosk.shell.browser.library_scheme import library_address
from kiosk.shell.icons import Icon, icon_label
from kiosk.shell.parts.basic import label
from kiosk.shell.parts.entry_button import EntryButton
from kiosk.shell.scene import Scene

ICONS: Final = {ArticleKind.GUIDE: Icon.BOOK, ArticleKind.PAGE: Icon.PAGES, ArticleKind.SITE: Icon.SITE}
LONGEST_TITLE: Final = 160


def answer_button(hit: Hit, scene: Scene, open_address: Callable[[str], None], place: int) -> EntryButton:
    """Return an answer as a button that opens it; `place` counts from 0 and is only its name."""
    title, snippet = _texts(hit, scene)
    made = EntryButton(
        title[:LONGEST_TITLE],
        "".join(text for text, _ in snippet),
        name=f"answer-{place}",
        icon=icon_label(ICONS[hit.kind], scene.colour("sky")),
        badge=_kind(hit.kind),
        parts=[marked(snippet), *([label(_day(hit), "small")] if hit.as_of else [])],
    )
    made.clicked.connect(lambda: open_address(address_of(hit)))
    return made


def address_of(hit: Hit) -> str:
    return hit.address or library_address(hit.pack, hit.path)


def _texts(hit: Hit, scene: Scene) -> tuple[str, Snippet]:
    """Return title and text; a site speaks the reader's language, whatever words it was found by."""
    site = next((site for site in scene.sites if hit.site and str(site.id) == hit.site), None)
    if site is None or hit.language == scene.language:
        return hit.title, hit.snippet
    return site.title[scene.language], ((site.about[scene.language] if site.about else "", False),)


def marked(snippet: Snippet) -> QLabel:
    """Return a text with what was found in it bold and underlined; its words are never read as markup."""
    made = label("", "soft")
    pieces = (f"<b><u>{html.escape(text)}</u></b>" if found else html.escape(text) for text, found in snippet)
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setText("".join(pieces))
    made.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    return made


def _kind(kind: ArticleKind) -> str:
    words = {
        ArticleKind.GUIDE: QCoreApplication.translate("answer", "guide"),
        ArticleKind.PAGE: QCoreApplication.translate("answer", "library page"),
        ArticleKind.SITE: QCoreApplication.translate("answer", "site"),
    }
    return words[kind]


def _day(hit: Hit) -> str:
    """Say of which day the text is; a site's own pages have days of their own, so there it is the list's."""
    assert hit.as_of is not None
    day = hit.as_of.strftime("%d.%m.%Y")
    if hit.kind is ArticleKind.SITE:
        return QCoreApplication.translate("answer", "In the list of {day}").format(day=day)
    return QCoreApplication.translate("answer", "As of {day}").format(day=day)
