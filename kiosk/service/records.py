# SPDX-License-Identifier: GPL-3.0-or-later
"""What of an address may enter the journal: the site's record class decides, and a query string never does.

- `path`: site, rule, host and path.   - `host`: site, rule and host.
- `count`: that a page opened, and nothing of which (courts, prosecutor, ombudsman, lawyers).
- An address that no site covers keeps its host, so that refusals can be reviewed; never its path.
"""

from dataclasses import dataclass
from typing import assert_never
from urllib.parse import urlsplit

from kiosk.gateway.ports import GatewayVerdict
from kiosk.journal.entries import HostReached, HostRefused, PageOpened, PageRefused
from kiosk.policy.engine import Decision
from kiosk.policy.model import Record, Site
from kiosk.policy.reasons import Reason

HOST_LENGTH = 253
PATH_LENGTH = 1024


@dataclass(frozen=True, slots=True)
class Trace:
    """The parts of an address that may be kept."""

    site: str = ""
    rule: str = ""
    host: str = ""
    path: str = ""


def trace(decision: Decision) -> Trace:
    """Return what may be kept of the address that was judged."""
    parts = urlsplit(decision.canonical or "")  # canonical already: judged and re-serialised by policy.address
    return _kept(decision.site, decision.rule or "", parts.hostname or "", parts.path)


def _kept(site: Site | None, rule: str, host: str, path: str) -> Trace:
    if site is None:
        return Trace(host=host[:HOST_LENGTH], rule=rule)
    match site.record:
        case Record.COUNT:
            return Trace()
        case Record.HOST:
            return Trace(site.id, rule, host[:HOST_LENGTH])
        case Record.PATH:
            return Trace(site.id, rule, host[:HOST_LENGTH], path[:PATH_LENGTH])
        case _:
            assert_never(site.record)


def page_opened(session: str, decision: Decision) -> PageOpened:
    kept = trace(decision)
    return PageOpened(session, kept.site, kept.rule, kept.host, kept.path)


def page_refused(session: str, reason: Reason, decision: Decision) -> PageRefused:
    kept = trace(decision)
    return PageRefused(session, reason.value, kept.site, kept.rule, kept.host, kept.path)


def host_judged(session: str, verdict: GatewayVerdict) -> HostReached | HostRefused:
    """Return the gateway's entry; without a reason the request may go out."""
    kept = _kept(verdict.site, verdict.rule or "", verdict.host, "")
    if verdict.reason is None:
        return HostReached(session, kept.site, kept.rule, kept.host)
    return HostRefused(session, verdict.reason.value, kept.site, kept.rule, kept.host)


def asked_address(decision: Decision) -> str:
    """Return what of an address staff may be asked for: the host alone where the site's record class hides paths."""
    parts = urlsplit(decision.canonical or "")
    if not parts.hostname:
        return ""
    hidden = decision.site is not None and decision.site.record is not Record.PATH
    return f"{parts.scheme}://{parts.netloc}{'/' if hidden else parts.path}"
