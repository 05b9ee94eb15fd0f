# SPDX-License-Identifier: GPL-3.0-or-later
"""Which line of a TOML text holds which key. Only for messages: values are read by tomllib, never here."""

import re
import tomllib
from dataclasses import dataclass, field
from typing import Final

KeyPath = tuple[str | int, ...]

_TOKEN: Final = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*"
    r"|[\n\[\]{}=,.]"
    r"|[^\s\[\]{}=,.\"'#]+",
    re.DOTALL,
)


def lines_of_keys(text: str) -> dict[KeyPath, int]:
    """Map each key path of a valid TOML text to its line, counted from 1; list items carry their index."""
    reading = _Reading(_tokens(text))
    reading.document()
    return reading.found


def _tokens(text: str) -> list[tuple[str, int]]:
    """Return every token but comments with its line; the list ends in a newline."""
    tokens, line, position = list[tuple[str, int]](), 1, 0
    for match in _TOKEN.finditer(text):
        line += text.count("\n", position, match.start())
        position = match.start()
        if match[0][0] != "#":
            tokens.append((match[0], line))
    return [*tokens, ("\n", line)]


@dataclass(slots=True)
class _Reading:
    """A walk over the tokens of a text that tomllib has already taken."""

    tokens: list[tuple[str, int]]
    at: int = 0
    found: dict[KeyPath, int] = field(default_factory=dict)
    counts: dict[KeyPath, int] = field(default_factory=dict)

    def document(self) -> None:
        table: KeyPath = ()
        while self.at < len(self.tokens):
            if self._sees("\n"):
                self.at += 1
            elif self._sees("["):
                table = self._header()
            else:
                self._pair(table)

    def _sees(self, token: str) -> bool:
        return self.at < len(self.tokens) and self.tokens[self.at][0] == token

    def _header(self) -> KeyPath:
        line = self.tokens[self.at][1]
        brackets = 2 if self.tokens[self.at + 1][0] == "[" else 1
        self.at += brackets
        path: KeyPath = ()
        steps = self._key()
        for position, step in enumerate(steps, start=1):
            path = (*path, step)
            if brackets == 2 and position == len(steps):
                self.counts[path] = self.counts.get(path, -1) + 1
                self.found.setdefault(path, line)
            if path in self.counts:
                path = (*path, self.counts[path])
        self.at += brackets
        self.found.setdefault(path, line)
        return path

    def _key(self) -> list[str]:
        """Read a dotted key."""
        steps = [self._name()]
        while self._sees("."):
            self.at += 1
            steps.append(self._name())
        return steps

    def _name(self) -> str:
        token = self.tokens[self.at][0]
        self.at += 1
        return str(tomllib.loads(f"name = {token}")["name"]) if token[0] in "\"'" else token

    def _pair(self, table: KeyPath) -> None:
        line = self.tokens[self.at][1]
        path = (*table, *self._key())
        self.found.setdefault(path, line)
        self.at += 1  # the equals sign
        self._value(path)

    def _value(self, path: KeyPath) -> None:
        if self._sees("["):
            self._items(path)
        elif self._sees("{"):
            self._inline(path)
        else:
            while self.tokens[self.at][0] not in ("\n", ",", "]", "}"):
                self.at += 1  # a date with a space and a number with a point are several tokens

    def _items(self, path: KeyPath) -> None:
        self.at += 1
        index = 0
        while not self._sees("]"):
            if self.tokens[self.at][0] in ("\n", ","):
                self.at += 1
                continue
            self.found.setdefault((*path, index), self.tokens[self.at][1])
            self._value((*path, index))
            index += 1
        self.at += 1

    def _inline(self, path: KeyPath) -> None:
        self.at += 1
        while not self._sees("}"):
            if self.tokens[self.at][0] in ("\n", ","):
                self.at += 1
            else:
                self._pair(path)
        self.at += 1
