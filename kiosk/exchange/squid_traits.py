# SPDX-License-Identifier: GPL-3.0-or-later
"""What Squid's lists say of a host before a request is known, so that hosts of which they say the same are judged once.

Most lists say nothing of most hosts. So a list of names is found by the host's own labels instead of being asked, an
expression is taken apart once, and of each host only those lists are told that say something of it.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from kiosk.exchange.names import upwards
from kiosk.exchange.squid_acl import NO, UNSURE, Acl, Asked, Domains, Expressions, Match
from kiosk.exchange.squid_rules import CONNECT
from kiosk.exchange.squid_shapes import opening, opening_path, shutting, shutting_path

WHOLE: Final = "/"
ANYWHERE: Final = ""  # the host of a shape that any host may have


class HostClass(NamedTuple):
    """One host, or every name below it that no list mentions."""

    host: str
    below: bool


class Trait(NamedTuple):
    """What one list says of a host before a request is known.

    `host` is about the host alone. Of expressions about addresses, `tunnels` is about `host:port`, port by port;
    `opens` are the paths that they surely find, `shuts` those that they may (None: all may be).
    """

    host: Match = NO
    tunnels: tuple[Match, ...] = ()
    opens: tuple[str, ...] = ()
    shuts: tuple[str, ...] | None = ()
    named: bool = False


class _Addresses:
    """Expressions about whole addresses (url_regex), taken apart once."""

    def __init__(self, meaning: Expressions) -> None:
        opened: dict[str, list[str]] = {}
        for shape in filter(None, map(opening, meaning.items)):
            opened.setdefault(shape.host, []).append(shape.path)
        shut: dict[str, list[str | None]] = {ANYWHERE: []}
        for found in map(shutting, meaning.items):
            shut.setdefault(found.host if found else ANYWHERE, []).append(found.path if found else None)
        anywhere = shut.pop(ANYWHERE)
        self.opens = {host: tuple(paths) for host, paths in opened.items()}
        self.shuts = {ANYWHERE: _all_known(anywhere)}
        if self.shuts[ANYWHERE] is not None:
            self.shuts |= {host: _all_known([*anywhere, *paths]) for host, paths in shut.items()}
        # a tunnel's address has no slash
        self._tunnels = tuple(item for item in meaning.items if item.regex is None or item.regex.can_lack("/"))
        self._about = meaning.about

    def trait(self, of: HostClass, ports: tuple[int, ...]) -> Trait:
        if of.below:
            return Trait(NO, (UNSURE if self._tunnels else NO,) * len(ports), (), self.shuts[ANYWHERE])
        lines = Expressions(self._about, self._tunnels)
        tunnels = tuple(lines.match(_tunnel(of.host, port)) for port in ports)
        opens = self.opens.get(of.host, ())
        return Trait(NO, tunnels, opens, self.shuts.get(of.host, self.shuts[ANYWHERE]), named=bool(opens))


class Traits:
    """What each list says of a host: `usual` of one of which it says nothing in particular, `of` where it differs."""

    def __init__(self, acls: Iterable[Acl], ports: tuple[int, ...]) -> None:
        """Take the lists apart. `ports` are those of the tunnels that are asked about."""
        self.usual: dict[str, Trait] = {}
        self._ports = ports
        self._names: dict[str, list[tuple[str, Domains]]] = {}
        self._hosts: dict[str, Expressions] = {}
        self._addresses: dict[str, _Addresses] = {}
        for acl in acls:
            self.usual[acl.name] = self._take(acl.name, acl.meaning)

    def of(self, one: HostClass) -> Mapping[str, Trait]:
        """Return what the lists say of these hosts, without those that say what is usual."""
        found = {
            **{name: _named(meaning, one) for name, meaning in self._lists(one.host)},
            **{name: _matched(meaning, one) for name, meaning in self._hosts.items()},
            **{name: addresses.trait(one, self._ports) for name, addresses in self._addresses.items()},
        }
        return {name: trait for name, trait in found.items() if trait != self.usual[name]}

    def _take(self, name: str, meaning: object) -> Trait:
        nowhere = (NO,) * len(self._ports)
        if isinstance(meaning, Domains):
            for host in dict.fromkeys((*meaning.plain, *meaning.dotted)):
                self._names.setdefault(host, []).append((name, meaning))
        elif isinstance(meaning, Expressions) and meaning.about == "dstdom_regex":
            self._hosts[name] = meaning
        elif isinstance(meaning, Expressions) and meaning.about == "urlpath_regex":
            paths = tuple(path for item in meaning.items if (path := opening_path(item)))
            return Trait(NO, nowhere, paths, _all_known([shutting_path(item) for item in meaning.items]))
        elif isinstance(meaning, Expressions):
            self._addresses[name] = _Addresses(meaning)
            return Trait(NO, nowhere, (), self._addresses[name].shuts[ANYWHERE])
        return Trait()

    def _lists(self, host: str) -> Iterator[tuple[str, Domains]]:
        """Yield the lists of names that hold the host or a name above it."""
        for name in upwards(host):
            yield from self._names.get(name, ())


def named_hosts(meaning: Expressions) -> set[str]:
    """Return the hosts that expressions about addresses name in plain letters."""
    shapes = [shape for item in meaning.items for shape in (opening(item), shutting(item))]
    return {shape.host for shape in shapes if shape and shape.host}


def _named(meaning: Domains, of: HostClass) -> Trait:
    found = meaning.match_below(of.host) if of.below else meaning.match_host(of.host)
    return Trait(found, named=found.sure)


def _matched(meaning: Expressions, of: HostClass) -> Trait:
    return Trait(UNSURE if of.below else meaning.match(_tunnel(of.host, 0)))


def _all_known(paths: list[str | None]) -> tuple[str, ...] | None:
    known = tuple(path for path in paths if path is not None and path != WHOLE)
    return known if len(known) == len(paths) else None


def _tunnel(host: str, port: int) -> Asked:
    return Asked(CONNECT, f"{host}:{port}", None, host, port, 0, 0)
