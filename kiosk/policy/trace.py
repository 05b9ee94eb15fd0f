# SPDX-License-Identifier: GPL-3.0-or-later
"""Every rule that was looked at for one address, in the order in which they speak, and why each did not decide.

Only tells; the verdict itself comes from `engine.decide`, and a test holds the two against each other.
"""

import dataclasses
import enum
from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.policy.address import Url, parse
from kiosk.policy.embedded import inner_addresses
from kiosk.policy.engine import speaking
from kiosk.policy.model import Policy, Role, Rule
from kiosk.policy.query import plain_key
from kiosk.policy.reasons import Reason


class Outcome(enum.Enum):
    """Why a rule did not decide, or that it did."""

    SPEAKS = "speaks"
    SCHEME = "other scheme"
    PORT = "other port"
    PATH = "other path"
    QUERY = "other query"
    OUTRANKED = "outranked"
    PART = "a part, not a page"
    CARRIES = "carries"


@dataclass(frozen=True, slots=True)
class Step:
    """One rule that was looked at: what it is, whose (a site's id, or a lock's category), and what came of it.

    With CARRIES the rule is the one that speaks, and `owner` the address that is carried inside and has to open too.
    """

    role: Role
    owner: str
    rule: str
    outcome: Outcome


def trace(url_text: str, policy: Policy) -> tuple[Step, ...]:
    """Return every rule about the address's host; none where the address itself is refused."""
    url = parse(url_text)
    if isinstance(url, Reason):
        return ()
    levels = tuple(policy.index.levels(url.host))
    decided = speaking(url, levels)
    steps = tuple(_step(rule, url, rule is decided) for rule in _in_order(levels))
    return (*steps, *_carried(url, decided)) if isinstance(decided, Rule) and decided.role is Role.OPEN else steps


def _carried(url: Url, rule: Rule) -> Iterator[Step]:
    judged = frozenset(plain_key(condition.key) for condition in rule.match.scope.query)
    for inner in inner_addresses(url, judged) or ():
        yield Step(rule.role, inner, rule.match.text, Outcome.CARRIES)


def _in_order(levels: tuple[tuple[Rule, ...], ...]) -> Iterator[Rule]:
    """Yield the locks of every level before anything else, as the engine asks them."""
    yield from (rule for level in levels for rule in level if rule.role is Role.LOCK)
    yield from (rule for level in levels for rule in level if rule.role is not Role.LOCK)


def _step(rule: Rule, url: Url, speaks: bool) -> Step:
    owner = rule.site.id if rule.site else rule.lock.category if rule.lock else ""
    return Step(rule.role, owner, rule.match.text, Outcome.SPEAKS if speaks else _lost(rule, url))


def _lost(rule: Rule, url: Url) -> Outcome:
    scope = rule.match.scope
    bare = dataclasses.replace(scope, query=())
    restricts = rule.role in (Role.LOCK, Role.EXCEPT)
    if scope.restricts(url) if restricts else scope.opens(url):
        return Outcome.PART if rule.role is Role.PART else Outcome.OUTRANKED
    if not restricts and not scope.reaches(url.scheme, url.port):
        return Outcome.SCHEME if url.scheme != scope.scheme and scope.reaches("https", url.port) else Outcome.PORT
    if restricts and not scope.any_port and url.port != scope.port:
        return Outcome.PORT
    return Outcome.QUERY if (bare.restricts(url) if restricts else bare.opens(url)) else Outcome.PATH
