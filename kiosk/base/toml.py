# SPDX-License-Identifier: GPL-3.0-or-later
"""A strict reader for TOML: every key is asked for by type, and what was not asked for is an error with its line.

Line numbers come from `toml_lines`, which is only run once something is wrong.
"""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final, NoReturn, TypeVar

from kiosk.base.errors import BadInput
from kiosk.base.files import read_limited
from kiosk.base.toml_lines import KeyPath, lines_of_keys

LANGUAGES: Final = ("kk", "ru", "en")
DEFAULT_LIMIT: Final = 16 * 1024 * 1024
Texts = Mapping[str, str]
T = TypeVar("T")


@dataclass(slots=True)
class Table:
    """One table of a TOML file and the keys of it that were read so far."""

    source: str
    text: str
    values: Mapping[str, object]
    path: KeyPath = ()
    _seen: set[str] = field(default_factory=set)

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def string(self, key: str, *, default: str | None = None, limit: int = 2000) -> str:
        """Return a non-empty text of at most `limit` characters without control characters."""
        value = self._take(key, str, "a text", default)
        if not value and value != default:
            self.fail(key, "a text that is not empty was expected")
        if len(value) > limit or (not value.isprintable() and any(map(_is_control, value))):
            self.fail(key, f"a text of at most {limit} characters without control characters was expected")
        return value

    def integer(self, key: str, low: int, high: int, *, default: int | None = None) -> int:
        """Return a whole number from `low` to `high`."""
        expected = f"a whole number from {low} to {high}"
        value = self._take(key, int, expected, default)
        if isinstance(value, bool) or not low <= value <= high:
            self.fail(key, f"{expected} was expected")
        return value

    def boolean(self, key: str, *, default: bool | None = None) -> bool:
        return self._take(key, bool, "true or false", default)

    def day(self, key: str) -> date:
        """Return a plain TOML date (a moment is refused)."""
        value = self._take(key, date, "a date like 2026-11-22", None)
        if type(value) is not date:
            self.fail(key, "a date like 2026-11-22 was expected")
        return value

    def dates(self, key: str) -> tuple[date, ...]:
        """Return a list of plain TOML dates, each once; an absent one reads as empty."""
        value = self._take(key, list, "a list of dates", [])
        if not all(type(item) is date for item in value) or len(set(value)) < len(value):
            self.fail(key, "a list of dates like 2026-11-22, each once, was expected")
        return tuple(value)

    def one_of(self, key: str, choices: tuple[str, ...], *, default: str | None = None) -> str:
        value = self._take(key, str, f"one of {', '.join(choices)}", default)
        if value not in choices:
            self.fail(key, f"one of {', '.join(choices)} was expected")
        return value

    def strings(self, key: str, *, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        value = self._take(key, list, "a list of texts", None if default is None else list(default))
        if not all(isinstance(item, str) and item for item in value):
            self.fail(key, "a list of texts was expected")
        return tuple(value)

    def strings_or_tables(self, key: str, *, default: tuple[str, ...] | None = None) -> "tuple[str | Table, ...]":
        """Return a list of texts and tables, in their order."""
        value = self._take(key, list, "a list of texts or tables", None if default is None else list(default))
        if not all(isinstance(item, str | dict) and item for item in value):
            self.fail(key, "a list of texts or tables was expected")
        return tuple(
            item if isinstance(item, str) else Table(self.source, self.text, item, (*self.path, key, index))
            for index, item in enumerate(value)
        )

    def integers(self, key: str, low: int, high: int) -> tuple[int, ...]:
        """Return a list, not empty, of whole numbers from `low` to `high`."""
        expected = f"a list of whole numbers from {low} to {high}"
        value = self._take(key, list, expected, None)
        if not value or not all(type(item) is int and low <= item <= high for item in value):
            self.fail(key, f"{expected} was expected")
        return tuple(value)

    def texts(self, key: str, *, partial: bool = False) -> Texts:
        """Return `{ kk = …, ru = …, en = … }`; with `partial` one will do, and stands in for those that are missing."""
        table = self.table(key)
        present = [language for language in LANGUAGES if language in table] if partial else LANGUAGES
        texts = {language: table.string(language) for language in present}
        table.done()
        if not texts:
            self.fail(key, "a text in at least one of kk, ru, en was expected")
        return {language: texts.get(language) or next(iter(texts.values())) for language in LANGUAGES}

    def table(self, key: str, *, optional: bool = False) -> "Table":
        """Return a sub-table; an absent optional one reads as empty."""
        value = self._take(key, dict, "a table", {} if optional else None)
        return Table(self.source, self.text, value, (*self.path, key))

    def tables(self, key: str) -> tuple["Table", ...]:
        """Return a list of tables; an absent one reads as empty."""
        value = self._take(key, list, "a list of tables", [])
        if not all(isinstance(item, dict) for item in value):
            self.fail(key, "a list of tables was expected")
        return tuple(Table(self.source, self.text, item, (*self.path, key, index)) for index, item in enumerate(value))

    def done(self) -> None:
        """Refuse the first key that nobody asked for."""
        for key in self.values:
            if key not in self._seen:
                self.fail(key, "no such key was expected")

    def fail(self, key: str, expected: str) -> NoReturn:
        """Raise BadInput that names the file, the key's line and the key."""
        path = (*self.path, key) if key else self.path
        raise BadInput(self.source, expected, key=spoken_path(path), line=_line(self.text, path))

    def _take(self, key: str, kind: type[T], expected: str, default: T | None) -> T:
        self._seen.add(key)
        value = self.values.get(key, default)
        if value is None:
            self.fail(key, f"{expected} was expected, the key is missing")
        if not isinstance(value, kind):
            self.fail(key, f"{expected} was expected")
        return value


def parse_toml(text: str, source: str) -> Table:
    """Read TOML text. Raises BadInput with the parser's line."""
    try:
        return Table(source, text, tomllib.loads(text))
    except (ValueError, RecursionError) as fault:  # ValueError: also a number of thousands of digits
        what, place, column = str(fault).partition(" (at ")
        said = re.match(r"line (\d+),", column)
        line = int(said[1]) if said else text.count("\n") + 1 if place else None
        raise BadInput(source, f"valid TOML was expected ({what})", line=line) from fault


def read_toml(path: Path, *, limit: int = DEFAULT_LIMIT) -> Table:
    """Read a TOML file of at most `limit` bytes. Raises BadInput."""
    try:
        text = read_limited(path, limit).decode()
    except UnicodeDecodeError as fault:
        raise BadInput(str(path), "text in UTF-8 was expected") from fault
    return parse_toml(text, str(path))


def _is_control(letter: str) -> bool:
    return unicodedata.category(letter) == "Cc" and letter != "\n"


def spoken_path(path: KeyPath) -> str:
    """Return a key path as messages name it: site[1].except[2].match."""
    spoken = ""
    for step in path:
        spoken += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if spoken else step
    return spoken


def _line(text: str, path: KeyPath) -> int | None:
    lines = lines_of_keys(text)
    while path:
        if path in lines:
            return lines[path]
        path = path[:-1]
    return None
