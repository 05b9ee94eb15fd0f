# SPDX-License-Identifier: GPL-3.0-or-later
"""Sites and locks out of Squid's lines: every host that a list names is judged by all lines, and written down as it is.

Squid asks the first line that matches, a policy the rule that says most of the host. So nothing is translated line
by line: the hosts that lists name fall into classes (a host; the names below it of which no list speaks), the lines
are walked for each class, and each class gets rules of its own. A class that differs from the one around it gets an
exception for whatever the other would open of it.

One site for each registrable domain, hours and methods. A host that lines keep shut by its name alone, and never
open, is a lock.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from kiosk.exchange.imported import Address, LockDraft, SiteDraft
from kiosk.exchange.names import above, site_id, upwards
from kiosk.exchange.squid_acl import Acl, Domains, Expressions, Ports
from kiosk.exchange.squid_flow import Flow
from kiosk.exchange.squid_hosts import NOTHING, Notes, Opening, Outcome, work_out
from kiosk.exchange.squid_rules import Rule
from kiosk.exchange.squid_time import to_hours
from kiosk.exchange.squid_traits import HostClass, Trait, Traits, named_hosts
from kiosk.policy.address import DEFAULT_PORTS, parse
from kiosk.policy.limits import TITLE_CHARACTERS
from kiosk.policy.pattern import HTTP_PORT, HTTPS_PORT, is_public_suffix
from kiosk.policy.reasons import Reason

MOST_PORTS: Final = 8  # beside the schemes' own

Key = tuple[str, int, tuple[str, ...]]


class Drafts(NamedTuple):
    """What came out; `notes` say what of which line was lost, `left` which names no site opens and why."""

    sites: tuple[SiteDraft, ...]
    locks: tuple[LockDraft, ...]
    notes: Notes
    left: dict[str, str]
    used: frozenset[int]  # the lines that open something


@dataclass(slots=True)
class _Group:
    """A site as it grows; `starts` are the addresses that can be its first page."""

    starts: list[str] = field(default_factory=list)
    allow: list[str] = field(default_factory=list)
    excepts: list[str] = field(default_factory=list)


class _Known(NamedTuple):
    """What has been said of the names below a host, and in which sites."""

    outcome: Outcome
    keys: tuple[Key, ...]


def draft(rules: tuple[Rule, ...]) -> Drafts:
    """Translate the lines."""
    return _Drafting(rules).drafts()


def domain_names(acl: Acl) -> Iterator[HostClass]:
    """Yield the classes of hosts that a list names."""
    if isinstance(acl.meaning, Domains):
        for host in acl.meaning.plain:
            yield HostClass(host, False)
        for host in acl.meaning.dotted:
            yield HostClass(host, False)
            yield HostClass(host, True)
    elif isinstance(acl.meaning, Expressions):
        yield from (HostClass(host, False) for host in named_hosts(acl.meaning))


class _Drafting:
    """One translation, from the widest names to the narrowest."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._rules = rules
        self._acls = {one.acl.name: one.acl for rule in rules for one in rule.conditions}
        self._ports = (HTTPS_PORT, *_named_ports(rules))
        self._traits = Traits(self._acls.values(), self._ports)
        self._flow = Flow(rules, self._ports, self._traits.usual)
        self._outcomes: dict[frozenset[tuple[str, Trait]], Outcome] = {}
        self._below: dict[str, _Known] = {}
        self._open: set[str] = set()  # every name at or above something that opens
        self._groups: dict[Key, _Group] = {}
        self._notes: set[tuple[int, str]] = set()
        self._left: dict[str, str] = {}
        self._used: set[int] = set()
        self._shut: list[tuple[HostClass, tuple[Key, ...]]] = []

    def drafts(self) -> Drafts:
        classes = {one for acl in self._acls.values() for one in domain_names(acl)}
        for one in sorted(classes, key=lambda of: (of.host.count("."), of)):
            if _is_readable(one.host):
                self._say(one)
            else:
                self._left[one.host] = "no host that a station opens: a whole name in Latin letters was expected"
        locks = tuple(self._locks(frozenset(self._denied_by_name())))
        return Drafts(tuple(self._sites()), locks, frozenset(self._notes), self._left, frozenset(self._used))

    def _say(self, of: HostClass) -> None:
        """Write the rules of one class."""
        around = self._around(of.host)
        outcome = self._judged(of)
        keys = _keys(of, outcome)
        if of.below:
            self._below[of.host] = _Known(outcome, keys)
        if not outcome.openings:
            self._shut.append((of, around.keys))
            return
        self._open.update(upwards(of.host))
        if not of.below or (outcome.openings, outcome.shut) != (around.outcome.openings, around.outcome.shut):
            self._open_class(of, outcome)
            # what the names around would open of this class beyond its own
            ports = sorted(around.outcome.ports - outcome.whole_ports)
            self._except(keys, [f"https://{_text(of)}:{port}/" for port in ports])

    def _locks(self, denied: frozenset[HostClass]) -> Iterator[LockDraft]:
        """Keep shut what opens at no time: by a lock where a line names it and nothing below it opens."""
        for of, keys in self._shut:
            whole = f"https://{_text(of)}/"
            if of in denied and not (of.below and of.host in self._open):
                yield LockDraft(whole)
            else:
                self._except(keys, [whole])

    def _judged(self, of: HostClass) -> Outcome:
        traits = self._traits.of(of)
        known = frozenset(traits.items())
        if known not in self._outcomes:
            self._outcomes[known] = work_out(self._flow, traits, self._ports)
        outcome = self._outcomes[known]
        self._notes |= outcome.notes
        if of.below and outcome.openings and is_public_suffix(of.host):
            self._left[of.host] = f"names below {of.host} belong to many owners"
            return NOTHING
        self._used |= outcome.by
        return outcome

    def _around(self, host: str) -> _Known:
        """Return what has been said of the nearest names of which this one is a part."""
        for name in above(host):
            if name in self._below:
                return self._below[name]
        return _Known(NOTHING, ())

    def _open_class(self, of: HostClass, outcome: Outcome) -> None:
        keys = _keys(of, outcome)
        for key, opening in zip(keys, outcome.openings, strict=True):
            group = self._groups.setdefault(key, _Group())
            patterns = _patterns(of, opening)
            group.allow += patterns
            group.starts += [] if of.below else patterns[:1]
            if opening.guarded:
                group.excepts += _patterns(of, opening._replace(scheme="https", port=HTTPS_PORT), spelt=True)
        shut = (Opening("http", HTTP_PORT, path, False, 0, ()) for path in outcome.shut)
        self._except(keys, [_patterns(of, one)[-1] for one in shut])

    def _except(self, keys: tuple[Key, ...], patterns: list[str]) -> None:
        """Write exceptions into each of the sites that they are about: one of them may have no first page and fall."""
        for key in keys:
            self._groups[key].excepts += patterns

    def _denied_by_name(self) -> Iterator[HostClass]:
        for rule in self._rules:
            only = rule.conditions[0]
            if (
                not rule.allows
                and len(rule.conditions) == 1
                and not only.negated
                and isinstance(only.acl.meaning, Domains)
            ):
                yield from domain_names(only.acl)

    def _sites(self) -> Iterator[SiteDraft]:
        taken: set[str] = set()
        for (domain, minutes, methods), group in sorted(self._groups.items()):
            if not group.starts:
                self._left |= (
                    {f".{domain}": "only names below it open: a first page must be chosen"} if group.allow else {}
                )
                continue
            first = min(group.starts, key=lambda text: (len(text), text))
            allow = dict.fromkeys((first, *sorted(group.allow)))
            yield SiteDraft(
                id=site_id(domain, taken),
                title=domain[:TITLE_CHARACTERS],
                allow=tuple(map(Address, allow)),
                excepts=tuple(map(Address, dict.fromkeys(sorted(group.excepts)))),
                hours=to_hours(minutes),
                methods=methods,
            )


def registrable(host: str) -> str:
    """Return the name under which a host was registered."""
    names = list(upwards(host))
    return next((name for name in reversed(names) if not is_public_suffix(name)), host)


def _keys(of: HostClass, outcome: Outcome) -> tuple[Key, ...]:
    """Return the site of each opening."""
    domain = registrable(of.host)
    return tuple((domain, opening.minutes, opening.methods) for opening in outcome.openings)


def _named_ports(rules: tuple[Rule, ...]) -> tuple[int, ...]:
    """Return the ports that lines open one by one, beside the usual ones."""
    lists = [one.acl.meaning for rule in rules if rule.allows for one in rule.conditions if not one.negated]
    spans = {span for meaning in lists if isinstance(meaning, Ports) for span in meaning.spans}
    single = {low for low, high in spans if low == high} - set(DEFAULT_PORTS.values()) - {0}
    return tuple(sorted(single)[:MOST_PORTS])


def _patterns(of: HostClass, opening: Opening, *, spelt: bool = False) -> list[str]:
    """Return the address itself and, where it is no folder, all that begin like it."""
    usual = opening.port == DEFAULT_PORTS[opening.scheme] and not spelt
    place = f"{opening.scheme}://{_text(of)}{'' if usual else f':{opening.port}'}{opening.path}"
    return [place] if place.endswith("/") else [place, f"{place}*"]


def _text(of: HostClass) -> str:
    return f"*.{of.host}" if of.below else of.host


def _is_readable(host: str) -> bool:
    url = parse(f"https://{host}/")
    return not isinstance(url, Reason) and url.host == host and url.path == "/" and not url.query
