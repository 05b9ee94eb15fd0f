# SPDX-License-Identifier: GPL-3.0-or-later
"""Drafts become a policy that a station could read; what would not open is left out with a line."""

from datetime import date, datetime

import pytest

from kiosk.base.errors import BadInput
from kiosk.base.paths import resources
from kiosk.exchange.drafts import Base, Drafted, drafted
from kiosk.exchange.imported import Address, Fate, Hours, Imported, LockDraft, SiteDraft
from kiosk.policy.engine import Request, decide
from kiosk.policy.layout import laid_out
from kiosk.policy.model import Mode, Record

STARTER = resources() / "policy" / "starter.toml"
TODAY = date(2026, 11, 24)


class Nobody:
    """A source that opens nothing."""

    def opens(self, url_text: str, method: str, moment: datetime) -> bool:
        return False


def _drafted(*sites: SiteDraft, locks: tuple[LockDraft, ...] = (), like: str = "") -> Drafted:
    text = like or STARTER.read_text(encoding="utf-8")
    base = Base(text, "like.toml", "From elsewhere", "a librarian", TODAY)
    return drafted(Imported("Elsewhere", sites, locks, (), Nobody()), base)


def _site(name: str, *allow: str, **more: object) -> SiteDraft:
    return SiteDraft(name, name, tuple(Address(one) for one in allow), **more)  # type: ignore[arg-type]


def test_what_is_drafted_says_that_nobody_has_decided() -> None:
    done = _drafted(_site("gov", "https://gov.kz/"), locks=(LockDraft("https://x.org/"),))
    site, lock = done.policy.sites[0], done.policy.locks[0]
    assert (site.mode, site.record, site.core, site.added_by) == (Mode.READ, Record.HOST, False, "a librarian")
    assert (site.reason, lock.reason) == ("open in Elsewhere", "kept shut in Elsewhere")
    assert (site.review_by - TODAY).days == 30
    assert done.text.startswith("# A draft")
    assert laid_out(done.text, "x") == done.text


def test_limits_and_notice_are_taken_over() -> None:
    done = _drafted(_site("gov", "https://gov.kz/"))
    text = STARTER.read_text(encoding="utf-8")
    assert done.policy.limits.session_minutes == 60
    assert done.policy.notice.operator["kk"] in text


@pytest.mark.parametrize("missing", ["limits", "notice"])
def test_a_base_without_them_is_bad_input(missing: str) -> None:
    text = STARTER.read_text(encoding="utf-8").replace(f"[{missing}", "[other")
    with pytest.raises(BadInput, match=rf"like.toml: {missing}: a policy with \[{missing}\] was expected"):
        _drafted(_site("gov", "https://gov.kz/"), like=text)


@pytest.mark.parametrize(
    ("allow", "start"),
    [
        (("https://gov.kz/",), "https://gov.kz/"),
        (("https://gov.kz/a",), "https://gov.kz/a"),
        (("https://gov.kz/a*",), "https://gov.kz/a"),
        (("https://*.gov.org/",), "https://www.gov.org/"),
        (("https://*.gov.org/", "https://gov.org/x/"), "https://gov.org/x/"),
        (("http://gov.kz:8080/",), "http://gov.kz:8080/"),
    ],
)
def test_the_home_screen_gets_an_address_that_opens(allow: tuple[str, ...], start: str) -> None:
    assert _drafted(_site("one", *allow)).policy.sites[0].start == start


def test_a_query_is_part_of_the_first_address() -> None:
    draft = SiteDraft("one", "One", (Address("https://gov.kz/w", {"v": "abc*"}),))
    policy = _drafted(draft).policy
    assert policy.sites[0].start == "https://gov.kz/w?v=abc"
    moment = datetime(2026, 11, 24, 10).astimezone()
    assert decide(Request("https://gov.kz/w?v=abcd"), policy, moment).allowed
    assert not decide(Request("https://gov.kz/w?v=x"), policy, moment).allowed


def test_hours_methods_and_excepts_stand_where_they_belong() -> None:
    hours = (Hours(("mon", "fri"), "09:00", "24:00"),)
    draft = _site("one", "https://gov.kz/", hours=hours, methods=("GET",), excepts=(Address("https://gov.kz/x/"),))
    site = _drafted(draft).policy.sites[0]
    assert (site.methods, len(site.hours), site.hours[0].end) == (frozenset({"GET"}), 1, 24 * 60)
    assert site.excepts[0].match.text == "https://gov.kz/x/"


def test_a_site_of_which_nothing_opens_is_left_out_and_reported() -> None:
    shut = _site("shut", "https://a.kz/", "https://b.kz/", excepts=(Address("https://a.kz/"), Address("https://b.kz/")))
    done = _drafted(_site("gov", "https://gov.kz/"), shut, _site("org", "https://org.kz/"))
    assert [site.id for site in done.policy.sites] == ["gov", "org"]
    assert [(line.entry, line.fate) for line in done.left_out] == [("shut", Fate.NEEDS_DECISION)]


def test_a_shut_first_address_gives_way_to_the_next() -> None:
    one = _site("one", "https://a.kz/", "https://b.kz/", excepts=(Address("https://a.kz/"),))
    done = _drafted(one)
    assert (done.policy.sites[0].start, done.left_out) == ("https://b.kz/", ())


def test_nothing_at_all_is_a_policy_that_opens_nothing() -> None:
    assert _drafted().policy.sites == ()
