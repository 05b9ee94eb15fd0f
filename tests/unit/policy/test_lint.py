# SPDX-License-Identifier: GPL-3.0-or-later
"""What a reviewer would ask is found, and a policy without it is left in peace."""

import tomllib
from collections.abc import Callable
from datetime import date

import pytest

from kiosk.policy.categories import LOCK_CATEGORIES
from kiosk.policy.lint import lint
from kiosk.policy.reader import parse_policy
from kiosk.words.findings import spoken
from tests.unit.policy.conftest import lock

Write = Callable[..., str]
TODAY = date(2026, 12, 1)


def _found(text: str, today: date = TODAY, beside: dict[str, str] | None = None) -> list[tuple[str, str]]:
    """Return each finding's code and key."""
    policy = parse_policy(text, "policy.toml", beside or {})
    findings = lint(policy, tomllib.loads(text), today, LOCK_CATEGORIES | {"relay"})
    for finding in findings:
        for language in ("kk", "ru", "en"):
            assert "{" not in spoken(finding, language)
    return [(one.concern.value, "".join(f".{step}" for step in one.path)) for one in findings]


def test_a_policy_without_questions(policy_text: Write) -> None:
    body = 'allow = ["https://gov.kz/"]\nexcept = [{ match = "https://gov.kz/in/", reason = "x", legal_basis = "y" }]'
    text = policy_text({"gov": body}) + lock("https://b.kz/").replace("reason", 'legal_basis = "y"\nreason', 1)
    assert _found(text) == []


ASIDE = 'reason = "x", legal_basis = "y"'


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (
            'allow = ["https://gov.kz/"]\nexcept = [{ match = "https://gov.kz/a", reason = "x" }]',
            "no_basis .site.0.except.0",
        ),
        ('allow = ["https://gov.kz/", "https://gov.kz/"]', "duplicate .site.0.allow.1"),
        ('allow = ["https://gov.kz/", "gov.kz"]', "duplicate .site.0.allow.1"),
        ('allow = ["http://gov.kz/"]', "http .site.0.allow.0"),
        ('allow = ["https://gov.kz/"]\nparts = ["http://a.kz/"]', "http .site.0.parts.0"),
        ('allow = ["https://*.gov.org/"]\nstart = "https://a.gov.org/"', "wildcard .site.0.allow.0"),
        ('allow = ["https://www.youtube.com/"]', "user_content .site.0.allow.0"),
        ('allow = ["https://someone.github.io/"]', "user_content .site.0.allow.0"),
        ('allow = ["https://www.bing.com/"]', "search_engine .site.0.allow.0"),
        (
            'allow = ["https://gov.kz/"]\nexcept = [{ match = "https://b.kz/", reason = "x", legal_basis = "y" }]',
            "unreachable .site.0.except.0.match",
        ),
        (
            f'allow = ["https://gov.kz/a/"]\nexcept = [{{ match = "https://gov.kz/b/", {ASIDE} }}]',
            "unreachable .site.0.except.0.match",
        ),
        (
            'allow = ["https://a.gov.org/"]\n'
            'except = [{ match = "https://*.gov.org/in/", reason = "x", legal_basis = "y" }]',
            "shadowed .site.0.except.0.match",
        ),
        (
            'allow = ["https://c.kz/", "https://gov.kz/a/"]\n'
            'except = [{ match = "https://gov.kz/a/", reason = "x", legal_basis = "y" }]',
            "shadowed .site.0.allow.1",
        ),
        ('allow = ["https://gov.kz/"]\ngroups = ["school"]', "no_basis .site.0.groups"),
        ('allow = ["https://gov.kz/"]\nhours = [{ start = "09:00", end = "10:00" }]', "no_basis .site.0.hours"),
        ('allow = ["https://gov.kz/"]\nmethods = ["GET"]', "no_basis .site.0.methods"),
        ('allow = ["https://gov.kz/"]\nexpires = 2026-12-01', "expired .site.0.expires"),
        ('allow = ["https://gov.kz/"]\nexpires = 2026-12-20', "expires_soon .site.0.expires"),
    ],
)
def test_a_site_that_raises_a_question(body: str, found: str, policy_text: Write) -> None:
    assert [" ".join(one) for one in _found(policy_text({"gov": body}))] == [found]


def test_a_site_may_raise_several(policy_text: Write) -> None:
    found = _found(policy_text({"gov": 'allow = ["http://www.google.kz/"]'}))
    assert [code for code, _ in found] == ["http", "search_engine", "passes_on"]


def test_an_exception_of_a_wildcard_speaks_where_the_wildcard_opens_and_not_on_a_nearer_name(
    policy_text: Write,
) -> None:
    body = """\
allow = ["https://*.gov.org/", "https://b.gov.org/"]
start = "https://a.gov.org/"
except = [{ match = "https://*.gov.org/in/", reason = "x", legal_basis = "y" }]"""
    assert _found(policy_text({"gov": body})) == [
        ("wildcard", ".site.0.allow.0"),
        ("silenced", ".site.0.except.0.match"),
    ]
    longer = body.replace('"https://b.gov.org/"', '"https://b.gov.org/in/deep/"')
    assert ("silenced", ".site.0.except.0.match") not in _found(policy_text({"gov": longer}))


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ('allow = ["https://gov.kz/", "https://gov.kz/a/"]', [("redundant", ".site.0.allow.1")]),
        ('allow = ["https://gov.kz/a*", "https://gov.kz/ab"]', [("redundant", ".site.0.allow.1")]),
        ('allow = ["https://gov.kz/", "http://gov.kz:8080/"]', [("http", ".site.0.allow.1")]),
        (
            f'allow = ["https://gov.kz/", "https://gov.kz/a/b/"]\n'
            f'except = [{{ match = "https://gov.kz/a/", {ASIDE} }}]',
            [("reopens", ".site.0.allow.1")],
        ),
    ],
)
def test_an_opening_inside_another_rule_is_asked_about(
    body: str, found: list[tuple[str, str]], policy_text: Write
) -> None:
    assert _found(policy_text({"gov": body + '\nstart = "https://gov.kz/ab"' * ("a*" in body)})) == found


def test_a_search_outside_its_site_is_asked_about(policy_text: Write) -> None:
    body = 'allow = ["https://gov.kz/a/"]\nsearch = ["https://gov.kz/a/find", "https://b.kz/find"]'
    text = policy_text({"gov": body}).replace('mode = "read"', 'mode = "search"')
    assert _found(text) == [("search_outside", ".site.0.search.1")]


@pytest.mark.parametrize(
    ("locks", "found"),
    [
        (("https://*.b.kz/", "https://a.b.kz/"), [("shadowed", ".lock.1.match")]),
        (("https://b.kz/", "https://b.kz/a/"), [("shadowed", ".lock.1.match")]),
        (("https://b.kz/", "https://b.kz/"), [("duplicate", ".lock.1.match")]),
        (("https://b.kz/a/", "https://b.kz/"), [("shadowed", ".lock.0.match")]),
        (("https://*.com.kz/",), [("public_suffix", ".lock.0.match")]),
        (("https://*.translate.goog/",), []),
    ],
)
def test_locks_that_raise_a_question(locks: tuple[str, ...], found: list[tuple[str, str]], policy_text: Write) -> None:
    text = policy_text({}, locks).replace("reason =", 'legal_basis = "y"\nreason =')
    assert _found(text) == found


def test_an_opening_under_a_lock_never_speaks(policy_text: Write) -> None:
    body = 'allow = ["https://gov.kz/", "https://b.kz/a/"]\nparts = ["https://c.b.kz/"]'
    text = policy_text({"gov": body}, ("https://b.kz/", "https://*.b.kz/")).replace(
        "category", 'legal_basis = "y"\ncategory'
    )
    assert _found(text) == [("shadowed", ".site.0.allow.1"), ("shadowed", ".site.0.parts.0")]


def test_days_that_have_come(policy_text: Write) -> None:
    text = policy_text({"gov": 'allow = ["https://gov.kz/"]'})
    assert _found(text, date(2027, 2, 1)) == [("expires_soon", ".expires")]
    assert _found(text, date(2027, 2, 22)) == [("expired", ".expires")]
    assert _found(text, date(2027, 5, 10))[1:] == [("review_soon", ".site.0.review_by")]
    assert _found(text, date(2027, 6, 1))[1:] == [("review_due", ".site.0.review_by")]


def test_a_full_mode_a_missing_translation_and_an_unknown_category(policy_text: Write) -> None:
    text = policy_text({"gov": 'allow = ["https://gov.kz/"]\nmode_reason = "asked for"'}, ("https://b.kz/",))
    text = text.replace('mode = "read"', 'mode = "full"').replace(', en = "Adilet" }', " }")
    text = text.replace('category = "relay"', 'category = "strange"\nlegal_basis = "y"')
    assert _found(text) == [
        ("no_translation", ".site.0.title"),
        ("full_mode", ".site.0.mode"),
        ("category", ".lock.0.category"),
    ]


def test_included_locks_are_one_question(policy_text: Write) -> None:
    text = policy_text({}).replace("[[topic]]", 'include = ["locks.toml"]\n[[topic]]', 1)
    beside = 'format = 1\nname = "x"\nissued = 2026-11-24\n' + lock("https://b.kz/") + lock("https://c.kz/")
    assert _found(text, beside={"locks.toml": beside}) == [("no_basis_included", ".include")]
