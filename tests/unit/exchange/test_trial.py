# SPDX-License-Identifier: GPL-3.0-or-later
"""Drafts are tried in the engine: which of a site's patterns opens by that very site."""

import pytest

from kiosk.exchange.imported import Address, LockDraft, SiteDraft
from kiosk.exchange.trial import examples, first_that_opens, trial_policy
from kiosk.policy.pattern import parse_pattern


@pytest.mark.parametrize(
    ("match", "query", "expected"),
    [
        ("https://law.kz/", {}, ["https://law.kz/"]),
        ("http://law.kz/a", {}, ["https://law.kz/a", "http://law.kz/a"]),
        ("http://law.kz:8080/", {}, ["http://law.kz:8080/"]),
        ("https://*.law.kz/mem*", {}, ["https://www.law.kz/mem"]),
        ("https://law.kz/v", {"id": "1*", "w": "2"}, ["https://law.kz/v?id=1&w=2"]),
    ],
)
def test_examples_of_a_pattern(match: str, query: dict[str, str], expected: list[str]) -> None:
    pattern = parse_pattern(match, query=query)
    assert list(examples(pattern)) == expected


@pytest.mark.parametrize(
    ("allow", "shut", "locks", "first"),
    [
        (["https://law.kz/"], [], [], "https://law.kz/"),
        (["https://*.law.kz/", "https://law.kz/mem*", "https://law.kz/a/"], [], [], "https://law.kz/a/"),
        (["https://law.kz/", "https://law.kz/a/"], ["https://law.kz/"], [], "https://law.kz/a/"),
        (["http://law.kz/"], ["https://law.kz:443/"], [], "http://law.kz/"),
        (["https://law.kz/"], [], ["https://law.kz/"], None),
        (["https://law.kz.translate.goog/"], [], [], None),
    ],
)
def test_the_first_pattern_that_opens(allow: list[str], shut: list[str], locks: list[str], first: str | None) -> None:
    draft = SiteDraft("law", "", tuple(map(Address, allow)), tuple(map(Address, shut)))
    found = first_that_opens(draft, trial_policy([draft], map(LockDraft, locks)))
    assert (found.match if found else None) == first


def test_what_another_site_opens_does_not_count() -> None:
    near = SiteDraft("near", "", (Address("https://www.law.kz/"),))
    wide = SiteDraft("wide", "", (Address("https://*.law.kz/"),))
    assert first_that_opens(wide, trial_policy([near, wide], [])) is None
