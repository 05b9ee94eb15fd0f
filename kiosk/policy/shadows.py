# SPDX-License-Identifier: GPL-3.0-or-later
"""Which rules never speak, because another one always speaks before them."""

from collections.abc import Iterable, Iterator

from kiosk.policy.model import Policy, Role, Rule
from kiosk.policy.pattern import Pattern


def shadow_of(rule: Rule, policy: Policy) -> Rule | None:
    """Return a rule that speaks before this one for every address it covers: a lock, or an equal exception."""
    found = _about(rule.match, policy)
    return next((other for other in found if _is_other(other, rule) and _outranks(other, rule)), None)


def opened_under(rule: Rule, policy: Policy) -> tuple[Rule, ...]:
    """Return the openings that reach into what an exception keeps shut."""
    found = _below(rule.match, policy) if rule.match.subdomains else _about(rule.match, policy)
    openings = (other for other in found if other.role is Role.OPEN)
    return tuple(other for other in openings if other.match.scope.overlaps(rule.match.scope))


def speaks_nowhere(rule: Rule, openings: Iterable[Rule]) -> bool:
    """Tell whether each of the openings stands on a nearer host than a wildcard's exception and covers it wholly."""
    return rule.match.subdomains and all(
        (not other.match.subdomains or len(other.match.host) > len(rule.match.host)) and other.match.scope.whole_host
        for other in openings
    )


def _about(match: Pattern, policy: Policy) -> Iterator[Rule]:
    """Yield every rule about a host, or about every name below it."""
    for level in policy.index.levels(f"*.{match.host}" if match.subdomains else match.host):
        yield from level


def _below(match: Pattern, policy: Policy) -> Iterator[Rule]:
    """Yield every rule about a name below a host, and those about all of them."""
    ending = f".{match.host}"
    yield from _about(match, policy)
    yield from (rule for rule in policy.rules() if rule.match.host.endswith(ending))


def _is_other(other: Rule, rule: Rule) -> bool:
    return other.match is not rule.match and not (other.role is rule.role and other.match == rule.match)


def _outranks(other: Rule, rule: Rule) -> bool:
    if not other.match.scope.shuts_all_of(rule.match.scope):
        return False
    if other.role is Role.LOCK:
        return True
    same_host = (other.match.host, other.match.subdomains) == (rule.match.host, rule.match.subdomains)
    equal = other.match.scope.rank >= rule.match.scope.rank
    return other.role is Role.EXCEPT and rule.role is Role.OPEN and same_host and equal
