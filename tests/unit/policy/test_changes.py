# SPDX-License-Identifier: GPL-3.0-or-later
"""A comparison of two policies misses nothing that opens or shuts."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.policy.changes import Effect, Kind, changes
from kiosk.policy.engine import Request, decide
from kiosk.policy.model import Policy
from kiosk.policy.reader import parse_policy
from kiosk.words.changes import CHANGES, EFFECTS, spoken
from tests.unit.policy.conftest import HEAD, TAIL, lock, site

Make = Callable[..., Policy]
MOMENT = datetime(2026, 12, 1, 10, tzinfo=UTC)
GOV = 'allow = ["https://gov.kz/"]\n'


def _said(before: Policy, after: Policy) -> list[tuple[str, str, str]]:
    return [(one.kind.value, one.effect.value, one.subject or one.becomes) for one in changes(before, after)]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (GOV, GOV, []),
        (GOV, 'allow = ["https://gov.kz/", "https://a.kz/"]', [("opened", "opens", "https://a.kz/")]),
        ('allow = ["https://gov.kz/", "https://a.kz/"]', GOV, [("shut", "shuts", "https://a.kz/")]),
        (GOV, 'allow = ["https://gov.kz/", "https://gov.kz/a/"]', [("listed", "other", "https://gov.kz/a/")]),
        (
            GOV,
            GOV + 'except = [{ match = "https://gov.kz/a/", reason = "x" }]',
            [("except_added", "shuts", "https://gov.kz/a/")],
        ),
        (
            GOV + 'except = [{ match = "https://gov.kz/a/", reason = "x" }]',
            GOV,
            [("except_removed", "opens", "https://gov.kz/a/")],
        ),
        (GOV, GOV + 'parts = ["https://a.kz/"]', [("part_added", "opens", "https://a.kz/")]),
        (GOV, GOV + 'groups = ["school"]', [("groups", "shuts", "school")]),
        (GOV + 'groups = ["school"]', GOV + 'groups = ["school", "work"]', [("groups", "opens", "school, work")]),
        (GOV + 'groups = ["school"]', GOV + 'groups = ["work"]', [("groups", "other", "work")]),
        (
            GOV,
            GOV + 'hours = [{ days = ["mon"], start = "09:00", end = "10:00" }]',
            [("hours", "shuts", "mon 09:00-10:00")],
        ),
        (GOV, GOV + "expires = 2026-12-24", [("last_day", "shuts", "2026-12-24")]),
        (GOV, GOV + "core = true", [("core_gained", "opens", "")]),
        (GOV, GOV + 'methods = ["GET"]', [("methods", "shuts", "GET")]),
        (GOV, GOV + 'start = "https://gov.kz/kaz"', [("texts", "other", "")]),
    ],
)
def test_one_change_at_a_time(before: str, after: str, said: list[tuple[str, str, str]], make: Make) -> None:
    assert _said(make({"gov": before}), make({"gov": after})) == said


def test_a_site_renamed_opens_what_it_did(make: Make) -> None:
    assert _said(make({"gov": GOV}), make({"state": GOV})) == []


def test_an_address_given_to_another_site_takes_its_terms(make: Make) -> None:
    before = make({"gov": GOV})
    after = make({"gov": GOV, "school": 'allow = ["https://gov.kz/a/"]\ngroups = ["school"]'})
    assert ("groups", "shuts", "school") in _said(before, after)


def test_locks_and_the_whole_policy(make: Make, policy_text: Callable[..., str]) -> None:
    before = make({"gov": GOV})
    text = policy_text({"gov": GOV}, ("https://b.kz/",))
    text = text.replace("expires = 2027-02-22", "expires = 2027-03-01").replace("day_minutes = 120", "day_minutes = 90")
    text = text.replace('en = "who" }', 'en = "whoever" }').replace('en = "Legislation"', 'en = "Laws"')
    after = parse_policy(text, "policy.toml")
    assert _said(before, after) == [
        ("lock_added", "shuts", "https://b.kz/"),
        ("expires", "opens", "2027-03-01"),
        ("limits", "other", ""),
        ("notice", "other", ""),
        ("topics", "other", ""),
    ]
    assert _said(after, before)[0] == ("lock_removed", "opens", "https://b.kz/")


def test_a_mode_says_from_what_to_what(make: Make, policy_text: Callable[..., str]) -> None:
    full = policy_text({"gov": GOV + 'mode_reason = "x"'}).replace('mode = "read"', 'mode = "full"')
    (change,) = changes(make({"gov": GOV}), parse_policy(full, "policy.toml"))
    assert (change.kind.value, change.effect, change.was, change.becomes) == ("mode", Effect.OPENS, "read", "full")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_change_has_its_sentence(language: str, make: Make) -> None:
    assert set(CHANGES) == set(Kind)
    assert set(EFFECTS) == set(Effect)
    said = [
        spoken(change, language) for change in changes(make({"gov": GOV}), make({"a": 'allow = ["https://a.kz/"]'}))
    ]
    assert all("{" not in text and "https://" in text for text in said)


@pytest.mark.parametrize("kind", list(CHANGES), ids=lambda kind: kind.value)
def test_the_three_languages_name_the_same(kind: object) -> None:
    texts: Mapping[str, str] = CHANGES[kind]  # type: ignore[index]
    names = [{name for name in ("subject", "site", "was", "becomes") if f"{{{name}}}" in texts[one]} for one in texts]
    assert set(texts) == {"kk", "ru", "en"}
    assert names[0] == names[1] == names[2]


HOSTS = st.sampled_from(["gov.org", "*.gov.org", "a.gov.org", "*.a.gov.org", "b.a.gov.org"])
PATHS = st.sampled_from(["/", "/a/", "/a", "/a/b", "/a*", "/a/b/"])
ADDRESSES = [
    f"https://{host}{path}"
    for host in ("gov.org", "a.gov.org", "b.a.gov.org", "c.b.a.gov.org", "d.gov.org")
    for path in ("/", "/a", "/a/", "/a/b", "/a/b/c", "/ab", "/c")
]
PATTERNS = st.builds("https://{}{}".format, HOSTS, PATHS)


SITES = ("p", "q")
Lines = list[tuple[str, str]]
LINES = st.lists(
    st.tuples(st.sampled_from([*SITES, "lock"]), st.sampled_from(["allow", "except"]), PATTERNS),
    max_size=6,
    unique=True,
)


def _for_group(only: bool) -> str:
    return '\ngroups = ["g"]' if only else ""


def _policy(lines: list[tuple[str, str, str]], groups: bool) -> Policy:
    text = HEAD
    for name in SITES:
        openings = [
            f"https://start.kz/{name}",
            *(match for who, what, match in lines if (who, what) == (name, "allow")),
        ]
        shut = [match for who, what, match in lines if (who, what) == (name, "except")]
        excepts = ", ".join(f"{{ match = '{one}', reason = 'x' }}" for one in shut)
        body = f"allow = {openings}\nexcept = [{excepts}]"
        text += site(name, body + _for_group(groups and name == "q"))
    locks = dict.fromkeys(match for who, _, match in lines if who == "lock")
    return parse_policy(text + "".join(map(lock, locks)) + TAIL, "policy.toml")


@settings(max_examples=400, deadline=None)
@given(LINES.filter(bool), st.booleans(), st.data())
def test_nothing_opens_or_shuts_unsaid(lines: list[tuple[str, str, str]], groups: bool, data: st.DataObject) -> None:
    """Two policies that differ in one line."""
    one = data.draw(st.sampled_from(lines))
    shorter, longer = _policy([line for line in lines if line != one], groups), _policy(lines, groups)
    for before, after in ((shorter, longer), (longer, shorter)):
        effects = {change.effect for change in changes(before, after)}
        for address in ADDRESSES:
            was, becomes = (decide(Request(address), policy, MOMENT).allowed for policy in (before, after))
            assert was or not becomes or Effect.OPENS in effects, address
            assert becomes or not was or Effect.SHUTS in effects, address


@pytest.mark.parametrize("first", ["p", "q"])
def test_of_two_equal_openings_the_first_in_the_file_speaks(first: str) -> None:
    """Also where one of them is for a group and the other one is plain."""
    text = HEAD + "".join(
        site(name, f'allow = ["https://start.kz/{name}", "https://gov.org/"]' + _for_group(name == "q"))
        for name in sorted(SITES, reverse=first == "q")
    )
    policy = parse_policy(text + TAIL, "policy.toml")
    assert decide(Request("https://gov.org/"), policy, MOMENT).site is policy.site(first)
