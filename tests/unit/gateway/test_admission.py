# SPDX-License-Identifier: GPL-3.0-or-later
"""The token is asked before the policy, and each outcome has its status, reason and verdict."""

import base64
from dataclasses import dataclass

import pytest

from kiosk.gateway.admission import Refusal, weigh
from kiosk.gateway.heads import Head
from kiosk.gateway.ports import GatewayVerdict
from kiosk.policy.model import Site
from kiosk.policy.reader import parse_policy
from kiosk.policy.reasons import Reason
from tests.unit.policy.conftest import HEAD, TAIL, site

TOKEN = "the-token"
(ADILET,) = parse_policy(HEAD + site("adilet", 'allow = ["https://a.kz/"]') + TAIL, "policy.toml").sites


@dataclass(frozen=True)
class Ruled:
    allowed: bool
    reason: Reason | None
    site: Site | None
    rule: str | None


class OneTokenGate:
    def __init__(self, token: str | None) -> None:
        self._token = token

    def admits(self, token: str) -> Reason | None:
        if self._token is None:
            return Reason.NO_SESSION
        return None if token == self._token else Reason.WRONG_TOKEN


class NotedJudge:
    """Opens a.kz, and notes what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str | int]] = []

    def admit(self, host: str, port: int) -> Ruled:
        self.asked.append((host, port))
        return self._say(host == "a.kz")

    def decide(self, url: str, method: str, body: int | None) -> Ruled:
        self.asked.append((url, method))
        return self._say(url.startswith("http://a.kz/"))

    def _say(self, opens: bool) -> Ruled:
        return Ruled(True, None, ADILET, "rule") if opens else Ruled(False, Reason.NOT_LISTED, None, None)


def basic(user: str, password: str) -> bytes:
    return b"Basic " + base64.b64encode(f"{user}:{password}".encode())


def connect(host: str, credentials: bytes | None) -> Head:
    fields = () if credentials is None else ((b"proxy-authorization", credentials),)
    return Head("CONNECT", f"{host}:443", host, 443, fields, "1.1")


def test_the_right_token_and_a_listed_host() -> None:
    judge = NotedJudge()
    admission = weigh(connect("a.kz", basic("tereze", TOKEN)), OneTokenGate(TOKEN), judge)
    assert admission.refusal is None
    assert admission.verdict == GatewayVerdict("a.kz", 443, "CONNECT", True, None, ADILET, "rule")
    assert judge.asked == [("a.kz", 443)]


def test_the_whole_address_of_a_plain_request_is_judged() -> None:
    judge = NotedJudge()
    fields = ((b"proxy-authorization", basic("tereze", TOKEN)),)
    head = Head("GET", "http://b.kz/x?y", "b.kz", 80, fields, "1.1")
    admission = weigh(head, OneTokenGate(TOKEN), judge)
    assert admission.refusal == Refusal(403, Reason.NOT_LISTED)
    assert admission.verdict == GatewayVerdict("b.kz", 80, "GET", False, Reason.NOT_LISTED, None, None)
    assert judge.asked == [("http://b.kz/x?y", "GET")]


@pytest.mark.parametrize("credentials", [None, basic("tereze", TOKEN), b"Bearer x"])
def test_without_a_session_nothing_passes_and_the_policy_is_not_asked(credentials: bytes | None) -> None:
    judge = NotedJudge()
    admission = weigh(connect("a.kz", credentials), OneTokenGate(None), judge)
    assert admission.refusal == Refusal(403, Reason.NO_SESSION)
    assert admission.verdict == GatewayVerdict("a.kz", 443, "CONNECT", False, Reason.NO_SESSION, None, None)
    assert judge.asked == []


def test_a_browser_is_asked_for_credentials_without_a_verdict() -> None:
    admission = weigh(connect("a.kz", None), OneTokenGate(TOKEN), NotedJudge())
    assert (admission.refusal, admission.verdict) == (Refusal(407, None), None)


@pytest.mark.parametrize(
    "credentials",
    [
        basic("tereze", "another"),
        basic("tereze", ""),
        basic("someone", TOKEN),
        basic("tereze", TOKEN + ":"),
        b"Basic !",
        b"Basic",
        b"",
        b"Bearer " + TOKEN.encode(),
        b"Basic " + base64.b64encode("tereze:ә".encode()),
        basic("tereze", TOKEN) + b"\xa0",
    ],
)
def test_wrong_credentials(credentials: bytes) -> None:
    judge = NotedJudge()
    admission = weigh(connect("a.kz", credentials), OneTokenGate(TOKEN), judge)
    assert admission.refusal == Refusal(407, Reason.WRONG_TOKEN)
    assert admission.verdict is not None
    assert not admission.verdict.allowed
    assert judge.asked == []


def test_a_refusal_without_a_reason_is_a_fault_and_still_a_refusal() -> None:
    class Mute(NotedJudge):
        def admit(self, host: str, port: int) -> Ruled:
            return Ruled(False, None, None, None)

    admission = weigh(connect("a.kz", basic("tereze", TOKEN)), OneTokenGate(TOKEN), Mute())
    assert admission.refusal == Refusal(503, Reason.FAULT)
