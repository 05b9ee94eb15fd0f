# SPDX-License-Identifier: GPL-3.0-or-later
"""Address patterns: CSP Level 3 host-sources and a little more, and what each covers. Which wins `engine` decides.

    https://adilet.zan.kz/       this host, every path
    adilet.zan.kz                the same: a silent scheme is https, a silent path is everything
    https://*.zan.kz/            any name below zan.kz, not zan.kz itself
    https://gov.kz/memleket/     this folder and everything below it
    https://gov.kz/memleket      this very address
    https://gov.kz/mem*          every path that begins like this
    https://gov.kz:8443/         this port; a silent port is the scheme's own

A pattern that opens is read narrowly: its own scheme (http also covers https on the usual ports, as in CSP) and
its own port. A pattern that restricts (an exception, a lock) is read widely: both schemes, every port unless it
names one, small letters and capitals alike (Cyrillic ones too), a name with and without a slash at its end, and a
path with and without what some servers cut off: `;…`, dots and spaces at a segment's end, all from an escaped `?` or
`#` on. There are no regular expressions and no other wildcards. Conditions on the query stand in `query`.
"""

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final
from urllib.parse import unquote

from publicsuffixlist import PublicSuffixList

from kiosk.policy.address import DEFAULT_PORTS, Url, parse
from kiosk.policy.query import Condition, readings
from kiosk.policy.reasons import Reason

NO_QUERY: Final[Mapping[str, str]] = MappingProxyType({})

HTTPS_PORT: Final = DEFAULT_PORTS["https"]
HTTP_PORT: Final = DEFAULT_PORTS["http"]

_SHAPE = re.compile(r"(?:(https?)://)?(\*\.)?([^/:?#*]+)(?::([0-9]{1,5}))?(/[^?#*]*)?(\*)?")
_LETTERS = re.compile(r"(?:%[89A-F][0-9A-F])+")
_LOOSE = re.compile(r";|%3b|%3f|%23|%20|\.(?=/|$)")
_QUERY_LIKE = re.compile(r"%3f|%23")  # a server that decodes before it splits ends the path here
_SEGMENT_EXTRAS = re.compile(r"(?:;|%3b)[^/]*|(?:\.|%20)+(?=/|$)")
_EMPTY_SEGMENTS = re.compile(r"//+")
_EXPECTED = (
    "an address pattern like https://adilet.zan.kz/, https://*.zan.kz/, https://gov.kz/memleket/ "
    "or https://gov.kz/memleket/ks* was expected"
)


class BadPattern(ValueError):
    """A text that is no pattern; the message is a sentence that says what was expected."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a pattern says beside its host; one value is shared by all patterns that say the same."""

    scheme: str
    port: int
    any_port: bool
    path: str
    prefix: bool
    query: tuple[Condition, ...]

    @property
    def whole_host(self) -> bool:
        return self.path == "/" and not self.query

    @property
    def rank(self) -> tuple[int, bool, int]:
        """What says more speaks first: the longer path, a path before a prefix, more conditions."""
        return len(self.path), not self.prefix, len(self.query)

    def shuts_all_of(self, other: "Scope") -> bool:
        """Tell whether this scope, as a restriction, covers everything that the other one does."""
        if self.query or not (self.any_port or self.port == other.port):
            return False
        own, its = folded(self.path), folded(other.path)
        return its.startswith(own) if self.prefix or own[-1] == "/" else its == own and not other.prefix

    def overlaps(self, other: "Scope") -> bool:
        """Tell whether one path lies in the other; queries and ports are not looked at."""
        own, its = folded(self.path), folded(other.path)
        return own.startswith(its) or its.startswith(own)

    def opens(self, url: Url) -> bool:
        """Tell whether scheme, port, path and query are this scope's. The host is the index's affair."""
        if not self.reaches(url.scheme, url.port) or not self._covers(url.path):
            return False
        return not self.query or self._holds(url.query)

    def reaches(self, scheme: str, port: int) -> bool:
        """Tell whether a line to this port in this scheme may be this scope's."""
        if scheme == self.scheme:
            return port == self.port
        return scheme == "https" and port == (HTTPS_PORT if self.port == HTTP_PORT else self.port)

    def restricts(self, url: Url) -> bool:
        """Tell whether the address is kept shut by this scope. The host is the index's affair."""
        if not self.any_port and url.port != self.port:
            return False
        if not any(self._keeps(path) for path in _wide_readings(url.path)):
            return False
        found = readings(url.query) if self.query else ()
        return all(condition.restricts(found) for condition in self.query)

    def _holds(self, query: str) -> bool:
        found = readings(query)
        return all(condition.opens(found) for condition in self.query)

    def _keeps(self, path: str) -> bool:
        own = folded(self.path)
        if self.prefix or own[-1] == "/":
            return path.startswith(own) or f"{path}/" == own
        return path.removesuffix("/") == own

    def _covers(self, path: str) -> bool:
        return path.startswith(self.path) if self.prefix or self.path[-1] == "/" else path == self.path


@dataclass(frozen=True, slots=True)
class Pattern:
    """A host, or every name below it, and what of it is meant."""

    host: str
    subdomains: bool
    scope: Scope

    def opens(self, url: Url) -> bool:
        """Tell whether an address is this pattern's, host and all; the index asks the scope alone."""
        names = url.host.endswith(f".{self.host}") if self.subdomains else url.host == self.host
        return names and self.scope.opens(url)

    @property
    def text(self) -> str:
        """The pattern's full form, as it stands in the record."""
        scope = self.scope
        place = self.host if scope.port == DEFAULT_PORTS[scope.scheme] else f"{self.host}:{scope.port}"
        conditions = "&".join(condition.text for condition in scope.query)
        path = f"{scope.path}{'*' if scope.prefix else ''}{f'?{conditions}' if conditions else ''}"
        return f"{scope.scheme}://{'*.' if self.subdomains else ''}{place}{path}"


def parse_pattern(text: str, *, restricts: bool = False, query: Mapping[str, str] = NO_QUERY) -> Pattern:
    """Read a pattern. Raises BadPattern; a wildcard at or above a public suffix may only restrict.

    `query` maps keys to values; a value may end in `*` for any ending.
    """
    shape = _SHAPE.fullmatch(text)
    if shape is None or (shape[6] and not shape[5]):
        raise BadPattern(_EXPECTED)
    scheme, wild, host, port, path, star = shape.groups()
    scheme = scheme or "https"
    # the letter keeps the end of a prefix from being read as a dot segment
    url = parse(f"{scheme}://{host}{f':{port}' if port else ''}{path or '/'}{'x' if star else ''}")
    if isinstance(url, Reason):
        raise BadPattern(f"{_EXPECTED} ({url.value})")
    if url.veiled:
        raise BadPattern("a path without escaped slashes, backslashes, dot segments or control characters was expected")
    if wild and not restricts and is_public_suffix(url.host):
        raise BadPattern(f"a name below a public suffix was expected: *.{url.host} belongs to many owners")
    plain = url.path[:-1] if star else url.path
    prefix = bool(star) and plain[-1] != "/"
    conditions = tuple(_condition(key, value) for key, value in query.items())
    return Pattern(url.host, bool(wild), _scope(scheme, url.port, port is None, plain, prefix, conditions))


def is_public_suffix(host: str, *, of_the_internet: bool = False) -> bool:
    """Tell whether names below this one belong to many owners (the Public Suffix List).

    With `of_the_internet` only a registry's own names count, not those of a company that gives names away.
    """
    return bool(_suffixes(of_the_internet).is_public(host))


def whole_host(host: str) -> Pattern:
    """Return the pattern of everything on a host, by https."""
    return Pattern(host, False, _scope("https", HTTPS_PORT, True, "/", False, ()))


@functools.lru_cache(maxsize=4096)
def _scope(scheme: str, port: int, any_port: bool, path: str, prefix: bool, query: tuple[Condition, ...]) -> Scope:
    return Scope(scheme, port, any_port, path, prefix, query)


def _condition(key: str, value: str) -> Condition:
    prefix = value.endswith("*")
    bare = value[:-1] if prefix else value
    if not key or "*" in bare:
        raise BadPattern(f'a condition like {{ v = "abc" }} or {{ v = "abc*" }} was expected: {key} = "{value}"')
    return Condition(key, bare, prefix)


@functools.lru_cache(maxsize=4096)
def folded(path: str) -> str:
    """Return a path in which capitals do not matter, those of escaped letters (Cyrillic, say) neither.

    Escapes of ASCII stay as they are: a slash that hides in one is no slash.
    """
    return _LETTERS.sub(_letters, path).casefold()


def _letters(escapes: re.Match[str]) -> str:
    return unquote(escapes[0], errors="surrogateescape")


def _wide_readings(path: str) -> Iterator[str]:
    """Yield a path in the ways in which some server takes it for another: capitals, parameters, ends that fall off."""
    whole = folded(path)
    yield whole
    if _LOOSE.search(whole):
        cut = _QUERY_LIKE.split(whole, maxsplit=1)[0]
        yield cut
        yield _EMPTY_SEGMENTS.sub("/", _SEGMENT_EXTRAS.sub("", cut))


@functools.cache
def _suffixes(of_the_internet: bool) -> PublicSuffixList:
    return PublicSuffixList(only_icann=of_the_internet)
