# SPDX-License-Identifier: GPL-3.0-or-later
"""What one policy opens that another did not, and what no longer opens: by their rules, not by trying addresses.

Every rule that only one of them has is a change. An opening that was open before under another rule is a change that
opens nothing, unless an exception or a lock lay inside it. Where the same address belongs to another site now, the
terms of the two (mode, methods, searches, hours, groups, last day) are compared.
"""

import enum
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kiosk.policy.address import Url, parse
from kiosk.policy.engine import speaking
from kiosk.policy.model import Mode, Policy, Role, Rule, Site
from kiosk.policy.pattern import Pattern


class Effect(enum.Enum):
    """What a change does for a reader."""

    OPENS = "opens"
    SHUTS = "shuts"
    OTHER = "other"


class Kind(enum.Enum):
    """What changed; the value is the code in JSON."""

    OPENED = "opened"
    LISTED = "listed"
    SHUT = "shut"
    UNLISTED = "unlisted"
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


@dataclass(frozen=True, slots=True)
class Change:
    """One change and what it does: to which address or site, in whose entry, from what, to what."""

    kind: Kind
    effect: Effect
    subject: str = ""
    site: str = ""
    was: str = ""
    becomes: str = ""


_ADDED = {Role.PART: Kind.PART_ADDED, Role.EXCEPT: Kind.EXCEPT_ADDED, Role.LOCK: Kind.LOCK_ADDED}
_REMOVED = {Role.PART: Kind.PART_REMOVED, Role.EXCEPT: Kind.EXCEPT_REMOVED, Role.LOCK: Kind.LOCK_REMOVED}
_MODES = (Mode.READ, Mode.SEARCH, Mode.FULL)
Rules = Mapping[tuple[Role, str, str], Rule]


def changes(before: Policy, after: Policy) -> tuple[Change, ...]:
    """Return every change, each once: rules first, then terms, then what is about the whole policy."""
    old, new = _rules(before), _rules(after)
    found = [_added(new[key], before) for key in new if key not in old]
    found += [_removed(old[key], after) for key in old if key not in new]
    for was, becomes in _owners(before, after, old, new):
        found += _terms(was, becomes)
    found += _whole(before, after)
    return tuple(dict.fromkeys(found))


def _rules(policy: Policy) -> Rules:
    """Return each rule once: of equal ones the first speaks, but a part is each site's own."""
    found: dict[tuple[Role, str, str], Rule] = {}
    for rule in policy.rules():
        owner = rule.site.id if rule.site and rule.role is Role.PART else ""
        found.setdefault((rule.role, rule.match.text, owner), rule)
    return found


def _added(rule: Rule, before: Policy) -> Change:
    text, site = rule.match.text, rule.site.id if rule.site else ""
    match rule.role:
        case Role.OPEN:
            opened = _opened_wholly(rule.match, before)
            return Change(Kind.LISTED if opened else Kind.OPENED, Effect.OTHER if opened else Effect.OPENS, text, site)
        case Role.PART:
            return Change(Kind.PART_ADDED, Effect.OPENS, text, site)
        case _:
            return Change(_ADDED[rule.role], Effect.SHUTS, text, site)


def _removed(rule: Rule, after: Policy) -> Change:
    text, site = rule.match.text, rule.site.id if rule.site else ""
    match rule.role:
        case Role.OPEN:
            opened = _opened_wholly(rule.match, after)
            return Change(Kind.UNLISTED if opened else Kind.SHUT, Effect.OTHER if opened else Effect.SHUTS, text, site)
        case Role.PART:
            return Change(Kind.PART_REMOVED, Effect.SHUTS, text, site)
        case _:
            return Change(_REMOVED[rule.role], Effect.OPENS, text, site)


def _opened_wholly(match: Pattern, policy: Policy) -> bool:
    """Tell whether a policy opens everything of a pattern: its own address, and no restriction reaches into it."""
    owner = _owner(match, policy)
    if owner is None or not _covers(owner.match, match):
        return False
    return not any(_reaches_into(rule, match) for rule in policy.rules() if rule.role in (Role.EXCEPT, Role.LOCK))


def _covers(wide: Pattern, narrow: Pattern) -> bool:
    """Tell whether an opening takes in all of another one."""
    own, other = wide.scope, narrow.scope
    under = narrow.host == wide.host or narrow.host.endswith(f".{wide.host}")
    hosts = under and wide.subdomains if narrow.subdomains or wide.subdomains else narrow.host == wide.host
    lines = (own.scheme, own.port) == (other.scheme, other.port)
    folder = own.prefix or own.path[-1] == "/"
    paths = other.path.startswith(own.path) if folder else other.path == own.path and not other.prefix
    return hosts and lines and paths and set(own.query) <= set(other.query)


def _reaches_into(rule: Rule, match: Pattern) -> bool:
    hosts = (rule.match, match)
    same = rule.match.host == match.host or any(
        wide.subdomains and narrow.host.endswith(f".{wide.host}") for wide, narrow in (hosts, hosts[::-1])
    )
    return same and rule.match.scope.overlaps(match.scope)


def _owners(before: Policy, after: Policy, old: Rules, new: Rules) -> Iterator[tuple[Site, Site]]:
    """Yield the sites that an address belonged to and belongs to now, where both policies open it.

    A new opening may take addresses from a site that opened them before, and one that went may give them back.
    """
    for key, rule in new.items():
        if key in old:
            yield from _sites(old[key], rule)
        elif rule.role is Role.OPEN:
            for other in _openings_in(rule.match, before):
                yield from _sites(other, rule)
    for key, rule in old.items():
        if key not in new and rule.role is Role.OPEN:
            for other in _openings_in(rule.match, after):
                yield from _sites(rule, other)


def _sites(was: Rule, becomes: Rule) -> Iterator[tuple[Site, Site]]:
    if was.site and becomes.site and was.role is not Role.EXCEPT:
        yield was.site, becomes.site


def _openings_in(match: Pattern, policy: Policy) -> Iterator[Rule]:
    return (rule for rule in policy.rules() if rule.role is Role.OPEN and _reaches_into(rule, match))


def _owner(match: Pattern, policy: Policy) -> Rule | None:
    """Return the opening that speaks for a pattern's own address."""
    url = _address(match)
    rule = speaking(url, tuple(policy.index.levels(url.host))) if isinstance(url, Url) else None
    return rule if isinstance(rule, Rule) and rule.role is Role.OPEN else None


def _address(match: Pattern) -> Url | None:
    """Return an address that a pattern opens, the shortest there is."""
    scope = match.scope
    host = f"a.{match.host}" if match.subdomains else match.host
    query = "&".join(f"{condition.key}={condition.value}" for condition in scope.query)
    url = parse(f"{scope.scheme}://{host}:{scope.port}{scope.path}{f'?{query}' if query else ''}")
    return url if isinstance(url, Url) else None


def _terms(was: Site, becomes: Site) -> Iterator[Change]:
    """Yield what a reader may do, and when, on the pages of one site that it could not on those of the other."""
    site = becomes.id
    if was.mode is not becomes.mode:
        effect = Effect.OPENS if _MODES.index(becomes.mode) > _MODES.index(was.mode) else Effect.SHUTS
        yield Change(Kind.MODE, effect, site=site, was=was.mode.value, becomes=becomes.mode.value)
    elif was.methods != becomes.methods:
        yield _compared(Kind.METHODS, site, was.methods, becomes.methods)
    searches = [{f"{item.match.text} ({item.max_bytes})" for item in one.search} for one in (was, becomes)]
    if searches[0] != searches[1]:
        yield _compared(Kind.SEARCH, site, *searches)
    if was.hours != becomes.hours:
        effect = Effect.SHUTS if not was.hours else Effect.OPENS if not becomes.hours else Effect.OTHER
        yield Change(Kind.HOURS, effect, site=site, was=_hours(was), becomes=_hours(becomes))
    if was.groups != becomes.groups:
        yield _groups(was, becomes)
    if was.expires != becomes.expires:
        later = becomes.expires is None or (was.expires is not None and becomes.expires > was.expires)
        days = [one.expires.isoformat() if one.expires else "-" for one in (was, becomes)]
        yield Change(Kind.LAST_DAY, Effect.OPENS if later else Effect.SHUTS, site=site, was=days[0], becomes=days[1])
    if was.core != becomes.core:
        core = (Kind.CORE_GAINED, Effect.OPENS) if becomes.core else (Kind.CORE_LOST, Effect.SHUTS)
        yield Change(*core, site=site)
    if was.record is not becomes.record:
        yield Change(Kind.RECORD, Effect.OTHER, site=site, was=was.record.value, becomes=becomes.record.value)
    if (was.title, was.about, was.topic, was.start) != (becomes.title, becomes.about, becomes.topic, becomes.start):
        yield Change(Kind.TEXTS, Effect.OTHER, site=site)


def _compared(kind: Kind, site: str, was: Iterable[str], becomes: Iterable[str]) -> Change:
    """Return more, fewer or other of something that lets out."""
    old, new = set(was), set(becomes)
    effect = Effect.OPENS if old < new else Effect.SHUTS if new < old else Effect.OTHER
    return Change(kind, effect, site=site, was=_listed(old), becomes=_listed(new))


def _groups(was: Site, becomes: Site) -> Change:
    """No group named means everyone."""
    more = not becomes.groups or (bool(was.groups) and was.groups < becomes.groups)
    fewer = not was.groups or (bool(becomes.groups) and becomes.groups < was.groups)
    effect = Effect.OPENS if more else Effect.SHUTS if fewer else Effect.OTHER
    return Change(Kind.GROUPS, effect, site=becomes.id, was=_listed(was.groups), becomes=_listed(becomes.groups))


def _whole(before: Policy, after: Policy) -> Iterator[Change]:
    if before.expires != after.expires:
        effect = Effect.OPENS if after.expires > before.expires else Effect.SHUTS
        yield Change(Kind.EXPIRES, effect, was=before.expires.isoformat(), becomes=after.expires.isoformat())
    if before.limits != after.limits:
        yield Change(Kind.LIMITS, Effect.OTHER)
    if before.notice != after.notice:
        yield Change(Kind.NOTICE, Effect.OTHER)
    if before.topics != after.topics:
        yield Change(Kind.TOPICS, Effect.OTHER)


def _listed(words: Iterable[str]) -> str:
    return ", ".join(sorted(words)) or "-"


def _hours(site: Site) -> str:
    return (
        "; ".join(
            f"{' '.join(day.name.lower() for day in sorted(hours.days))} {_clock(hours.start)}-{_clock(hours.end)}"
            for hours in site.hours
        )
        or "-"
    )


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
