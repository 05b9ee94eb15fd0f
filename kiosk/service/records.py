# SPDX-License-Identifier: GPL-3.0-or-later
"""What of an address may enter the journal: the site's record class decides, and a query string never does.

- `path`: site, rule, host and path.   - `host`: site, rule and host.
- `count`: that a page opened, and nothing of which (courts, prosecutor, ombudsman, lawyers).
- An address that no site covers keeps its host, so that refusals can be reviewed; never its path.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

from kiosk.journal.entries import HostReached, HostRefused, PageOpened, PageRefused
from kiosk.policy.engine import Decision
from kiosk.policy.model import Record
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
    host = (parts.hostname or "")[:HOST_LENGTH]
    if decision.site is None:
        return Trace(host=host, rule=decision.rule or "")
    match decision.site.record:
        case Record.COUNT:
            return Trace()
        case Record.HOST:
            return Trace(decision.site.id, decision.rule or "", host)
        case Record.PATH:
            return Trace(decision.site.id, decision.rule or "", host, parts.path[:PATH_LENGTH])


def page_opened(session: str, decision: Decision) -> PageOpened:
    kept = trace(decision)
    return PageOpened(session, kept.site, kept.rule, kept.host, kept.path)


def page_refused(session: str, reason: Reason, decision: Decision) -> PageRefused:
    kept = trace(decision)
    return PageRefused(session, reason.value, kept.site, kept.rule, kept.host, kept.path)


def host_judged(session: str, decision: Decision, reason: Reason | None) -> HostReached | HostRefused:
    """Return the gateway's entry; `reason` is None where the request went out."""
    kept = trace(decision)
    if reason is None:
        return HostReached(session, kept.site, kept.rule, kept.host)
    return HostRefused(session, reason.value, kept.site, kept.rule, kept.host)
