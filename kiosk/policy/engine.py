# SPDX-License-Identifier: GPL-3.0-or-later
"""The one judgement: may this request go out? The browser, the gateway and the command line all ask here.

The order, in which the first answer counts:

1. The address cannot be read or is dangerous in itself: refused with its own reason (`address`). On a host that
   has path rules, escapes that hide a slash, backslash or dot segment, or a broken escape, are MALFORMED_ADDRESS too.
2. A lock covers it: LOCKED. No site can open it again.
3. Rules about its host: the exact host speaks before a wildcard, a longer wildcard before a shorter one; on one
   host the longest path speaks, then the one with more conditions, and at equal length the exception (EXCEPTED).
4. No rule: a part of the page's own site may load, but never opens as a page (PART_AS_PAGE); another port of a
   listed host is PORT; anything else is NOT_LISTED.
5. The policy has expired and the site is not core: POLICY_EXPIRED. The site's own last day has come: SITE_EXPIRED.
6. Method, form, kind of load: METHOD, FORM, FORM_TOO_LARGE, RESOURCE_KIND.
7. The site's hours and its readers' groups: HOURS, GROUP.
8. Another address is carried inside (`embedded`) and would not open by itself: EMBEDDED.
9. Allowed.

`expires` is the first day (UTC) on which a policy or a site no longer holds; hours are read on the moment's own
clock, which is the institution's wall time. What a reader may do with time is not decided here.
"""

import enum
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final, NamedTuple

from kiosk.policy.address import DEFAULT_PORTS, Url, is_plain_host, parse, place, plain_host
from kiosk.policy.conduct import refuse_reader, refuse_sending, refuse_time
from kiosk.policy.embedded import inner_addresses, is_relay, may_carry, may_hide
from kiosk.policy.kinds import LOADS, PAGES, Kind
from kiosk.policy.model import Lock, Policy, Role, Rule, Site
from kiosk.policy.query import plain_key
from kiosk.policy.reasons import Reason

MOST_NESTED: Final = 4  # an address in an address in an address …: a reader's page needs one
Levels = tuple[tuple[Rule, ...], ...]


class Verdict(enum.Enum):
    """The outcome for one request."""

    ALLOWED = "allowed"
    REFUSED = "refused"


# reading a member of an enum takes as long as finding a host
_ALLOWED: Final = Verdict.ALLOWED
_REFUSED: Final = Verdict.REFUSED
_NOT_LISTED: Final = Reason.NOT_LISTED
_MAIN_FRAME: Final = Kind.MAIN_FRAME


class Request(NamedTuple):
    """What is asked; a tuple for speed, like `Decision`: one of each is made for every load of every page.

    `page` is the address of the page that asks, where there is one; `group` is the reader's; `body` is the size in
    bytes of what the request carries, None where nobody knows it.
    """

    url_text: str
    method: str = "GET"
    kind: Kind = _MAIN_FRAME
    page: str | None = None
    form: bool = False
    group: str | None = None
    body: int | None = 0


class Decision(NamedTuple):
    """The verdict, why, by which site's rule or lock, and the address it is about in its canonical form."""

    verdict: Verdict
    reason: Reason | None
    site: Site | None
    rule: str | None
    canonical: str | None
    lock: Lock | None = None

    @property
    def allowed(self) -> bool:
        return self.verdict is _ALLOWED


def decide(request: Request, policy: Policy, moment: datetime) -> Decision:
    """Judge a request as the browser sees it. `moment` is aware, on the institution's wall clock."""
    if request.method == "GET" and not request.form and (request.kind is _MAIN_FRAME or LOADS[request.kind]):
        host = plain_host(request.url_text)
        site = policy.index.exact.get(host)
        # the whole judgement for a host of which nobody says anything
        if site is None:
            if is_plain_host(host) and policy.index.says_nothing_below(host):
                return Decision(_REFUSED, _NOT_LISTED, None, None, request.url_text)
        # and for one of which one site opens everything, at every hour, for everyone
        elif type(site) is Site and moment < policy.expires_at and not may_hide(request.url_text):
            return Decision(_ALLOWED, None, site, f"https://{host}/", request.url_text)
    return _decide(request, policy, moment, 0)


def relay(
    url_text: str, method: str, policy: Policy, moment: datetime, *, group: str | None = None, body: int | None = 0
) -> Decision:
    """Judge a plain-http request as the gateway sees it: without page and kind, so any site's part may pass."""
    request = Request(url_text, method, Kind.SUB_RESOURCE, group=group, body=body)
    url = parse(url_text)
    if isinstance(url, Reason):
        return _refused(url)
    levels = tuple(policy.index.levels(url.host))
    rule = speaking(url, levels) or next(_parts(url, levels), None) or _absent(url, levels)
    return _judge(rule, request, url, policy, moment, 0)


def admit(host: str, port: int, policy: Policy, moment: datetime, *, group: str | None = None) -> Decision:
    """Judge a tunnel to `host` and `port`: may any https address there open, as a page or as a part?"""
    url = place(host, port)
    if isinstance(url, Reason):
        return _refused(url)
    levels = tuple(policy.index.levels(url.host))
    locks = (rule for level in levels for rule in level if rule.role is Role.LOCK)
    if lock := next((rule for rule in locks if _shuts_all(rule, url)), None):
        return _refused(Reason.LOCKED, lock, url.href)
    found = _openers(url, levels)
    if isinstance(found, Rule):
        return _refused(Reason.EXCEPTED, found, url.href)
    if not found:
        return _refused(_absent(url, levels), None, url.href)
    page = Request(url.href, group=group)
    reasons = [_judge(rule, page, url, policy, moment, 0).reason for rule in found]
    if None in reasons:
        return _allowed(found[reasons.index(None)], url)
    return _refused(reasons[0] or Reason.FAULT, found[0], url.href)


def speaking(url: Url, levels: Iterable[tuple[Rule, ...]]) -> Rule | Reason | None:
    """Return the lock, exception or opening that speaks for the address; None where nothing does.

    `levels` are the index's for the address's host.
    """
    if url.veiled and any(not rule.match.scope.whole_host for level in levels for rule in level):
        return Reason.MALFORMED_ADDRESS
    locks = (rule for level in levels for rule in level if rule.role is Role.LOCK)
    if lock := next((rule for rule in locks if rule.match.scope.restricts(url)), None):
        return lock
    return next((rule for level in levels for rule in level if covers(rule, url)), None)


def covers(rule: Rule, url: Url) -> bool:
    """Tell whether an opening or an exception speaks about an address of its host."""
    if rule.role is Role.OPEN:
        return rule.match.scope.opens(url)
    return rule.role is Role.EXCEPT and rule.match.scope.restricts(url)


def _decide(request: Request, policy: Policy, moment: datetime, depth: int) -> Decision:
    url = parse(request.url_text)
    if isinstance(url, Reason):
        return _refused(url)
    levels = tuple(policy.index.levels(url.host))
    if not levels:
        return _refused(Reason.NOT_LISTED, None, url.href)
    rule = speaking(url, levels) or _part(url, request, policy, levels)
    return _judge(rule, request, url, policy, moment, depth)


def _judge(rule: Rule | Reason, request: Request, url: Url, policy: Policy, moment: datetime, depth: int) -> Decision:
    """Refuse for every reason there is, then allow."""
    if isinstance(rule, Reason):
        return _refused(rule, None, url.href)
    site = rule.site
    if site is None or rule.role is Role.EXCEPT:
        return _refused(Reason.LOCKED if site is None else Reason.EXCEPTED, rule, url.href)
    reason = (
        refuse_time(site, policy, moment)
        or refuse_sending(site, url, request.method, request.form, request.body)
        or (None if LOADS[request.kind] else Reason.RESOURCE_KIND)
        or refuse_reader(site, request.group, moment)
        or _refuse_carried(rule, request, url, policy, moment, depth)
    )
    return _refused(reason, rule, url.href) if reason else _allowed(rule, url)


def _refuse_carried(
    rule: Rule, request: Request, url: Url, policy: Policy, moment: datetime, depth: int
) -> Reason | None:
    """Refuse an address that carries another one which would not open by itself."""
    if not may_carry(url.path, url.query) and not is_relay(url.host):
        return None
    carried = inner_addresses(url, frozenset(plain_key(condition.key) for condition in rule.match.scope.query))
    if carried is None or (carried and depth == MOST_NESTED):
        return Reason.EMBEDDED
    asked = (request._replace(url_text=inner, method="GET", form=False, body=0) for inner in carried)
    return None if all(_decide(one, policy, moment, depth + 1).allowed for one in asked) else Reason.EMBEDDED


def _parts(url: Url, levels: Levels) -> Iterator[Rule]:
    parts = (rule for level in levels for rule in level if rule.role is Role.PART)
    return (rule for rule in parts if rule.match.scope.opens(url))


def _part(url: Url, request: Request, policy: Policy, levels: Levels) -> Rule | Reason:
    """Return the part of the asking page's own site that covers the address, or why there is none."""
    parts = tuple(_parts(url, levels))
    if not parts:
        return _absent(url, levels)
    if request.kind in PAGES:
        # a part on a site's own host is no stranger: there only the list of pages ends
        return Reason.NOT_LISTED if _has_opening(levels) else Reason.PART_AS_PAGE
    page = Reason.NOT_LISTED if request.page is None else parse(request.page)
    if isinstance(page, Reason):
        return Reason.NOT_LISTED
    owner = speaking(page, tuple(policy.index.levels(page.host)))
    if not isinstance(owner, Rule) or owner.role is not Role.OPEN:
        return Reason.NOT_LISTED
    return next((part for part in parts if part.site is owner.site), Reason.NOT_LISTED)


def _absent(url: Url, levels: Levels) -> Reason:
    """Tell an address on another port of an open host from one that nobody listed."""
    usual = url.port == DEFAULT_PORTS[url.scheme]
    return Reason.NOT_LISTED if usual or not _has_opening(levels) else Reason.PORT


def _has_opening(levels: Levels) -> bool:
    return any(rule.role is Role.OPEN for level in levels for rule in level)


def _shuts_all(rule: Rule, url: Url) -> bool:
    return rule.match.scope.whole_host and rule.match.scope.restricts(url)


def _openers(url: Url, levels: Levels) -> list[Rule] | Rule:
    """Return the rules under which something at this host and port may open, or what shuts it all."""
    found: list[Rule] = []
    for level in levels:
        shut = next((rule for rule in level if rule.role is Role.EXCEPT and _shuts_all(rule, url)), None)
        reach = (rule for rule in level if rule.role is Role.OPEN and rule.match.scope.reaches("https", url.port))
        found += [rule for rule in reach if shut is None or not rule.match.scope.whole_host]
        if shut is not None:
            return found or shut
    parts = (rule for level in levels for rule in level if rule.role is Role.PART)
    return found + [rule for rule in parts if rule.match.scope.reaches("https", url.port)]


def _allowed(rule: Rule, url: Url) -> Decision:
    return Decision(Verdict.ALLOWED, None, rule.site, rule.match.text, url.href)


def _refused(reason: Reason, rule: Rule | None = None, canonical: str | None = None) -> Decision:
    if rule is None:
        return Decision(Verdict.REFUSED, reason, None, None, canonical)
    return Decision(Verdict.REFUSED, reason, rule.site, rule.match.text, canonical, rule.lock)
