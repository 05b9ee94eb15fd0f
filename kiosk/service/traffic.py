# SPDX-License-Identifier: GPL-3.0-or-later
"""What a session opened and what it was refused, once each, from the screen's reports and the gateway's verdicts.

The screen's word is not taken for what an address is: it is judged again here.

- Repeats of the same verdict are counted, not written, so that a page that asks ten thousand times fills no disk.
- Of refusals for different addresses the first `MOST_DIFFERENT` are written; what comes after them is counted.
- What the gateway lets out is written or not let out: past as many different hosts nothing new goes out.
- Whoever does not show the session's token is not its reader: no host is kept, and one entry for each reason.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from kiosk.base.errors import CannotRecord
from kiosk.gateway.ports import GatewayVerdict
from kiosk.journal.entries import Entry, HostReached, PageAskedFor, PageOpened
from kiosk.policy.engine import Decision
from kiosk.policy.reasons import Reason, reason_of
from kiosk.service import records
from kiosk.service.gate import PolicyJudge
from kiosk.wire.messages import FromService
from kiosk.wire.messages import GatewayRefused as TellRefused

MOST_DIFFERENT: Final = 5000  # in one session, of each: pages, refusals on the screen, refused hosts, hosts let out
STRANGERS: Final = frozenset({Reason.NO_SESSION, Reason.WRONG_TOKEN})


class Traffic:
    """The running session's addresses, on their way to the journal."""

    def __init__(self, judge: PolicyJudge, keep: Callable[[Entry], bool], tell: Callable[[FromService], None]) -> None:
        self._judge, self._keep, self._tell = judge, keep, tell
        self._session = ""
        self._written: dict[type[Entry], set[Entry]] = defaultdict(set)
        self._last_opened: PageOpened | None = None
        self._opened = 0
        self._told: dict[str, Reason] = {}
        self._repeats = 0

    def begin(self, session: str) -> None:
        self._session = session
        self._written.clear()
        self._told.clear()
        self._last_opened = None
        self._opened = 0
        self._repeats = 0

    def end(self) -> int:
        """Forget the session and return how many repeats were counted."""
        repeats = self._repeats
        self.begin("")
        return repeats

    def page_opened(self, address: str) -> None:
        """Note a page on the screen, in the order in which pages came."""
        decision = self._judge.page(address)
        if not decision.allowed:
            self.page_refused(address, (decision.reason or Reason.FAULT).value)
            return
        entry = records.page_opened(self._session, decision)
        if not self._session or entry == self._last_opened:
            return
        if self._opened >= MOST_DIFFERENT:
            self._repeats += 1
            return
        self._last_opened = entry
        self._opened += 1
        self._keep(entry)

    def page_refused(self, address: str, code: str) -> None:
        """Note that something did not open."""
        decision = self._judge.page(address)
        self._once(records.page_refused(self._session, reason_of(code), decision))

    def gateway_judged(self, verdict: GatewayVerdict) -> None:
        """Note a verdict of the gateway before it takes effect. Raises CannotRecord."""
        if verdict.reason in STRANGERS:
            verdict = replace(verdict, host="")
        if not self._once(records.host_judged(self._session, verdict)):
            raise CannotRecord(verdict.host)
        if verdict.reason and verdict.host and self._session:
            self._tell_refused(verdict.host[: records.HOST_LENGTH], verdict.reason)

    def _tell_refused(self, host: str, reason: Reason) -> None:
        """Tell the screen once for a host and reason, so that it can say why a page stayed away."""
        if self._told.get(host) is not reason and len(self._told) < MOST_DIFFERENT:
            self._told[host] = reason
            self._tell(TellRefused(self._session, host, reason.value))

    def asked(self, session: str, reader: str, number: int, decision: Decision) -> PageAskedFor:
        return PageAskedFor(session, reader, number, records.trace(decision).host)

    def _once(self, entry: Entry) -> bool:
        """Write an entry unless the session has it; False where it could not be written, or had to be and was not."""
        if not self._session:
            return True
        written = self._written[type(entry)]
        if entry not in written and len(written) >= MOST_DIFFERENT and isinstance(entry, HostReached):
            return False
        if entry in written or len(written) >= MOST_DIFFERENT:
            self._repeats += 1
            return True
        if not self._keep(entry):
            return False
        written.add(entry)
        return True
