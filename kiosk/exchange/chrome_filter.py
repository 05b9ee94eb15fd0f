# SPDX-License-Identifier: GPL-3.0-or-later
"""How Chrome and Edge judge an address by URLAllowlist and URLBlocklist: one filter's grammar, and which filter wins.

    [scheme://][.]host[:port][/path][?query]

1. A silent scheme is every scheme. User names and what follows `#` are not looked at.
2. `host` is this name and every name below it, `.host` this name alone, `*` every host; an IP address is itself alone.
3. A silent port is every port; a scheme's own port counts as its number.
4. A path is the beginning of an address's path, letter by letter: `/law` covers `/lawyer` too. An asterisk in it is
   a letter like any other. The address's own path and query are compared as they stand, with their escapes.
5. A query is tokens joined by `&`: `key=value`, `key=val*`, `key` (with no `=`), `ke*`. All must be met. In the
   allowlist every occurrence of the key must have the value, in the blocklist one is enough.
6. Of the filters that cover an address one speaks: an exact host before a host with names below it, then the longer
   host, the longer path, more query tokens; at a tie the allowlist. `*` in the blocklist speaks last of all.
7. Where no filter covers an address, it opens. A filter that cannot be read counts for nothing, and so does every
   filter of a list after the first thousand.

The rules are those of Chromium's `components/url_matcher` and `components/policy/core/browser`.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

import ada_url

MOST_IN_FORCE: Final = 1000

PORTS: Final = {"http": 80, "https": 443, "ws": 80, "wss": 443, "ftp": 21}
LARGEST_PORT: Final = 65535

# only these are taken apart into host, port and path; of another scheme a filter can name everything or nothing
_STANDARD: Final = frozenset(
    (*PORTS, "about", "chrome", "chrome-extension", "chrome-native", "chrome-search", "chrome-untrusted", "devtools")
) | {"edge", "extension"}
_PATH_ONLY: Final = frozenset({"file", "data"})
# the browser's own pages: `*` in the blocklist does not shut them
_BEYOND_THE_WILDCARD: Final = frozenset({"chrome-extension", "chrome-native", "chrome-search"})

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+-]*):(.*)", re.DOTALL)
_PORT_FOLLOWS = re.compile(r"0*[0-9]{1,5}(?:[/\\?#]|$)")
_PLACE = re.compile(r"([^/\\?#]*)([^?#]*)(?:\?([^#]*))?", re.DOTALL)
_HOST = re.compile(r"(\[[^\]]*\]|.*?)(?::([^:]*))?", re.DOTALL)
_NUMBER = re.compile(r"0*[0-9]{1,5}", re.ASCII)


class Seen(NamedTuple):
    """An address as the filters see it; `query` is without its `?`, None where the address has none."""

    scheme: str
    host: str
    port: int
    path: str
    query: str | None


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a filter's query: a key, and a value where there is a `=` with one.

    `prefix` says that what stands last may go on; `every`, that each occurrence of the key must fit.
    """

    key: str
    value: str | None
    prefix: bool
    every: bool

    @property
    def identity(self) -> tuple[bool, str]:
        """Tokens of one identity count once: where each occurrence must fit, a key's second value is not looked at."""
        return (True, self._start) if self._each else (False, self._start + self._end)

    def holds(self, query: str | None) -> bool:
        """Tell whether an address's query meets this token."""
        if query is None:
            return False
        fits = [
            f"{part}&"[len(self._start) :].startswith(self._end)
            for part in query.split("&")
            if part.startswith(self._start)
        ]
        return bool(fits) and (all(fits) if self._each else any(fits))

    @property
    def _each(self) -> bool:
        return self.every and bool(self._end)

    @property
    def _start(self) -> str:
        return self.key if self.value is None else f"{self.key}="

    @property
    def _end(self) -> str:
        return (self.value or "") + ("" if self.prefix else "&")


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter; an empty scheme or host, and port 0, are any. `subdomains`: the host and every name below it."""

    scheme: str
    host: str
    subdomains: bool
    port: int
    path: str
    query: tuple[Token, ...]

    @property
    def is_wildcard(self) -> bool:
        return self == WILDCARD

    def covers(self, seen: Seen) -> bool:
        """Tell whether the filter is about this address."""
        if self.scheme not in ("", seen.scheme) or self.port not in (0, seen.port):
            return False
        if not seen.path.startswith(self.path) or not self._names(seen.host):
            return False
        return all(token.holds(seen.query) for token in self.query)

    def rank(self, *, allow: bool) -> tuple[bool, bool, int, int, int, bool]:
        """Of the filters that cover an address the one of the highest rank speaks."""
        last = self.is_wildcard and not allow
        return not last, not self.subdomains, len(self.host), len(self.path), len(self.query), allow

    def _names(self, host: str) -> bool:
        own, its = self.host.removesuffix("."), host.removesuffix(".")
        return its == own or (self.subdomains and (not own or its.endswith(f".{own}")))


WILDCARD: Final = Filter("", "", True, 0, "", ())


@dataclass(frozen=True, slots=True)
class UrlLists:
    """Both lists as Chrome applies them."""

    allow: tuple[Filter, ...]
    block: tuple[Filter, ...]

    def opens(self, url_text: str, method: str, moment: datetime) -> bool:
        """Tell whether Chrome would open a page of this address."""
        del method, moment  # neither matters to it
        seen = see(url_text)
        if seen is None or seen.scheme == "blob":
            return seen is not None
        found = [(item.rank(allow=True), item) for item in self.allow if item.covers(seen)]
        found += [(item.rank(allow=False), item) for item in self.block if item.covers(seen)]
        if not found:
            return True
        rank, speaking = max(found, key=lambda pair: pair[0])
        allowed = rank[-1]
        return allowed or (speaking.is_wildcard and seen.scheme in _BEYOND_THE_WILDCARD)


def see(url_text: str) -> Seen | None:
    """Read an address as a browser does, without judging it; None where there is none."""
    try:
        url = ada_url.URL(url_text)
    except ValueError:
        return None
    scheme = url.protocol.removesuffix(":")
    address, mark, _ = url.href.partition("#")[0].partition("?")
    query = url.href.partition("#")[0][len(address) + 1 :] if mark else None
    port = int(url.port) if url.port else PORTS.get(scheme, -1)
    return Seen(scheme, url.hostname, port, url.pathname, query)


def parse_filter(text: str, *, allow: bool) -> Filter | None:
    """Read one entry of a list; None where Chrome cannot. `allow` tells which list it stands in."""
    scheme, named, rest = _split(text)
    if text.lower() in (f"{scheme}:*", f"{scheme}://*"):
        return Filter(scheme, "", True, 0, "", ())
    if scheme in _PATH_ONLY:
        path = rest.lstrip("/") if scheme == "data" else f"/{rest.lstrip('/')}"
        return Filter(scheme, "", True, 0, path, ())
    place = _PLACE.fullmatch(rest.lstrip("/\\").partition("#")[0]) if scheme in _STANDARD else None
    if place is None:
        return None
    host = _HOST.fullmatch(place[1].rpartition("@")[2])
    if host is None or not host[1] or (host[2] and not _is_port(host[2])):
        return None
    name, subdomains = _name(host[1].lower())
    return Filter(
        scheme=scheme if named else "",
        host=name,
        subdomains=subdomains,
        port=int(host[2] or 0),
        path=place[2],
        query=_tokens(place[3] or "", allow),
    )


def _split(text: str) -> tuple[str, bool, str]:
    """Return the scheme, whether the text names it, and what follows; a silent one is http."""
    bare = text.strip("".join(map(chr, range(33))))
    if bare[:1] in ("/", "~", "\\"):
        return "file", False, bare
    found = _named(bare)
    if found is None and ";" in bare:
        again = _named(bare.replace(";", ":", 1))
        found = again if again is not None and again[0] in _STANDARD | {"file"} else None
    return (found[0], True, found[1]) if found else ("http", False, bare.removeprefix(":"))


def _named(text: str) -> tuple[str, str] | None:
    found = _SCHEME.fullmatch(text)
    # `example.kz:` is a host, and so is `reading:8080`
    if found is None or _PORT_FOLLOWS.match(found[2]):
        return None
    return found[1].lower(), found[2]


def _is_port(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None and 0 < int(text) <= LARGEST_PORT


def _name(host: str) -> tuple[str, bool]:
    """Return the host that is meant, and whether the names below it are too."""
    if host == "*":
        return "", True
    if host.startswith("."):
        return host[1:], False
    try:
        kind = ada_url.URL(f"http://{host}/").host_type
    except ValueError:
        return host, False
    return host, kind == ada_url.HostType.DEFAULT


def _tokens(query: str, allow: bool) -> tuple[Token, ...]:
    parts = query.removesuffix("&").split("&") if query else []
    found: dict[tuple[bool, str], Token] = {}
    for part in parts:
        token = _token(part, allow)
        found.setdefault(token.identity, token)
    return tuple(found.values())


def _token(part: str, every: bool) -> Token:
    key, _, value = part.partition("=")
    prefix = (value or key).endswith("*")
    if value:
        return Token(key, value[:-1] if prefix else value, prefix, every)
    return Token(key[:-1] if prefix else key, None, prefix, every)
