# SPDX-License-Identifier: GPL-3.0-or-later
"""What a policy is made of: values that never change once read. How they are written stands in `reader`."""

import enum
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

from kiosk.base.ids import SiteId
from kiosk.base.toml import Texts
from kiosk.policy.index import HostIndex
from kiosk.policy.pattern import Pattern


class Mode(enum.Enum):
    """What a site's pages may do beyond being read."""

    READ = "read"


class Record(enum.Enum):
    """What the journal may keep of a site's addresses."""

    PATH = "path"
    HOST = "host"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Topic:
    """A shelf of the home screen."""

    id: str
    title: Texts


@dataclass(frozen=True, slots=True)
class Except:
    """Addresses of a site that stay shut, and why."""

    match: Pattern
    reason: str
    legal_basis: str | None


@dataclass(frozen=True, slots=True)
class Lock:
    """Addresses that no site can open again, and why."""

    match: Pattern
    category: str
    reason: str
    legal_basis: str | None


@dataclass(frozen=True, slots=True)
class Example:
    """An address and what the policy must say about it, or it does not load."""

    address: str
    opens: bool


@dataclass(frozen=True, slots=True)
class Site:
    """One entry of the list: what opens, how, why, and by whom."""

    id: SiteId
    topic: str
    title: Texts
    about: Texts | None
    allow: tuple[Pattern, ...]
    excepts: tuple[Except, ...]
    parts: tuple[Pattern, ...]
    start: str
    mode: Mode
    record: Record
    core: bool
    reason: str
    legal_basis: str | None
    added_by: str
    review_by: date
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and when a reader may sit here; the opening hours are the institution's own wall time."""

    session_minutes: int
    day_minutes: int
    week_minutes: int
    warn_minutes: int
    idle_seconds: int
    opens_at: time
    closes_at: time


@dataclass(frozen=True, slots=True)
class Notice:
    """What a reader is told, and accepts, before every session."""

    operator: Texts
    recorded: Texts
    purpose: Texts
    kept: Texts
    seen_by: Texts


@dataclass(frozen=True, slots=True)
class Rule:
    """One line that speaks about addresses: it opens for its site, or keeps shut."""

    match: Pattern
    site: Site | None
    opens: bool


@dataclass(frozen=True, slots=True)
class Policy:
    """Everything a station obeys; the indexes are built once from the rest."""

    name: str
    version: int
    issued: date
    expires: date
    topics: tuple[Topic, ...]
    sites: tuple[Site, ...]
    locks: tuple[Lock, ...]
    limits: Limits
    notice: Notice
    digest: str
    expires_at: datetime = field(init=False, compare=False, repr=False)
    rule_index: HostIndex[Rule] = field(init=False, compare=False, repr=False)
    lock_index: HostIndex[Rule] = field(init=False, compare=False, repr=False)
    part_index: HostIndex[Rule] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        locks = (Rule(lock.match, None, False) for lock in self.locks)
        parts = (Rule(part, site, True) for site in self.sites for part in site.parts)
        opening = [Rule(match, site, True) for site in self.sites for match in site.allow]
        shutting = [Rule(item.match, site, False) for site in self.sites for item in site.excepts]
        # a frozen value's own derived fields can be set no other way
        object.__setattr__(self, "expires_at", datetime.combine(self.expires, time(), UTC))
        object.__setattr__(self, "rule_index", _index([*opening, *shutting]))
        object.__setattr__(self, "lock_index", _index(locks))
        object.__setattr__(self, "part_index", _index(parts))

    def site(self, wanted: str) -> Site | None:
        """Return the site of this id."""
        return next((site for site in self.sites if site.id == wanted), None)


def _index(rules: Iterable[Rule]) -> HostIndex[Rule]:
    return HostIndex(((rule.match, rule) for rule in rules), _rank)


def _rank(match: Pattern, rule: Rule) -> tuple[int, ...]:
    """The longest path speaks first; at equal length what keeps shut speaks before what opens."""
    return len(match.path), not rule.opens
