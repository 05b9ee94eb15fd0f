# SPDX-License-Identifier: GPL-3.0-or-later
"""Weaves the two lists into drafts of sites and locks, so that nothing opens that Chrome would not open.

In Chrome one filter speaks for an address; in a policy one rule does, by an order of its own (`policy.engine`). So,
wherever a filter of the blocklist speaks before one of the allowlist:

1. its patterns stand as exceptions, and
2. an opening that the engine would ask before the exception is left out, where both may cover one address.

A filter of the blocklist that speaks before none becomes a lock if no filter of the allowlist is near it, and else
needs no rule: what a policy does not name is shut. The addresses meant are those that the engine makes of what was
asked (`Decision.canonical`): the two products read unusual spellings each in its own way.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiosk.exchange.chrome_entries import Allowed, Entry, Rule, upwards
from kiosk.exchange.chrome_patterns import ASTERISK_IN_HOST, Opened, Shut, Written, opened_by, shut_by
from kiosk.exchange.chrome_sites import gather
from kiosk.exchange.imported import Fate, Line, LockDraft, SiteDraft
from kiosk.policy.pattern import Pattern

Guards = Mapping[str, Sequence[tuple[Rule, Written]]]


@dataclass(frozen=True, slots=True)
class Drafts:
    """What the lists came to, and one line for each entry."""

    sites: tuple[SiteDraft, ...]
    locks: tuple[LockDraft, ...]
    report: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Fated:
    """What became of one entry."""

    entry: Entry
    line: Line
    openings: tuple[Written, ...] = ()
    excepts: tuple[Written, ...] = ()
    locks: tuple[LockDraft, ...] = ()


def weave(entries: Sequence[Entry]) -> Drafts:
    """Make drafts of both lists' entries."""
    rules = (Rule(one, one.filter) for one in entries if one.allow and one.filter is not None and not one.ignored)
    allowed = Allowed(tuple(rules))
    blocks = [_shut(entry, allowed) for entry in entries if not entry.allow]
    guards = _guards(blocks)
    found = [*blocks, *(_taken(entry, allowed, guards) for entry in entries if entry.allow)]
    excepts = [one for fated in found for one in fated.excepts]
    locks = tuple(dict.fromkeys(lock for fated in blocks for lock in fated.locks))
    sites, closed = gather([(fated.entry, one) for fated in found for one in fated.openings], excepts, locks)
    lines = {fated.entry.place: fated.line for fated in found}
    for entry in closed:
        lines[entry.place] = entry.line(Fate.NEEDS_DECISION, "its own first page would stay shut")
    return Drafts(sites, locks, tuple(lines[entry.place] for entry in entries))


def _shut(entry: Entry, allowed: Allowed) -> _Fated:
    """Say what becomes of one entry of the blocklist."""
    if entry.filter is None:
        return _Fated(entry, entry.line(Fate.NEEDS_DECISION, "Chrome cannot read it and keeps nothing shut by it"))
    if "*" in entry.filter.host:
        return _Fated(entry, entry.line(Fate.NEEDS_DECISION, ASTERISK_IN_HOST))
    shut = shut_by(entry.filter, usual_ports=allowed.usual_ports)
    rule = Rule(entry, entry.filter)
    if shut is None:
        return _Fated(entry, entry.line(Fate.EXACT))
    if any(allowed.beaten_by(rule)):
        return _Fated(entry, _line_of_shut(entry, shut), excepts=shut.patterns)
    if entry.filter.query or any(allowed.near(rule)):
        return _Fated(entry, entry.line(Fate.EXACT))
    return _Fated(entry, _line_of_shut(entry, shut), locks=tuple(LockDraft(one.address.match) for one in shut.patterns))


def _line_of_shut(entry: Entry, shut: Shut) -> Line:
    notes = [f"kept shut here, though {entry.ignored}"] if entry.ignored else []
    notes += [f"more is kept shut: {', '.join(shut.notes)}"] if shut.notes else []
    return entry.line(Fate.NARROWED if notes else Fate.EXACT, "; ".join(notes))


def _guards(blocks: Sequence[_Fated]) -> Guards:
    """Return the exceptions that must hold, under their hosts: those of entries that Chrome applies."""
    found: dict[str, list[tuple[Rule, Written]]] = {}
    for fated in blocks:
        entry = fated.entry
        if entry.filter is not None and not entry.ignored:
            for one in fated.excepts:
                found.setdefault(one.pattern.host, []).append((Rule(entry, entry.filter), one))
    return found


def _taken(entry: Entry, allowed: Allowed, guards: Guards) -> _Fated:
    """Say what becomes of one entry of the allowlist."""
    if entry.filter is None or entry.ignored:
        why = entry.ignored or "Chrome cannot read it and opens nothing by it"
        return _Fated(entry, entry.line(Fate.NEEDS_DECISION, why))
    rule = Rule(entry, entry.filter)
    opened = opened_by(entry.filter, with_https=allowed.has_twin_in_https(rule))
    if isinstance(opened, str):
        return _Fated(entry, entry.line(Fate.NEEDS_DECISION, opened))
    against = [(one, _stronger(one.pattern, rule, guards)) for one in opened.patterns]
    kept = tuple(one for one, stronger in against if stronger is None)
    lost = next((stronger for _, stronger in against if stronger is not None), None)
    return _Fated(entry, _line_of_taken(entry, opened, kept, lost), kept, opened.excepts if kept else ())


def _line_of_taken(entry: Entry, opened: Opened, kept: Sequence[Written], lost: Entry | None) -> Line:
    if lost is not None and not kept:
        return entry.line(Fate.NEEDS_DECISION, f"the blocklist's {lost.text} speaks first, as no policy can say it")
    if opened.undecided:
        return entry.line(Fate.NEEDS_DECISION, opened.undecided)
    notes = list(opened.notes)
    if lost is not None:
        notes.append(f"{', '.join(one.address.match for one in kept)} only, because of the blocklist's {lost.text}")
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
