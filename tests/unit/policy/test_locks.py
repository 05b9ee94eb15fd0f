# SPDX-License-Identifier: GPL-3.0-or-later
"""The shipped locks: each is a pattern, none stands twice or inside another, none shuts what the starter list opens."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.base.paths import resources
from kiosk.policy.categories import LOCK_CATEGORIES
from kiosk.policy.engine import Request, decide
from kiosk.policy.known_hosts import SEARCH_ENGINES
from kiosk.policy.model import Policy, Role, Rule
from kiosk.policy.reader import read_policy
from kiosk.policy.shadows import shadow_of
from kiosk.words.reasons import CATEGORIES, REASONS

NOW = datetime(2026, 12, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def starter() -> Policy:
    return read_policy(resources() / "policy" / "starter.toml")


def test_there_are_many_and_each_stands_once(starter: Policy) -> None:
    texts = [lock.match.text for lock in starter.locks]
    assert len(texts) >= 250
    assert len(set(texts)) == len(texts)
    shadowed = [lock.match.text for lock in starter.locks if shadow_of(Rule(Role.LOCK, lock.match, lock=lock), starter)]
    assert shadowed == []


def test_the_screen_has_words_for_every_category(starter: Policy) -> None:
    assert {lock.category for lock in starter.locks} == LOCK_CATEGORIES
    assert set(CATEGORIES) == LOCK_CATEGORIES
    assert not set(CATEGORIES) & {reason.value for reason in REASONS}


@pytest.mark.parametrize(
    "host",
    [
        *("news.mail.ru", "www.youtube.com", "ru.wikipedia.org", "kk.wikipedia.org", "bureau.kz", "www.azattyq.org"),
        *("informburo.kz", "vlast.kz", "www.hrw.org", "www.amnesty.org", "hudoc.echr.coe.int", "github.com"),
    ],
)
def test_no_press_law_or_independent_voice_is_locked(host: str, starter: Policy) -> None:
    """A lock is for what a service does, never for what is said there."""
    decision = decide(Request(f"https://{host}/"), starter, NOW)
    assert decision.lock is None


def test_search_engines_are_not_locked_only_not_listed(starter: Policy) -> None:
    for host in SEARCH_ENGINES:
        assert decide(Request(f"https://{host}/"), starter, NOW).lock is None, host


def test_reasons_are_plain(starter: Policy) -> None:
    assert {lock.reason for lock in starter.locks if len(lock.reason) < 10} == set()
    assert Path(resources() / "policy" / "locks.toml").read_text(encoding="utf-8").isascii()
