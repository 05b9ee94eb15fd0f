# SPDX-License-Identifier: GPL-3.0-or-later
"""The shipped first policy: taken by the reader, complete in three languages, and careful where it must be."""

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.base.paths import resources
from kiosk.base.toml import LANGUAGES
from kiosk.policy.engine import Request, admit, decide
from kiosk.policy.model import Policy, Record, Site
from kiosk.policy.reader import read_policy

NOW = datetime(2026, 12, 1, tzinfo=UTC)
CORE = {"adilet", "zan", "supreme-court", "constitutional-court", "prosecutor", "ombudsman", "gov"}


@pytest.fixture(scope="module")
def starter() -> Policy:
    return read_policy(resources() / "policy" / "starter.toml")


def test_the_law_s_own_sites_are_core(starter: Policy) -> None:
    assert {site.id for site in starter.sites if site.core} >= CORE


def test_an_expired_starter_still_opens_the_law(starter: Policy) -> None:
    late = datetime(2030, 1, 1, tzinfo=UTC)
    opened = {site.id for site in starter.sites if decide(Request(site.start), starter, late).allowed}
    assert opened == {site.id for site in starter.sites if site.core}


def test_courts_and_those_who_defend_rights_are_only_counted(starter: Policy) -> None:
    for site in starter.sites:
        if site.topic in ("courts", "rights"):
            assert site.record is Record.COUNT, site.id


def test_every_site_is_explained_and_has_both_kinds_of_example(starter: Policy) -> None:
    for site in starter.sites:
        assert {example.opens for example in site.examples} == {True, False}, site.id
        assert _spoken(site), site.id
        assert starter.issued < site.review_by <= starter.issued + timedelta(days=190)


def _spoken(site: Site) -> bool:
    return site.about is not None and all(site.about[language] and site.title[language] for language in LANGUAGES)


def test_every_topic_has_a_site(starter: Policy) -> None:
    assert {topic.id for topic in starter.topics} == {site.topic for site in starter.sites}


@pytest.mark.parametrize("host", ["office.sud.kz", "qamqor.gov.kz", "aisoip.adilet.gov.kz", "insecure.zan.kz"])
def test_what_searches_people_or_is_unprotected_stays_shut(host: str, starter: Policy) -> None:
    assert not admit(host, 443, starter, NOW).allowed


def test_the_host_of_every_site_can_be_reached(starter: Policy) -> None:
    for site in starter.sites:
        for pattern in (*site.allow, *site.parts):
            assert admit(pattern.host, pattern.scope.port, starter, NOW).allowed, pattern.text


def test_nothing_but_https_is_listed_and_no_wildcard(starter: Policy) -> None:
    patterns = [pattern for site in starter.sites for pattern in (*site.allow, *site.parts)]
    assert all(pattern.scope.scheme == "https" and not pattern.subdomains for pattern in patterns)


def test_it_holds_for_about_three_months(starter: Policy) -> None:
    assert 80 <= (starter.expires - starter.issued).days <= 100
