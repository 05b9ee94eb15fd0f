# SPDX-License-Identifier: GPL-3.0-or-later
"""Every line that a reader may see, with its language and place: guides, labels, topics, forms, screens, sites.

Guides are read as their pages show them, where they have a readable form, and else line by line. Groups of the
thesaurus are what readers type: the spelling of what stands in their `as_written` does not count.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.parsers import expat

from kiosk.base.errors import BadInput
from kiosk.base.files import read_limited
from kiosk.base.toml import DEFAULT_LIMIT, LANGUAGES, parse_toml
from kiosk.base.toml_lines import lines_of_keys
from kiosk.library.check.prose import blocks, place_of, strings

CHECKED: Final = ("kk", "ru")
TABLES: Final = ("labels.toml", "topics.toml", "figures.toml", "forms.toml")
THESAURUS: Final = "thesaurus.toml"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one language and where it stands."""

    file: str
    number: int
    language: str
    text: str
    spelt: bool = True
    """Whether its spelling counts."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Where the texts lie: the library's folder, the translations of the screen, and the files of sites."""

    folder: Path
    translations: Path
    sites: Path

    def lines(self) -> Iterator[Line]:
        """Return every line of every text. Raises BadInput for a file that cannot be read."""
        for language in LANGUAGES:
            for path in sorted((self.folder / language).glob("*.md")):
                yield from _of_guide(path, language)
            screen = self.translations / f"tereze_{language}.ts"
            if screen.exists():
                yield from _of_screen(screen, language)
        for path in (self.folder / name for name in (*TABLES, THESAURUS)):
            if path.exists():
                yield from _by_language(path, ())
        yield from _by_language(self.sites, ("title", "about"))


def read_text(path: Path) -> str:
    """Return a file's text. Raises BadInput that names it."""
    try:
        return read_limited(path, DEFAULT_LIMIT).decode()
    except UnicodeDecodeError as fault:
        raise BadInput(str(path), "text in UTF-8 was expected") from fault


def _of_guide(path: Path, language: str) -> Iterator[Line]:
    try:
        found = [(block.line, block.text) for block in blocks(path)]
    except BadInput:  # a finding of its own, elsewhere
        found = [(1, read_text(path))]
    for first, text in found:
        yield from _split(str(path), first, language, text)


def _split(file: str, first: int, language: str, text: str) -> Iterator[Line]:
    for number, line in enumerate(text.split("\n"), start=first):
        yield Line(file, number, language, line)


def _of_screen(path: Path, language: str) -> Iterator[Line]:
    """Return what a file of Qt's translations says in its own language; Qt's documentation, "TS file format"."""
    found: list[tuple[int, str]] = []
    inside: list[str] = []
    parser = expat.ParserCreate()

    def begin(name: str, _: dict[str, str]) -> None:
        inside.append(name)
        if name in ("translation", "numerusform"):
            found.append((parser.CurrentLineNumber, ""))

    def text(part: str) -> None:
        if inside and inside[-1] in ("translation", "numerusform"):
            line, before = found[-1]
            found[-1] = (line, before + part)

    parser.StartElementHandler = begin
    parser.EndElementHandler = lambda _: inside.pop()
    parser.CharacterDataHandler = text
    try:
        parser.Parse(read_text(path), True)
    except expat.ExpatError as fault:
        what = expat.ErrorString(fault.code)
        raise BadInput(str(path), f"valid XML was expected ({what})", line=fault.lineno) from fault
    for line, said in found:
        yield from _split(str(path), line, language, said)


def _by_language(path: Path, under: tuple[str, ...]) -> Iterator[Line]:
    """Return the texts of a TOML file that stand under a language; with `under`, only where one of these is above."""
    text = read_text(path)
    values = parse_toml(text, str(path)).values
    places = lines_of_keys(text)
    found = list(strings(values))
    as_written = {(*key[:2], value) for key, value in found if "as_written" in key}
    for key, value in found:
        language = next((str(step) for step in reversed(key) if isinstance(step, str)), "")
        if language in LANGUAGES and (not under or set(under) & set(key)):
            spelt = (*key[:2], value) not in as_written
            yield Line(str(path), place_of(places, key), language, value, spelt)
