# SPDX-License-Identifier: GPL-3.0-or-later
"""May this head pass? First the session's token, then the policy. Where it leads is not decided here.

1. No session runs: 403, whatever the credentials.
2. A session runs: without credentials 407, so that a browser asks for them; with others than its token 407 and
   WRONG_TOKEN. Credentials that cannot be read are wrong ones.
3. The policy: host and port of a tunnel, the whole address of a plain-http request.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from kiosk.gateway.heads import Head
from kiosk.gateway.pages import status_of
from kiosk.gateway.ports import GatewayVerdict, HostJudge, SessionGate
from kiosk.policy.model import Site
from kiosk.policy.reasons import Reason

USER_NAME: Final = "tereze"
CHALLENGE: Final = int(HTTPStatus.PROXY_AUTHENTICATION_REQUIRED)
_BASIC = re.compile(rb"basic +([A-Za-z0-9+/]*={0,2})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Refusal:
    """What to answer; `reason` is None only where a browser is asked for credentials it has not shown yet."""

    status: int
    reason: Reason | None


@dataclass(frozen=True, slots=True)
class Admission:
    """The outcome for one head, and the verdict to record; a bare challenge is no verdict."""

    refusal: Refusal | None
    verdict: GatewayVerdict | None

    @property
    def token_shown(self) -> bool:
        """Tell whether the head came from the session that runs, whatever the policy says of it."""
        return self.verdict is not None and self.verdict.reason not in (Reason.NO_SESSION, Reason.WRONG_TOKEN)


def weigh(head: Head, gate: SessionGate, judge: HostJudge) -> Admission:
    """Judge one head: refuse for the session's sake, then for the policy's, then admit."""
    shown = head.values(b"proxy-authorization")
    barred = gate.admits(_token(shown[0]) if shown else "")
    if not shown and barred is not Reason.NO_SESSION:
        return Admission(Refusal(CHALLENGE, None), None)
    if barred is not None:
        return _refused(barred, _verdict(head, barred))
    if head.tunnels:
        ruling = judge.admit(head.host, head.port)
    else:
        ruling = judge.decide(head.target, head.method, head.body_bytes)
    if not ruling.allowed:
        reason = ruling.reason or Reason.FAULT
        return _refused(reason, _verdict(head, reason, ruling.site, ruling.rule))
    return Admission(None, _verdict(head, None, ruling.site, ruling.rule))


def refusal_for(reason: Reason) -> Refusal:
    return Refusal(status_of(reason), reason)


def _refused(reason: Reason, verdict: GatewayVerdict) -> Admission:
    return Admission(refusal_for(reason), verdict)


def _verdict(head: Head, reason: Reason | None, site: Site | None = None, rule: str | None = None) -> GatewayVerdict:
    return GatewayVerdict(head.host, head.port, head.method, reason is None, reason, site, rule)


def _token(untrusted: bytes) -> str:
    """Return the password of Basic credentials for our user name; an empty text where they are anything else."""
    basic = _BASIC.fullmatch(untrusted)
    if basic is None:
        return ""
    try:
        user, _, token = base64.b64decode(basic[1], validate=True).decode("ascii").partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return ""
    return token if user == USER_NAME else ""
