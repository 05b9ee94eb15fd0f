# SPDX-License-Identifier: GPL-3.0-or-later
"""A policy in Chrome's lists: what it opens they open, and what they open beyond it is said."""

import itertools
import json
from collections.abc import Callable
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
from kiosk.policy.model import Policy
from kiosk.policy.pattern import parse_pattern
from tests.unit.exchange.conftest import MOMENT, load, opened

Make = Callable[..., Policy]
CONDUCT = "forms can be sent, and every method used"


def judge(exported: Exported) -> SourceFilter:
    return read_chrome(exported.text.encode(), "export.json").source


def lists(policy: Policy) -> dict[str, list[str]]:
    found: dict[str, list[str]] = json.loads(export_chrome(policy).text)
    return found


def lines(policy: Policy, site: str) -> list[str]:
    said = [line.says for line in export_chrome(policy).wider if line.site == site]
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
    for site in policy.sites:
        for match in site.allow:
            decided = decide(Request(url_text), policy, MOMENT).canonical or ""
            host = decided.partition("://")[2].partition("/")[0].partition(":")[0]
            path = "/" + decided.partition("://")[2].partition("/")[2]
            if (host.endswith(f".{match.host}") if match.subdomains else host == match.host) and path.startswith(
                match.scope.path
            ):
                found.add(str(site.id))
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
