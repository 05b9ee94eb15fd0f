# SPDX-License-Identifier: GPL-3.0-or-later
"""What there is to read, as buttons: guides of the library and sites of the policy."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication

from kiosk.library.cards import GuideCard
from kiosk.policy.model import Site
from kiosk.shell.browser.library_scheme import library_address
from kiosk.shell.icons import Icon, icon_label
from kiosk.shell.parts.entry_button import EntryButton
from kiosk.shell.scene import Scene

TOPIC_ICONS: Final = {
    "courts": Icon.COURT,
    "release": Icon.RELEASE,
    "complaints": Icon.LETTER,
    "help": Icon.SHAKE,
    "legislation": Icon.SCALES,
}


def guide_button(card: GuideCard, scene: Scene, open_address: Callable[[str], None], *, tile: bool) -> EntryButton:
    """Return a guide's button: a tile with its icon, or a plain row."""
    icon = icon_label(TOPIC_ICONS.get(card.topic, Icon.BOOK), scene.colour("sky")) if tile else None
    made = EntryButton(
        card.title,
        card.summary if tile else "",
        name=f"guide-{card.path.rpartition('/')[2]}",
        role="tile" if tile else "row",
        icon=icon,
        badge="" if tile else QCoreApplication.translate("shelves", "guide"),
    )
    made.clicked.connect(lambda: open_address(library_address(card.pack, card.path)))
    return made


def site_button(site: Site, scene: Scene, open_address: Callable[[str], None], *, plain: bool = False) -> EntryButton:
    """Return a site's row: its name, what it is, and the mode it opens in."""
    about = site.about[scene.language] if site.about and not plain else ""
    badge = QCoreApplication.translate("shelves", "site") if plain else mode_word(site)
    made = EntryButton(site.title[scene.language], about, name=f"site-{site.id}", role="row", badge=badge)
    made.clicked.connect(lambda: open_address(site.start))
    return made


def mode_word(site: Site) -> str:
    """Return the word for the mode a site opens in."""
    words = {"read": QCoreApplication.translate("shelves", "reading")}
    return words[site.mode.value]
