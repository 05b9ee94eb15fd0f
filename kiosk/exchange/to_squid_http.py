# SPDX-License-Identifier: GPL-3.0-or-later
"""Plain http: addresses, methods and hours, line for line what `engine.relay` says.

The rules of one host stand in the order in which the policy asks them, hosts before wildcards, parts after all
others. A line that opens is followed by one that denies the same, so that another method or hour finds no shorter rule.
Hosts of which the same is said share their lines.

Squid takes the escapes off before an expression looks, and keeps empty folders; the expressions here allow for the
second, and turn away what would still climb or hide a slash after the first.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple
from urllib.parse import unquote

from kiosk.exchange.names import above
from kiosk.exchange.to_squid_lists import Lists, is_below
from kiosk.exchange.to_squid_networks import ELSEWHERE
from kiosk.exchange.to_squid_tunnels import OPENING, hours_of
from kiosk.policy.model import Policy, Role, Rule, Site
from kiosk.policy.pattern import Scope

_VEILED: Final = r"^[^?]*(\\|%(25)*(2f|5c|2e)|/\.\.?([/;?]|$))"
_SLASHES: Final = "/+"
_SLASHES_WIDELY: Final = r"/(;[^/?]*/|/)*"
_EXTRA: Final = "(;[^/?]*)?"
_END: Final = r"(\?|$)"
_NEVER: Final = "$."
_SPECIAL: Final = re.compile(r"[][\\.^$*+?(){}| ]")


class _Step(NamedTuple):
    """What one rule does, whatever its host: hosts with the same steps share their lines."""

    role: Role
    scope: Scope
    site: str


class _Block(NamedTuple):
    """The steps of some hosts, or of the names below one."""

    steps: tuple[_Step, ...]
    exact: tuple[str, ...]
    below: str


def opens_plainly(policy: Policy) -> tuple[Rule, ...]:
    """Return the rules by which plain http opens."""
    return tuple(rule for rule in policy.rules() if rule.role in OPENING and rule.match.scope.scheme == "http")


def write_plain(policy: Policy, lists: Lists) -> None:
    openers = opens_plainly(policy)
    lists.remark("Plain http: the whole address is seen" if openers else "Plain http: no site opens by it")
    if not openers:
        return
    lists.line(f"deny !{lists.ports(rule.match.scope.port for rule in openers)}")
    rules = list(filter(_about(openers), policy.rules()))
    if pathed := [rule for rule in rules if not rule.match.scope.whole_host]:
        hosts = lists.hosts("with-paths", *_split(pathed))
        lists.line(f"deny {hosts} {lists.path('hidden', _VEILED, fold=True)}")
    locks = [rule for rule in rules if rule.role is Role.LOCK and not rule.match.scope.whole_host]
    sites = {str(site.id): site for site in policy.sites}
    for blocks in (
        _blocks(locks),
        _blocks([rule for rule in rules if rule.role in (Role.OPEN, Role.EXCEPT)]),
        _blocks([rule for rule in rules if rule.role is Role.PART]),
    ):
        for block in blocks:
            _write(block, sites, lists)


def _about(openers: tuple[Rule, ...]) -> Callable[[Rule], bool]:
    """Return the question whether a rule speaks about a host that opens by plain http."""
    exact = frozenset(one.match.host for one in openers if not one.match.subdomains)
    below = frozenset(one.match.host for one in openers if one.match.subdomains)
    outer = below.union(*(above(host) for host in exact | below))

    def matters(rule: Rule) -> bool:
        if rule.role in OPENING:
            return rule.match.scope.scheme == "http"
        host = rule.match.host
        return is_below(host, below) or host in (outer if rule.match.subdomains else exact)

    return matters


def _blocks(rules: Iterable[Rule]) -> list[_Block]:
    """Gather the rules of each host in the order in which they speak; hosts first, then the longest wildcard."""
    exact: dict[str, list[Rule]] = {}
    below: dict[str, list[Rule]] = {}
    for rule in rules:
        (below if rule.match.subdomains else exact).setdefault(rule.match.host, []).append(rule)
    shared: dict[tuple[_Step, ...], list[str]] = {}
    for host, found in exact.items():
        shared.setdefault(_steps(found), []).append(host)
    wild = sorted(below.items(), key=lambda item: (-item[0].count("."), item[0]))
    return [
        *(_Block(steps, tuple(hosts), "") for steps, hosts in shared.items()),
        *(_Block(_steps(found), (), host) for host, found in wild),
    ]


def _steps(rules: list[Rule]) -> tuple[_Step, ...]:
    ranked = sorted(rules, key=lambda rule: (*rule.match.scope.rank, rule.role is Role.EXCEPT), reverse=True)
    return tuple(_Step(rule.role, rule.match.scope, rule.site.id if rule.site else "") for rule in ranked)


def _write(block: _Block, sites: Mapping[str, Site], lists: Lists) -> None:
    for step in block.steps:
        if step.role not in OPENING and step.scope.query:
            continue  # said as wider: what follows the ? is not looked at
        hosts = _hosts(block, step, lists)
        site = sites.get(step.site)
        if step.role in OPENING and site is not None:
            path = _path(step, _opening(step.scope), lists)
            asked = f"{lists.ports([step.scope.port])} {hosts}{path}"
            methods = lists.methods(site.methods)
            lists.line(f"allow {asked} {methods} {hours_of(site, lists)}{ELSEWHERE}")
            lists.line(f"deny {asked}")
        else:
            at = "" if step.scope.any_port else f"{lists.ports([step.scope.port])} "
            lists.line(f"deny {at}{hosts}{_path(step, _shutting(step.scope), lists)}")


def _hosts(block: _Block, step: _Step, lists: Lists) -> str:
    hint = f"{step.site or 'locked'}-http"
    if not block.below:
        return lists.hosts(hint, block.exact)
    return f"{lists.hosts(hint, (), [block.below])} !{lists.hosts(f'{hint}-itself', [block.below])}"


def _path(step: _Step, expression: str, lists: Lists) -> str:
    if step.scope.path == "/":
        return ""
    return f" {lists.path(step.site or 'locked', expression, fold=step.role not in OPENING)}"


def _opening(scope: Scope) -> str:
    """Return the expression for the paths that a scope opens, before a query."""
    begun = "^" + _SLASHES.join(_spelt(one, _NEVER) for one in scope.path.split("/"))
    return begun if scope.prefix or scope.path[-1] == "/" else begun + _END


def _shutting(scope: Scope) -> str:
    """Return the expression for the paths that a scope keeps shut: also what some servers read as the same."""
    *folders, last = (_spelt(one, ".") for one in scope.path.split("/"))
    begun = "^" + _SLASHES_WIDELY.join(f"{one}{_EXTRA}" if one else "" for one in folders)
    if scope.prefix:
        return begun + _SLASHES_WIDELY + last
    if last:
        return f"{begun}{_SLASHES_WIDELY}{last}{_EXTRA}({_SLASHES_WIDELY})?{_END}"
    return f"{begun}([/?]|$)"


def _spelt(text: str, unclear: str) -> str:
    """Write a piece of a path as an expression over what Squid makes of it.

    What cannot stand on a line, or is no text, is `unclear`: nothing that a policy says may begin a line of its own.
    """
    plain = unquote(text)
    if not plain.isprintable() or "\N{REPLACEMENT CHARACTER}" in plain:
        return unclear
    return _SPECIAL.sub(r"\\\g<0>", plain)


def _split(rules: Iterable[Rule]) -> tuple[set[str], set[str]]:
    every = tuple(rules)
    exact = {rule.match.host for rule in every if not rule.match.subdomains}
    return exact, {rule.match.host for rule in every if rule.match.subdomains}
