# SPDX-License-Identifier: GPL-3.0-or-later
"""The one judgement: may this request go out? The browser, the gateway and the command line all ask here.

The order, in which the first answer counts:

1. The address cannot be read or is dangerous in itself: refused with its own reason (`address`). On a host that
   has path rules, an address that hides a slash, backslash or dot segment in escapes is MALFORMED_ADDRESS as well.
2. A lock covers it: LOCKED. No site can open it again.
3. Rules about its host: the exact host speaks before a wildcard, a longer wildcard before a shorter one; on one
   host the longest path speaks, and at equal length the exception (EXCEPTED).
4. No rule: a part of the page's own site may load, but never opens as a page (PART_AS_PAGE); another port of a
   listed host is PORT; anything else is NOT_LISTED.
5. The policy has expired and the site is not core: POLICY_EXPIRED.
6. Method, form, kind of resource: METHOD, FORM, RESOURCE_KIND.
7. Allowed.

`expires` is the first day (UTC) on which a policy no longer holds. What a reader may do with time is not decided
here.
"""

import enum
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from kiosk.policy.address import DEFAULT_PORTS, Url, parse
from kiosk.policy.index import HostIndex
from kiosk.policy.kinds import LOADS, PAGES, Kind
from kiosk.policy.model import Policy, Rule, Site
from kiosk.policy.reasons import Reason

READ_METHODS: Final = frozenset({"GET", "HEAD"})


class Verdict(enum.Enum):
    """The outcome for one request."""

    ALLOWED = "allowed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked: `page` is the address of the page that asks, where there is one."""

    url_text: str
    method: str = "GET"
    kind: Kind = Kind.MAIN_FRAME
    page: str | None = None
    form: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """The verdict, why, by which site's rule, and the address it is about in its canonical form."""

    verdict: Verdict
    reason: Reason | None
    site: Site | None
    rule: str | None
    canonical: str | None

    @property
    def allowed(self) -> bool:
        return self.verdict is Verdict.ALLOWED


def decide(request: Request, policy: Policy, moment: datetime) -> Decision:
    """Judge a request as the browser sees it. `moment` is aware."""
    url = parse(request.url_text)
    if isinstance(url, Reason):
        return _refused(url)
    rule = _speaking(url, policy) or _part(url, request, policy)
    if isinstance(rule, Reason):
        return _refused(rule, None, url.href)
    return _judge(rule, request, url, policy, moment)


def relay(url_text: str, method: str, policy: Policy, moment: datetime) -> Decision:
    """Judge a plain-http request as the gateway sees it: without page and kind, so any site's part may pass."""
    url = parse(url_text)
    if isinstance(url, Reason):
        return _refused(url)
    rule = _speaking(url, policy) or next(_parts(url, policy), None) or _absent(url, policy)
    if isinstance(rule, Reason):
        return _refused(rule, None, url.href)
    return _judge(rule, Request(url_text, method, Kind.SUB_RESOURCE), url, policy, moment)


def admit(host: str, port: int, policy: Policy, moment: datetime) -> Decision:
    """Judge a tunnel to `host` and `port`: may any https address there open, as a page or as a part?"""
    named = f"[{host}]" if host.count(":") > 1 and host[0] != "[" else host
    url = Reason.MALFORMED_ADDRESS if set(named) & set("/?#") else parse(f"https://{named}:{port}/")
    if isinstance(url, Reason):
        return _refused(url)
    if lock := _covering(url, policy.lock_index):
        return _refused(Reason.LOCKED, lock, url.href)
    found = _openers(url, policy)
    if isinstance(found, Rule):
        return _refused(Reason.EXCEPTED, found, url.href)
    for rule in found:
        if _in_force(rule, policy, moment):
            return _allowed(rule, url)
    if found:
        return _refused(Reason.POLICY_EXPIRED, found[0], url.href)
    return _refused(_absent(url, policy), None, url.href)


def _judge(rule: Rule, request: Request, url: Url, policy: Policy, moment: datetime) -> Decision:
    """Refuse for every reason there is, then allow."""
    reason: Reason | None = None
    if not rule.opens:
        reason = Reason.LOCKED if rule.site is None else Reason.EXCEPTED
    elif not _in_force(rule, policy, moment):
        reason = Reason.POLICY_EXPIRED
    elif request.method not in READ_METHODS:
        reason = Reason.METHOD
    elif request.form:
        reason = Reason.FORM
    elif not LOADS[request.kind]:
        reason = Reason.RESOURCE_KIND
    if reason is not None:
        return _refused(reason, rule, url.href)
    return _allowed(rule, url)


def _speaking(url: Url, policy: Policy) -> Rule | Reason | None:
    """Return the lock, exception or opening that speaks for the address; None where nothing does."""
    if url.veiled and _has_paths(url, policy):
        return Reason.MALFORMED_ADDRESS
    for level in policy.lock_index.levels(url.host):
        for rule in level:
            if rule.match.restricts(url):
                return rule
    for level in policy.rule_index.levels(url.host):
        for rule in level:
            if rule.match.opens(url) if rule.opens else rule.match.restricts(url):
                return rule
    return None


def _has_paths(url: Url, policy: Policy) -> bool:
    indexes = (policy.lock_index, policy.rule_index, policy.part_index)
    levels = (level for index in indexes for level in index.levels(url.host))
    return any(not rule.match.whole_host for level in levels for rule in level)


def _parts(url: Url, policy: Policy) -> Iterator[Rule]:
    for level in policy.part_index.levels(url.host):
        yield from (rule for rule in level if rule.match.opens(url))


def _part(url: Url, request: Request, policy: Policy) -> Rule | Reason:
    """Return the part of the asking page's own site that covers the address, or why there is none."""
    parts = tuple(_parts(url, policy))
    if not parts:
        return _absent(url, policy)
    if request.kind in PAGES:
        # a part on a site's own host is no stranger: there only the list of pages ends
        return Reason.NOT_LISTED if _opening(url, policy) else Reason.PART_AS_PAGE
    page = Reason.NOT_LISTED if request.page is None else parse(request.page)
    if isinstance(page, Reason):
        return Reason.NOT_LISTED
    owner = _speaking(page, policy)
    if not isinstance(owner, Rule) or not owner.opens:
        return Reason.NOT_LISTED
    return next((part for part in parts if part.site is owner.site), Reason.NOT_LISTED)


def _absent(url: Url, policy: Policy) -> Reason:
    """Tell an address on another port of an open host from one that nobody listed."""
    usual = url.port == DEFAULT_PORTS[url.scheme]
    return Reason.NOT_LISTED if usual or not _opening(url, policy) else Reason.PORT


def _opening(url: Url, policy: Policy) -> list[Rule]:
    return [rule for level in policy.rule_index.levels(url.host) for rule in level if rule.opens]


def _covering(url: Url, index: HostIndex[Rule]) -> Rule | None:
    """Return a rule that keeps every address of this host and port shut."""
    levels = index.levels(url.host)
    return next((rule for level in levels for rule in level if _shuts_all(rule, url)), None)


def _shuts_all(rule: Rule, url: Url) -> bool:
    return not rule.opens and rule.match.whole_host and rule.match.restricts(url)


def _openers(url: Url, policy: Policy) -> list[Rule] | Rule:
    """Return the rules under which something at this host and port may open, or what shuts it all."""
    found: list[Rule] = []
    for level in policy.rule_index.levels(url.host):
        shut = next((rule for rule in level if _shuts_all(rule, url)), None)
        reach = [rule for rule in level if rule.opens and rule.match.reaches("https", url.port)]
        found += [rule for rule in reach if shut is None or not rule.match.whole_host]
        if shut is not None:
            return found or shut
    parts = (rule for level in policy.part_index.levels(url.host) for rule in level)
    return found + [rule for rule in parts if rule.match.reaches("https", url.port)]


def _in_force(rule: Rule, policy: Policy, moment: datetime) -> bool:
    return moment < policy.expires_at or (rule.site is not None and rule.site.core)


def _allowed(rule: Rule, url: Url) -> Decision:
    return Decision(Verdict.ALLOWED, None, rule.site, rule.match.text, url.href)


def _refused(reason: Reason, rule: Rule | None = None, canonical: str | None = None) -> Decision:
    if rule is None:
        return Decision(Verdict.REFUSED, reason, None, None, canonical)
    return Decision(Verdict.REFUSED, reason, rule.site, rule.match.text, canonical)
