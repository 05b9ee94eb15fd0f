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


def silenced_by(rule: Rule, openings: Iterable[Rule]) -> Rule | None:
    """Return an opening on a nearer name inside which an exception for all names below a host does not hold."""
    if not rule.match.subdomains:
        return None
    nearer = (other for other in openings if not other.match.subdomains or len(other.match.host) > len(rule.match.host))
    return next((other for other in nearer if other.match.scope.rank <= rule.match.scope.rank), None)


def reopened_by(rule: Rule, policy: Policy) -> Rule | None:
    """Return the exception on the very same name inside which an opening opens again."""
    found = (other for other in _of_same_names(rule, policy) if other.role is Role.EXCEPT)
    return next((other for other in found if other.match.scope.shuts_all_of(rule.match.scope)), None)


def opened_already(rule: Rule, policy: Policy) -> Rule | None:
    """Return a wider opening of the same site that opens the same anyway, with no exception between the two."""
    found = [other for other in _of_same_names(rule, policy) if other.match is not rule.match]
    if any(other.role is Role.EXCEPT and other.match.scope.overlaps(rule.match.scope) for other in found):
        return None
    same = (other for other in found if other.role is Role.OPEN and other.site is rule.site)
    return next((other for other in same if lies_in(rule.match, other.match) and other.match != rule.match), None)


def lies_in(narrow: Pattern, wide: Pattern) -> bool:
    """Tell whether an opening takes in all of another one."""
    own, other = wide.scope, narrow.scope
    under = narrow.host == wide.host or narrow.host.endswith(f".{wide.host}")
    hosts = under and wide.subdomains if narrow.subdomains or wide.subdomains else narrow.host == wide.host
    lines = (own.scheme, own.port) == (other.scheme, other.port)
    folder = own.prefix or own.path[-1] == "/"
    paths = other.path.startswith(own.path) if folder else other.path == own.path and not other.prefix
    return hosts and lines and paths and set(own.query) <= set(other.query)


def _of_same_names(rule: Rule, policy: Policy) -> Iterator[Rule]:
    names = (rule.match.host, rule.match.subdomains)
    return (other for other in _about(rule.match, policy) if (other.match.host, other.match.subdomains) == names)


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
