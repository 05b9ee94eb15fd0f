# SPDX-License-Identifier: GPL-3.0-or-later
"""What there is to read, as buttons: guides of the library and sites of the policy."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from kiosk.library.cards import GuideCard
from kiosk.policy.model import Mode, Site
from kiosk.shell.browser.library_scheme import library_address
from kiosk.shell.icons import Icon, icon_label
from kiosk.shell.parts.basic import column
from kiosk.shell.parts.entry_button import EntryButton
from kiosk.shell.parts.sides import Columns
from kiosk.shell.scene import Scene

TILE: Final = 340  # the least width of a tile, logical pixels
MOST: Final = 3
TOPIC_ICONS: Final = {
    "courts": Icon.COURT,
    "release": Icon.RELEASE,
    "complaints": Icon.LETTER,
    "help": Icon.SHAKE,
    "daily": Icon.DAY,
    "after": Icon.FAMILY,
    "knowing": Icon.FIND,
    "terminal": Icon.SCREEN,
    "legislation": Icon.SCALES,
    "rights": Icon.SHIELD,
    "services": Icon.BUILDING,
    "reading": Icon.BOOK,
}


def topic_icon(topic: str) -> Icon:
    """Return the picture of a topic of guides or of sites."""
    return TOPIC_ICONS.get(topic, Icon.SITE)


def tiles(made: Sequence[QWidget]) -> QWidget:
    """Return buttons laid out side by side, as tall as the tallest of their row."""
    holder = QWidget()
    column(Columns(made, TILE, MOST), 1, margins=(0, 0, 8, 0), parent=holder)
    return holder


def guide_button(
    card: GuideCard, scene: Scene, open_address: Callable[[str], None], *, tile: bool, day: str = ""
) -> EntryButton:
    """Return a guide's button: a tile with its icon, or a plain row with its `day` in words."""
    icon = icon_label(topic_icon(card.topic), scene.colour("sky")) if tile else None
    word = QCoreApplication.translate("shelves", "guide")
    made = EntryButton(
        card.title,
        card.summary if tile else f"{word} · {day}",
        name=f"guide-{card.path.rpartition('/')[2]}",
        role="tile" if tile else "row",
        icon=icon,
    )
    made.clicked.connect(lambda: open_address(library_address(card.pack, card.path)))
    return made


def site_button(site: Site, scene: Scene, open_address: Callable[[str], None], *, plain: bool = False) -> EntryButton:
    """Return a site's tile with the mode it opens in, or a plain row."""
    about = site.about[scene.language] if site.about else ""
    made = EntryButton(
        site.title[scene.language],
        QCoreApplication.translate("shelves", "site") if plain else about,
        name=f"site-{site.id}",
        role="row" if plain else "tile",
        badge="" if plain else mode_word(site),
    )
    made.clicked.connect(lambda: open_address(site.start))
    return made


def mode_word(site: Site) -> str:
    """Return the word for the mode a site opens in."""
    words = {
        Mode.READ: QCoreApplication.translate("shelves", "reading"),
        Mode.SEARCH: QCoreApplication.translate("shelves", "reading and search"),
        Mode.FULL: QCoreApplication.translate("shelves", "reading and forms"),
    }
    return words[site.mode]
