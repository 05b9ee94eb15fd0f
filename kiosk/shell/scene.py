# SPDX-License-Identifier: GPL-3.0-or-later
"""What every screen is given to draw with: the palette, the wishes, and the texts of this station."""

from dataclasses import dataclass

from kiosk.base.palette import Palette
from kiosk.library.forms import Form
from kiosk.library.search.finder import Finder, Found, Hit
from kiosk.library.shelf import Shelf
from kiosk.policy.model import Policy, Site
from kiosk.shell.wishes import Wishes
from kiosk.station.config import Station


@dataclass(frozen=True, slots=True)
class Scene:
    """Read-only; `hint` is a line that only the demonstration shows at the sign-in."""

    station: Station
    policy: Policy
    shelf: Shelf
    finder: Finder
    forms: tuple[Form, ...]
    palette: Palette
    wishes: Wishes
    hint: str = ""
    group: str = ""

    @property
    def sites(self) -> tuple[Site, ...]:
        """The sites that open for this reader."""
        return tuple(site for site in self.policy.sites if not site.groups or self.group in site.groups)

    def opening(self, found: Found) -> tuple[Hit, ...]:
        """Return the answers that open for this reader and on this shelf, best first."""
        sites = {str(site.id) for site in self.sites}
        return tuple(hit for hit in found.hits if (hit.site in sites if hit.site else hit.pack in self.shelf.packs))

    def colour(self, name: str) -> str:
        return self.palette.colour(name, contrast=self.wishes.contrast)

    @property
    def language(self) -> str:
        return self.wishes.language

    def where_in(self, language: str) -> str:
        """Return institution and station in a language."""
        return f"{self.station.institution[language]} · {self.station.name[language]}"
