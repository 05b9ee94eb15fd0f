# SPDX-License-Identifier: GPL-3.0-or-later
"""What one policy opens that another did not, what no longer opens, and what changed beside that.

1. Every rule that only one of them has is a change. What it does is found on the addresses where it could matter
   (`witnesses`): an exception that goes opens nothing where a lock stays, and a lock shuts nothing that was not open.
2. Where an address opens in both, but by another site, it has moved: that is said, and the terms of the two sites
   (mode, methods, searches, hours, groups, last day) are compared about it.
3. A site that both have is compared with itself, and so is what is about the whole policy.

What is wider in one thing and narrower in another neither opens nor shuts, but is said.
"""

import enum
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from kiosk.policy.address import DEFAULT_PORTS
from kiosk.policy.model import MODE_METHODS, Day, Endpoint, Hours, Limits, Mode, Policy, Record, Role, Rule, Site
from kiosk.policy.shadows import lies_in
from kiosk.policy.witnesses import Witnesses


class Effect(enum.Enum):
    """What a change does for a reader."""

    OPENS = "opens"
    SHUTS = "shuts"
    OTHER = "other"


class Kind(enum.Enum):
    """What changed; the value is the code in JSON."""

    OPENED = "opened"
    LISTED = "listed"
    LISTED_SHUT = "listed_shut"
    SHUT = "shut"
    UNLISTED = "unlisted"
    UNLISTED_SHUT = "unlisted_shut"
    MOVED = "moved"
    PART_ADDED = "part_added"
    PART_REMOVED = "part_removed"
    EXCEPT_ADDED = "except_added"
    EXCEPT_REMOVED = "except_removed"
    LOCK_ADDED = "lock_added"
    LOCK_REMOVED = "lock_removed"
    MODE = "mode"
    METHODS = "methods"
    SEARCH = "search"
    HOURS = "hours"
    GROUPS = "groups"
    LAST_DAY = "last_day"
    CORE_GAINED = "core_gained"
    CORE_LOST = "core_lost"
    RECORD = "record"
    TEXTS = "texts"
    EXPIRES = "expires"
    LIMITS = "limits"
    NOTICE = "notice"
    TOPICS = "topics"


Value = str | int | date | Mode | Record | tuple[str | Hours | Endpoint | time | date | Day, ...] | None


@dataclass(frozen=True, slots=True)
class Change:
    """One change and what it does: to which address or limit, in whose entry, from what, to what.

    A list without members, and None for a day, are what they are where a policy is silent.
    """

    kind: Kind
    effect: Effect
    subject: str = ""
    site: str = ""
    was: Value = ""
    becomes: Value = ""


_ADDED = {Role.PART: Kind.PART_ADDED, Role.EXCEPT: Kind.EXCEPT_ADDED, Role.LOCK: Kind.LOCK_ADDED}
_REMOVED = {Role.PART: Kind.PART_REMOVED, Role.EXCEPT: Kind.EXCEPT_REMOVED, Role.LOCK: Kind.LOCK_REMOVED}
_MODES = (Mode.READ, Mode.SEARCH, Mode.FULL)
_OPENING = (Role.OPEN, Role.PART)
Rules = Mapping[tuple[Role, str, str], Rule]


def changes(before: Policy, after: Policy) -> tuple[Change, ...]:
    """Return every change, each once: rules first, then terms, then what is about the whole policy."""
    old, new = _rules(before), _rules(after)
    witnesses = Witnesses(before, after)
    found = [_added(new[key], witnesses) for key in new if key not in old]
    found += [_removed(old[key], witnesses) for key in old if key not in new]
    for rule in _changed_openings(old, new):
        found += _moved(rule, witnesses)
    sites = {site.id: site for site in before.sites}
    for site in after.sites:
        if was := sites.get(site.id):
            found += (*_terms(was, site), *_texts(was, site))
    found += _whole(before, after)
    return tuple(dict.fromkeys(found))


def _rules(policy: Policy) -> Rules:
    """Return each rule once: of equal ones the first speaks, but a part is each site's own."""
    found: dict[tuple[Role, str, str], Rule] = {}
    for rule in policy.rules():
        owner = rule.site.id if rule.site and rule.role is Role.PART else ""
        found.setdefault((rule.role, _text(rule), owner), rule)
    return found


def _text(rule: Rule) -> str:
    """Return a rule's pattern; a restriction that names its scheme's own port does not mean every port."""
    scope = rule.match.scope
    if rule.role in _OPENING or scope.any_port or scope.port != DEFAULT_PORTS[scope.scheme]:
        return rule.match.text
    return rule.match.text.replace(rule.match.host, f"{rule.match.host}:{scope.port}", 1)


def _added(rule: Rule, witnesses: Witnesses) -> Change:
    text, site = _text(rule), rule.site.id if rule.site else ""
    seen = {(one.was is not None, one.becomes is not None) for one in witnesses.of(rule)}
    if rule.role not in _OPENING:
        return Change(_ADDED[rule.role], Effect.SHUTS if (True, False) in seen else Effect.OTHER, text, site)
    effect = Effect.OPENS if (False, True) in seen else Effect.OTHER
    if rule.role is Role.PART:
        return Change(Kind.PART_ADDED, effect, text, site)
    listed = Kind.LISTED if (True, True) in seen else Kind.LISTED_SHUT
    return Change(Kind.OPENED if effect is Effect.OPENS else listed, effect, text, site)


def _removed(rule: Rule, witnesses: Witnesses) -> Change:
    text, site = _text(rule), rule.site.id if rule.site else ""
    seen = {(one.was is not None, one.becomes is not None) for one in witnesses.of(rule)}
    if rule.role not in _OPENING:
        return Change(_REMOVED[rule.role], Effect.OPENS if (False, True) in seen else Effect.OTHER, text, site)
    effect = Effect.SHUTS if (True, False) in seen else Effect.OTHER
    if rule.role is Role.PART:
        return Change(Kind.PART_REMOVED, effect, text, site)
    unlisted = Kind.UNLISTED if (True, True) in seen else Kind.UNLISTED_SHUT
    return Change(Kind.SHUT if effect is Effect.SHUTS else unlisted, effect, text, site)


def _changed_openings(old: Rules, new: Rules) -> Iterator[Rule]:
    """Yield the openings that came, went, or stand in another site now: only these move an address."""
    for key in dict.fromkeys((*old, *new)):
        was, becomes = old.get(key), new.get(key)
        owners = {rule.site.id for rule in (was, becomes) if rule is not None and rule.site is not None}
        rule = becomes or was
        if rule is not None and rule.role is Role.OPEN and (was is None or becomes is None or len(owners) > 1):
            yield rule


def _moved(rule: Rule, witnesses: Witnesses) -> Iterator[Change]:
    """Yield, for each two sites between which a rule moved addresses, that it did, and what else holds there now."""
    found: dict[tuple[str, str, str], tuple[Site, Site]] = {}
    for one in witnesses.of(rule):
        if one.was is None or one.becomes is None or one.was.site is None or one.becomes.site is None:
            continue
        subject = one.was if lies_in(one.was.match, one.becomes.match) else one.becomes
        if one.was.site.id != one.becomes.site.id:
            key = (subject.match.text, one.was.site.id, one.becomes.site.id)
            found.setdefault(key, (one.was.site, one.becomes.site))
    for (text, left, owner), (was, becomes) in found.items():
        yield Change(Kind.MOVED, Effect.OTHER, text, owner, left, owner)
        yield from _terms(was, becomes, text)


def _terms(was: Site, becomes: Site, subject: str = "") -> Iterator[Change]:
    """Yield what a reader may do, and when, by one site that it could not by the other; `subject` is what moved."""
    yield from _conduct(was, becomes, subject)
    yield from _times_and_readers(was, becomes, subject)
    site = becomes.id
    if was.core != becomes.core:
        core = (Kind.CORE_GAINED, Effect.OPENS) if becomes.core else (Kind.CORE_LOST, Effect.SHUTS)
        yield Change(*core, subject, site)
    if was.record is not becomes.record:
        yield Change(Kind.RECORD, Effect.OTHER, subject, site, was.record, becomes.record)


def _conduct(was: Site, becomes: Site, subject: str) -> Iterator[Change]:
    modes, site = (was.mode, becomes.mode), becomes.id
    if was.mode is not becomes.mode:
        effect = Effect.OPENS if _MODES.index(becomes.mode) > _MODES.index(was.mode) else Effect.SHUTS
        yield Change(Kind.MODE, effect, subject, site, *modes)
    named = any(one.methods != MODE_METHODS[one.mode] for one in (was, becomes))
    if was.methods != becomes.methods and (was.mode is becomes.mode or named):
        effect = _effect(opens=bool(becomes.methods - was.methods), shuts=bool(was.methods - becomes.methods))
        yield Change(Kind.METHODS, effect, subject, site, _sorted(was.methods), _sorted(becomes.methods))
    # a site that opens fully takes every form
    if was.search != becomes.search and Mode.FULL not in modes:
        effect = _effect(opens=not _takes(was, becomes.search), shuts=not _takes(becomes, was.search))
        yield Change(Kind.SEARCH, effect, subject, site, was.search, becomes.search)


def _times_and_readers(was: Site, becomes: Site, subject: str) -> Iterator[Change]:
    site = becomes.id
    if was.hours != becomes.hours:
        effect = _effect(opens=not _holds(was, becomes), shuts=not _holds(becomes, was))
        yield Change(Kind.HOURS, effect, subject, site, was.hours, becomes.hours)
    if was.groups != becomes.groups:
        effect = _effect(opens=not _welcomes(was, becomes), shuts=not _welcomes(becomes, was))
        yield Change(Kind.GROUPS, effect, subject, site, _sorted(was.groups), _sorted(becomes.groups))
    if was.expires != becomes.expires:
        later = (becomes.expires or date.max) > (was.expires or date.max)
        yield Change(
            Kind.LAST_DAY, Effect.OPENS if later else Effect.SHUTS, subject, site, was.expires, becomes.expires
        )


def _sorted(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(words))


def _effect(*, opens: bool, shuts: bool) -> Effect:
    """Return what something does that lets more through here, less there, or both."""
    return Effect.OTHER if opens == shuts else Effect.OPENS if opens else Effect.SHUTS


def _takes(site: Site, search: Sequence[Endpoint]) -> bool:
    """Tell whether a site takes every search that these addresses take."""
    return all(
        any(lies_in(one.match, own.match) and own.max_bytes >= one.max_bytes for own in site.search) for one in search
    )


def _holds(site: Site, other: Site) -> bool:
    """Tell whether a site is open at every minute of the week at which the other one is; no hours are all hours."""
    own, its = _minutes(site), _minutes(other)
    return all(its[day] & ~own[day] == 0 for day in Day)


def _minutes(site: Site) -> list[int]:
    """Return the minutes of each day as bits."""
    week = [0] * len(Day)
    for one in site.hours or (Hours(frozenset(Day), 0, 24 * 60),):
        for day in one.days:
            week[day] |= (1 << one.end) - (1 << one.start)
    return week


def _welcomes(site: Site, other: Site) -> bool:
    """Tell whether a site opens for all for whom the other one does; no group named means everyone."""
    return not site.groups or (bool(other.groups) and other.groups <= site.groups)


def _texts(was: Site, becomes: Site) -> Iterator[Change]:
    same = (was.title, was.about, was.topic) == (becomes.title, becomes.about, becomes.topic)
    # a first page that is the first pattern goes with it, and that is said already
    went = was.start == was.allow[0].text and was.allow[0] not in becomes.allow
    if not same or (was.start != becomes.start and not went):
        yield Change(Kind.TEXTS, Effect.OTHER, site=becomes.id)


def _whole(before: Policy, after: Policy) -> Iterator[Change]:
    if before.expires != after.expires:
        effect = Effect.OPENS if after.expires > before.expires else Effect.SHUTS
        yield Change(Kind.EXPIRES, effect, was=before.expires, becomes=after.expires)
    old, new = limits_of(before.limits), limits_of(after.limits)
    for name, value in new.items():
        if value != old[name]:
            yield Change(Kind.LIMITS, Effect.OTHER, name, "", old[name], value)
    if before.notice != after.notice:
        yield Change(Kind.NOTICE, Effect.OTHER)
    if before.topics != after.topics:
        yield Change(Kind.TOPICS, Effect.OTHER)


def limits_of(limits: Limits) -> Mapping[str, int | tuple[time | date | Hours | Day, ...]]:
    """Return each limit under its key in the file."""
    return {
        "session_minutes": limits.session_minutes,
        "day_minutes": limits.day_minutes,
        "week_minutes": limits.week_minutes,
        "warn_minutes": limits.warn_minutes,
        "idle_seconds": limits.idle_seconds,
        "idle_warn_seconds": limits.idle_warn_seconds,
        "extension_minutes": limits.extension_minutes,
        "extensions": limits.extensions,
        "opening": (limits.opens_at, limits.closes_at),
        "opening_on": limits.opening_on,
        "shut_days": tuple(sorted(limits.shut_days)),
        "shut_on": limits.shut_on,
        "supervised": limits.supervised,
        "staff_minutes": limits.staff_minutes,
        "pause_minutes": limits.pause_minutes,
        "print_pages_session": limits.print_pages_session,
        "print_pages_day": limits.print_pages_day,
    }
