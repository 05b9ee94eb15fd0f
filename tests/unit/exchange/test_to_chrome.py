# SPDX-License-Identifier: GPL-3.0-or-later
"""A policy in Chrome's lists: what it opens they open, and what they open beyond it is said."""

import itertools
import json
from dataclasses import replace
from itertools import starmap
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.base.errors import BadInput
from kiosk.exchange.chrome import ALLOW, BLOCK, read_chrome
from kiosk.exchange.exported import Exported, Wider
from kiosk.exchange.imported import Address, LockDraft, SiteDraft, SourceFilter
from kiosk.exchange.to_chrome import GENERAL, export_chrome
from kiosk.exchange.trial import trial_policy
from kiosk.policy.engine import Request, decide
from kiosk.policy.model import FULL_METHODS, Mode, Policy
from kiosk.policy.reader import parse_policy
from tests.unit.exchange.conftest import MOMENT, load, opened
from tests.unit.policy.conftest import HEAD, TAIL, lock, site

CONDUCT = "forms can be sent, and every method used"


def make(sites: dict[str, str], locks: tuple[str, ...] = ()) -> Policy:
    return parse_policy(HEAD + "".join(starmap(site, sites.items())) + "".join(map(lock, locks)) + TAIL, "policy.toml")


def judge(exported: Exported) -> SourceFilter:
    return read_chrome(exported.text.encode(), "export.json").source


def lists(policy: Policy) -> dict[str, list[str]]:
    found: dict[str, list[str]] = json.loads(export_chrome(policy).text)
    return found


def lines(policy: Policy, name: str) -> list[str]:
    said = [line.says for line in export_chrome(policy).wider if line.site == name]
    return [says for says in said if says != CONDUCT]


HOSTS = ["law.kz", "*.law.kz", "a.law.kz", "*.a.law.kz"]
OPENING = [f"{scheme}{host}" for scheme in ("https://", "http://") for host in [*HOSTS, "law.kz:8080", "*.law.kz:8080"]]
FOLDERS = ["/", "/", "/a/", "/a/b/", "/A/"]
ANY_PATH = [*FOLDERS, "/a", "/a*", "/a/b", "/ab*"]
QUERIES = [{}, {}, {}, {"v": "1"}, {"v": "1*"}, {"v": "1", "w": "2"}]


def addresses(hosts: list[str], paths: list[str], queries: list[dict[str, str]]) -> st.SearchStrategy[Address]:
    parts = (st.sampled_from(hosts), st.sampled_from(paths), st.sampled_from(queries))
    return st.builds(lambda host, path, query: Address(host + path, query), *parts)


def policies(
    opening: st.SearchStrategy[Address], shut: st.SearchStrategy[Address], locks: list[str]
) -> st.SearchStrategy[Policy]:
    lists_of = st.tuples(st.lists(opening, min_size=1, max_size=3).map(tuple), st.lists(shut, max_size=2).map(tuple))
    sites = st.lists(lists_of, min_size=1, max_size=2)
    drafts = sites.map(lambda found: [SiteDraft(f"s{count}", "", *item) for count, item in enumerate(found)])
    return st.builds(trial_policy, drafts, st.lists(st.sampled_from(locks).map(LockDraft), max_size=2))


SHUT = [*HOSTS, "law.kz:8080", "law.kz:443"]
POLICIES = policies(
    addresses(OPENING, ANY_PATH, QUERIES),
    addresses(SHUT, ANY_PATH, QUERIES),
    [f"{host}{path}" for host in SHUT for path in ANY_PATH],
)
PLAIN_POLICIES = policies(
    addresses(OPENING, ANY_PATH, [{}]),
    addresses(SHUT, [*FOLDERS, "/a*"], [{}]),
    [f"{host}{path}" for host in SHUT for path in FOLDERS],
)
URLS = [
    "".join(parts)
    for parts in itertools.product(
        ["http://", "https://"],
        ["law.kz", "a.law.kz", "c.a.law.kz", "b.law.kz", "other.kz"],
        ["", ":8080", ":443"],
        ["/", "/a", "/a/", "/a/b", "/a/b/c", "/ab", "/A/b", "/b"],
        ["", "?v=1", "?v=2", "?v=1&w=2", "?v=12&v=1"],
    )
]


def near(policy: Policy, url_text: str) -> set[str]:
    """Return the sites that open something at this host, at the beginning of this path."""
    found = set()
    for one in policy.sites:
        for match in one.allow:
            decided = decide(Request(url_text), policy, MOMENT).canonical or ""
            host = decided.partition("://")[2].partition("/")[0].partition(":")[0]
            path = "/" + decided.partition("://")[2].partition("/")[2]
            if (host.endswith(f".{match.host}") if match.subdomains else host == match.host) and path.startswith(
                match.scope.path
            ):
                found.add(str(one.id))
    return found


@settings(max_examples=200, deadline=None)
@given(POLICIES, st.randoms())
def test_what_opens_beyond_the_policy_is_said(policy: Policy, chance: Random) -> None:
    exported = export_chrome(policy)
    source = judge(exported)
    said = {line.site for line in exported.wider if line.site and line.says != CONDUCT}
    for url_text in chance.sample(URLS, 150):
        if source.opens(url_text, "GET", MOMENT) and opened(url_text, policy) is None:
            assert said & near(policy, url_text), (url_text, exported)


@settings(max_examples=200, deadline=None)
@given(PLAIN_POLICIES, st.randoms())
def test_what_the_policy_opens_stays_open(policy: Policy, chance: Random) -> None:
    exported = export_chrome(policy)
    source = judge(exported)
    for url_text in chance.sample(URLS, 150):
        address = opened(url_text, policy)
        assert address is None or source.opens(address, "GET", MOMENT), (url_text, exported)


@pytest.mark.parametrize(
    ("body", "allow", "block"),
    [
        ('allow = ["https://law.kz/"]', ["https://.law.kz:443/"], ["*"]),
        ('allow = ["http://law.kz/"]', ["http://.law.kz:80/", "https://.law.kz:443/"], ["*"]),
        ('allow = ["https://law.kz:8443/a/"]', ["https://.law.kz:8443/a/"], ["*"]),
        ('allow = ["https://law.kz/mem*"]\nstart = "https://law.kz/mem"', ["https://.law.kz:443/mem"], ["*"]),
        ('allow = ["https://*.law.kz/"]\nstart = "https://a.law.kz/"', ["https://law.kz:443/"], ["*", ".law.kz"]),
        (
            'allow = ["https://law.kz/", "https://*.law.kz/"]',
            ["https://.law.kz:443/", "https://law.kz:443/"],
            ["*", ".law.kz"],
        ),
        (
            'allow = [{ match = "https://law.kz/v", query = { id = "a b", v = "1*" } }]\nstart = "https://law.kz/v?id=a+b&v=1"',
            ["https://.law.kz:443/v?id=a%20b&v=1*"],
            ["*"],
        ),
        (
            'allow = ["https://law.kz/"]\nexcept = [{ match = "https://law.kz/in/", reason = "x" }]',
            ["https://.law.kz:443/"],
            ["*", ".law.kz/in/"],
        ),
        (
            'allow = ["https://law.kz/"]\nexcept = [{ match = "https://law.kz:443/in/", reason = "x" }]',
            ["https://.law.kz:443/"],
            ["*", ".law.kz:443/in/"],
        ),
        (
            'allow = ["https://law.kz/in/", "https://law.kz/"]\nstart = "https://law.kz/"\n'
            'except = [{ match = "https://law.kz/in/", reason = "x" }]',
            ["https://.law.kz:443/"],
            ["*", ".law.kz/in/"],
        ),
        ('allow = ["https://law.kz/"]\nparts = ["https://static.kz/"]', ["https://.law.kz:443/"], ["*"]),
    ],
)
def test_a_site_in_filters(body: str, allow: list[str], block: list[str]) -> None:
    assert lists(make({"law": body})) == {ALLOW: allow, BLOCK: block}


def test_a_lock_speaks_before_every_site() -> None:
    sites = {
        "law": 'allow = ["https://law.kz/in/law/", "https://law.kz/", "https://x.law.kz/"]\nstart = "https://law.kz/"'
    }
    policy = make(sites, ("https://law.kz/in/", "https://*.law.kz/in/", "https://bad.kz/"))
    assert lists(policy) == {
        ALLOW: ["https://.law.kz:443/", "https://.x.law.kz:443/"],
        BLOCK: ["*", ".law.kz/in/", ".x.law.kz/in/"],
    }


def test_a_name_below_a_wildcard_is_said_in_full() -> None:
    body = (
        'allow = ["https://*.law.kz/"]\nstart = "https://a.law.kz/"\n'
        'except = [{ match = "https://in.law.kz/", reason = "x" }]'
    )
    policy = make({"law": body, "x": 'allow = ["https://x.law.kz/a/"]'})
    assert lists(policy) == {
        ALLOW: ["https://.x.law.kz:443/", "https://.x.law.kz:443/a/", "https://law.kz:443/"],
        BLOCK: ["*", ".in.law.kz", ".law.kz", ".x.law.kz"],
    }


def test_the_text_is_plain_json_and_always_the_same() -> None:
    text = export_chrome(make({"law": 'allow = ["https://law.kz/", "https://a.kz/"]'})).text
    assert text == (
        '{\n  "URLAllowlist": [\n    "https://.a.kz:443/",\n    "https://.law.kz:443/"\n  ],\n'
        '  "URLBlocklist": [\n    "*"\n  ]\n}\n'
    )


def test_where_the_form_is_wider_in_general() -> None:
    exported = export_chrome(make({"law": 'allow = ["https://law.kz/"]'}))
    assert [line.says for line in exported.wider if not line.site] == [
        *GENERAL,
        "Chrome knows no last day: what ends on 2027-02-22 stays open",
    ]
    assert lines(make({"law": 'allow = ["https://law.kz/"]'}), "law") == []
    assert export_chrome(trial_policy((), ())).wider == ()


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ('allow = ["https://law.kz/about"]', "every path that begins like https://law.kz/about opens"),
        (
            'allow = [{ match = "https://law.kz/v", query = { id = "1" } }]\nstart = "https://law.kz/v?id=1"',
            "Chrome looks at a query's keys only as",
        ),
        (
            'allow = ["https://law.kz/"]\nexcept = [{ match = "https://law.kz/in/", reason = "x" }]',
            "https://law.kz/in/ is kept shut only as it is spelled",
        ),
        (
            'allow = ["https://law.kz/"]\nexcept = [{ match = "https://law.kz/", query = { q = "*" }, reason = "x" }]',
            "https://law.kz/?q=* is kept shut only with its query",
        ),
        (
            'allow = [{ match = "https://law.kz/", query = { v = "1" } }, "https://law.kz/a/"]\n'
            'start = "https://law.kz/a/"\n'
            'except = [{ match = "https://law.kz/", query = { w = "1" }, reason = "x" }]',
            "https://law.kz/?v=1 speaks in Chrome before what keeps https://law.kz/?w=1 shut",
        ),
        ('allow = ["https://law.kz/"]\nhours = [{ start = "09:00", end = "18:00" }]', "it opens at every hour"),
        ('allow = ["https://law.kz/"]\ngroups = ["adults"]', "for every reader, not only for adults"),
        ('allow = ["https://law.kz/"]\nexpires = 2026-12-31', "it stays open after 2026-12-31"),
    ],
)
def test_where_the_form_is_wider_for_a_site(body: str, says: str) -> None:
    found = lines(make({"law": body}), "law")
    assert any(says in one for one in found)
    assert all("law.kz" in one or len(found) == 1 for one in found)


def test_an_exception_that_cannot_be_heard_is_said() -> None:
    """The nearer opening in https would be spoken over by the exception, which only http needs."""
    body = (
        'allow = ["http://*.law.kz/"]\nstart = "https://b.law.kz/"\n'
        'except = [{ match = "https://*.law.kz/in/", reason = "x" }]'
    )
    policy = make({"law": body, "a": 'allow = ["https://a.law.kz/"]'})
    address = "http://a.law.kz/in/"
    assert opened(address, policy) is None
    assert judge(export_chrome(policy)).opens(address, "GET", MOMENT)
    says = "http://*.law.kz/ speaks in Chrome before what keeps https://*.law.kz/in/ shut"
    assert Wider("law", says) in export_chrome(policy).wider


def test_of_an_exception_on_another_port_nothing_is_said() -> None:
    shut = 'allow = ["https://law.kz/"]\nexcept = [{{ match = "https://law.kz:{}/", reason = "x" }}]'
    assert lines(make({"law": shut.format(8443)}), "law") == []
    policy = make({"law": shut.format("443/in")})
    assert any("https://law.kz/in/ is kept shut only as it is spelled" in says for says in lines(policy, "law"))


def test_a_site_with_fewer_methods() -> None:
    policy = make({"law": 'allow = ["https://law.kz/"]'})
    assert Wider("law", CONDUCT) in export_chrome(policy).wider
    for methods, says in ((FULL_METHODS, []), (frozenset({"GET"}), ["other methods than GET can be used"])):
        full = replace(policy.sites[0], mode=Mode.FULL, methods=methods)
        found = export_chrome(replace(policy, sites=(full,))).wider
        assert [line.says for line in found if line.site] == says


def test_more_than_chrome_looks_at_is_refused() -> None:
    hosts = ", ".join(f'"https://n{count}.kz/"' for count in range(1001))
    policy = make({"law": f"allow = [{hosts}]"})
    with pytest.raises(BadInput, match="1001") as caught:
        export_chrome(policy)
    assert caught.value.key == ALLOW


@settings(max_examples=100, deadline=None)
@given(PLAIN_POLICIES, st.randoms())
def test_an_export_can_be_read_back(policy: Policy, chance: Random) -> None:
    """What came back is never wider than what was written, and of whole hosts it is the same."""
    exported = export_chrome(policy)
    imported = read_chrome(exported.text.encode(), "export.json")
    again = load(imported)
    for url_text in chance.sample(URLS, 100):
        address = opened(url_text, again)
        assert address is None or judge(exported).opens(address, "GET", MOMENT), (url_text, exported)


def test_whole_hosts_come_back_as_they_were() -> None:
    body = (
        'allow = ["https://law.kz/", "https://*.law.kz/", "http://a.kz/"]\n'
        'except = [{ match = "https://in.law.kz/", reason = "x" }]'
    )
    policy = make({"law": body})
    again = load(read_chrome(export_chrome(policy).text.encode(), "export.json"))
    for url_text in [*URLS, "http://a.kz/", "https://a.kz/x", "https://in.law.kz/", "https://x.in.law.kz/"]:
        assert opened(url_text, again) == opened(url_text, policy), url_text
