# SPDX-License-Identifier: GPL-3.0-or-later
"""What the gateway asks of the service: does this token open it, and what does the policy say now, to this reader."""

import hmac
from datetime import datetime, tzinfo

from kiosk.base.clock import Clock
from kiosk.base.ids import SessionToken
from kiosk.policy.engine import Decision, Request, admit, decide, relay
from kiosk.policy.model import Policy
from kiosk.policy.reasons import Reason


class TokenGate:
    """Shut unless a session runs, and then open for its token alone."""

    def __init__(self) -> None:
        self._token: SessionToken | None = None

    def open(self, token: SessionToken) -> None:
        self._token = token

    def shut(self) -> None:
        self._token = None

    def admits(self, token: str) -> Reason | None:
        """Return None for the running session's token; compared in constant time."""
        if self._token is None:
            return Reason.NO_SESSION
        fits = hmac.compare_digest(self._token.encode(), token.encode(errors="surrogatepass"))
        return None if fits else Reason.WRONG_TOKEN


class PolicyJudge:
    """The policy, asked at this moment of the institution's wall clock and for the reader who is here."""

    def __init__(self, policy: Policy, clock: Clock, zone: tzinfo) -> None:
        self.policy = policy
        self._clock, self._zone = clock, zone
        self._group: str | None = None

    def take(self, policy: Policy) -> None:
        """Judge by another policy from now on: each verdict asks one policy alone."""
        self.policy = policy

    def serve(self, group: str | None) -> None:
        """Judge from now on for a reader of this group."""
        self._group = group

    def page(self, address: str) -> Decision:
        """Judge a whole page."""
        return decide(Request(address, group=self._group), self.policy, self._now())

    def admit(self, host: str, port: int) -> Decision:
        """Judge a tunnel."""
        return admit(host, port, self.policy, self._now(), group=self._group)

    def decide(self, url: str, method: str, body: int | None) -> Decision:
        """Judge a plain-http request; `body` is its size, None where its head does not tell."""
        return relay(url, method, self.policy, self._now(), group=self._group, body=body)

    def _now(self) -> datetime:
        return self._clock.now().astimezone(self._zone)
