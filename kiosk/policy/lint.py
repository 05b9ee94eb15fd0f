# SPDX-License-Identifier: GPL-3.0-or-later
"""What a reviewer would ask about a policy that can be read: findings, never refusals.

- A rule that never speaks, because a lock or another rule speaks before it, or because nothing opens there anyway; an
  exception that a nearer name silences; an opening inside an exception, or inside another opening; a search outside.
- The same pattern twice.
- A restriction that covers a public suffix; an opening of every name below one; plain http; a full mode.
- Hosts where anyone publishes, search engines, hosts that pass on other sites.
- Reviews and last days that have come or come soon.
- A missing translation; a restriction without its legal basis; a lock whose category the screen has no words for.

What a station cannot obey at all is no finding: such a file is not read (`reader`).
"""

import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from kiosk.base.toml import LANGUAGES
from kiosk.base.toml_lines import KeyPath
from kiosk.policy.embedded import passes_on
from kiosk.policy.known_hosts import SEARCH_ENGINES, USER_CONTENT, stands_among
from kiosk.policy.model import MODE_METHODS, Mode, Policy, Role, Rule, Site
from kiosk.policy.pattern import Pattern, is_public_suffix
from kiosk.policy.shadows import (
    lies_in,
    opened_already,
    opened_under,
    reopened_by,
    shadow_of,
    silenced_by,
    speaks_nowhere,
)

SOON: Final = timedelta(days=30)
Raw = Mapping[str, object]


class Concern(enum.Enum):
    """What a finding is about; the value is the code in JSON."""

    PUBLIC_SUFFIX = "public_suffix"
    SHADOWED = "shadowed"
    UNREACHABLE = "unreachable"
    SILENCED = "silenced"
    REOPENS = "reopens"
    REDUNDANT = "redundant"
    SEARCH_OUTSIDE = "search_outside"
    DUPLICATE = "duplicate"
    WILDCARD = "wildcard"
    FULL_MODE = "full_mode"
    USER_CONTENT = "user_content"
    SEARCH_ENGINE = "search_engine"
    PASSES_ON = "passes_on"
    HTTP = "http"
    REVIEW_DUE = "review_due"
    REVIEW_SOON = "review_soon"
    EXPIRED = "expired"
    EXPIRES_SOON = "expires_soon"
    NO_TRANSLATION = "no_translation"
    NO_BASIS = "no_basis"
    NO_BASIS_INCLUDED = "no_basis_included"
    CATEGORY = "category"


@dataclass(frozen=True, slots=True)
class Finding:
    """One concern, the key it is about, and what its sentence names."""

    concern: Concern
    path: KeyPath
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A rule and the key under which it stands in the file."""

    path: KeyPath
    rule: Rule


def lint(policy: Policy, raw: Raw, today: date, categories: frozenset[str]) -> tuple[Finding, ...]:
    """Return every finding.

    `raw` is the file's TOML as it was written; `categories` are those of locks that the screen has words for.
    """
    own_locks = len(_list(raw, "lock"))
    found = [*_days(("expires",), policy.expires, today)]
    found += _translations(("topic",), _list(raw, "topic"), ("title",))
    found += _translations(("site",), _list(raw, "site"), ("title", "about"))
    for number, site in enumerate(policy.sites):
        found += _of_site(("site", number), site, today)
    found += _of_locks(policy, own_locks, categories)
    placed = tuple(_placed(policy, own_locks))
    found += _duplicates(placed)
    for item in placed:
        found += _of_rule(item.path, item.rule, policy)
    return tuple(found)


def _placed(policy: Policy, own_locks: int) -> Iterator[_Placed]:
    """Yield every rule with its key; a lock from an included file stands under `include`."""
    for number, lock in enumerate(policy.locks):
        path: KeyPath = ("lock", number, "match") if number < own_locks else ("include",)
        yield _Placed(path, Rule(Role.LOCK, lock.match, lock=lock))
    for number, site in enumerate(policy.sites):
        opening = enumerate(site.allow)
        yield from (_Placed(("site", number, "allow", at), Rule(Role.OPEN, match, site)) for at, match in opening)
        for at, item in enumerate(site.excepts):
            yield _Placed(("site", number, "except", at, "match"), Rule(Role.EXCEPT, item.match, site))
        yield from (
            _Placed(("site", number, "parts", at), Rule(Role.PART, part, site)) for at, part in enumerate(site.parts)
        )


def _duplicates(placed: tuple[_Placed, ...]) -> Iterator[Finding]:
    """A part may stand with several sites; anything else stands once."""
    seen: set[tuple[Role, Pattern, str]] = set()
    for item in placed:
        rule = item.rule
        key = (rule.role, rule.match, rule.site.id if rule.site and rule.role is Role.PART else "")
        if key in seen:
            yield Finding(Concern.DUPLICATE, item.path, {"rule": rule.match.text})
        seen.add(key)


def _of_rule(path: KeyPath, rule: Rule, policy: Policy) -> Iterator[Finding]:
    text = {"rule": rule.match.text}
    if shadow := shadow_of(rule, policy):
        yield Finding(Concern.SHADOWED, path, {**text, "other": shadow.match.text})
    elif rule.role is Role.EXCEPT:
        yield from _of_exception(path, rule, policy)
    elif rule.role is Role.OPEN:
        yield from _of_place(path, rule, policy)
    if rule.role in (Role.LOCK, Role.EXCEPT):
        if rule.match.subdomains and is_public_suffix(rule.match.host, of_the_internet=True):
            yield Finding(Concern.PUBLIC_SUFFIX, path, text)
    else:
        yield from _of_opening(path, rule.match)


def _of_exception(path: KeyPath, rule: Rule, policy: Policy) -> Iterator[Finding]:
    """Say where an exception has nothing to shut, or a nearer name decides."""
    text, openings = {"rule": rule.match.text}, opened_under(rule, policy)
    if not openings:
        yield Finding(Concern.UNREACHABLE, path, text)
    elif speaks_nowhere(rule, openings):
        yield Finding(Concern.SHADOWED, path, {**text, "other": openings[0].match.text})
    elif nearer := silenced_by(rule, openings):
        yield Finding(Concern.SILENCED, path, {**text, "other": nearer.match.text})


def _of_place(path: KeyPath, rule: Rule, policy: Policy) -> Iterator[Finding]:
    """Say where an opening lies inside an exception or another opening."""
    text = {"rule": rule.match.text}
    if shut := reopened_by(rule, policy):
        yield Finding(Concern.REOPENS, path, {**text, "other": shut.match.text})
    elif wide := opened_already(rule, policy):
        yield Finding(Concern.REDUNDANT, path, {**text, "other": wide.match.text})


def _of_opening(path: KeyPath, match: Pattern) -> Iterator[Finding]:
    text = {"rule": match.text}
    if match.subdomains:
        yield Finding(Concern.WILDCARD, path, text)
    if match.scope.scheme == "http":
        yield Finding(Concern.HTTP, path, text)
    if stands_among(match.host, USER_CONTENT):
        yield Finding(Concern.USER_CONTENT, path, text)
    if stands_among(match.host, SEARCH_ENGINES):
        yield Finding(Concern.SEARCH_ENGINE, path, text)
    if passes_on(match.host):
        yield Finding(Concern.PASSES_ON, path, text)


def _of_site(path: KeyPath, site: Site, today: date) -> Iterator[Finding]:
    if site.mode is Mode.FULL:
        yield Finding(Concern.FULL_MODE, (*path, "mode"), {"site": site.id})
    if site.review_by <= today:
        yield Finding(Concern.REVIEW_DUE, (*path, "review_by"), {"site": site.id, "day": site.review_by.isoformat()})
    elif site.review_by - today <= SOON:
        yield Finding(Concern.REVIEW_SOON, (*path, "review_by"), {"site": site.id, "day": site.review_by.isoformat()})
    if site.expires is not None:
        yield from _days((*path, "expires"), site.expires, today)
    for at, endpoint in enumerate(site.search):
        if not any(lies_in(endpoint.match, match) for match in site.allow):
            yield Finding(Concern.SEARCH_OUTSIDE, (*path, "search", at), {"rule": endpoint.match.text})
    for at, item in enumerate(site.excepts):
        if item.legal_basis is None:
            yield Finding(Concern.NO_BASIS, (*path, "except", at), {"rule": item.match.text})
    restricted = {
        "hours": bool(site.hours),
        "groups": bool(site.groups),
        "methods": site.methods != MODE_METHODS[site.mode],
    }
    if site.legal_basis is None:
        yield from (
            Finding(Concern.NO_BASIS, (*path, key), {"rule": key}) for key, is_so in restricted.items() if is_so
        )


def _of_locks(policy: Policy, own_locks: int, categories: frozenset[str]) -> Iterator[Finding]:
    for number, lock in enumerate(policy.locks[:own_locks]):
        if lock.legal_basis is None:
            yield Finding(Concern.NO_BASIS, ("lock", number), {"rule": lock.match.text})
        if lock.category not in categories:
            yield Finding(Concern.CATEGORY, ("lock", number, "category"), {"category": lock.category})
    included = sum(lock.legal_basis is None for lock in policy.locks[own_locks:])
    if included:
        yield Finding(Concern.NO_BASIS_INCLUDED, ("include",), {"count": str(included)})


def _days(path: KeyPath, last: date, today: date) -> Iterator[Finding]:
    if last <= today:
        yield Finding(Concern.EXPIRED, path, {"day": last.isoformat()})
    elif last - today <= SOON:
        yield Finding(Concern.EXPIRES_SOON, path, {"day": last.isoformat()})


def _translations(path: KeyPath, tables: list[Raw], keys: tuple[str, ...]) -> Iterator[Finding]:
    for number, table in enumerate(tables):
        for key in keys:
            texts = table.get(key)
            if isinstance(texts, dict):
                missing = ", ".join(language for language in LANGUAGES if language not in texts)
                if missing:
                    yield Finding(Concern.NO_TRANSLATION, (*path, number, key), {"languages": missing})


def _list(raw: Raw, key: str) -> list[Raw]:
    found = raw.get(key, [])
    return found if isinstance(found, list) else []
