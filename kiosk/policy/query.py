# SPDX-License-Identifier: GPL-3.0-or-later
"""Conditions on the part of an address after `?`: which keys must, or must not, carry which values.

Servers read a query in different ways: some split it at `;` as well, some fold capital letters in a key, some cut a
key at `[`. An opening must hold in every reading, for every occurrence of its key, and as it is written: a key in other
letters, or with an escape that needs none, is no occurrence that opens. A restriction speaks as soon as one occurrence
fits in one reading.
"""

import functools
import re
from dataclasses import dataclass
from typing import Final, NamedTuple
from urllib.parse import unquote_plus

_NEEDLESS: Final = re.compile(r"%(?:2[DE]|3[0-9]|[46][1-9A-F]|[57][0-9A]|5F|7E)", re.IGNORECASE)


class Pair(NamedTuple):
    """One occurrence: its key as the most lenient server reads it, its value, and its key as it is written.

    The written key is empty where key or value escapes letters that need no escape (RFC 3986, section 2.3).
    """

    key: str
    value: str
    written: str


Pairs = tuple[Pair, ...]


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
            for pair in _of_key(pairs, self.key)
            for found in (pair.value.casefold(), unquote_plus(pair.value).casefold())
        )

    def _fits_all(self, pairs: Pairs) -> bool:
        found = _of_key(pairs, self.key)
        return bool(found) and all(
            pair.written == self.key and _fits(pair.value, self.value, self.prefix) for pair in found
        )


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
    return tuple(_pair(part) for part in parts if part)


def _pair(part: str) -> Pair:
    key, _, value = part.partition("=")
    spoken = unquote_plus(key)
    written = "" if "%" in part and _NEEDLESS.search(part) else spoken
    return Pair(plain_key(spoken), unquote_plus(value), written)


def _of_key(pairs: Pairs, key: str) -> list[Pair]:
    wanted = plain_key(key)
    return [pair for pair in pairs if pair.key == wanted]


def _fits(value: str, wanted: str, prefix: bool) -> bool:
    return value.startswith(wanted) if prefix else value == wanted
