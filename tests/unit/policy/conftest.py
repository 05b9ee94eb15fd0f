# SPDX-License-Identifier: GPL-3.0-or-later
"""A small policy to judge by, and a way to write others."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from kiosk.policy.model import Policy
from kiosk.policy.reader import parse_policy

HEAD = """\
format = 1
name = "Reading room"
version = 12
issued = 2026-11-22
expires = 2027-02-22
[[topic]]
id = "legislation"
title = { kk = "Заңнама", ru = "Законодательство", en = "Legislation" }
"""

TAIL = """\
[limits]
session_minutes = 60
day_minutes = 120
week_minutes = 600
warn_minutes = 5
idle_seconds = 600
opening = { start = "09:00", end = "18:00" }
[notice]
operator = { kk = "кім", ru = "кто", en = "who" }
recorded = { kk = "не", ru = "что", en = "what" }
purpose = { kk = "неге", ru = "зачем", en = "why" }
kept = { kk = "қанша", ru = "сколько", en = "how long" }
seen_by = { kk = "кім көреді", ru = "кто видит", en = "who sees" }
"""

SITE = """\
[[site]]
id = "{id}"
topic = "legislation"
title = {{ kk = "Әділет", ru = "Әділет", en = "Adilet" }}
mode = "read"
record = "path"
reason = "the texts of laws"
added_by = "a librarian"
review_by = 2027-06-01
{body}
"""


def site(name: str, body: str) -> str:
    return SITE.format(id=name, body=body)


def lock(match: str) -> str:
    return f'[[lock]]\nmatch = "{match}"\ncategory = "relay"\nreason = "shows other sites"\n'


@pytest.fixture
def moment() -> datetime:
    return datetime(2026, 12, 1, 10, tzinfo=UTC)


@pytest.fixture
def policy_text() -> Callable[..., str]:
    """Return a policy's text from its sites (name → body) and its locks."""

    def write(sites: dict[str, str], locks: tuple[str, ...] = ()) -> str:
        return HEAD + "".join(site(*item) for item in sites.items()) + "".join(map(lock, locks)) + TAIL

    return write


@pytest.fixture
def make(policy_text: Callable[..., str]) -> Callable[..., Policy]:
    def build(sites: dict[str, str], locks: tuple[str, ...] = ()) -> Policy:
        return parse_policy(policy_text(sites, locks), "policy.toml")

    return build
