# SPDX-License-Identifier: GPL-3.0-or-later
"""Addresses on which two policies may disagree because of one rule: a witness for each way in which rules meet there.

What rules say changes only where one of them begins or ends. So for a rule it is enough to look at the hosts that are
named below it and one that nobody names; at the paths and queries of the rules about such a host, as they are, going
on, with and without their last slash, in other capital letters; and at the ports where anything opens at all.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import product, takewhile
from typing import Final, NamedTuple
from urllib.parse import quote

from kiosk.policy.address import Url, parse
from kiosk.policy.engine import Levels, speaking
from kiosk.policy.model import Policy, Role, Rule
from kiosk.policy.pattern import HTTP_PORT, HTTPS_PORT, Pattern, Scope

UNNAMED: Final = "~~~"  # goes on where no rule does
UNNAMED_LABEL: Final = "any-other-name"
_OPENING: Final = (Role.OPEN, Role.PART)


class Witness(NamedTuple):
    """An address, and the opening by which it opened before and opens after; None where it is shut."""

    url: Url
    was: Rule | None
    becomes: Rule | None


class Witnesses:
    """The addresses of every rule of two policies."""

    def __init__(self, before: Policy, after: Policy) -> None:
        self._policies = (before, after)
        hosts = {rule.match.host for policy in self._policies for rule in policy.rules()}
        # read backwards, the names below one stand together
        self._backwards = sorted(host[::-1] for host in hosts)

    def of(self, rule: Rule) -> Iterator[Witness]:
        """Yield the witnesses of a rule; those of a part tell of its own site's pages."""
        for host in self._hosts(rule.match):
            both = [tuple(policy.index.levels(host)) for policy in self._policies]
            about = [one for levels in both for level in levels for one in level]
            for url in _addresses(host, rule, about):
                was, becomes = (_opener(url, levels, rule) for levels in both)
                yield Witness(url, was, becomes)

    def _hosts(self, match: Pattern) -> Iterator[str]:
        if not match.subdomains:
            yield match.host
            return
        ending = f".{match.host}"
        yield f"{UNNAMED_LABEL}{ending}"
        start = bisect_left(self._backwards, ending[::-1])
        below = takewhile(lambda name: name.startswith(ending[::-1]), self._backwards[start:])
        for name in below:
            yield name[::-1]
            yield f"{UNNAMED_LABEL}.{name[::-1]}"


def reaches(scope: Scope) -> tuple[tuple[str, int], ...]:
    """Return the schemes and ports that an opening covers."""
    if scope.scheme == "https":
        return (("https", scope.port),)
    return (("http", scope.port), ("https", HTTPS_PORT if scope.port == HTTP_PORT else scope.port))


def _opener(url: Url, levels: Levels, rule: Rule) -> Rule | None:
    """Return the opening by which an address opens, or, for a part, loads into a page of its site."""
    found = speaking(url, levels)
    if found is None and rule.role is Role.PART:
        parts = (one for level in levels for one in level if one.role is Role.PART and one.match.scope.opens(url))
        return next((part for part in parts if _is_of_one_site(part, rule)), None)
    return found if isinstance(found, Rule) and found.role is Role.OPEN else None


def _is_of_one_site(one: Rule, other: Rule) -> bool:
    return one.site is not None and other.site is not None and one.site.id == other.site.id


def _addresses(host: str, rule: Rule, about: Sequence[Rule]) -> Iterator[Url]:
    """Yield the addresses of a host that a rule is about."""
    near = (one.match.scope for one in about if one.match.scope.overlaps(rule.match.scope))
    scopes = dict.fromkeys((rule.match.scope, *near))
    lines = dict.fromkeys(line for one in (rule, *about) if one.role in _OPENING for line in reaches(one.match.scope))
    paths = dict.fromkeys(path for scope in scopes for path in _paths(scope.path, rule.match.scope.path))
    queries = dict.fromkeys(query for scope in scopes for query in _queries(scope, rule.match.scope))
    for (scheme, port), path, query in product(lines, paths, queries):
        url = parse(f"{scheme}://{host}:{port}{path}{f'?{query}' if query else ''}")
        if isinstance(url, Url) and _is_about(rule, url):
            yield url


def _is_about(rule: Rule, url: Url) -> bool:
    scope = rule.match.scope
    return scope.opens(url) if rule.role in _OPENING else scope.restricts(url)


def _paths(path: str, own: str) -> Iterator[str]:
    """Yield a path and what stands next to it; where the rule's own goes on from it, also spelled as it begins."""
    bare = path.rstrip("/")
    joined = (path + own[len(path) :],) if own.casefold().startswith(path.casefold()) else ()
    for one in (path, f"{path}{UNNAMED}", bare, f"{bare}/", f"{bare}/{UNNAMED}", *joined):
        yield one or "/"
        yield one.swapcase() or "/"


def _queries(scope: Scope, own: Scope) -> Iterator[str]:
    """Yield no query, a scope's, the rule's own, and both together."""
    yield ""
    for first, second in product(("", *_spelled(scope)), ("", *_spelled(own))):
        yield "&".join(dict.fromkeys(filter(None, (first, second))))


def _spelled(scope: Scope) -> Iterable[str]:
    """Return a scope's conditions as a query: with the values as they are, and going on where they may."""
    if not scope.query:
        return ()
    pairs = [(quote(one.key, safe=""), quote(one.value, safe=""), UNNAMED if one.prefix else "") for one in scope.query]
    exact = "&".join(f"{key}={value}" for key, value, _ in pairs)
    return (exact, "&".join(f"{key}={value}{on}" for key, value, on in pairs))
