# SPDX-License-Identifier: GPL-3.0-or-later
"""What a policy is made of: values that never change once read. How they are written stands in `reader`."""

import enum
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Final

from kiosk.base.ids import SiteId
from kiosk.base.toml import Texts
from kiosk.policy.embedded import is_relay
from kiosk.policy.index import HostIndex, by_host
from kiosk.policy.pattern import HTTPS_PORT, Pattern, whole_host

READ_METHODS: Final = frozenset({"GET", "HEAD"})
SEARCH_METHODS: Final = READ_METHODS | {"POST"}
FULL_METHODS: Final = SEARCH_METHODS | {"PUT", "PATCH", "DELETE", "OPTIONS"}


class Mode(enum.Enum):
    """What a site's pages may do beyond being read."""

    READ = "read"
    SEARCH = "search"
    FULL = "full"


MODE_METHODS: Final = {Mode.READ: READ_METHODS, Mode.SEARCH: SEARCH_METHODS, Mode.FULL: FULL_METHODS}


class Record(enum.Enum):
    """What the journal may keep of a site's addresses."""

    PATH = "path"
    HOST = "host"
    COUNT = "count"


class Day(enum.IntEnum):
    """A day of the week, numbered as `datetime.weekday` does."""

    MON = 0
    TUE = 1
    WED = 2
    THU = 3
    FRI = 4
    SAT = 5
    SUN = 6


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
class Endpoint:
    """An address that takes the form of a search, and how many bytes the form may have."""

    match: Pattern
    max_bytes: int


@dataclass(frozen=True, slots=True)
class Hours:
    """Days and wall time of the institution; minutes since midnight, the end not included."""

    days: frozenset[Day]
    start: int
    end: int

    def hold(self, moment: datetime) -> bool:
        """Tell whether they hold on the moment's own clock."""
        minute = moment.hour * 60 + moment.minute
        return Day(moment.weekday()) in self.days and self.start <= minute < self.end


@dataclass(frozen=True, slots=True)
class Example:
    """An address and what the policy must say about it, or it does not load."""

    address: str
    opens: bool


@dataclass(frozen=True, slots=True)
class Site:
    """One entry of the list: what opens, how, when, for whom, why, and by whom."""

    id: SiteId
    topic: str
    title: Texts
    about: Texts | None
    allow: tuple[Pattern, ...]
    excepts: tuple[Except, ...]
    parts: tuple[Pattern, ...]
    start: str
    mode: Mode
    mode_reason: str | None
    search: tuple[Endpoint, ...]
    methods: frozenset[str]
    hours: tuple[Hours, ...]
    groups: frozenset[str]
    record: Record
    core: bool
    owner: str | None
    reason: str
    legal_basis: str | None
    added_by: str
    review_by: date
    expires: date | None
    examples: tuple[Example, ...]

    @property
    def always(self) -> bool:
        """Tell whether it opens at every hour of the policy's life, for everyone, by every method of its mode."""
        usual = self.methods == MODE_METHODS[self.mode]
        return usual and not self.hours and not self.groups and self.expires is None


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and when a reader may sit here; the opening hours are the institution's own wall time.

    `opening_on` holds other hours on some weekdays, `shut_days` the weekdays and `shut_on` the days without any.
    In a supervised room somebody of the staff signs in at the screen, and does so anew after `staff_minutes`.
    """

    session_minutes: int
    day_minutes: int
    week_minutes: int
    warn_minutes: int
    idle_seconds: int
    opens_at: time
    closes_at: time
    idle_warn_seconds: int = 0
    extension_minutes: int = 0
    extensions: int = 0
    opening_on: tuple[Hours, ...] = ()
    shut_days: frozenset[Day] = frozenset()
    shut_on: tuple[date, ...] = ()
    supervised: bool = False
    staff_minutes: int = 60
    pause_minutes: int = 15
    print_pages_session: int = 0
    print_pages_day: int = 0


@dataclass(frozen=True, slots=True)
class Notice:
    """What a reader is told, and accepts, before every session."""

    operator: Texts
    recorded: Texts
    purpose: Texts
    kept: Texts
    seen_by: Texts


class Role(enum.Enum):
    """What a rule does about the addresses it covers."""

    LOCK = "lock"
    EXCEPT = "except"
    OPEN = "allow"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Rule:
    """One line that speaks about addresses, and whose it is: a site's, or a lock."""

    role: Role
    match: Pattern
    site: Site | None = None
    lock: Lock | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """Everything a station obeys; the index is built once from the rest."""

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
    index: HostIndex[Site, Rule] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        # a frozen value's own derived fields can be set no other way
        object.__setattr__(self, "expires_at", midnight(self.expires))
        object.__setattr__(self, "index", _index(self.sites, self.locks))

    def site(self, wanted: str) -> Site | None:
        """Return the site of this id."""
        return next((site for site in self.sites if site.id == wanted), None)

    def rules(self) -> Iterator[Rule]:
        """Yield every rule, in the order of the file: the locks first."""
        yield from (Rule(Role.LOCK, lock.match, lock=lock) for lock in self.locks)
        for site in self.sites:
            yield from _site_rules(site)


def midnight(day: date) -> datetime:
    """Return the first moment of a day, in UTC."""
    return datetime.combine(day, time(), UTC)


def _site_rules(site: Site) -> Iterator[Rule]:
    yield from (Rule(Role.OPEN, match, site) for match in site.allow)
    yield from (Rule(Role.EXCEPT, item.match, site) for item in site.excepts)
    yield from (Rule(Role.PART, part, site) for part in site.parts)


def _index(sites: tuple[Site, ...], locks: tuple[Lock, ...]) -> HostIndex[Site, Rule]:
    exact: list[tuple[str, Rule]] = []
    below: list[tuple[str, Rule]] = []
    for lock in locks:
        (below if lock.match.subdomains else exact).append((lock.match.host, Rule(Role.LOCK, lock.match, lock=lock)))
    shut = frozenset(host for host, _ in below)
    plain: dict[str, Site] = {}
    named = {host for host, _ in exact}
    for site in sites:
        always = site.always
        for rule in _site_rules(site):
            host = rule.match.host
            if always and _is_plain(rule) and host not in plain and host not in named and not _is_shut(host, shut):
                plain[host] = site
            elif rule.match.subdomains:
                below.append((host, rule))
            else:
                named.add(host)
                exact.append((host, rule))
    # a host of which more is said is not plain: its opening stands before what the file says later
    shared = [(host, _spell(host, plain.pop(host))) for host in named & plain.keys()]
    return HostIndex(by_host([*shared, *exact], _rank), by_host(below, _rank), plain, _spell)


def _is_plain(rule: Rule) -> bool:
    scope = rule.match.scope
    return rule.role is Role.OPEN and not rule.match.subdomains and scope.whole_host and scope.port == HTTPS_PORT


def _is_shut(host: str, names: frozenset[str]) -> bool:
    """Tell whether more is to be judged at this host than the list: a relay, or a name below a locked one."""
    labels = host.split(".") if names else ()
    return is_relay(host) or any(".".join(labels[first:]) in names for first in range(1, len(labels)))


def _spell(host: str, site: Site) -> Rule:
    return Rule(Role.OPEN, whole_host(host), site)


def _rank(rule: Rule) -> tuple[int, ...]:
    """Locks first; then what says more; at equal length what keeps shut speaks before what opens."""
    return rule.role is Role.LOCK, *rule.match.scope.rank, rule.role is Role.EXCEPT
