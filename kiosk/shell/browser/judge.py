# SPDX-License-Identifier: GPL-3.0-or-later
"""The screen's half of the judgement: the policy for web addresses, a short rule for the library, no for the rest.

The browser is the boundary for paths, methods and kinds of resource; the gateway is the one for hosts (design §4).
"""

from datetime import date, datetime, tzinfo
from typing import Final, NamedTuple

from kiosk.base.clock import Clock
from kiosk.library.address import SCHEME, read_address
from kiosk.policy.engine import Request, decide
from kiosk.policy.kinds import Kind
from kiosk.policy.model import Lock, Policy, Site
from kiosk.policy.reasons import Reason
from kiosk.shell.browser.document_address import SCHEME as DOCUMENT
from kiosk.shell.browser.document_address import read_document_address
from kiosk.shell.tables.resources import DOCUMENT_KINDS, LIBRARY_KINDS
from kiosk.shell.tables.schemes import Way, way_of

LIBRARY: Final = SCHEME
AT_ONCE: Final = 0.1  # seconds
OURS: Final = (f"{LIBRARY}:", f"{DOCUMENT}:")


class Outcome(NamedTuple):
    """Whether it opens; if not, why, and by which lock; and whose page it is. A tuple for speed, like `Decision`."""

    reason: Reason | None
    site: Site | None = None
    lock: Lock | None = None


class ScreenJudge:
    """Judges what a page or a reader asks the view to load."""

    def __init__(self, policy: Policy, clock: Clock, zone: tzinfo, group: str | None = None) -> None:
        self.policy = policy
        self._clock, self._zone, self._group = clock, zone, group
        self._looked_at, self._seen = clock.monotonic(), clock.now().astimezone(zone)

    def obey(self, policy: Policy) -> None:
        """Judge by another policy from now on, also for whoever holds this judge already."""
        self.policy = policy

    def serve(self, group: str) -> None:
        """Judge for a reader of this group from now on; an empty one is none."""
        self._group = group or None

    @property
    def today(self) -> date:
        """The day at the institution, by this machine's clock."""
        return self._clock.now().astimezone(self._zone).date()

    def judge(self, request: Request) -> Outcome:
        """Return the outcome; `request.page` is the page that asks, None for the reader's own hand."""
        way = way_of(request.url_text)
        if way is Way.LIBRARY:
            return Outcome(_library(request))
        if way is Way.DOCUMENT:
            return Outcome(_document(request))
        ours = request.page is not None and request.page.startswith(OURS)
        if ours and request.kind is not Kind.MAIN_FRAME:
            return Outcome(Reason.RESOURCE_KIND)
        if ours and (request.form or request.method != "GET"):
            return Outcome(Reason.METHOD)
        if way is not Way.POLICY:
            return Outcome(Reason.SCHEME)
        moment = self._moment()
        asked = request if request.group == self._group else request._replace(group=self._group)
        decision = decide(asked, self.policy, moment)
        return Outcome(None if decision.allowed else decision.reason or Reason.FAULT, decision.site, decision.lock)

    def _moment(self) -> datetime:
        """Return the time at the institution, the same for all that a page asks for at once."""
        now = self._clock.monotonic()
        if now - self._looked_at > AT_ONCE:
            self._looked_at, self._seen = now, self._clock.now().astimezone(self._zone)
        return self._seen


def _library(request: Request) -> Reason | None:
    """The library opens from the reader's hand or from its own pages, and never for a web page.

    A page loads parts of its own pack alone; a link may lead to another pack.
    """
    address = read_address(request.url_text)
    if address is None:
        return Reason.MALFORMED_ADDRESS
    if request.page and not _is_library(request.page):
        return Reason.SCHEME
    if request.form or request.method != "GET":
        return Reason.METHOD
    if request.kind not in LIBRARY_KINDS:
        return Reason.RESOURCE_KIND
    if request.kind is Kind.MAIN_FRAME or not request.page:
        return None
    asking = request.page.removeprefix(f"{LIBRARY}://").partition("/")[0]
    return None if asking == address.pack else Reason.RESOURCE_KIND


def _document(request: Request) -> Reason | None:
    """A PDF's page opens from the screen's own hand or from itself, and has its own pictures alone."""
    address = read_document_address(request.url_text)
    if address is None:
        return Reason.MALFORMED_ADDRESS
    asking = read_document_address(request.page) if request.page else None
    if request.page and (asking is None or asking.name != address.name):
        return Reason.SCHEME
    if request.form or request.method != "GET":
        return Reason.METHOD
    return None if request.kind in DOCUMENT_KINDS else Reason.RESOURCE_KIND


def _is_library(page: str | None) -> bool:
    return page is not None and page.startswith(f"{LIBRARY}:")


def page_request(address: str) -> Request:
    """Return the request of a whole page that the reader's own hand asks for."""
    return Request(address, "GET", Kind.MAIN_FRAME)
