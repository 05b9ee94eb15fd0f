# SPDX-License-Identifier: GPL-3.0-or-later
"""The URL filter of Safe Exam Browser: how its expressions read, and what it lets through. Files are read in `seb`.

Two public implementations exist (SafeExamBrowser/seb-win-refactoring and SafeExamBrowser/seb-mac, read in 2026).
`SebFilter` judges as the one for Windows does:

1. The filter is off: everything opens. One active rule that cannot be taken: no window, so nothing opens.
2. The escapes of the address are taken off first, and only then is it split. What cannot be split after that is let
   through: so is it here.
3. A block rule that matches shuts; else an allow rule that matches opens; else it is shut.
4. The start address, if it does not open so, becomes one more (simplified) allow rule.

A simplified expression is `scheme://user:password@host:port/path?query#fragment`; every piece may be left out and
then says nothing, `*` is any text, capitals and small letters are one.

- `example.com` is that host and every name below it, `.example.com` that host alone; a name of letters and digits
  without a dot is itself alone.
- A path has to match whole, with or without a slash at its end. No path, or `/`, is every path.
- A query has to match whole; `?.` is no query at all. A port that is no number says nothing.
- `user` alone goes with any password.

A regular expression is sought in the whole address, in steady time: whoever wrote it may have made one that never
ends. Which are read, and that of others nobody can tell, stands in `seb_regex`; an answer that would depend on one
of them is None.

Where the one for macOS differs, it is `seb_rules` that keeps to the narrower: there a port in an expression also
covers addresses that name none, an expression without a host covers every host, a name without a dot those below it,
and `/path/*` also `/path`.

Not followed: the address is taken as the browser hands it on (WHATWG), without the dot at the end of a host and with
empty path segments folded; control characters stay escaped, escapes are taken off once, and dot segments that only
appear then are left. The start address that Safe Exam Browser has where a file names none is not added.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple
from urllib.parse import quote, unquote_plus

import ada_url

from kiosk.exchange.seb_regex import WholeText

_PORTS: Final = {"https": 443, "http": 80, "ftp": 21}
_TAKEN = re.compile(r"[a-zA-Z0-9*]")
_ONE_WORD = re.compile(r"[a-zA-Z0-9]+")
_MOST_PORT: Final = 2**31 - 1
_CONTROL = re.compile(r"%(?=[01][0-9A-Fa-f]|7[fF])")
_SPLIT = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?://([^/?#\\]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL)
_PLACE = re.compile(r"(?:(.*)@)?([^:@]*)(?::([0-9]*))?", re.DOTALL)
_HREF = re.compile(r"^([^:/?#]+://[^/?#]*?)\.?((?::[0-9]+)?)(/[^?#]*)")
_EMPTY_SEGMENTS = re.compile(r"//+")
_AS_WRITTEN: Final = "/:@!$&'()*+,;=~[]%"


class Asked(NamedTuple):
    """An address as Safe Exam Browser sees it: whole, and in pieces."""

    text: str
    scheme: str
    user: str
    host: str
    port: int
    path: str
    query: str
    fragment: str


@dataclass(frozen=True, slots=True)
class Expression:
    """A simplified expression in its pieces, as they stand; empty where it is silent."""

    scheme: str
    user: str
    password: str
    host: str
    port: str
    path: str
    query: str
    fragment: str

    @property
    def exact_host(self) -> bool:
        return self.host.startswith(".")

    @property
    def host_name(self) -> str:
        return self.host.removeprefix(".")

    @property
    def port_number(self) -> int | None:
        """The port, or None where it is silent, a wildcard or no number that fits."""
        number = int(self.port) if self.port.isdecimal() and len(self.port) <= len(str(_MOST_PORT)) else None
        return number if number is None or number <= _MOST_PORT else None

    @property
    def any_path(self) -> bool:
        return not self.path.strip() or self.path == "/"

    def matches(self, asked: Asked) -> bool:
        """Tell whether every piece that says something covers the address."""
        return (
            (not self.scheme or covers(self.scheme, asked.scheme))
            and self.matches_user(asked.user)
            and self.matches_host(asked.host)
            and self.port_number in (None, asked.port)
            and self._matches_path(asked.path)
            and self._matches_query(asked.query)
            and (not self.fragment.strip() or covers(self.fragment, asked.fragment))
        )

    def matches_user(self, user: str) -> bool:
        if not self.user:
            return True
        if self.password:
            return covers(f"{self.user}:{self.password}", user)
        return covers(self.user, user) or covers(f"{self.user}:*", user)

    def matches_host(self, host: str) -> bool:
        name = self.host_name
        alone = self.exact_host or _ONE_WORD.fullmatch(name) is not None
        return covers(name, host) or (not alone and covers(f"*.{name}", host))

    def _matches_path(self, path: str) -> bool:
        bare = self.path.removesuffix("/")
        return self.any_path or covers(bare, path) or covers(f"{bare}/", path)

    def _matches_query(self, query: str) -> bool:
        if not self.query.strip():
            return True
        return not query if self.query == "." else covers(self.query, query)


@dataclass(frozen=True, slots=True)
class SebFilter:
    """The judge. `blocks` and `allows` are the active rules; `works` is False where one cannot be taken."""

    on: bool
    works: bool
    blocks: tuple[Expression | WholeText, ...]
    allows: tuple[Expression | WholeText, ...]
    start: str

    def opens(self, url_text: str, method: str, moment: datetime) -> bool | None:
        """Tell whether Safe Exam Browser would open a page of this address; None where that cannot be told."""
        del method, moment  # it looks at neither
        if not self.on or not self.works:
            return not self.on
        asked = read_asked(url_text)
        return True if asked is None else _any((self.opens_by_rules(asked), self._is_start(asked)))

    def opens_by_rules(self, asked: Asked) -> bool | None:
        """Tell what the written rules alone say."""
        return _all((_not(self.blocks_it(asked)), _any(_matches(rule, asked) for rule in self.allows)))

    def blocks_it(self, asked: Asked) -> bool | None:
        """Tell whether a block covers the address."""
        return _any(_matches(rule, asked) for rule in self.blocks)

    def _is_start(self, asked: Asked) -> bool | None:
        expression = read_expression(self.start)
        if expression is None or not expression.matches(asked):
            return False
        start = read_asked(self.start)
        opened = False if start is None else self.opens_by_rules(start)
        return _all((_not(self.blocks_it(asked)), _not(opened)))


def read_expression(text: str) -> Expression | None:
    """Split a simplified expression; None where Safe Exam Browser does not take it."""
    if not _TAKEN.search(text):
        return None
    before, mark, after = text.partition(":")
    scheme, rest = (before, after[2:]) if mark and after.startswith("//") else ("", text)
    person, mark, after = rest.partition("@")
    user, _, password = person.partition(":") if mark else ("", "", "")
    rest = after if mark else rest
    host = re.split(r"[/:?#]", rest, maxsplit=1)[0]
    rest = rest[len(host) :]
    found = re.match(r":([0-9*]*)", rest, re.ASCII)
    rest = rest[found.end() :] if found else rest
    rest, _, fragment = rest.partition("#")
    path, _, query = rest.partition("?")
    return Expression(scheme, user, password, host, found[1] if found else "", path, query, fragment)


def read_asked(url_text: str) -> Asked | None:
    """Read an address as Safe Exam Browser does; None where it cannot be read, and so is let through."""
    try:
        href = ada_url.URL(url_text).href
    except ValueError:
        return None
    text = unquote_plus(_CONTROL.sub("%25", _HREF.sub(_canonical, href)))
    split = _SPLIT.fullmatch(text)
    place = _PLACE.fullmatch(split[2] or "") if split else None
    if split is None or place is None:
        return None
    scheme = split[1].lower()
    user, host, port = place[1] or "", (place[2] or "").lower(), place[3]
    path = _EMPTY_SEGMENTS.sub("/", quote(split[3].replace("\\", "/"), safe=_AS_WRITTEN))
    number = int(port) if port else _PORTS.get(scheme, -1)
    return Asked(text, scheme, user, host, number, path, split[4] or "", split[5] or "")


def covers(pattern: str, text: str) -> bool:
    """Tell whether a pattern with `*` covers a text whole, whatever the capitals. Takes linear steps, on purpose."""
    first, *others = pattern.lower().split("*")
    text = text.lower()
    if not others:
        return first == text
    if not text.startswith(first):
        return False
    at, last = len(first), others.pop()
    for piece in others:
        found = text.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return len(text) - at >= len(last) and text.endswith(last)


def _canonical(found: re.Match[str]) -> str:
    return f"{found[1]}{found[2]}{_EMPTY_SEGMENTS.sub('/', found[3])}"


def _matches(rule: Expression | WholeText, asked: Asked) -> bool | None:
    return rule.found_in(asked.text) if isinstance(rule, WholeText) else rule.matches(asked)


def _any(answers: Iterable[bool | None]) -> bool | None:
    """Return True where one says yes, None where one that says nothing might have."""
    unsure = False
    for answer in answers:
        if answer:
            return True
        unsure = unsure or answer is None
    return None if unsure else False


def _all(answers: Iterable[bool | None]) -> bool | None:
    return _not(_any(map(_not, answers)))


def _not(answer: bool | None) -> bool | None:
    return None if answer is None else not answer
