# SPDX-License-Identifier: GPL-3.0-or-later
"""Weaves the two lists into drafts of sites and locks, so that nothing opens that Chrome would not open.

In Chrome one filter speaks for an address; in a policy one rule does, by an order of its own (`policy.engine`). So,
wherever a filter of the blocklist speaks before one of the allowlist:

1. an opening all of which it keeps shut is left out;
2. where it reaches into one that remains, its patterns stand as exceptions;
3. an opening that the engine would ask before such an exception is left out, where both may cover one address.

A filter of the blocklist that reaches into none becomes a lock if no filter of the allowlist is near it, and else
needs no rule: what a policy does not name is shut. The addresses meant are those that the engine makes of what was
asked (`Decision.canonical`): the two products read unusual spellings each in its own way.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from kiosk.exchange.chrome_entries import Allowed, Entry, Rule
from kiosk.exchange.chrome_patterns import ASTERISK_IN_HOST, Opened, Shut, Written, opened_by, shut_by
from kiosk.exchange.chrome_sites import gather
from kiosk.exchange.imported import Fate, Line, LockDraft, SiteDraft
from kiosk.exchange.names import upwards
from kiosk.policy.pattern import Pattern

T = TypeVar("T")
Openings = Sequence[tuple[Rule, Written]]
Guards = Mapping[str, Sequence[tuple[Rule, Written]]]


@dataclass(frozen=True, slots=True)
class Drafts:
    """What the lists came to, and one line for each entry."""

    sites: tuple[SiteDraft, ...]
    locks: tuple[LockDraft, ...]
    report: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Shut:
    """What became of an entry of the blocklist."""

    entry: Entry
    line: Line
    excepts: tuple[Written, ...] = ()
    locks: tuple[LockDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class _Taken:
    """What became of an entry of the allowlist; `because` is the blocklist's entry by which it lost an opening."""

    entry: Entry
    opened: Opened | str
    openings: tuple[Written, ...] = ()
    because: Entry | None = None

    @property
    def excepts(self) -> tuple[Written, ...]:
        """What must stay shut because its openings cover it: https, where the entry means http alone."""
        return () if isinstance(self.opened, str) or not self.openings else self.opened.excepts


def weave(entries: Sequence[Entry]) -> Drafts:
    """Make drafts of both lists' entries."""
    allowed = Allowed(_in_force(entries, allow=True))
    blocked = _by_host((rule.host, rule) for rule in _in_force(entries, allow=False))
    taken = [_take(entry, allowed, blocked) for entry in entries if entry.allow]
    openings = _by_host((one.pattern.host, (rule, one)) for item in taken for rule, one in _ruled(item))
    shut = [_shut(entry, allowed, openings) for entry in entries if not entry.allow]
    guards = _by_host((one.pattern.host, (rule, one)) for item in shut for rule, one in _guarding(item))
    taken = [_without_the_weak(item, guards) for item in taken]
    excepts = [*(one for item in shut for one in item.excepts), *(one for item in taken for one in item.excepts)]
    locks = tuple(dict.fromkeys(lock for item in shut for lock in item.locks))
    sites, closed = gather([(item.entry, one) for item in taken for one in item.openings], excepts, locks)
    lines = {item.entry.place: item.line for item in shut} | {item.entry.place: _line(item) for item in taken}
    for entry in closed:
        lines[entry.place] = entry.line(Fate.NEEDS_DECISION, "its own first page would stay shut")
    return Drafts(sites, locks, tuple(lines[entry.place] for entry in entries))


def _in_force(entries: Iterable[Entry], *, allow: bool) -> list[Rule]:
    chosen = (one for one in entries if one.allow == allow and not one.ignored)
    return [Rule(one, one.filter) for one in chosen if one.filter is not None]


def _by_host(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = {}
    for host, value in pairs:
        found.setdefault(host, []).append(value)
    return found


def _ruled(item: _Taken) -> Iterator[tuple[Rule, Written]]:
    if item.entry.filter is not None:
        yield from ((Rule(item.entry, item.entry.filter), one) for one in item.openings)


def _guarding(item: _Shut) -> Iterator[tuple[Rule, Written]]:
    """Yield the exceptions that must hold: those of an entry that Chrome applies."""
    if item.entry.filter is not None and not item.entry.ignored:
        yield from ((Rule(item.entry, item.entry.filter), one) for one in item.excepts)


def _take(entry: Entry, allowed: Allowed, blocked: Mapping[str, Sequence[Rule]]) -> _Taken:
    """Say what an entry of the allowlist opens, without what the blocklist keeps shut altogether."""
    if entry.filter is None or entry.ignored:
        return _Taken(entry, entry.ignored or "Chrome cannot read it and opens nothing by it")
    rule = Rule(entry, entry.filter)
    opened = opened_by(entry.filter, with_https=allowed.has_twin_in_https(rule))
    if isinstance(opened, str):
        return _Taken(entry, opened)
    against = [
        (one, next((over for over in blocked.get(rule.host, ()) if _hides(over, rule, one.pattern)), None))
        for one in opened.patterns
    ]
    because = next((over.entry for _, over in against if over is not None), None)
    return _Taken(entry, opened, tuple(one for one, over in against if over is None), because)


def _hides(over: Rule, rule: Rule, opening: Pattern) -> bool:
    """Tell whether the blocklist's rule, of the same host, speaks first for everything that an opening covers."""
    own, its = over.filter, rule.filter
    if over.rank < rule.rank or own.query or (opening.subdomains and not own.subdomains):
        return False
    return its.path.startswith(own.path) and own.scheme in ("", its.scheme) and own.port in (0, its.port)


def _shut(entry: Entry, allowed: Allowed, openings: Mapping[str, Openings]) -> _Shut:
    """Say what becomes of one entry of the blocklist."""
    if entry.filter is None:
        return _Shut(entry, entry.line(Fate.NEEDS_DECISION, "Chrome cannot read it and keeps nothing shut by it"))
    if "*" in entry.filter.host:
        return _Shut(entry, entry.line(Fate.NEEDS_DECISION, ASTERISK_IN_HOST))
    shut = shut_by(entry.filter, usual_ports=allowed.usual_ports)
    rule = Rule(entry, entry.filter)
    if shut is None:
        return _Shut(entry, entry.line(Fate.EXACT))
    if _reaches_into_one(rule, openings):
        return _Shut(entry, _line_of_shut(entry, shut), excepts=shut.patterns)
    if entry.filter.query or any(allowed.near(rule)):
        return _Shut(entry, entry.line(Fate.EXACT))
    return _Shut(entry, _line_of_shut(entry, shut), locks=tuple(LockDraft(one.address.match) for one in shut.patterns))


def _reaches_into_one(rule: Rule, openings: Mapping[str, Openings]) -> bool:
    """Tell whether the blocklist's rule speaks first for an address that an opening may cover."""
    near = ((host, other, one.pattern) for host in upwards(rule.host) for other, one in openings.get(host, ()))
    return any(
        (pattern.subdomains or host == rule.host)
        and (rule.filter.subdomains or host != rule.host or not pattern.subdomains)
        and other.rank < rule.rank
        and other.may_meet(rule)
        for host, other, pattern in near
    )


def _line_of_shut(entry: Entry, shut: Shut) -> Line:
    notes = [f"kept shut here, though {entry.ignored}"] if entry.ignored else []
    notes += [f"more is kept shut: {', '.join(shut.notes)}"] if shut.notes else []
    return entry.line(Fate.NARROWED if notes else Fate.EXACT, "; ".join(notes))


def _without_the_weak(item: _Taken, guards: Guards) -> _Taken:
    """Leave out the openings that the engine would ask before an exception that speaks first in Chrome."""
    against = [(one, _stronger(one.pattern, rule, guards)) for rule, one in _ruled(item)]
    because = next((stronger for _, stronger in against if stronger is not None), item.because)
    return replace(item, openings=tuple(one for one, stronger in against if stronger is None), because=because)


def _line(item: _Taken) -> Line:
    entry, opened = item.entry, item.opened
    if isinstance(opened, str):
        return entry.line(Fate.NEEDS_DECISION, opened)
    if item.because is not None and not item.openings:
        return entry.line(Fate.NEEDS_DECISION, f"the blocklist's {item.because.text} speaks first and keeps it shut")
    if opened.undecided:
        return entry.line(Fate.NEEDS_DECISION, opened.undecided)
    notes = list(opened.notes)
    if item.because is not None:
        kept = ", ".join(one.address.match for one in item.openings)
        notes.append(f"{kept} only, because of the blocklist's {item.because.text}")
    return entry.line(Fate.NARROWED if notes else Fate.EXACT, "; ".join(notes))


def _stronger(opening: Pattern, rule: Rule, guards: Guards) -> Entry | None:
    """Return the blocklist's entry that speaks first in Chrome, but whose exception the engine would ask later."""
    for host in upwards(opening.host):
        for guard, shut in guards.get(host, ()):
            if guard.rank > rule.rank and guard.is_near(rule) and _is_asked_first(opening, shut.pattern):
                return guard.entry
    return None


def _is_asked_first(opening: Pattern, shut: Pattern) -> bool:
    """Tell whether both may cover one address of which the engine would ask the opening first."""
    if not opening.scope.overlaps(shut.scope):
        return False
    if opening.host == shut.host:
        first = (*opening.scope.rank, False) > (*shut.scope.rank, True)
        return first and opening.subdomains == shut.subdomains
    return shut.subdomains and opening.host.endswith(f".{shut.host}")
