# SPDX-License-Identifier: GPL-3.0-or-later
"""What the gateway asks of the service: does this token open it, and what does the policy say now."""

import hmac

from kiosk.base.clock import Clock
from kiosk.base.ids import SessionToken
from kiosk.policy.engine import Decision, admit, relay
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
    """The policy, asked at this moment."""

    def __init__(self, policy: Policy, clock: Clock) -> None:
        self._policy = policy
        self._clock = clock

    def admit(self, host: str, port: int) -> Decision:
        """Judge a tunnel."""
        return admit(host, port, self._policy, self._clock.now())

    def decide(self, url: str, method: str) -> Decision:
        """Judge a plain-http request."""
        return relay(url, method, self._policy, self._clock.now())
