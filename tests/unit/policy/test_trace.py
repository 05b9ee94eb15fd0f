# SPDX-License-Identifier: GPL-3.0-or-later
"""A trace names every rule about a host, and the one that speaks is the one that decided."""

from collections.abc import Callable
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.policy.engine import Request, decide
from kiosk.policy.model import Policy, Role
from kiosk.policy.reader import parse_policy
from kiosk.policy.trace import Outcome, trace
from tests.unit.policy.conftest import HEAD, TAIL, lock, site

BODY = """\
allow = [
    "https://gov.kz/",
    "https://gov.kz/a/b",
    "http://gov.kz:8080/",
    { match = "https://gov.kz/watch", query = { v = "a*" } },
    "https://*.stat.gov.kz/",
]
except = [
    { match = "https://gov.kz/a/", reason = "x" },
    { match = "https://gov.kz/watch", query = { v = "abc" }, reason = "x" },
    { match = "https://*.stat.gov.kz/in/", reason = "x" },
]
parts = ["https://gov.kz/logo.png", "https://static.kz/"]
"""
POLICY = parse_policy(HEAD + site("gov", BODY) + lock("https://gov.kz/locked/") + TAIL, "policy.toml")


def _outcomes(address: str) -> dict[str, str]:
    return {step.rule: step.outcome.value for step in trace(address, POLICY)}


def test_each_rule_says_why_it_did_not_decide() -> None:
    assert _outcomes("https://gov.kz/watch?v=abd") == {
        "https://gov.kz/locked/": "other path",
        "https://gov.kz/watch?v=abc": "other query",
        "https://gov.kz/watch?v=a*": "speaks",
        "https://gov.kz/a/b": "other path",
        "https://gov.kz/a/": "other path",
        "https://gov.kz/logo.png": "other path",
        "https://gov.kz/": "outranked",
        "http://gov.kz:8080/": "other port",
    }


@pytest.mark.parametrize(
    ("address", "rule", "outcome"),
    [
        ("https://gov.kz/locked/a", "https://gov.kz/locked/", "speaks"),
        ("https://gov.kz/locked/a", "https://gov.kz/", "outranked"),
        ("https://gov.kz/a/b", "https://gov.kz/a/b", "speaks"),
        ("https://gov.kz/a/b", "https://gov.kz/a/", "outranked"),
        ("http://gov.kz/", "https://gov.kz/", "other port"),
        ("http://gov.kz:443/", "https://gov.kz/", "other scheme"),
        ("https://gov.kz/logo.png", "https://gov.kz/logo.png", "a part, not a page"),
        ("https://a.stat.gov.kz/IN", "https://*.stat.gov.kz/in/", "speaks"),
    ],
)
def test_what_came_of_a_rule(address: str, rule: str, outcome: str) -> None:
    assert _outcomes(address)[rule] == outcome


def test_an_address_that_is_refused_itself_has_no_rules() -> None:
    assert trace("https://gov.kz@evil.com/", POLICY) == ()
    assert trace("https://other.kz/", POLICY) == ()


@given(
    st.sampled_from(["gov.kz", "gov.kz:8080", "a.stat.gov.kz", "static.kz", "b.kz"]),
    st.sampled_from(["http", "https"]),
    st.sampled_from(["/", "/a", "/a/b", "/a/b/c", "/watch?v=a", "/watch?v=abc", "/in/", "/locked/", "/logo.png"]),
)
def test_the_speaker_is_the_decider(host: str, scheme: str, path: str) -> None:
    address, moment = f"{scheme}://{host}{path}", datetime.fromisoformat("2026-12-01T10:00:00+05:00")
    decision = decide(Request(address), POLICY, moment)
    speakers = [step for step in trace(address, POLICY) if step.outcome is Outcome.SPEAKS]
    assert [step.rule for step in speakers] == ([decision.rule] if decision.rule else [])
    assert decision.allowed == [step.role is Role.OPEN for step in speakers].count(True)


def test_a_lock_s_step_names_its_category(make: Callable[..., Policy]) -> None:
    (step,) = trace("https://b.kz/", make({}, ("https://b.kz/",)))
    assert (step.role, step.owner) == (Role.LOCK, "relay")


def test_what_is_carried_is_shown(make: Callable[..., Policy]) -> None:
    policy = make({"gov": 'allow = ["https://gov.kz/"]'})
    last = trace("https://gov.kz/go?to=https://evil.org/a", policy)[-1]
    assert (last.outcome, last.owner) == (Outcome.CARRIES, "https://evil.org/a")
    assert [step.outcome for step in trace("https://gov.kz/go", policy)] == [Outcome.SPEAKS]
