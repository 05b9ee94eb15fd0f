# SPDX-License-Identifier: GPL-3.0-or-later
"""What opens in the place of a page that did not: its copy in a pack, the nearest guides, sites always there."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame

from kiosk.base.errors import BadInput
from kiosk.library.cards import GuideCard
from kiosk.library.copies import copy_of, guides_on
from kiosk.library.search.articles import ArticleKind
from kiosk.policy.model import Site
from kiosk.shell.icons import Icon, icon_label
from kiosk.shell.parts.basic import frame, label, rule
from kiosk.shell.parts.entry_button import EntryButton
from kiosk.shell.parts.shelves import guide_button, site_button
from kiosk.shell.scene import Scene

GUIDES: Final = 3
SITES: Final = 2
Open = Callable[[str], None]


def instead(scene: Scene, untrusted_address: str, site: Site | None, open_address: Open, *, copies: bool) -> QFrame:
    """Return a card of what can be opened; `copies` where the page itself was allowed and only did not come."""
    found = copy_of(scene.shelf, untrusted_address) if copies else None
    made = [] if found is None else [_copy_button(scene, found.address, found.pack_title, found.as_of, open_address)]
    made += [_guide(card, scene, open_address) for card in nearest_guides(scene, untrusted_address, site)]
    sites = (other for other in scene.sites if other.core and other is not site)
    made += [site_button(other, scene, open_address, plain=True) for _, other in zip(range(SITES), sites, strict=False)]
    card = frame("card", label(_heading(), "heading"), gap=6, margins=(22, 22, 22, 22))
    inside = card.layout()
    for place, button in enumerate(made):
        if inside is not None:
            if place:
                inside.addWidget(rule())
            inside.addWidget(button)
    return card


def nearest_guides(scene: Scene, untrusted_address: str, site: Site | None) -> tuple[GuideCard, ...]:
    """Return guides that rest on this very text, then those that the search finds for the site, then any."""
    all_cards = scene.shelf.guides(scene.language)
    cards = {card.path: card for card in _nearest(scene, untrusted_address, site, all_cards)}
    return tuple(cards.values())[:GUIDES]


def _nearest(scene: Scene, address: str, site: Site | None, cards: tuple[GuideCard, ...]) -> Iterator[GuideCard]:
    yield from guides_on(scene.shelf, address, scene.language)
    yield from _about(scene, site, {(card.pack, card.path): card for card in cards})
    yield from cards


def _about(scene: Scene, site: Site | None, cards: dict[tuple[str, str], GuideCard]) -> Iterator[GuideCard]:
    if site is None:
        return
    about = site.about[scene.language] if site.about else ""
    try:
        found = scene.finder.search(f"{site.title[scene.language]} {about}", scene.language)
    except BadInput:
        return
    for hit in found.hits:
        card = cards.get((hit.pack, hit.path))
        if hit.kind is ArticleKind.GUIDE and card is not None:
            yield card


def _guide(card: GuideCard, scene: Scene, open_address: Open) -> EntryButton:
    return guide_button(card, scene, open_address, tile=False, day=_as_of(card.as_of))


def _copy_button(scene: Scene, address: str, pack: str, day: date | None, open_address: Open) -> EntryButton:
    about = f"{pack} · {_as_of(day)}" if day else pack
    made = EntryButton(
        QCoreApplication.translate("instead", "A copy of this page"),
        about,
        name="copy",
        role="row",
        icon=icon_label(Icon.PAGES, scene.colour("sky")),
    )
    made.clicked.connect(lambda: open_address(address))
    return made


def _heading() -> str:
    return QCoreApplication.translate("instead", "This you can open")


def _as_of(day: date) -> str:
    return QCoreApplication.translate("instead", "As of {day}").format(day=day.strftime("%d.%m.%Y"))
