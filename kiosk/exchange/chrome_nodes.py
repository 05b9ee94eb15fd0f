# SPDX-License-Identifier: GPL-3.0-or-later
"""Says a policy's rules about one host, or about the names below one, in Chrome's filters.

A host that the policy names gets filters of its own (`.host`), and so do the names below it (`host`). Each such node
says everything that the engine would find for it, from every wildcard above, so that Chrome, for which an exact host
speaks before all others and then the longest one, never looks further. Within a node Chrome asks the longest path,
then the one with more of the query, and at a tie the allowlist; the engine has an order of its own. Hence:

1. An opening that a restriction before it shuts altogether is left out.
2. A restriction that Chrome would ask before an opening that covers it, but the engine after, is left out.
3. Where a restriction then does not speak before an opening that the engine asks later, that is wider, and is said.
4. An exact path becomes a beginning of paths: wider where it opens, and said; narrower where it keeps shut.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from kiosk.exchange.exported import Wider
from kiosk.policy.model import Policy, Role, Rule
from kiosk.policy.pattern import HTTP_PORT, HTTPS_PORT, Scope
from kiosk.policy.query import Condition


@dataclass(frozen=True, slots=True)
class Node:
    """One host, or with `below` the names below it, and the rules for it in the order in which the engine asks."""

    host: str
    below: bool
    rules: tuple[Rule, ...]

    @property
    def name(self) -> str:
        return self.host if self.below else f".{self.host}"

    def opens(self) -> bool:
        return any(rule.role is Role.OPEN for rule in self.spoken())

    def spoken(self) -> tuple[Rule, ...]:
        """Return the rules that are written down: all but those that the other ones make needless."""
        kept: list[Rule] = []
        for rule in self.rules:
            if not any(_silences(earlier, rule) for earlier in kept):
                kept.append(rule)
        return tuple(kept)

    def allowed(self) -> Iterator[str]:
        """Yield the allowlist's filters."""
        for rule in self.spoken():
            if rule.role is Role.OPEN:
                for scheme, port in _reaches(rule.match.scope):
                    yield f"{scheme}://{self.name}:{port}{_rest(rule.match.scope)}"

    def blocked(self) -> Iterator[str]:
        """Yield the blocklist's filters."""
        for rule in self.spoken():
            if rule.role is not Role.OPEN:
                scope = rule.match.scope
                yield f"{self.name}{'' if scope.any_port else f':{scope.port}'}{_rest(scope)}"

    def wider(self) -> Iterator[Wider]:
        """Yield where these filters open more than the rules do."""
        spoken = self.spoken()
        for place, rule in enumerate(self.rules):
            if rule.role is not Role.OPEN or rule not in spoken:
                continue
            for says in _about_opening(rule):
                yield Wider(_site(rule), says)
            for shut in self.rules[:place]:
                if shut.role is not Role.OPEN and _meet(shut.match.scope, rule.match.scope):
                    for says in _about_restriction(shut, rule, heard=shut in spoken):
                        yield Wider(_site(rule), says)


def nodes_of(policy: Policy) -> tuple[Node, ...]:
    """Return the nodes for every name in the policy: those of the hosts, then those of the names below."""
    rules = [rule.match for rule in policy.rules() if rule.role is not Role.PART]
    hosts = sorted({match.host for match in rules})
    wildcards = sorted({match.host for match in rules if match.subdomains})
    exact = (Node(host, False, _asked(policy, host)) for host in hosts)
    # no host is called so: what is found is what is said about every name below
    return (*exact, *(Node(host, True, _asked(policy, f"*.{host}")) for host in wildcards))


def _asked(policy: Policy, host: str) -> tuple[Rule, ...]:
    found = [rule for level in policy.index.levels(host) for rule in level if rule.role is not Role.PART]
    locks = (rule for rule in found if rule.role is Role.LOCK)
    return (*locks, *(rule for rule in found if rule.role is not Role.LOCK))


def _silences(earlier: Rule, rule: Rule) -> bool:
    """Tell whether an earlier rule makes a later one of the other kind needless, or must not be spoken over by it."""
    own, its = earlier.match.scope, rule.match.scope
    if earlier.role is not Role.OPEN:
        return rule.role is Role.OPEN and own.shuts_all_of(its)
    if rule.role is Role.OPEN or own.query or not (own.prefix or own.path.endswith("/")):
        return False
    return its.path.startswith(own.path) and _weight(its) > _weight(own)


def _meet(shut: Scope, opening: Scope) -> bool:
    """Tell whether a restriction and an opening of one host may be about one address."""
    ports = {port for _, port in _reaches(opening)}
    return (shut.any_port or shut.port in ports) and shut.overlaps(opening)


def _weight(scope: Scope) -> tuple[int, int]:
    """Return what Chrome compares within one node."""
    return len(scope.path), len(scope.query)


def _about_opening(rule: Rule) -> Iterator[str]:
    scope = rule.match.scope
    if not scope.prefix and not scope.path.endswith("/"):
        yield f"every path that begins like {rule.match.text} opens: Chrome has no exact paths"
    if scope.query:
        yield f"Chrome looks at a query's keys only as {rule.match.text} spells them, in one reading"


def _about_restriction(shut: Rule, rule: Rule, *, heard: bool) -> Iterator[str]:
    scope = shut.match.scope
    if not heard or _weight(scope) <= _weight(rule.match.scope):
        yield f"{rule.match.text} speaks in Chrome before what keeps {shut.match.text} shut"
    if scope.path != "/":
        yield (
            f"{shut.match.text} is kept shut only as it is spelled: not in other capital letters, "
            "without its last slash or with a ; in its path"
        )
    if scope.query:
        yield f"{shut.match.text} is kept shut only with its query as it is spelled"


def _site(rule: Rule) -> str:
    return rule.site.id if rule.site is not None else ""


def _reaches(scope: Scope) -> Sequence[tuple[str, int]]:
    """Return the schemes and ports that an opening covers."""
    if scope.scheme == "https":
        return [("https", scope.port)]
    return [("http", scope.port), ("https", HTTPS_PORT if scope.port == HTTP_PORT else scope.port)]


def _rest(scope: Scope) -> str:
    conditions = "&".join(map(_token, scope.query))
    return f"{scope.path}{'?' if conditions else ''}{conditions}"


def _token(condition: Condition) -> str:
    key, value = quote(condition.key, safe=""), quote(condition.value, safe="")
    if condition.prefix:
        return f"{key}={value}*"
    return f"{key}={value}" if value else key
