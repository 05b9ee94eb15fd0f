# SPDX-License-Identifier: GPL-3.0-or-later
"""Squid's named lists: what each says about a request, as far as an address, a method and an hour can tell.

A list answers with two truths: whether it surely speaks of the request, and whether it may. They differ where a list
asks for what nobody here knows (who asks, what a name resolves to, what the answer holds), and where an expression is
read differently by different libraries. What opens must be sure; what keeps shut need only be possible.
"""

import ipaddress
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, NamedTuple
from urllib.parse import unquote_to_bytes

from kiosk.exchange.names import upwards
from kiosk.exchange.squid_conf import Directive, Files, Form, Place, Value, Word
from kiosk.exchange.squid_regex import Regex, is_closed, parse_regex
from kiosk.exchange.squid_time import Week, parse_week
from kiosk.exchange.to_squid_networks import MAPPED
from kiosk.policy.networks import NOT_PUBLIC, Network, lies_in

Lines = tuple[tuple[Value, ...], ...]  # the values of a list, line by line

_PORTS = re.compile(r"([0-9]{1,5})(?:-([0-9]{1,5}))?")
_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"})
_EVERYWHERE: Final = frozenset({"all"})
_FLAGS: Final[Mapping[str, frozenset[str]]] = {
    "dstdomain": frozenset({"-n", "--"}),
    "dstdom_regex": frozenset({"-n", "--", "-i", "+i"}),
    "url_regex": frozenset({"--", "-i", "+i"}),
    "urlpath_regex": frozenset({"--", "-i", "+i"}),
}


class Match(NamedTuple):
    """Whether something surely holds, and whether it may."""

    sure: bool
    maybe: bool

    def negated(self) -> "Match":
        return Match(not self.maybe, not self.sure)


YES: Final = Match(True, True)
NO: Final = Match(False, False)
UNSURE: Final = Match(False, True)


class Asked(NamedTuple):
    """A request as Squid sees it: of an https page only `CONNECT host:port`, and no path."""

    method: str
    url: str
    path: str | None
    host: str
    port: int
    day: int
    minute: int


@dataclass(frozen=True, slots=True)
class Domains:
    """Names of hosts (dstdomain): `.example.kz` is it and all below it. Numeric hosts are not looked up."""

    values: tuple[Value, ...]
    plain: Mapping[str, bool]  # each name, and whether it is surely read
    dotted: Mapping[str, bool]  # the same of those with a dot, without it

    def match(self, asked: Asked) -> Match:
        return self.match_host(asked.host)

    def match_host(self, host: str) -> Match:
        found = [self.plain.get(host)]
        found += map(self.dotted.get, upwards(host))
        return Match(True in found, True in found or False in found)

    def match_below(self, host: str) -> Match:
        """Tell the same of a name below this one that no list mentions."""
        parents = Domains((), {}, self.dotted)
        return parents.match_host(host)


@dataclass(frozen=True, slots=True)
class Expression:
    """One regular expression of a list; no `regex` where nobody can say what it finds.

    One that is `torn` has a neighbour that is not closed. Squid joins those of a line, and so nothing is known of any.
    """

    text: str
    fold: bool
    sure: bool
    regex: Regex | None
    torn: bool = False

    def match(self, subject: str) -> Match:
        if self.regex is None:
            return UNSURE
        found = self.regex.search(subject)
        return Match(found and self.sure, found)


@dataclass(frozen=True, slots=True)
class Expressions:
    """Regular expressions about the whole address (url_regex), its path, or its host."""

    about: str
    items: tuple[Expression, ...]

    def match(self, asked: Asked) -> Match:
        subject = {"url_regex": asked.url, "urlpath_regex": asked.path}.get(self.about, asked.host)
        return NO if subject is None else _any([item.match(subject) for item in self.items])


@dataclass(frozen=True, slots=True)
class Ports:
    """Ports, from the first to the last of each pair."""

    spans: tuple[tuple[int, int], ...]

    def match(self, asked: Asked) -> Match:
        return self.match_port(asked.port)

    def match_port(self, port: int) -> Match:
        return YES if any(low <= port <= high for low, high in self.spans) else NO


@dataclass(frozen=True, slots=True)
class Methods:
    """Methods; Squid takes the well-known ones in small letters as well."""

    names: frozenset[str]

    def match(self, asked: Asked) -> Match:
        return YES if asked.method in self.names else NO


@dataclass(frozen=True, slots=True)
class Times:
    """Hours of the week."""

    week: Week

    def match(self, asked: Asked) -> Match:
        return YES if self.week.holds(asked.day, asked.minute) else NO


@dataclass(frozen=True, slots=True)
class Networks:
    """Addresses on the network to which a host resolves (dst); a name is not resolved here.

    Where the gateway dials none of them (`refused`), a name counts as outside.
    """

    networks: tuple[Network, ...]
    refused: bool

    def match(self, asked: Asked) -> Match:
        try:
            number = ipaddress.ip_address(asked.host.strip("[]"))
        except ValueError:
            return NO if self.refused else UNSURE
        return YES if any(number in network for network in self.networks) else NO


@dataclass(frozen=True, slots=True)
class Everything:
    """The list `all`."""

    def match(self, _asked: Asked) -> Match:
        return YES


@dataclass(frozen=True, slots=True)
class Unknown:
    """A list about something that neither an address, nor a method, nor an hour tells."""

    type: str

    def match(self, _asked: Asked) -> Match:
        return UNSURE


Meaning = Domains | Expressions | Ports | Methods | Times | Networks | Everything | Unknown


@dataclass(frozen=True, slots=True)
class Acl:
    """A named list, of one line or several; `places` are those of its lines."""

    name: str
    type: str
    meaning: Meaning
    lines: tuple[tuple[Place, str], ...]


def read_acls(directives: tuple[Directive, ...], files: Files) -> dict[str, Acl]:
    """Read every acl line; those of one name, in any capitals, add up. Raises BadInput.

    The lists stand under their names as `folded` gives them, and are called what the first line calls them.
    """
    types = {folded(name): kind for name, (kind, _) in _BUILT_IN.items()}
    values: dict[str, list[tuple[Value, ...]]] = {folded(name): [line] for name, (_, line) in _BUILT_IN.items()}
    lines: dict[str, list[tuple[Place, str]]] = {name: [] for name in types}
    written = {folded(name): name for name in _BUILT_IN}
    for directive in directives:
        text, kind, words = _head(directive)
        if (text, kind) == ("manager", "proto"):
            continue  # what it meant once is built in, and Squid leaves such a line out
        name = folded(text)
        written.setdefault(name, text)
        if types.setdefault(name, kind) != kind:
            raise directive.place.fail(f"one type for every line of an acl was expected: {text} is {types[name]} too")
        lines.setdefault(name, []).append((directive.place, directive.text))
        values.setdefault(name, []).append(_unflagged(files.read_values(words, directive), kind, directive))
    return {
        name: Acl(written[name], kind, _meaning(name, kind, tuple(values[name])), tuple(lines[name]))
        for name, kind in types.items()
    }


def known_as(directive: Directive) -> str:
    """Return the name that an acl line gives, as `folded` does."""
    return folded(_head(directive)[0])


def folded(name: str) -> str:
    """Return the name of a list without its capitals, which Squid does not look at; other alphabets keep theirs."""
    return name.encode().lower().decode()


def decoded(text: str) -> str:
    """Take the escapes off once, as Squid does before an expression looks; what is none stays as it stands."""
    plain = unquote_to_bytes(text.replace("%%", "%25").replace("%00", "%2500"))
    return plain.decode("latin-1")


def _head(directive: Directive) -> tuple[str, str, tuple[Word, ...]]:
    words = directive.words()
    if len(words) < 2 or any(word.form is not Form.PLAIN for word in words[:2]):
        raise directive.place.fail("acl, a name and a type were expected")
    if "\N{REPLACEMENT CHARACTER}" in words[0].text:
        raise directive.place.fail("the name of an acl in UTF-8 was expected")  # two others would look like one
    return words[0].text, words[1].text, words[2:]


def _unflagged(values: tuple[Value, ...], kind: str, directive: Directive) -> tuple[Value, ...]:
    """Take off the flags at the head of a line, but for those about capitals, which `_expressions` reads."""
    taken = 0
    while kind in _FLAGS and taken < len(values) and values[taken].text[0] in "-+":
        if values[taken].text not in _FLAGS[kind]:
            raise directive.place.fail(f"flags out of {', '.join(sorted(_FLAGS[kind]))} were expected")
        if values[taken].text in ("-i", "+i"):
            break
        taken += 1
    return values[taken:]


def _meaning(name: str, kind: str, lines: Lines) -> Meaning:
    if name == "all" or (kind == "src" and {value.text for line in lines for value in line} == _EVERYWHERE):
        return Everything()
    read = _READERS.get(kind)
    return Unknown(kind) if read is None else read(lines, kind)


def _domains(lines: Lines, _kind: str) -> Domains:
    plain: dict[str, bool] = {}
    dotted: dict[str, bool] = {}
    values = tuple(value for line in lines for value in line)
    for value in values:
        name = value.text.lower()
        names = dotted if name.startswith(".") else plain
        bare = name.removeprefix(".")
        names[bare] = names.get(bare, False) or value.sure
    return Domains(values, MappingProxyType(plain), MappingProxyType(dotted))


def _expressions(lines: Lines, kind: str) -> Expressions:
    found: list[Expression] = []
    for line in lines:
        fold = False
        torn = not all(is_closed(value.text) for value in line)
        for value in line:
            text = value.text
            if text in ("-i", "+i"):
                fold = text == "-i"
            else:
                regex = None if torn else parse_regex(text, fold=fold)
                found.append(Expression(text, fold, value.sure, regex, torn))
    return Expressions(kind, tuple(found))


def _ports(lines: Lines, _kind: str) -> Ports:
    return Ports(tuple(_span(value) for line in lines for value in line))


def _span(value: Value) -> tuple[int, int]:
    shape = _PORTS.fullmatch(value.text)
    low, high = (int(shape[1]), int(shape[2] or shape[1])) if shape else (1, 0)
    if not low <= high <= 65535:
        raise value.place.fail(f"a port like 443 or 8000-8080 was expected: {value.text}")
    return low, high


def _methods(lines: Lines, _kind: str) -> Methods:
    texts = (value.text for line in lines for value in line)
    return Methods(frozenset(text.upper() if text.upper() in _METHODS else text for text in texts))


def _times(lines: Lines, _kind: str) -> Times:
    return Times(parse_week(lines))


def _networks(lines: Lines, kind: str) -> Meaning:
    try:
        found = tuple(ipaddress.ip_network(value.text, strict=False) for line in lines for value in line)
    except ValueError:
        return Unknown(kind)
    return Networks(found, all(lies_in(one, NOT_PUBLIC) and not _speaks_of_ipv4(one) for one in found))


def _speaks_of_ipv4(network: Network) -> bool:
    """Tell whether Squid, which keeps IPv4 as IPv6 addresses, finds IPv4 in a network of IPv6."""
    return network.version == 6 and network.overlaps(MAPPED)


def _any(matches: list[Match]) -> Match:
    return Match(any(one.sure for one in matches), any(one.maybe for one in matches))


_READERS: Final[Mapping[str, Callable[[Lines, str], Meaning]]] = {
    "dstdomain": _domains,
    "url_regex": _expressions,
    "urlpath_regex": _expressions,
    "dstdom_regex": _expressions,
    "port": _ports,
    "method": _methods,
    "time": _times,
    "dst": _networks,
}
_NOWHERE: Final = Place("", 0, "")


def _built_in(kind: str, *texts: str) -> tuple[str, tuple[Value, ...]]:
    return kind, tuple(Value(text, _NOWHERE) for text in texts)


_BUILT_IN: Final[Mapping[str, tuple[str, tuple[Value, ...]]]] = {
    "all": _built_in("src", "all"),
    "localhost": _built_in("src", "127.0.0.1", "::1"),
    "to_localhost": _built_in("dst", "127.0.0.0/8", "0.0.0.0/32", "::1", "::"),
    "to_linklocal": _built_in("dst", "169.254.0.0/16", "fe80::/10"),  # from Squid 6 on
    "manager": _built_in("url_regex", "^[^:]+://[^/]+/squid-internal-mgr/"),
    "CONNECT": _built_in("method", "CONNECT"),
}
