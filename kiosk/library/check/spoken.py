# SPDX-License-Identifier: GPL-3.0-or-later
"""Every line in Kazakh or Russian that a reader may see, with its place: guides, labels, topics, screens, sites.

Only Cyrillic is looked at, so that addresses, keys and the English of a file of translations stay out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.base.errors import BadInput
from kiosk.base.files import read_limited
from kiosk.base.toml import DEFAULT_LIMIT, parse_toml
from kiosk.base.toml_lines import KeyPath, lines_of_keys

CHECKED: Final = ("kk", "ru")
TABLES: Final = ("labels.toml", "topics.toml", "figures.toml", "forms.toml")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one language and where it stands."""

    file: str
    number: int
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Texts:
    """Where the texts lie: the library's folder, the translations of the screen, and the files of sites."""

    folder: Path
    translations: Path
    sites: Path

    def lines(self) -> Iterator[Line]:
        """Return every line of every text. Raises BadInput for a file that cannot be read."""
        for language in CHECKED:
            for path in sorted((self.folder / language).glob("*.md")):
                yield from _whole(path, language)
            screen = self.translations / f"tereze_{language}.ts"
            if screen.exists():
                yield from _whole(screen, language)
        for path in (self.folder / name for name in TABLES):
            if path.exists():
                yield from _by_language(path, ())
        yield from _by_language(self.sites, ("title", "about"))


def read_text(path: Path) -> str:
    """Return a file's text. Raises BadInput that names it."""
    try:
        return read_limited(path, DEFAULT_LIMIT).decode()
    except UnicodeDecodeError as fault:
        raise BadInput(str(path), "text in UTF-8 was expected") from fault


def _whole(path: Path, language: str) -> Iterator[Line]:
    for number, text in enumerate(read_text(path).split("\n"), start=1):
        yield Line(str(path), number, language, text)


def _by_language(path: Path, under: tuple[str, ...]) -> Iterator[Line]:
    """Return the texts of a TOML file whose last key is a language; with `under`, only where one of these is above."""
    text = read_text(path)
    places = lines_of_keys(text)
    for key, value in _texts(parse_toml(text, str(path)).values, ()):
        if key[-1] in CHECKED and (not under or key[-2] in under):
            yield Line(str(path), _place(places, key), str(key[-1]), value)


def _texts(value: object, at: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    match value:
        case str():
            yield at, value
        case list():
            for number, item in enumerate(value):
                yield from _texts(item, (*at, number))
        case dict():
            for key, item in value.items():
                yield from _texts(item, (*at, key))


def _place(places: dict[KeyPath, int], key: KeyPath) -> int:
    while key and key not in places:
        key = key[:-1]
    return places.get(key, 0)
