# SPDX-License-Identifier: GPL-3.0-or-later
"""What the http_access lines open of one host, worked out for all its addresses and hours at once.

A request to a host is a tunnel (`CONNECT`, all that Squid sees of https) or a plain one, by a port and a method. For
each of these a set of minutes flows down the lines: a line that allows takes out what it surely matches, a line that
denies what it may match. A plain request also has a path: a line that denies a beginning of it leaves that beginning
shut from there on, a line that allows one opens no more than that.

What a list says of a host alone is worked out before (`squid_traits`). A line that asks for a list of names is not
looked at where that list does not name the host.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from kiosk.exchange.squid_acl import NO, UNSURE, Acl, Asked, Domains, Expressions, Match, Networks, Ports, Times
from kiosk.exchange.squid_rules import CONNECT, Condition, Rule
from kiosk.exchange.squid_time import ALWAYS
from kiosk.exchange.squid_traits import WHOLE, Trait
from kiosk.policy.address import DEFAULT_PORTS

_NOBODY: Final = ""


class Access(NamedTuple):
    """One way to ask: a method and a port."""

    method: str
    port: int


class Piece(NamedTuple):
    """What one line opens: paths that begin like this, at these minutes, but for what was shut before."""

    path: str
    minutes: int
    shut: tuple[str, ...]
    rule: int


@dataclass(frozen=True, slots=True)
class Spans:
    """The minutes at which something surely holds, and those at which it may."""

    sure: int
    maybe: int

    def both(self, other: "Spans") -> "Spans":
        return Spans(self.sure & other.sure, self.maybe & other.maybe)

    def negated(self) -> "Spans":
        return Spans(ALWAYS & ~self.maybe, ALWAYS & ~self.sure)


class Walked(NamedTuple):
    """What the lines open, in their order.

    `by_path` are lines that keep paths shut, `cut` those that open less because a line before was read widely.
    """

    pieces: tuple[Piece, ...]
    by_path: frozenset[int]
    cut: frozenset[int]


class _Paths(NamedTuple):
    """Of which paths a line speaks: `opens` surely (None: of all), but for `but`; `shuts` maybe (None: of all)."""

    opens: tuple[str, ...] | None = None
    but: tuple[str, ...] = ()
    shuts: tuple[str, ...] | None = None
    some: bool = False  # it speaks of paths at all


class Flow:
    """The lines of a configuration, to be walked for one host after another.

    `usual` are the traits of each list, by its name, where it says nothing in particular.
    """

    def __init__(self, rules: tuple[Rule, ...], ports: tuple[int, ...], usual: Mapping[str, Trait]) -> None:
        self._rules = rules
        self._ports = ports
        self._usual = usual
        self._fixed: dict[tuple[str, Access], Spans] = {}
        self._everywhere: list[int] = []
        self._where_named: dict[str, list[int]] = {}
        for number, rule in enumerate(rules):
            lists = (one.acl for one in rule.conditions if not one.negated)
            names = next((acl.name for acl in lists if isinstance(acl.meaning, Domains)), None)
            (self._everywhere if names is None else self._where_named.setdefault(names, [])).append(number)

    def walk(self, access: Access, own: Mapping[str, Trait]) -> Walked:
        """Walk the lines. `own` are the traits of the lists that say something in particular."""
        pieces: list[Piece] = []
        by_path: set[int] = set()
        cut: set[int] = set()
        left, blurred = ALWAYS, 0
        shut: list[str] = []
        traits = {**self._usual, **own}
        for number in self._about(own):
            rule = self._rules[number]
            spans = self._spans(rule, access, traits)
            paths = _paths(rule, access, traits)
            if not rule.allows:
                here = left & spans.maybe
                if here and paths.shuts is None:
                    left &= ~here
                    blurred |= here if paths.some else here & ~spans.sure
                elif here and paths.shuts:
                    shut += paths.shuts
                    by_path.add(number)
            elif _draws(rule, access, traits):
                here = left & spans.sure
                pieces += _opened(paths, here, tuple(shut), number) if here else ()
                if paths.opens is None and not paths.but:
                    left &= ~here
                if blurred & spans.sure:
                    cut.add(number)
        return Walked(tuple(pieces), frozenset(by_path), frozenset(cut))

    def _about(self, own: Mapping[str, Trait]) -> list[int]:
        """Return the lines that may speak of the host, in their order."""
        named = (number for name in own for number in self._where_named.get(name, ()))
        return sorted([*self._everywhere, *named])

    def _spans(self, rule: Rule, access: Access, traits: Mapping[str, Trait]) -> Spans:
        """Return when a line speaks of the request, whatever its path."""
        found = Spans(ALWAYS, ALWAYS)
        for condition in rule.conditions:
            if not _about_path(condition, access):
                one = self._condition(condition.acl, access, traits)
                found = found.both(one.negated() if condition.negated else one)
        return found

    def _condition(self, acl: Acl, access: Access, traits: Mapping[str, Trait]) -> Spans:
        meaning, known = acl.meaning, traits[acl.name]
        if isinstance(meaning, Domains) or (isinstance(meaning, Expressions) and meaning.about == "dstdom_regex"):
            return _always(known.host)
        if isinstance(meaning, Expressions):
            return _always(known.tunnels[self._ports.index(access.port)])
        if (acl.name, access) not in self._fixed:
            self._fixed[acl.name, access] = _whatever_host(acl, access)
        return self._fixed[acl.name, access]


def _whatever_host(acl: Acl, access: Access) -> Spans:
    """Return when a list that is not about hosts holds."""
    meaning = acl.meaning
    if isinstance(meaning, Times):
        return Spans(meaning.week.minutes(with_last=False), meaning.week.minutes(with_last=True))
    if isinstance(meaning, Networks):
        return _always(NO if meaning.refused else UNSURE)
    return _always(meaning.match(Asked(access.method, "", None, _NOBODY, access.port, 0, 0)))


def _always(match: Match) -> Spans:
    return Spans(ALWAYS if match.sure else 0, ALWAYS if match.maybe else 0)


def _about_path(condition: Condition, access: Access) -> bool:
    meaning = condition.acl.meaning
    return isinstance(meaning, Expressions) and meaning.about != "dstdom_regex" and access.method != CONNECT


def _paths(rule: Rule, access: Access, traits: Mapping[str, Trait]) -> _Paths:
    """Gather what a line says of paths; where several of its lists do, only what needs no more than one of them."""
    found = _Paths()
    for condition in rule.conditions:
        if not _about_path(condition, access):
            continue
        known = traits[condition.acl.name]
        found = found._replace(some=True)
        if condition.negated:
            found = found._replace(
                opens=() if known.shuts is None else found.opens, but=found.but + (known.shuts or ())
            )
        else:
            first = found.opens is None and found.shuts is None
            found = found._replace(opens=known.opens if first else (), shuts=known.shuts if first else found.shuts)
    return found


def _opened(paths: _Paths, minutes: int, shut: tuple[str, ...], number: int) -> Iterable[Piece]:
    if paths.opens is None:
        return (Piece(WHOLE, minutes, shut + paths.but, number),)
    closed = shut + paths.but
    return (Piece(path, minutes, closed, number) for path in paths.opens if not begins(path, closed))


def begins(path: str, with_one_of: Iterable[str]) -> bool:
    """Tell whether a path begins with one of these, whatever the capitals."""
    return path.casefold().startswith(tuple(one.casefold() for one in with_one_of))


def _draws(rule: Rule, access: Access, traits: Mapping[str, Trait]) -> bool:
    """Tell whether a line names the host that it opens, and the port where that is an odd one."""
    lists = [one.acl for one in rule.conditions if not one.negated]
    usual = access.port in DEFAULT_PORTS.values() or any(isinstance(acl.meaning, Ports) for acl in lists)
    return usual and any(traits[acl.name].named for acl in lists)
