# SPDX-License-Identifier: GPL-3.0-or-later
"""Tunnels: which hosts and ports Squid lets https through to, line for line what `engine.admit` says.

A policy lets the exact host speak before a wildcard, Squid the first line that matches. So hosts come first, then
wildcards, those inside others before them; after each step whatever a later wildcard would open against the policy
is denied.
"""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from kiosk.base.ids import SiteId
from kiosk.exchange.names import above
from kiosk.exchange.to_squid_lists import Lists, is_below
from kiosk.exchange.to_squid_networks import ELSEWHERE
from kiosk.policy.model import Policy, Role, Rule, Site
from kiosk.policy.pattern import HTTP_PORT, HTTPS_PORT, Scope

OPENING: Final = (Role.OPEN, Role.PART)


class HostClass(NamedTuple):
    """One host, or every name below it of which no rule speaks."""

    host: str
    below: bool


class Opened(NamedTuple):
    """The hosts that one site lets https through to on one port."""

    site: Site
    port: int
    hosts: tuple[HostClass, ...]


class Tunnels(NamedTuple):
    """Which sites let https through to which hosts, and every host that a rule names."""

    opened: tuple[Opened, ...]
    classes: frozenset[HostClass]

    @property
    def open(self) -> frozenset[HostClass]:
        return frozenset(one for found in self.opened for one in found.hosts)

    @property
    def ports(self) -> frozenset[int]:
        return frozenset(found.port for found in self.opened)


def work_out(policy: Policy) -> Tunnels:
    """Judge every host that a rule names, and the names below every wildcard."""
    rules = [rule for rule in policy.rules() if rule.role is not Role.LOCK]
    ports = sorted({_https_port(rule.match.scope) for rule in rules if rule.role in OPENING})
    classes = {HostClass(rule.match.host, below) for rule in rules for below in {False, rule.match.subdomains}}
    found: dict[tuple[int, int], list[HostClass]] = {}
    order = {site.id: number for number, site in enumerate(policy.sites)}
    for one in sorted(classes):
        # no host has a star in its name, so that only wildcards speak of it
        levels = tuple(policy.index.levels(f"*.{one.host}" if one.below else one.host))
        for port in ports:
            for number in {order[name] for name in _sites(levels, port)}:
                found.setdefault((number, port), []).append(one)
    opened = (Opened(policy.sites[number], port, tuple(hosts)) for (number, port), hosts in sorted(found.items()))
    return Tunnels(tuple(opened), frozenset(classes))


def write_locks(policy: Policy, open_hosts: frozenset[str], lists: Lists) -> None:
    """Deny what locks shut entirely. `open_hosts` are those that open themselves beside a lock on names below them."""
    lists.remark("Locks: what no site can open again")
    whole = [lock.match for lock in policy.locks if lock.match.scope.whole_host]
    for port in sorted({-1 if one.scope.any_port else one.scope.port for one in whole}):
        here = [one for one in whole if (-1 if one.scope.any_port else one.scope.port) == port]
        at = "" if port < 0 else f"{lists.ports([port])} "
        below = {one.host for one in here if one.subdomains}
        apart = below & open_hosts
        exact = [one.host for one in here if not one.subdomains]
        if exact or below - apart:
            lists.line(f"deny {at}{lists.hosts('locked', exact, below - apart)}")
        if apart:
            lists.line(f"deny {at}{lists.hosts('locked-below', (), apart)} !{lists.hosts('locked-apart', apart)}")


def write_tunnels(tunnels: Tunnels, lists: Lists) -> None:
    lists.remark("https: only the host and the port are seen")
    if not tunnels.opened:
        lists.line("deny CONNECT")
        return
    lists.line(f"deny CONNECT !{lists.ports(tunnels.ports)}")
    wild = frozenset(one.host for one in tunnels.open if one.below)
    ranks = _ranks(tunnels.classes)
    for rank in sorted(set(ranks.values())):
        for found in tunnels.opened:
            if here := [one for one in found.hosts if ranks[one] == rank]:
                lists.line(_allow(found.site, found.port, here, lists))
        inner = [one for one, own in ranks.items() if own == rank and _is_inside(one, wild)]
        if inner:
            lists.line(f"deny CONNECT {_hosts('decided', inner, lists)}")
    lists.line("deny CONNECT")


def hours_of(site: Site, lists: Lists) -> str:
    return f"{lists.hours(site.id, site.hours)} " if site.hours else ""


def _allow(site: Site, port: int, hosts: Iterable[HostClass], lists: Lists) -> str:
    names = _hosts(site.id, hosts, lists)
    return f"allow CONNECT {lists.ports([port])} {names} {hours_of(site, lists)}{ELSEWHERE}"


def _hosts(hint: str, hosts: Iterable[HostClass], lists: Lists) -> str:
    every = tuple(hosts)
    return lists.hosts(hint, (one.host for one in every if not one.below), (one.host for one in every if one.below))


def _sites(levels: tuple[tuple[Rule, ...], ...], port: int) -> Iterator[SiteId]:
    """Yield the sites by which something may open there, as `engine.admit` finds them."""
    if any(rule.role is Role.LOCK and _shuts(rule.match.scope, port) for level in levels for rule in level):
        return
    for level in levels:
        shut = any(rule.role is Role.EXCEPT and _shuts(rule.match.scope, port) for rule in level)
        for rule in level:
            if rule.role is Role.OPEN and _reaches(rule, port) and not (shut and rule.match.scope.whole_host):
                assert rule.site is not None
                yield rule.site.id
        if shut:
            return
    for level in levels:
        for rule in level:
            if rule.role is Role.PART and _reaches(rule, port) and rule.site is not None:
                yield rule.site.id


def _reaches(rule: Rule, port: int) -> bool:
    return rule.match.scope.reaches("https", port)


def _shuts(scope: Scope, port: int) -> bool:
    return scope.whole_host and (scope.any_port or scope.port == port)


def _https_port(scope: Scope) -> int:
    return HTTPS_PORT if scope.scheme == "http" and scope.port == HTTP_PORT else scope.port


def _is_inside(one: HostClass, wild: frozenset[str]) -> bool:
    """Tell whether the dotted name of an open wildcard covers this."""
    return is_below(one.host, wild) or (not one.below and one.host in wild)


def _ranks(classes: frozenset[HostClass]) -> dict[HostClass, int]:
    """Return the step at which each is decided: hosts at 0, a wildcard after all wildcards inside it."""
    ranks = {one: 0 for one in classes if not one.below}
    below = {one.host: 1 for one in classes if one.below}
    for host in sorted(below, key=lambda name: -name.count(".")):
        for name in above(host):
            if name in below:
                below[name] = max(below[name], below[host] + 1)
                break
    return ranks | {HostClass(host, True): rank for host, rank in below.items()}
