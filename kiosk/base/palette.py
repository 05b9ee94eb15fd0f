# SPDX-License-Identifier: GPL-3.0-or-later
"""The tokens of the look: one file of colours, sizes and type families, for the screen and for the pages."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.base.paths import resources
from kiosk.base.toml import Table, read_toml

COLOURS = (
    "paper",
    "card",
    "ink",
    "soft_ink",
    "line",
    "sky",
    "light_sky",
    "gold",
    "light_gold",
    "stop",
    "light_stop",
    "on_sky",
    "faint",
)
SIZES = ("radius", "border", "text_small", "text", "text_large", "heading", "title", "target", "bar")
_COLOUR = re.compile(r"#[0-9A-F]{6}")


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as `#RRGGBB`, sizes in logical pixels, and the two type families."""

    colours: Mapping[str, str]
    contrast: Mapping[str, str]
    sizes: Mapping[str, int]
    screen_font: str
    reading_font: str

    def colour(self, name: str, *, contrast: bool = False) -> str:
        return (self.contrast if contrast else self.colours)[name]

    def css_variables(self, *, contrast: bool = False) -> str:
        """Return a `:root` rule that names each colour, size and font for a page's style sheet."""
        colours = self.contrast if contrast else self.colours
        pairs = [f"--{name.replace('_', '-')}:{value}" for name, value in colours.items()]
        pairs += [f"--{name.replace('_', '-')}:{value}px" for name, value in self.sizes.items()]
        pairs += [f'--screen-font:"{self.screen_font}"', f'--reading-font:"{self.reading_font}"']
        return ":root{" + ";".join(pairs) + "}\n"


def read_palette(path: Path | None = None) -> Palette:
    """Read the tokens. Raises BadInput."""
    top = read_toml(path or resources() / "look" / "tokens.toml")
    top.integer("format", 1, 1)
    fonts, sizes = top.table("fonts"), top.table("sizes")
    palette = Palette(
        colours=_colours(top.table("colours")),
        contrast=_colours(top.table("contrast")),
        sizes={name: sizes.integer(name, 1, 200) for name in SIZES},
        screen_font=fonts.string("screen"),
        reading_font=fonts.string("reading"),
    )
    for table in (fonts, sizes, top):
        table.done()
    return palette


def _colours(table: Table) -> Mapping[str, str]:
    colours = {name: table.string(name) for name in COLOURS}
    for name, value in colours.items():
        if not _COLOUR.fullmatch(value):
            table.fail(name, "a colour like #00566B was expected")
    table.done()
    return colours
