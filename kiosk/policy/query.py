# SPDX-License-Identifier: GPL-3.0-or-later
"""Conditions on the part of an address after `?`: which keys must, or must not, carry which values.

Servers read a query in different ways: some split it at `;` as well, some fold capital letters in a key, some cut a
key at `[`. An opening must hold in every reading and for every occurrence of its key; a restriction speaks as soon
as one occurrence fits in one reading.
"""

import functools
from dataclasses import dataclass
from urllib.parse import unquote_plus

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """One key and the value it must have; with `prefix` the beginning of it, so that an empty one is any value."""

    key: str
    value: str
    prefix: bool

    @property
    def text(self) -> str:
        return f"{self.key}={self.value}{'*' if self.prefix else ''}"

    def opens(self, readings: tuple[Pairs, ...]) -> bool:
        """Tell whether the key occurs and every occurrence fits, in each reading."""
        return all(self._fits_all(pairs) for pairs in readings)

    def restricts(self, readings: tuple[Pairs, ...]) -> bool:
        """Tell whether one occurrence fits, also with other capitals or escaped twice."""
        wanted = self.value.casefold()
        return any(
            _fits(found, wanted, self.prefix)
            for pairs in readings
            for value in _values(pairs, self.key)
            for found in (value.casefold(), unquote_plus(value).casefold())
        )

    def _fits_all(self, pairs: Pairs) -> bool:
        values = _values(pairs, self.key)
        return bool(values) and all(_fits(value, self.value, self.prefix) for value in values)


def readings(query: str) -> tuple[Pairs, ...]:
    """Return the ways in which a server may read a query (with its `?`, or empty)."""
    bare = query.removeprefix("?")
    by_ampersand = _pairs(bare.split("&"))
    return (by_ampersand, _pairs(bare.replace(";", "&").split("&"))) if ";" in bare else (by_ampersand,)


@functools.lru_cache(maxsize=256)
def plain_key(key: str) -> str:
    """Return a key as the most lenient server would read it."""
    return key.strip("\0 \t").casefold().partition("[")[0].partition("\0")[0]


def _pairs(parts: list[str]) -> Pairs:
    split = (part.partition("=") for part in parts if part)
    return tuple((plain_key(unquote_plus(key)), unquote_plus(value)) for key, _, value in split)


def _values(pairs: Pairs, key: str) -> list[str]:
    wanted = plain_key(key)
    return [value for name, value in pairs if name == wanted]


def _fits(value: str, wanted: str, prefix: bool) -> bool:
    return value.startswith(wanted) if prefix else value == wanted
