# SPDX-License-Identifier: GPL-3.0-or-later
"""Tries drafts in the engine itself: a site whose own first page would not open must not get into a policy.

The trial policy holds the drafts' rules and nothing that a reader would see; it is judged and thrown away.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from typing import Final

from kiosk.base.ids import SiteId
from kiosk.exchange.imported import Address, LockDraft, SiteDraft
from kiosk.policy.address import DEFAULT_PORTS
from kiosk.policy.engine import Request, decide
from kiosk.policy.model import READ_METHODS, Except, Limits, Lock, Mode, Notice, Policy, Record, Site
from kiosk.policy.pattern import Pattern, parse_pattern
from kiosk.policy.reasons import Reason

_DAY: Final = date(2000, 1, 1)
_MOMENT: Final = datetime.combine(_DAY, time(), UTC)
_LIMITS: Final = Limits(1, 1, 1, 0, 30, time(0), time(1))
_NOTICE: Final = Notice({}, {}, {}, {}, {})


def trial_policy(sites: Iterable[SiteDraft], locks: Iterable[LockDraft]) -> Policy:
    """Return the policy that the drafts would make; hours are left out."""
    return Policy(
        name="trial",
        version=1,
        issued=_DAY,
        expires=date.max,
        topics=(),
        sites=tuple(map(_site, sites)),
        locks=tuple(Lock(parse_pattern(item.match, restricts=True), "trial", "", None) for item in locks),
        limits=_LIMITS,
        notice=_NOTICE,
        digest="",
    )


def first_that_opens(draft: SiteDraft, policy: Policy) -> Address | None:
    """Return the first of a draft's patterns of which an example opens by this very site; plain ones come first."""
    return next((item for item, _ in _that_open(draft, policy)), None)


def first_address(draft: SiteDraft, policy: Policy) -> str | None:
    """Return the plainest address that opens by this very site: the home screen needs one."""
    return next((address for _, address in _that_open(draft, policy)), None)


def _that_open(draft: SiteDraft, policy: Policy) -> Iterator[tuple[Address, str]]:
    patterns = [(item, _opening(item)) for item in draft.allow]
    patterns.sort(key=lambda pair: (pair[1].subdomains, bool(pair[1].scope.query), pair[1].scope.prefix))
    for item, pattern in patterns:
        yield from ((item, address) for address in examples(pattern) if _opens(address, draft.id, policy))


def examples(pattern: Pattern) -> Iterator[str]:
    """Yield addresses that a pattern covers, the plainest first."""
    scope = pattern.scope
    host = f"www.{pattern.host}" if pattern.subdomains else pattern.host
    conditions = "&".join(f"{item.key}={item.value}" for item in scope.query)
    rest = f"{scope.path}{'?' if conditions else ''}{conditions}"
    if scope.scheme == "http" and scope.reaches("https", 443):
        yield f"https://{host}{rest}"
    place = host if scope.port == DEFAULT_PORTS[scope.scheme] else f"{host}:{scope.port}"
    yield f"{scope.scheme}://{place}{rest}"


def refusal(address: str, policy: Policy) -> Reason | None:
    """Return why an address does not open; None where it does."""
    return decide(Request(address), policy, _MOMENT).reason


def _opens(address: str, site: str, policy: Policy) -> bool:
    found = decide(Request(address), policy, _MOMENT)
    return found.allowed and found.site is not None and found.site.id == site


def _opening(item: Address) -> Pattern:
    return parse_pattern(item.match, query=item.query)


def _site(draft: SiteDraft) -> Site:
    shut = (parse_pattern(item.match, restricts=True, query=item.query) for item in draft.excepts)
    return Site(
        id=SiteId(draft.id),
        topic="",
        title={},
        about=None,
        allow=tuple(map(_opening, draft.allow)),
        excepts=tuple(Except(match, "", None) for match in shut),
        parts=(),
        start="",
        mode=Mode.READ,
        mode_reason=None,
        search=(),
        methods=READ_METHODS,
        hours=(),
        groups=frozenset(),
        record=Record.PATH,
        core=False,
        owner=None,
        reason="",
        legal_basis=None,
        added_by="",
        review_by=_DAY,
        expires=None,
        examples=(),
    )
